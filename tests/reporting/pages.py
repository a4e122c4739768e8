"""Pages of the small rulebook, and how a browser's parser reads them."""

from __future__ import annotations

from datetime import date
from xml.etree.ElementTree import Element

import html5lib
from tests.reporting.samples import EVERY, RULES, advisor, recommended

from subsidiarity.reporting.html.decision import DecisionPages, Neighbours
from subsidiarity.reporting.html.index import Entry, entry_of
from subsidiarity.reporting.imprint import Imprint
from subsidiarity.reporting.outlines.report import Report, report_of

IMPRINT = Imprint(date(2026, 3, 4), date(2028, 3, 4), "Six people of Well Street", "Those who fetch water at night")
NOTHING_NOTED = Imprint(date(2026, 3, 4), date(2028, 3, 4))


def report(text: str, imprint: Imprint = IMPRINT, role: str | None = None, rules: str = RULES) -> Report:
    """The report on a decision file of one document."""
    recommendation = recommended(text, rules)
    prospects = advisor(rules).prospects(recommendation.decision, role)
    return report_of(advisor(rules).compiled, recommendation, prospects, imprint, role_id=role)


def group_report(*texts: str) -> Report:
    """The report on several people's sheets of one decision."""
    view = advisor().group([recommended(text).decision for text in texts])
    prospects = advisor().prospects(view.middle.decision)
    return report_of(advisor().compiled, view.middle, prospects, IMPRINT, group=view)


def decision_page(text: str, imprint: Imprint = IMPRINT, rules: str = RULES) -> str:
    """The page of a decision file of one document, in a folder with an index and a rulebook."""
    return page_on(report(text, imprint, rules=rules), neighbours=Neighbours("index.html", "rulebook.html"))


def page_on(*reports: Report, neighbours: Neighbours | None = None) -> str:
    """The page of some reports, at least one."""
    return DecisionPages(reports[0].recommendation.rulebook).render(reports, neighbours)


def entries() -> list[Entry]:
    """A line of the index for each kind of outcome."""
    return [entry_of(report(text), f"{name}.html") for name, text in EVERY.items()]


def parsed(page: str) -> Element:
    """The page as a browser reads it; an error wherever it is not as the standard wants it."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    root: Element = parser.parse(page)
    return root


def found(page: str, path: str) -> Element:
    """The first element of the page on this path."""
    node = parsed(page).find(path)
    assert node is not None, path
    return node


def words_of(node: Element) -> str:
    """All text of an element, runs of space as one."""
    return " ".join("".join(node.itertext()).split())


def tag(node: Element) -> str:
    """An element's name without its namespace."""
    return str(node.tag).rpartition("}")[2]


def tags(page: str) -> list[str]:
    """Every element's name, in order."""
    return [tag(node) for node in parsed(page).iter()]


def attributes(page: str) -> list[tuple[str, str]]:
    """Every attribute of every element as its name and value."""
    return [(name, value) for node in parsed(page).iter() for name, value in node.attrib.items()]
