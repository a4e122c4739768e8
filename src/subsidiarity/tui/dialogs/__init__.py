"""Boxes on top of a screen: to read, to choose, to type, to export, and the help."""
