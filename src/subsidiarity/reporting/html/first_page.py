"""The first page of a report as elements: who does what, the reasons beside the ladder, and the foot."""

from __future__ import annotations

from collections.abc import Iterator

from subsidiarity.model.recommendation import RoleAdvice
from subsidiarity.reporting.html_elements import Child, element
from subsidiarity.reporting.outline import FirstPage, Ladder, Outline, PageRow
from subsidiarity.reporting.picture.ladder import ladder_picture
from subsidiarity.reporting.wording.rung import without_reasons_told


def answer_elements(outline: Outline, advice: RoleAdvice, ladder: Ladder, prefix: str) -> Iterator[Child]:
    """The elements of an outline's title, its headline and its first page; `prefix` keeps ids on one page apart."""
    yield element("h1", outline.title, dir="auto")
    yield element("p", outline.headline, class_=f"verdict {_state(advice)}")
    if outline.page is not None:
        yield from _page_elements(outline.page, ladder, prefix)


def _state(advice: RoleAdvice) -> str:
    outcome = advice.outcome
    if outcome is None:
        return "open"
    return "none" if outcome.level is None else "contested" if outcome.contender is not None else "settled"


def _page_elements(page: FirstPage, ladder: Ladder, prefix: str) -> Iterator[Child]:
    if page.others:
        yield element("p", page.others, class_="others")
    yield element(
        "div",
        element("figure", ladder_picture(without_reasons_told(ladder), f"{prefix}picture-ladder")),
        row_elements(page),
        class_="first",
    )
    yield element("p", page.foot, class_="foot")


def row_elements(page: FirstPage) -> Child:
    """The rows of a first page, each with its label."""
    return element("dl", *map(_row, page.rows), class_="answer")


def _row(row: PageRow) -> Child:
    points = (
        element("li", point.text, *((" ", element("span", point.note, class_="known")) if point.note else ()))
        for point in row.points
    )
    said = element("p", row.text) if row.text else None
    return element("div", element("dt", row.label), element("dd", said, element("ul", *points) if row.points else None))
