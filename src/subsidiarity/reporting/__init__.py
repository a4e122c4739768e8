"""Nouns to text: an outline chooses the words once, and each format only sets them."""
