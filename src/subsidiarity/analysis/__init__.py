"""Questions about a rulebook or a recommendation, one module a question."""
