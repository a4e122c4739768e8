"""The blocks of an outline as elements of a page."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from subsidiarity.model.recommendation import Recommendation
from subsidiarity.model.rulebook import Source
from subsidiarity.reading.citation import cited
from subsidiarity.reporting.html.grid import grid_elements
from subsidiarity.reporting.html.page import wide
from subsidiarity.reporting.html.votes import votes_elements
from subsidiarity.reporting.html_elements import Child, element
from subsidiarity.reporting.language import words
from subsidiarity.reporting.outline import Block, Grid, Item, Items, Ladder, Outline, Paragraph, Table, Votes
from subsidiarity.reporting.picture.ladder import ladder_picture
from subsidiarity.reporting.wording.noun_words import capitalised
from subsidiarity.reporting.wording.role import reasons_behind
from subsidiarity.reporting.wording.source import citations_in

_SAFE_LINKS = ("https://", "http://")
_WITH_LINKS = ("sources", "elsewhere")
"""The classes of lists in which a detail may be a web address."""


class Citations:
    """Links from what a sentence rests on to the list of sources on the same page."""

    def __init__(self, sources: Mapping[str, Source], shown: Collection[str], prefix: str = "") -> None:
        """Take the sources by key, the keys `shown` on the page, and a prefix that keeps ids on one page apart."""
        self._keys = tuple(sources)
        self._shown = frozenset(shown)
        self._prefix = prefix

    def anchor(self, key: str) -> str:
        """The id that a source's entry in the list of sources has on the page."""
        return f"{self._prefix}source-{self._keys.index(key) + 1}"

    def linked(self, citation: str) -> Child:
        """The citations of one sentence, each leading to its source where the page lists it."""
        parts: list[Child] = []
        for key, said in cited(citation, self._keys):
            parts += ["; "] if parts else []
            parts.append(element("a", said, href=f"#{self.anchor(key)}") if key in self._shown else said)
        return element("p", *parts, class_="source")

    def key_of(self, text: str) -> str | None:
        """The key of the source that an entry of the list begins with; None if it begins with none."""
        return next((key for key in self._shown if text.startswith(f"{key}: ")), None)


def citations_on(recommendation: Recommendation, outline: Outline, prefix: str = "") -> Citations:
    """The links to the sources that an outline's sections and the reasons behind the roles rest on."""
    sources = recommendation.rulebook.sources
    blocks = [block for section in outline.sections for block in section.blocks]
    behind = (each.source for role in recommendation.roles for each in reasons_behind(recommendation, role))
    cited_here = (*citations_in(blocks), *behind)
    keys = {key for citation in cited_here for key, _ in cited(citation, tuple(sources)) if key}
    return Citations(sources, keys, prefix)


def block_elements(block: Block, citations: Citations, prefix: str = "", class_: str = "") -> Iterator[Child]:
    """The elements of one block; `class_` is the class of a list, `prefix` keeps ids on one page apart."""
    match block:
        case Paragraph(text):
            yield element("p", text)
        case Items(lead, items):
            if lead:
                yield element("h3", lead)
            listed = (_item(item, citations, class_) for item in items)
            yield element("ul", *listed, class_=f"points {class_}".strip())
        case Table():
            yield wide(words("Table: {name}", name=block.header[0]), table(block))
        case Votes():
            yield from votes_elements(block)
        case Ladder():
            yield element("figure", ladder_picture(block, f"{prefix}ladder"))
        case Grid():
            yield from grid_elements(block)


def table(block: Table, caption: str = "") -> Child:
    """A table whose first row names the columns and whose first column names the rows."""
    head = element("tr", *(element("th", capitalised(name), scope="col") for name in block.header))
    rows = (
        element("tr", element("th", row[0], scope="row"), *(element("td", cell) for cell in row[1:]))
        for row in block.rows
    )
    return element(
        "table", element("caption", caption) if caption else None, element("thead", head), element("tbody", *rows)
    )


def web_link(address: str) -> Child:
    """A link to a web address; the text itself if it is no such address."""
    if not address.startswith(_SAFE_LINKS):
        return address
    return element("a", address, href=address, rel="noreferrer")


def _item(item: Item, citations: Citations, class_: str) -> Child:
    details: Iterable[Child] = (
        element("p", web_link(detail) if class_ in _WITH_LINKS else detail, class_="detail") for detail in item.details
    )
    key = citations.key_of(item.text) if class_ == "sources" else None
    return element(
        "li",
        element("p", item.text),
        *details,
        citations.linked(item.source) if item.source else None,
        id=None if key is None else citations.anchor(key),
    )
