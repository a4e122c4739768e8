"""An outline on a page of its own, on top of the screen that it was asked on."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from subsidiarity.reporting.language import Phrase
from subsidiarity.reporting.outline import Outline
from subsidiarity.tui.bindings import act_with_fixed_key
from subsidiarity.tui.key_line import Key
from subsidiarity.tui.screen import HELP, QUIT
from subsidiarity.tui.scrolled_screen import ScrolledScreen


class PageScreen(ScrolledScreen):
    """A screen with an outline as one long page that is scrolled."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *act_with_fixed_key("right", "n", "next_part", Phrase("next part"), "next"),
        *act_with_fixed_key("left,escape", "b", "back", Phrase("back"), "back"),
        Binding("j", "scroll(1)", show=False),
        Binding("k", "scroll(-1)", show=False),
    ]
    KEYS: ClassVar[tuple[Key, ...]] = (
        HELP,
        Key("b", Phrase("back"), "screen.back"),
        Key("n", Phrase("next part"), "screen.next_part", 1),
        QUIT,
    )
    MOVES: ClassVar[tuple[tuple[Phrase, Phrase], ...]] = ((Phrase("up, down, PgUp, PgDn"), Phrase("scroll")),)

    def __init__(self, whereabouts: str, outline: Outline) -> None:
        super().__init__()
        self._whereabouts = whereabouts
        self._outline = outline

    def show(self) -> None:
        """Set the outline in lines."""
        if self.size.width:
            self.write("#title", self._outline.title)
            self.write("#place", self._whereabouts)
            self.set_outline(self._outline)

    def action_back(self) -> None:
        """Go back to the screen below."""
        self.app.pop_screen()
