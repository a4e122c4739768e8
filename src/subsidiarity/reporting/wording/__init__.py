"""The words around the rulebook's own sentences: each part of the argument in a module of its own."""
