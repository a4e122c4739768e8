"""A part of a screen whose text changes often, and comes in the lines in which it is shown."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widgets import Static

from subsidiarity.tui.widgets.painted import Brush, Painted, kept, lines_of


class Part(Painted, Static):
    """A part of a screen: a text without markup."""

    virtual_size = Reactive(Size(0, 0), layout=False, repaint=False)
    """The size of the text; textual would lay the screen out again for it, and paint it again."""

    def __init__(self, id: str) -> None:
        super().__init__(id=id, markup=False)
        kept(self)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The rows of the text in `width` columns, which are its lines where they fit."""
        lines = self.content.plain.split("\n") if isinstance(self.content, Content) else []
        is_set = bool(lines) and max(map(cell_len, lines)) <= width
        return len(lines) if is_set else super().get_content_height(container, viewport, width)

    def paint(self, size: tuple[int, int]) -> list[Strip] | None:
        """The lines of the text; None for one that has to be wrapped, cut or set in the middle."""
        width, height = size
        content, styles, brush = self.content, self.styles, Brush(self, width)
        padding = styles.padding
        if not isinstance(content, Content) or styles.gutter != padding or styles.content_align != ("left", "top"):
            return None
        lines, room = lines_of(self, content, self.visual_style), width - padding.width
        if styles.text_align not in ("start", "left", "right") or any(columns > room for _, columns in lines):
            return None
        is_right = styles.text_align == "right"
        strips = [brush.line(line, padding.left + (room - line[1] if is_right else 0)) for line in lines]
        blank = [brush.blank()] * height
        return [*blank[: padding.top], *strips[: height - padding.height], *blank][:height]
