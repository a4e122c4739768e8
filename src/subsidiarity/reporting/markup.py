"""Elements of HTML and SVG. Text goes in as text nodes and attribute values only, so that data is never markup."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from xml.etree.ElementTree import Element, tostring

from subsidiarity.reporting.safe import inert_markup, safe

Child = Element | str | None
"""What an element holds; None stands for nothing, so that a part can be left out in place."""

_SPACE = re.compile(r"\s{2,}|[^\S ]")
"""Space that does not come out as it is: most texts have none."""
_ON_A_LINE_OF_ITS_OWN = frozenset(
    "html head meta title link style script body header nav main section footer h1 h2 h3 h4 p ul ol li dl dt dd figure "
    "figcaption table caption thead tbody tr th td div svg desc article nav".split()
)
"""Elements after which a line ends: files that people compare are read by line."""


def element(tag: str, *children: Child, **attributes: str | int | float | None) -> Element:
    """An element: `class_` is written class, `aria_label` aria-label; an attribute that is None is left out."""
    made = Element(tag, {_name(name): _value(value) for name, value in attributes.items() if value is not None})
    if tag in _ON_A_LINE_OF_ITS_OWN:
        made.tail = "\n"
    for child in children:
        append(made, child)
    return made


def append(parent: Element, child: Child) -> None:
    """Put a child after the others; text is shown as it was typed, controls and runs of space made harmless."""
    if isinstance(child, str):
        text = safe(_SPACE.sub(" ", child))
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + text
        else:
            parent.text = (parent.text or "") + text
    elif child is not None:
        parent.append(child)


def verbatim(tag: str, text: str) -> Element:
    """A style sheet or a script of our own, kept byte for byte so that its hash holds; never for data."""
    made = Element(tag)
    made.text = text
    made.tail = "\n"
    return made


def written(root: Element) -> str:
    """The element as HTML text."""
    return inert_markup(tostring(root, encoding="unicode", method="html"))


@cache  # as many as our own pages have
def _name(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


@lru_cache(maxsize=1_000, typed=True)  # classes come again and again
def _value(value: str | int | float) -> str:
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".")
    return safe(_SPACE.sub(" ", str(value)))
