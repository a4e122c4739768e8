"""A list of numbered options in which every option can be reached with arrows, digits or the mouse."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Click, Resize
from textual.message import Message
from textual.widgets import OptionList


class Options(OptionList):
    """An OptionList whose texts are never markup, that leaves left and right to its screen, and has vim's keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", show=False),
        Binding("k", "cursor_up", show=False),
        Binding("left", "screen.back", show=False),
        Binding("right", "screen.forward", show=False),
    ]

    @dataclass
    class Pointed(Message):
        """An option was clicked with the mouse."""

        place: int

    class NothingPointed(Message):
        """Enter was pressed while no option was marked."""

    class Resized(Message):
        """The list has another width."""

    def __init__(self, id: str) -> None:
        super().__init__(id=id, markup=False)

    @property
    def text_width(self) -> int:
        """The columns an option's text may take."""
        return max(10, self.scrollable_content_region.width - 2)

    def on_resize(self, event: Resize) -> None:  # noqa: ARG002 - the new size is read where it is used
        """Let the screen lay out the options anew."""
        self.post_message(self.Resized())

    def action_select(self) -> None:
        """Take the option that is marked."""
        if self.highlighted is None:
            self.post_message(self.NothingPointed())
        else:
            super().action_select()

    async def _on_click(self, event: Click) -> None:
        """A click chooses; it does not go on, as Enter does."""
        event.prevent_default()
        place: int | None = event.style.meta.get("option")
        if place is not None and not self.options[place].disabled:
            self.highlighted = place
            self.post_message(self.Pointed(place))
