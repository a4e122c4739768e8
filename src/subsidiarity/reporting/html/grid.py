"""The plus-minus grid as a table with a mark in every cell: what one step of one answer would do."""

from __future__ import annotations

from collections.abc import Iterator

from subsidiarity.reporting.html.page import wide
from subsidiarity.reporting.html_elements import Child, element
from subsidiarity.reporting.language import Phrase, words
from subsidiarity.reporting.outline import CellKind, Grid, GridCell, GridRow

_READING = Phrase(
    "An arrow shows that the result would move up or down, a diamond that it would change in another way, and a dot "
    "that it would stay."
)
_MARKS: dict[CellKind, str] = {
    "same": "M8 5a3 3 0 1 0 .01 0Z",
    "up": "M8 2L14 9H10V14H6V9H2Z",
    "down": "M8 14L2 7H6V2H10V7H14Z",
    "other": "M8 2L14 8L8 14L2 8Z",
}
"""SVG paths of the marks in a square of 16 units: a dot, arrows up and down, and a diamond for what is neither."""


def grid_elements(grid: Grid) -> Iterator[Child]:
    """How to read the marks of a grid, and its table."""
    yield element("p", words(_READING))
    head = element("tr", *(element("th", name, scope="col") for name in grid.header))
    caption = element("caption", grid.caption)
    body = element("tbody", *map(_row, grid.rows))
    yield wide(grid.caption, element("table", caption, element("thead", head), body, class_="grid"))


def _row(row: GridRow) -> Child:
    name = element("th", element("p", row.name), element("p", row.answer, class_="note"), scope="row")
    return element("tr", name, *map(_cell, row.cells))


def _cell(cell: GridCell) -> Child:
    mark = _MARKS.get(cell.kind)
    drawn = element("svg", element("path", d=mark), viewBox="0 0 16 16", aria_hidden="true") if mark else None
    return element("td", drawn, cell.text, class_=cell.kind)
