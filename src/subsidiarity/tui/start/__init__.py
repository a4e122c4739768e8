"""The screens before an interview begins: the start, the rulebooks, the tour."""
