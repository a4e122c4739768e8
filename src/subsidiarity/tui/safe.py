"""Text from files and people made safe for the screen: it cannot style, link, move or hide anything."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from subsidiarity.reporting.safe import safe_flow
from subsidiarity.reporting.wrapping import wrapped


def safe(text: str, style: str = "") -> Content:
    """A text as content that shows it as it was typed, on one line, and nothing else."""
    return Content.styled(safe_flow(text), style) if style else Content(safe_flow(text))


def safe_lines(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """A text made safe in lines of at most `width` terminal columns; `first` and `rest` begin the lines."""
    return wrapped(safe_flow(text), width, first, rest)


def stacked(lines: list[Content]) -> Content:
    """A content with these lines one below the other."""
    return Content("\n").join(lines)


def rows_of(contents: Iterable[Content]) -> int:
    """The number of lines that contents take, one below the other."""
    return sum(content.plain.count("\n") + 1 for content in contents)
