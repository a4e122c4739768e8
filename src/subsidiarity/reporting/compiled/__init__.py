"""The compiled rulebook as data: diagrams, the order of things and the words, for programs in other languages."""
