"""Many decisions as one Markdown table, for a pull request or a wiki; nothing in a cell acts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from subsidiarity.reporting.forms.markdown import escaped


def markdown_header(columns: Sequence[str]) -> str:
    """The first two lines of a Markdown table: the names of the columns, and the rule below them."""
    return _line(columns) + _line("---" for _ in columns).replace(r"\-", "-")


def markdown_row(cells: Sequence[str]) -> str:
    """A row of a Markdown table on one line."""
    return _line(cells)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(escaped(cell) for cell in cells)} |\n"
