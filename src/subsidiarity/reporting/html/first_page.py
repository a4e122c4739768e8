"""The first page of a report as elements: who does what, the reasons beside the ladder, and the foot."""

from __future__ import annotations

from collections.abc import Iterator

from subsidiarity.model.noun import replace
from subsidiarity.reporting.html_elements import Child, element
from subsidiarity.reporting.outline import FirstPage, Ladder, PageRow
from subsidiarity.reporting.picture.ladder import ladder_picture


def first_page_elements(page: FirstPage, ladder: Ladder, prefix: str) -> Iterator[Child]:
    """The elements below a headline; `prefix` keeps ids on one page apart."""
    if page.others:
        yield element("p", page.others, class_="others")
    yield element(
        "div",
        element("dl", *map(_row, page.rows), class_="answer"),
        element("figure", ladder_picture(_without_reasons_told(ladder), f"{prefix}picture-ladder")),
        class_="first",
    )
    yield element("p", page.foot, class_="foot")


def _without_reasons_told(ladder: Ladder) -> Ladder:
    """A ladder that says why a level is ruled out, and leaves what speaks for the others to the rows beside it."""
    return Ladder(tuple(rung if rung.state == "ruled out" else replace(rung, reason="") for rung in ladder.rungs))


def _row(row: PageRow) -> Child:
    points = (
        element("li", point.text, *((" ", element("span", point.note, class_="known")) if point.note else ()))
        for point in row.points
    )
    said = element("p", row.text) if row.text else None
    return element("div", element("dt", row.label), element("dd", said, element("ul", *points) if row.points else None))
