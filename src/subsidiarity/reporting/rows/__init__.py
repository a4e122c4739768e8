"""Many decisions, a row each: the few words of a row, and each form in which rows are written."""
