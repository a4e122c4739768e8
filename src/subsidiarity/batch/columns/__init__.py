"""Many rows at once: the one place that knows numpy and pyarrow, which come with the extra `columns`."""

SUFFIXES = (".parquet", ".arrow", ".feather", ".csv")
"""How the names of files end that hold tables."""


class UnusableTable(Exception):
    """A table, or a file of one, that cannot be used at all; its text says why."""
