"""A list of numbered options in which every option can be reached with arrows, digits or the mouse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

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


class Options(OptionList):
    """A list of options whose texts are never markup, that leaves left and right to its screen, and has vim's keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", show=False),
        Binding("k", "cursor_up", show=False),
        Binding("left", "screen.back", show=False),
        Binding("right", "screen.forward", show=False),
    ]

    virtual_size = Reactive(Size(0, 0), layout=False)
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
        for place, (old, new) in enumerate(zip(before, prompts, strict=True)):
            if not (isinstance(old, Content) and old.is_same(new)):
                self.replace_option_prompt_at_index(place, new)

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

    def _get_visual(self, option: Option) -> Visual:
        """The visual of an option; a marked one is without its colours, which were chosen for another background."""
        visual = super()._get_visual(option)
        if isinstance(visual, Content) and option is self.highlighted_option:
            return Content(visual.plain, [span for span in visual.spans if span.style == "bold"])
        return visual

    def _get_option_render(self, option: Option, style: Style) -> list[Strip]:
        """The strips of an option; air below a marked one is not marked."""
        strips = super()._get_option_render(option, style)
        if option is self.highlighted_option and str(option.prompt).endswith("\n"):
            plain = super()._get_option_render(option, self.get_visual_style("option-list--option"))
            return [*strips[:-1], plain[-1]]
        return strips

    async def _on_click(self, event: Click) -> None:
        """Mark the option that was clicked, and say so; a click does not go on, as Enter does."""
        event.prevent_default()
        place: int | None = event.style.meta.get("option")
        if place is not None and not self.options[place].disabled:
            self.highlighted = place
            self.post_message(self.Pointed(place))


def _height(prompt: object) -> int:
    return str(prompt).count("\n")
