"""The minutes of a workshop as a page to print and send: it needs no script, and nothing is loaded from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from subsidiarity.reporting.html.block import Citations, block_elements, citations_on
from subsidiarity.reporting.html.first_page import answer_elements
from subsidiarity.reporting.html.page import (
    Piece,
    contents,
    digest_line,
    page_of_pieces,
    part,
    prefixes,
    rulebook_line,
)
from subsidiarity.reporting.html.roles import roles_table
from subsidiarity.reporting.html_elements import Child, element
from subsidiarity.reporting.language import plural
from subsidiarity.reporting.outline import Section
from subsidiarity.reporting.outlines.minutes import Minutes
from subsidiarity.reporting.wording.headline import heading_below
from subsidiarity.reporting.wording.noun_words import leading

_DRAWN = ("ladder",)
"""The sections that the first page shows as a picture."""
_CLASSES = {"sources": "sources"}


def render_minutes_page(found: Sequence[Minutes]) -> str:
    """A page of HTML with the minutes of workshops under one rulebook, at least one, one after another."""
    rulebook = found[0].recommendation.rulebook
    pieces = [
        Piece(
            each.outline.title,
            f"{leading(each.outline.title)} {each.outline.headline}",
            tuple(_header(each, prefix)),
            tuple(_main(each, prefix)),
        )
        for prefix, each in zip(prefixes(len(found)), found, strict=True)
    ]
    footer = (*(element("p", limit) for limit in rulebook.limits[:1]), element("p", rulebook_line(rulebook)))
    heading = plural("{number} workshop", "{number} workshops", len(found))
    return page_of_pieces(pieces, heading, (*footer, digest_line(rulebook)), rulebook.language)


def _header(minutes: Minutes, prefix: str) -> Iterator[Child]:
    yield element("p", minutes.recommendation.rulebook.title, class_="kicker")
    yield from answer_elements(minutes.outline, minutes.recommendation.headline, minutes.ladder, prefix)


def _main(minutes: Minutes, prefix: str) -> Iterator[Child]:
    outline = minutes.outline
    sections = [section for section in outline.sections if section.id not in _DRAWN]
    citations = citations_on(minutes.recommendation, outline, prefix)
    yield element("h2", heading_below(outline), class_="full")
    for text in filter(str.strip, outline.description.split("\n\n")):
        yield element("p", text, class_="about", dir="auto")
    yield contents([(prefix + section.id, section.heading) for section in sections])
    for section in sections:
        yield part(prefix + section.id, section.heading, *_content(minutes, section, citations, prefix))


def _content(minutes: Minutes, section: Section, citations: Citations, prefix: str) -> Iterator[Child]:
    if section.id == "roles":
        yield roles_table(minutes.recommendation, citations)
        return
    for block in section.blocks:
        yield from block_elements(block, citations, prefix, _CLASSES.get(section.id, ""))
