"""The minutes of a workshop as a page to print and send: it needs no script, and nothing is loaded from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from subsidiarity.reporting.html.argument import argument_heading, full_title, judged_by, section_part
from subsidiarity.reporting.html.block import citations_on
from subsidiarity.reporting.html.first_page import answer_elements
from subsidiarity.reporting.html.page import Piece, contents, page_of_pieces, prefixes
from subsidiarity.reporting.html_elements import Child, element
from subsidiarity.reporting.language import plural
from subsidiarity.reporting.outlines.minutes import Minutes


def render_minutes_page(found: Sequence[Minutes]) -> str:
    """A page of HTML with the minutes of workshops under one rulebook, at least one, one after another."""
    rulebook = found[0].recommendation.rulebook
    pieces = [
        Piece(
            each.outline.title,
            full_title(each.outline),
            tuple(_header(each, prefix)),
            tuple(_main(each, prefix)),
        )
        for prefix, each in zip(prefixes(len(found)), found, strict=True)
    ]
    heading = plural("{number} workshop", "{number} workshops", len(found))
    return page_of_pieces(pieces, heading, judged_by(rulebook), rulebook.language)


def _header(minutes: Minutes, prefix: str) -> Iterator[Child]:
    yield element("p", minutes.recommendation.rulebook.title, class_="kicker")
    yield from answer_elements(minutes.outline, minutes.recommendation.headline, minutes.ladder, prefix)


def _main(minutes: Minutes, prefix: str) -> Iterator[Child]:
    outline = minutes.outline
    sections = [section for section in outline.sections if section.id != "ladder"]  # it stands on the first page
    citations = citations_on(minutes.recommendation, outline, prefix)
    yield from argument_heading(outline)
    yield contents([(prefix + section.id, section.heading) for section in sections])
    yield from (section_part(minutes.recommendation, section, citations, prefix) for section in sections)
