"""The argument below the first page of a report or of minutes: its heading, its sections, and what judged."""

from __future__ import annotations

from collections.abc import Iterator

from subsidiarity.model.recommendation import Recommendation
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reporting.html.block import Citations, block_elements
from subsidiarity.reporting.html.page import digest_line, part, rulebook_line
from subsidiarity.reporting.html.roles import roles_table
from subsidiarity.reporting.html_elements import Child, element
from subsidiarity.reporting.outline import Outline, Section
from subsidiarity.reporting.wording.headline import heading_below
from subsidiarity.reporting.wording.noun_words import leading

_CLASSES = {"answers": "answers", "sources": "sources", "elsewhere": "elsewhere"}


def full_title(outline: Outline) -> str:
    """The title of a window with one outline: its own title, then its headline."""
    return f"{leading(outline.title)} {outline.headline}"


def argument_heading(outline: Outline) -> Iterator[Child]:
    """The heading between the first page and the argument, and the description."""
    yield element("h2", heading_below(outline), class_="full")
    for text in filter(str.strip, outline.description.split("\n\n")):
        yield element("p", text, class_="about", dir="auto")


def section_part(
    recommendation: Recommendation, section: Section, citations: Citations, prefix: str, *after: Child
) -> Child:
    """A section under its heading: its blocks, or the table that shows them better, and further elements after it."""
    return part(prefix + section.id, section.heading, *_content(recommendation, section, citations, prefix), *after)


def _content(recommendation: Recommendation, section: Section, citations: Citations, prefix: str) -> Iterator[Child]:
    if section.id == "roles":
        yield roles_table(recommendation, citations)
        return
    for block in section.blocks:
        yield from block_elements(block, citations, prefix, _CLASSES.get(section.id, ""))


def judged_by(rulebook: Rulebook) -> Iterator[Child]:
    """The foot of a page: the first limit of the advice, and which rulebook judged."""
    yield from (element("p", limit) for limit in rulebook.limits[:1])
    yield element("p", rulebook_line(rulebook))
    yield digest_line(rulebook)
