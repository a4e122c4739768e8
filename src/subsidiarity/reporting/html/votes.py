"""Votes as a table on a page: a row for each option, and in each round's column a count behind its bar."""

from __future__ import annotations

from collections.abc import Iterator

from subsidiarity.reporting.bands import bands_of
from subsidiarity.reporting.html_elements import Child, element
from subsidiarity.reporting.language import words
from subsidiarity.reporting.outline import VoteRow, Votes


def votes_elements(votes: Votes) -> Iterator[Child]:
    """The elements of one question's votes: its words, a table where there were votes, and what came of them."""
    tables = (_table(band, votes.most) for band in bands_of(votes))
    came_of_it = (element("p", said) for said in votes.said)
    yield element("div", element("h3", votes.question), *tables, *came_of_it, class_="talk")


def _table(votes: Votes, most: int) -> Child:
    """A table of rounds that fit beside each other; `most` is the count to which bars are drawn."""
    head = element("tr", *(element("th", name, scope="col") for name in (words("Option"), *votes.rounds)))
    rows = (_row(row, most) for row in votes.rows)
    figures = (
        element("tr", element("th", name, scope="row"), *(element("td", cell) for cell in cells), class_="figures")
        for name, *cells in votes.figures
    )
    class_ = "votes single" if len(votes.rounds) == 1 else "votes"
    return element("table", element("thead", head), element("tbody", *rows, *figures), class_=class_)


def _row(row: VoteRow, most: int) -> Child:
    cells = (element("td", _bar(count, most), element("span", f"{count}")) for count in row.counts)
    return element("tr", element("th", row.name, scope="row"), *cells, class_="answer-row" if row.is_answer else None)


def _bar(count: int, most: int) -> Child:
    """A bar as long as its share of the largest count, for the eye alone: the number beside it says the same."""
    bar = element("rect", class_="bar", x=0, y=0, width=100 * count / most, height=10)
    return element("svg", bar, viewBox="0 0 100 10", preserveAspectRatio="none", aria_hidden="true")
