"""An outline as a page that stands by itself, or as a piece of one, as notebooks show it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from subsidiarity.reporting.html.block import Citations, block_elements
from subsidiarity.reporting.html.first_page import row_elements
from subsidiarity.reporting.html.page import own_text, page, part
from subsidiarity.reporting.html_elements import Child, Markup, element, html_text, verbatim
from subsidiarity.reporting.language import words
from subsidiarity.reporting.outline import Ladder, Outline, Section
from subsidiarity.reporting.wording.rung import rung_words

MOST_CHARACTERS = 20_000
"""The most characters of a piece: a notebook keeps one for each result that it shows."""
_CLASS = "subsidiarity"
_STYLE = Path(__file__).with_name("outline.css")
"""The style of a piece: colours are those of the notebook, light or dark, and nothing outside the piece is touched."""
_NOTHING = Citations({}, ())


def render_outline_page(outline: Outline, language: str) -> str:
    """A page of HTML with all of an outline, in a language; it loads nothing."""
    header = [
        element("h1", outline.title, dir="auto"),
        element("p", outline.headline, class_="verdict") if outline.headline else None,
        *_first_page(outline),
    ]
    main = [part(each.id, each.heading, *_blocks(each)) for each in outline.sections]
    return page(outline.title, header, main, (), language)


def render_piece(outline: Outline) -> str:
    """An outline as a piece of HTML: its first page, then its sections as far as there is room for them."""
    parts: list[Child] = [
        verbatim("style", own_text(_STYLE)),
        element("p", outline.title, class_="title", dir="auto"),
        element("p", outline.headline, class_="verdict") if outline.headline else None,
        *_first_page(outline),
    ]
    room = MOST_CHARACTERS - 500 - sum(len(each) for each in parts if each is not None)
    if outline.page is not None and outline.sections:
        parts.append(element("h3", words("The full argument")))
    for section in outline.sections:
        shown = _section(section)
        room -= len(shown)
        if room < 0:
            parts.append(element("p", words("There is more: print it."), class_="foot"))
            break
        parts.append(shown)
    return str(html_text(element("div", *parts, class_=_CLASS)))  # notebooks tell text by its very kind


def _first_page(outline: Outline) -> Iterator[Child]:
    if outline.page is None:
        return
    if outline.page.others:
        yield element("p", outline.page.others, class_="others")
    yield row_elements(outline.page)
    yield element("p", outline.page.foot, class_="foot")


def _section(section: Section) -> Markup:
    return element("div", element("h4", section.heading), *_blocks(section))


def _blocks(section: Section) -> Iterator[Child]:
    for block in section.blocks:
        if isinstance(block, Ladder):
            yield element("ul", *(element("li", f"{rung.name}: {rung_words(rung)}") for rung in block.rungs))
        else:
            yield from block_elements(block, _NOTHING)
