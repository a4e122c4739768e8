"""Nouns to text: an outline chooses the words once; plain, Markdown, HTML and records follow it."""
