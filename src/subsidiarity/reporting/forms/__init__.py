"""Forms of an outline: one module a form, which sets the words and chooses none."""
