"""HTML and SVG as text. What is not markup yet is text or a value, and is escaped: data never becomes markup."""

from __future__ import annotations

import re
from functools import lru_cache

from subsidiarity.reporting.safe import inert_markup, safe


class Markup(str):
    """HTML or SVG text that is escaped already. Whatever `str` methods make of it is plain text again, and escaped."""

    __slots__ = ()


Child = str | None
"""A child of an element: `Markup`, or text; None stands for nothing, so that a part can be left out in place."""

_SPACE = re.compile(r"\s{2,}|[^\S ]")
"""Space that a browser would show otherwise than it was typed: most texts have none."""
_ON_A_LINE_OF_ITS_OWN = frozenset(
    "html head meta title link style script body header nav main section footer h1 h2 h3 h4 p ul ol li dl dt dd figure "
    "figcaption table caption thead tbody tr th td div svg desc article nav".split()
)
"""Elements after which a line ends: files that people compare are read by line."""
_EMPTY = frozenset("area base br col embed hr img input link meta source track wbr".split())
"""HTML elements that hold nothing and are not closed."""


def element(tag: str, *children: Child, **attributes: str | int | float | None) -> Markup:
    """An element as markup: `class_` is written class, `aria_label` aria-label; an attribute that is None is left out.

    Text is shown as it was typed, controls and runs of space made harmless.
    """
    start = "".join([_attribute(name, value) for name, value in attributes.items() if value is not None])
    end = "\n" if tag in _ON_A_LINE_OF_ITS_OWN else ""
    if tag in _EMPTY:
        return Markup(f"<{tag}{start}>{end}")
    inside = "".join([child if isinstance(child, Markup) else _text(child) for child in children if child is not None])
    return Markup(f"<{tag}{start}>{inside}</{tag}>{end}")


def verbatim(tag: str, text: str) -> Markup:
    """A style sheet or a script of our own, kept byte for byte so that its hash holds; never for data."""
    return Markup(f"<{tag}>{text}</{tag}>\n")


def html_text(root: Markup) -> str:
    """A root element as HTML text, in which a build server finds no command."""
    return inert_markup(root)


def _text(text: str) -> str:
    text = safe(_SPACE.sub(" ", text))
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text or ">" in text:
        text = text.replace("<", "&lt;").replace(">", "&gt;")
    return text


@lru_cache(maxsize=1_000, typed=True)  # classes come again and again
def _attribute(name: str, value: str | int | float) -> str:
    if isinstance(value, float):
        shown = f"{value:.2f}".rstrip("0").rstrip(".")
    else:
        shown = _text(str(value)).replace("&lt;", "<").replace('"', "&quot;")
    return f' {name.rstrip("_").replace("_", "-")}="{shown}"'
