"""The one view of a sitting that every shell shows: its progress and standing, its result, minutes and files."""
