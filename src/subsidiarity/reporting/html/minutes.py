"""The minutes of a workshop as a page, to be read on a phone."""

from __future__ import annotations

from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reporting.html.block import Citations, block_elements
from subsidiarity.reporting.html.page import page, part
from subsidiarity.reporting.html_elements import Child, element
from subsidiarity.reporting.outline import Outline


def render_minutes_page(outline: Outline, rulebook: Rulebook) -> str:
    """A page of HTML with the minutes; it has no script and loads nothing from elsewhere."""
    header = [
        element("p", rulebook.title, class_="kicker"),
        element("h1", outline.title, dir="auto"),
        element("p", outline.headline, class_="verdict"),
    ]
    citations = Citations(rulebook.sources, ())
    main: list[Child] = [
        part(
            section.id,
            section.heading,
            *(each for block in section.blocks for each in block_elements(block, citations)),
        )
        for section in outline.sections
    ]
    return page(outline.title, header, main, [], rulebook.language)
