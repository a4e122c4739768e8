"""The columns of many rows at once: the one package that knows numpy and pyarrow, from the extra `columns`."""

SUFFIXES = (".parquet", ".arrow", ".feather", ".csv")
"""The endings of the names of files that hold tables."""


class UnusableTable(ValueError):
    """An error: a table, or a file of one, cannot be used at all; its text says why."""
