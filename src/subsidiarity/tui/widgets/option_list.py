"""A list of numbered options in which every option can be reached with arrows, digits or the mouse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click, Resize
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from subsidiarity.tui.widgets.painted import Brush, Line, Painted, kept, lines_of


class Options(Painted, OptionList):
    """A list of options whose texts are never markup, that leaves left and right to its screen, and has vim's keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", show=False),
        Binding("k", "cursor_up", show=False),
        Binding("left", "screen.back", show=False),
        Binding("right", "screen.forward", show=False),
    ]

    virtual_size = Reactive(Size(0, 0), layout=False, repaint=False)
    """The size of all options; textual would lay the screen out again for it, though only a scrollbar may need that."""

    @dataclass
    class Pointed(Message):
        """A message that the option at `place`, an index from 0, was clicked with the mouse."""

        place: int

    class NothingPointed(Message):
        """A message that Enter was pressed while no option was marked."""

    class Resized(Message):
        """A message that the list has another width."""

    def __init__(self, id: str) -> None:
        super().__init__(id=id, markup=False)
        self._laid_out_for: tuple[int, Size] | None = None
        self._drawn: dict[tuple[Option, Style], list[Strip]] = {}
        """The lines of each option in each of its looks, of the list's whole width."""
        kept(self)

    @property
    def text_width(self) -> int:
        """The terminal columns that an option's text may take."""
        return max(10, self.scrollable_content_region.width - 2)

    def change(self, prompts: Sequence[Content]) -> None:
        """Show these prompts; in place where they take the room of those before, for a new layout takes time."""
        before = [option.prompt for option in self.options]
        if list(map(_height, before)) != list(map(_height, prompts)):
            self.set_options(map(Option, prompts))
            return
        for option, old, new in zip(self.options, before, prompts, strict=True):
            if not (isinstance(old, Content) and old.is_same(new)):
                option._set_prompt(new)
                for drawn in [drawn for drawn in self._drawn if drawn[0] is option]:
                    del self._drawn[drawn]
                self.refresh()

    def on_resize(self, event: Resize) -> None:
        """Let the screen lay out the options anew, if the width or the screen's size is another.

        Another height alone changes no line; textual would draw them all a second time.
        """
        laid_out_for = self.text_width, self.screen.size
        if laid_out_for != self._laid_out_for:
            self._laid_out_for = laid_out_for
            self.post_message(self.Resized())
        else:
            event.prevent_default()

    def action_select(self) -> None:
        """Take the option that is marked."""
        if self.highlighted is None:
            self.post_message(self.NothingPointed())
        else:
            super().action_select()

    def paint(self, size: tuple[int, int]) -> list[Strip] | None:
        """The lines of the options in sight, and air below them."""
        if self.styles.gutter:
            return None
        width, height = size
        self._update_lines()
        brush, lines, top = Brush(self, width), self._line_cache.lines, self.scroll_offset.y
        shown = lines[top : top + height]
        drawn = {index: self._draw(index, brush) for index in dict.fromkeys(index for index, _ in shown)}
        strips = [drawn[index][line] for index, line in shown]
        air = self.get_visual_style("option-list--option").rich_style
        return [*strips, *[brush.strip([Segment(" " * width, air)])] * (height - len(strips))]

    def notify_style_update(self) -> None:
        """Draw the options anew in other colours."""
        self._drawn.clear()
        super().notify_style_update()

    def _clear_caches(self) -> None:
        self._drawn.clear()
        super()._clear_caches()

    def _draw(self, index: int, brush: Brush) -> list[Strip]:
        """The lines of an option, of the list's whole width."""
        option = self.options[index]
        style = self._style_of(option, index)
        drawn = self._drawn.get((option, style))
        if drawn is None:
            strips = self._get_option_render(option, style)
            self._drawn[option, style] = drawn = [brush.line((strip._segments, strip.cell_length), 0) for strip in strips]
        return drawn

    def _style_of(self, option: Option, index: int) -> Style:
        if option.disabled:
            return self.get_visual_style("option-list--option", "option-list--option-disabled")
        if self.highlighted == index:
            return self.get_visual_style("option-list--option", "option-list--option-highlighted")
        if self._mouse_hovering_over == index:
            return self.get_visual_style("option-list--option", "option-list--option-hover")
        return self.get_visual_style("option-list--option")

    def _get_visual(self, option: Option) -> Visual:
        """The visual of an option; a marked one is without its colours, which were chosen for another background."""
        visual = super()._get_visual(option)
        if isinstance(visual, Content) and option is self.highlighted_option:
            return Content(visual.plain, [span for span in visual.spans if span.style == "bold"])
        return visual

    def _get_option_render(self, option: Option, style: Style) -> list[Strip]:
        """The strips of an option; air below a marked one is not marked."""
        strips = self._set(option, style)
        if option is self.highlighted_option and str(option.prompt).endswith("\n"):
            plain = self._set(option, self.get_visual_style("option-list--option"))
            return [*strips[:-1], plain[-1]]
        return strips

    def _set(self, option: Option, style: Style) -> list[Strip]:
        """The strips of an option, in the lines in which its text comes where they fit."""
        visual, width = self._get_visual(option), self.scrollable_content_region.width
        top, right, bottom, left = self.get_component_styles("option-list--option").padding
        lines = lines_of(self, visual, style) if isinstance(visual, Content) else []
        if not lines or top or bottom or max(columns for _, columns in lines) > width - left - right:
            return super()._get_option_render(option, style)
        mark = _mark(self._option_to_index[option])
        return [_strip(line, left, width, style.rich_style, mark) for line in lines]

    async def _on_click(self, event: Click) -> None:
        """Mark the option that was clicked, and say so; a click does not go on, as Enter does."""
        event.prevent_default()
        place: int | None = event.style.meta.get("option")
        if place is not None and not self.options[place].disabled:
            self.highlighted = place
            self.post_message(self.Pointed(place))


def _height(prompt: object) -> int:
    return str(prompt).count("\n")


def _strip(line: Line, before: int, width: int, air: RichStyle, mark: RichStyle) -> Strip:
    """A line of an option between air, which a mouse knows by its mark."""
    segments, columns = line
    whole = [Segment(" " * before, air), *segments, Segment(" " * (width - before - columns), air)]
    return Strip([Segment(text, look + mark if look else mark) for text, look, _ in whole], width)


@lru_cache(maxsize=64)
def _mark(index: int) -> RichStyle:
    return RichStyle.from_meta({"option": index})
