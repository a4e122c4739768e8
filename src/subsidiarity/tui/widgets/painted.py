"""Widgets that paint their own lines: textual sets each line anew, wrapped and boxed, which took most of a frame.

Our texts come in the lines in which they are shown, so that a line is its pieces and the air around them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TypeVar

from rich.segment import Segment
from rich.style import Style
from textual._styles_cache import StylesCache
from textual.color import Color
from textual.content import Content
from textual.filter import LineFilter
from textual.geometry import Region
from textual.strip import Strip
from textual.style import Style as ContentStyle
from textual.widget import Widget

_Widget = TypeVar("_Widget", bound=Widget)

Line = tuple[list[Segment], int]
"""A line's segments, and the terminal columns that they take."""


def kept(widget: _Widget) -> _Widget:
    """The widget, which from now on shows what was painted last until textual says that something changed."""
    widget._styles_cache = _Kept()
    return widget


class Painted:
    """A widget that paints itself, where it can."""

    def paint(self, size: tuple[int, int]) -> list[Strip] | None:
        """All lines of the widget, of `size` in columns and rows; None where textual has to paint them."""
        raise NotImplementedError


def lines_of(widget: Widget, content: Content, style: ContentStyle) -> list[Line]:
    """The lines of a content on the colours of a style, as they come."""
    lines: list[Line] = [([], 0)]
    for text, of_text in content.render(style, end="", parse_style=widget._get_style):
        look = (style + of_text).rich_style
        for number, part in enumerate(text.split("\n")):
            if number:
                lines.append(([], 0))
            if part:
                segment = Segment(part, look)
                segments, columns = lines[-1]
                segments.append(segment)
                lines[-1] = segments, columns + segment.cell_length
    return lines


class Brush:
    """The air and the colours around the lines of a widget."""

    def __init__(self, widget: Widget, width: int) -> None:
        background = widget.visual_style.background
        assert background is not None, "a widget has one, if only that of what is below it"
        self._background = background
        self._width = width
        self._filters: Sequence[LineFilter] = widget.get_line_filters()
        self.air = _air(self._background)

    def strip(self, segments: Iterable[Segment]) -> Strip:
        """A line of the widget's whole width from segments that fill it."""
        line = list(segments)
        for each in self._filters:
            line = each.apply(line, self._background)
        return Strip(line, self._width)

    def blank(self, look: Style | None = None) -> Strip:
        """A line of the widget's whole width with nothing on it, of its colours if not of others."""
        strip = Strip.blank(self._width, look or self.air)
        for each in self._filters:
            strip = strip.apply_filter(each, self._background)
        return strip

    def line(self, line: Line, before: int) -> Strip:
        """A line with columns of air before it, and after it up to the widget's width."""
        segments, columns = line
        after = self._width - columns - before
        head = [Segment(" " * before, self.air)] if before else []
        return self.strip([*head, *segments, Segment(" " * after, self.air)] if after else [*head, *segments])


class _Kept(StylesCache):
    """The lines of a widget as they were painted last, with textual's own way for widgets that need it."""

    def __init__(self) -> None:
        super().__init__()
        self._kept: list[Strip] = []
        self._kept_for: Region | None = None

    def clear(self) -> None:
        """Forget what was painted."""
        super().clear()
        self._kept_for = None

    def render_widget(self, widget: Widget, crop: Region) -> list[Strip]:
        """The lines of a widget within a crop of it."""
        if self._dirty_lines or self._kept_for != crop:
            self._kept = self._painted(widget, crop)
            self._kept_for = crop
        return self._kept

    def _painted(self, widget: Widget, crop: Region) -> list[Strip]:
        size = widget.outer_size
        painted = widget.paint(size) if isinstance(widget, Painted) and crop.width == size.width else None
        if painted is None:
            return super().render_widget(widget, crop)
        self._dirty_lines.clear()
        return painted[crop.y : crop.bottom]


@lru_cache(maxsize=64)
def _air(background: Color) -> Style:
    return ContentStyle(background=background).rich_style
