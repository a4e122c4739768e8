"""A table in lines of text: columns where they fit, otherwise a block for each row, its cells below each other."""

from __future__ import annotations

from collections.abc import Iterator

from subsidiarity.reporting.outline import Table
from subsidiarity.reporting.safe import safe_flow
from subsidiarity.reporting.wrapping import columns_of, padded, wrapped

_GAP = "  "


def table_lines(table: Table, width: int) -> list[str]:
    """A table in lines of at most `width` terminal columns, its header first where it has columns."""
    lines = column_lines(table)
    return lines if max(map(columns_of, lines)) <= width else list(stacked_lines(table, width))


def column_lines(table: Table) -> list[str]:
    """A table in columns, a line for the header and for each row, as wide as they need to be."""
    rows = [[safe_flow(cell) for cell in row] for row in (table.header, *table.rows)]
    widths = [max(columns_of(row[index]) for row in rows) for index in range(len(table.header))]
    return [_GAP.join(padded(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]


def stacked_lines(table: Table, width: int) -> Iterator[str]:
    """A table as a block for each row: its first cell, and below that each other cell behind its column's name."""
    header = [safe_flow(cell) for cell in table.header]
    for row in table.rows:
        first, *others = map(safe_flow, row)
        yield from wrapped(first, width)
        for name, cell in zip(header[1:], others, strict=True):
            yield from wrapped(f"{name}: {cell}" if name else cell, width, _GAP, _GAP * 2)
