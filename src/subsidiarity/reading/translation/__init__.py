"""Side files: the texts of a rulebook in another language."""
