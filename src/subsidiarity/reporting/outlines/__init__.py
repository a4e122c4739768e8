"""Outlines: the words of each report and view, chosen once for every form."""
