"""Lines of at most a given width, counted in the columns that a terminal uses."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from subsidiarity.reporting.safe import is_later_emoji


def columns_of(text: str) -> int:
    """The number of terminal columns that a text takes up."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


def wrapped(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """A text in lines of at most `width` terminal columns; `first` and `rest` begin the first and the other lines.

    A word longer than a line stays whole, so that an address can still be copied.
    """
    lines: list[str] = []
    line, used = first, columns_of(first)
    margin = columns_of(rest)
    is_empty = True
    for word in text.split():
        needed = columns_of(word)
        if not is_empty and used + 1 + needed > width:
            lines.append(line)
            line, used, is_empty = rest, margin, True
        line += word if is_empty else f" {word}"
        used += needed + (not is_empty)
        is_empty = False
    return [*lines, line]


def padded(text: str, width: int) -> str:
    """A text with spaces after it, up to `width` terminal columns."""
    return text + " " * (width - columns_of(text))


def shortened(text: str, width: int) -> str:
    """A text, or as much of it as fits into `width` terminal columns with an ellipsis."""
    if columns_of(text) <= width:
        return text
    kept, used = "", 1
    for character in text:
        used += _columns(character)
        if used > width:
            break
        kept += character
    return f"{kept}…"


@lru_cache(maxsize=4096)
def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") or is_later_emoji(character) else 1
