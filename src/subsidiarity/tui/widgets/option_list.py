"""A list of numbered options in which every option can be reached with arrows, digits or the mouse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar, cast

from rich.cells import cell_len
from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click, Key, Resize
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from subsidiarity.tui.widgets.painted import Brush, Painted, kept, lines_of

if TYPE_CHECKING:
    from textual.css.styles import RulesMap


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
        """A message that the option at `index`, from 0, was clicked with the mouse."""

        index: int

    class NothingPointed(Message):
        """A message that Enter was pressed while no option was marked."""

    class Resized(Message):
        """A message that the list has another width."""

    def __init__(self, id: str) -> None:
        super().__init__(id=id, markup=False)
        self._laid_out_for: tuple[int, Size] | None = None
        self._drawn: dict[Option, dict[Style, list[Strip]]] = {}
        """The lines of each option in sight in each of its looks, of the list's whole width."""
        kept(self)

    @property
    def text_width(self) -> int:
        """The terminal columns that an option's text may take; of a list that is not shown, those it took before."""
        if not self.display and self._laid_out_for is not None:
            return self._laid_out_for[0]
        return max(10, self.scrollable_content_region.width - 2)

    def change(self, prompts: Sequence[Content]) -> None:
        """Show these prompts; in place where there are as many as before, for new options take time."""
        options = self.options
        if len(prompts) != len(options):
            self.set_options(map(Option, prompts))
            return
        before = [option.prompt for option in options]
        others = [
            (option, new)
            for option, old, new in zip(options, before, prompts, strict=True)
            if not (isinstance(old, Content) and old.is_same(new))
        ]
        if not others:
            return
        for option, new in others:
            option._set_prompt(new)
            self._drawn.pop(option, None)
        self._option_render_cache.clear()
        if list(map(_height, before)) != list(map(_height, prompts)):
            self._line_cache.clear()
            self.highlighted = None
            self.scroll_y = 0
            self._update_lines()
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

    async def _on_key(self, event: Key) -> None:
        """Hand a key on to the app, past what holds the list: hardly a screen listens to keys, and each takes time."""
        if not hasattr(self.screen, "on_key"):
            event.stop()
            event._bubble_to(self.app)

    def scroll_to_highlight(self, top: bool = False) -> None:
        """Bring the marked option into sight, where not all of them are."""
        if self.max_scroll_y or self.scroll_y:
            super().scroll_to_highlight(top)

    def action_select(self) -> None:
        """Take the option that is marked."""
        if self.highlighted is None:
            self.post_message(self.NothingPointed())
        else:
            super().action_select()

    def paint(self, size: tuple[int, int]) -> list[Strip]:
        """The lines of the options in sight, and air below them; a list has neither border nor padding."""
        width, height = size
        self._update_lines()
        brush, top = _OptionBrush(self, width), self.scroll_offset.y
        shown = self._line_cache.lines[top : top + height]
        in_sight = [self.options[index] for index in dict.fromkeys(index for index, _ in shown)]
        self._drawn = {option: self._drawn.get(option, {}) for option in in_sight}
        drawn = {self._option_to_index[option]: self._draw(option, brush) for option in in_sight}
        strips = [drawn[index][line] for index, line in shown]
        return [*strips, *[brush.blank(brush.plain.rich_style)] * (height - len(strips))]

    def notify_style_update(self) -> None:
        """Draw the options anew in other colours."""
        self._drawn.clear()
        super().notify_style_update()

    def _clear_caches(self) -> None:
        self._drawn.clear()
        super()._clear_caches()

    def _update_lines(self) -> None:
        """Note which option stands on which lines; it is asked again and again, and seldom another."""
        options, noted = self.options, self._line_cache
        width = self.scrollable_content_region.width if len(noted.heights) < len(options) or not options else 0
        if not width:
            return
        room = width - self.get_component_styles("option-list--option").padding.width
        for index in range(len(noted.heights), len(options)):
            height = self._rows(self._get_visual(options[index]), room)
            noted.index_to_line[index], noted.heights[index] = len(noted.lines), height
            noted.lines.extend((index, line) for line in range(height))
        virtual_size = Size(width, len(noted.lines))
        if virtual_size != self.virtual_size:
            self.virtual_size = virtual_size
            self._scroll_update(virtual_size)

    def _rows(self, visual: Visual, room: int) -> int:
        """The rows that an option takes, as many as its text has lines where these fit into `room` columns."""
        lines = visual.plain.split("\n") if isinstance(visual, Content) else []
        return (
            len(lines)
            if lines and max(map(cell_len, lines)) <= room
            else visual.get_height(cast("RulesMap", self.styles), room)
        )

    def _draw(self, option: Option, brush: _OptionBrush) -> list[Strip]:
        """The lines of an option in sight, of the list's whole width; air below a marked one is not marked."""
        style, known = self._style_of(option, brush.plain), self._drawn[option]
        drawn = known.get(style)
        if drawn is None:
            drawn = known[style] = self._set(option, style, brush)
            if option is self.highlighted_option and str(option.prompt).endswith("\n"):
                drawn[-1] = self._set(option, brush.plain, brush)[-1]
        return drawn

    def _style_of(self, option: Option, plain: Style) -> Style:
        index = self._option_to_index[option]
        if option.disabled:
            return self.get_visual_style("option-list--option", "option-list--option-disabled")
        if self.highlighted == index:
            return self.get_visual_style("option-list--option", "option-list--option-highlighted")
        if self._mouse_hovering_over == index:
            return self.get_visual_style("option-list--option", "option-list--option-hover")
        return plain

    def _get_visual(self, option: Option) -> Visual:
        """The visual of an option; a marked one is without its colours, which were chosen for another background."""
        visual = super()._get_visual(option)
        if isinstance(visual, Content) and option is self.highlighted_option:
            return Content(visual.plain, [span for span in visual.spans if span.style == "bold"])
        return visual

    def _set(self, option: Option, style: Style, brush: _OptionBrush) -> list[Strip]:
        """The lines of an option, those in which its text comes where they fit; a mouse knows it by its mark."""
        visual, width = self._get_visual(option), self.virtual_size.width
        left, right = brush.before, brush.after
        marked = style + _mark(self._option_to_index[option])
        lines = lines_of(self, visual, marked) if isinstance(visual, Content) else []
        if not lines or max(columns for _, columns in lines) > width - left - right:
            strips = self._get_option_render(option, style)
            return [brush.line((list(strip), strip.cell_length), 0) for strip in strips]
        air = marked.rich_style
        return [
            brush.line(([Segment(" " * left, air), *segments, Segment(" " * (width - left - columns), air)], width), 0)
            for segments, columns in lines
        ]

    async def _on_click(self, event: Click) -> None:
        """Mark the option that was clicked, and say so; a click does not go on, as Enter does."""
        event.prevent_default()
        index: int | None = event.style.meta.get("option")
        if index is not None and not self.options[index].disabled:
            self.highlighted = index
            self.post_message(self.Pointed(index))


class _OptionBrush(Brush):
    """The air and the colours around options, which have columns of air before and after their texts."""

    def __init__(self, options: Options, width: int) -> None:
        super().__init__(options, width)
        _, self.after, _, self.before = options.get_component_styles("option-list--option").padding
        self.plain = options.get_visual_style("option-list--option")


def _height(prompt: object) -> int:
    return str(prompt).count("\n")


@lru_cache(maxsize=64)
def _mark(index: int) -> Style:
    """The mark by which a mouse knows an option, by its index from 0."""
    return Style.from_meta({"option": index})
