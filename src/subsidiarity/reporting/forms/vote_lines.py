"""Votes in lines of text: the options at the left, a bar and a count for each round beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from subsidiarity.reporting.bands import bands_of
from subsidiarity.reporting.outline import Votes
from subsidiarity.reporting.safe import safe_flow
from subsidiarity.reporting.wrapping import columns_of, padded, wrapped

BAR, ASCII_BAR = "█", "#"
_LONGEST_BAR = 10
_LEAST_TEXT = 24
"""Columns that the options need at least beside bars; where there are fewer, counts stand alone."""
_GAP = 2


def bar_of(count: int, most: int, longest: int, sign: str = BAR) -> str:
    """A bar for a count, of `longest` signs where it is `most`, the largest; of one sign at least for a vote."""
    return sign * (max(round(longest * count / most), 1) if count and longest else 0)


def vote_lines(votes: Votes, width: int, *, is_ascii: bool = False) -> Iterator[str]:
    """The question, the rows of its votes, and what came of them, in lines of at most `width` terminal columns."""
    yield from wrapped(safe_flow(votes.question), width)
    yield from _rows(votes, width, ASCII_BAR if is_ascii else BAR)
    for said in votes.said:
        yield from wrapped(safe_flow(said), width, "  ", "  ")


def _rows(votes: Votes, width: int, sign: str) -> Iterator[str]:
    """The rows of votes; rounds that do not fit beside the others stand below them, with the options once more."""
    cells = _cells(votes, _LONGEST_BAR, sign)
    columns = _columns(votes, cells)
    room = width - _LEAST_TEXT
    if sum(columns) + _GAP * len(columns) > room:
        cells = _cells(votes, 0, sign)
        columns = _columns(votes, cells)
    if len(columns) > 1 and sum(columns) + _GAP * len(columns) > room:
        for band in bands_of(votes, max(room // (max(columns) + _GAP), 1)):
            counts = _cells(band, 0, sign)
            yield from _band(band, counts, _columns(band, counts), width)
    else:
        yield from _band(votes, cells, columns, width)


def _band(votes: Votes, cells: Sequence[Sequence[str]], columns: Sequence[int], width: int) -> Iterator[str]:
    """The rows of votes whose rounds stand beside each other, by their cells and the widths of their columns."""
    text = max(width - sum(columns) - _GAP * len(columns), _LEAST_TEXT)
    names = (line for row in votes.rows for line in wrapped(safe_flow(row.name), text, "  ", "     "))
    text = min(text, max((columns_of(line) for line in names), default=0))
    if votes.rounds:
        yield from _row("", votes.rounds, text, columns)
    for row, beside in zip(votes.rows, cells, strict=True):
        yield from _row(row.name, beside, text, columns)
    for name, *figures in votes.figures:
        yield from _row(name, figures, text, columns)


def _cells(votes: Votes, longest: int, sign: str) -> list[list[str]]:
    """For each row, a bar and a count in each round."""
    most = votes.most
    return [[f"{bar_of(count, most, longest, sign)} {count}".lstrip() for count in row.counts] for row in votes.rows]


def _columns(votes: Votes, cells: Sequence[Sequence[str]]) -> list[int]:
    """The width of each round's column, in terminal columns."""
    figures = [row[1:] for row in votes.figures]
    return [max(map(columns_of, column)) for column in zip(votes.rounds, *figures, *cells, strict=True)]


def _row(name: str, cells: Sequence[str], text: int, columns: Sequence[int]) -> Iterator[str]:
    """The lines of a row: its cells stand beside the first line of its name."""
    first, *rest = wrapped(safe_flow(name), text, "  ", "     ")
    beside = "".join(" " * _GAP + padded(cell, size) for cell, size in zip(cells, columns, strict=True))
    yield f"{padded(first, max(text, columns_of(first)))}{beside}".rstrip()
    yield from rest
