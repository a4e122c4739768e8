"""Tables of decisions: comma-separated values, a decision a row."""
