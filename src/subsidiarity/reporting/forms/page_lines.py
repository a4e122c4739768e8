"""A first page in lines of text: labels in the margin, sentences beside them, and how well an answer is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from subsidiarity.reporting.outline import FirstPage, PageRow, Point
from subsidiarity.reporting.safe import safe_flow
from subsidiarity.reporting.wrapping import columns_of, padded, wrapped

MOST_LINES = 22
"""Lines of a page, below its title, that a screen of 25 lines has room for."""
_FEWER_POINTS = (2, 1)
_NARROW = 50
"""Columns below which a label stands above its sentences, not beside them."""


def page_lines(headline: str, page: FirstPage, width: int) -> list[str]:
    """A first page below its title, in lines of at most `width` terminal columns.

    Where the page would be too long, rows take their shorter text, the last ones first; then lists name fewer points.
    """
    rows = list(page.rows)
    for index, row in _shorter(page.rows):
        if len(_lines(headline, page, rows, width)) > MOST_LINES:
            rows[index] = row
    return _lines(headline, page, rows, width)


def _shorter(rows: Sequence[PageRow]) -> Iterator[tuple[int, PageRow]]:
    """The rows that can be shorter, in the order in which they are to be, each with its place (from 0)."""
    backwards = list(reversed(list(enumerate(rows))))
    yield from ((index, PageRow(row.label, row.short)) for index, row in backwards if row.short and not row.points)
    for most in _FEWER_POINTS:
        pointed = ((index, row, row.short or row.text) for index, row in backwards if row.points)
        yield from ((index, PageRow(row.label, text, row.points[:most])) for index, row, text in pointed)


def _lines(headline: str, page: FirstPage, rows: Sequence[PageRow], width: int) -> list[str]:
    verdict = [line for text in (headline, page.others) if text for line in wrapped(safe_flow(text), width)]
    margin = 0 if width < _NARROW else 2 + max((columns_of(safe_flow(row.label)) for row in rows), default=0)
    said = [line for row in rows for line in _row(row, margin, width)]
    foot = wrapped(safe_flow(page.foot), width) if page.foot else []
    return [line for part in (verdict, said, foot) if part for line in (*part, "")][:-1]


def _row(row: PageRow, margin: int, width: int) -> Iterator[str]:
    label, indent = safe_flow(row.label), " " * (margin or 2)
    if not margin:
        yield label
    yield from wrapped(safe_flow(row.text), width, padded(label, margin) if margin else indent, indent)
    for point in row.points:
        yield from _point(point, indent, width)


def _point(point: Point, indent: str, width: int) -> Iterator[str]:
    """The lines of a point, with its note at the right edge: of the last line, if there is room, or of the next."""
    *lines, last = wrapped(safe_flow(point.text), width, f"{indent}- ", f"{indent}  ")
    note = safe_flow(point.note)
    yield from lines
    free = width - columns_of(last) - columns_of(note)
    if not note:
        yield last
    elif free > 1:
        yield last + " " * free + note
    else:
        yield last
        yield " " * max(width - columns_of(note), 0) + note
