"""An outline on a page of its own, on top of the screen that it was asked on."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.events import Resize
from textual.widgets import Static

from subsidiarity.reporting.language import later
from subsidiarity.reporting.outline import Outline
from subsidiarity.tui.acts import also
from subsidiarity.tui.keys import Key
from subsidiarity.tui.result import outline_lines
from subsidiarity.tui.safe import stacked
from subsidiarity.tui.screen import HELP, QUIT, InterviewScreen

_WIDEST = 100


class PageScreen(InterviewScreen):
    """One long page that is scrolled."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *also("right", "n", "next_part", later("next part"), "next"),
        *also("left,escape", "b", "back", later("back"), "back"),
        Binding("j", "scroll(1)", show=False),
        Binding("k", "scroll(-1)", show=False),
    ]
    KEYS: ClassVar[tuple[Key, ...]] = (
        HELP,
        Key("b", "back", "screen.back"),
        Key("n", "next part", "screen.next_part", 1),
        QUIT,
    )
    MOVES: ClassVar[tuple[tuple[str, str], ...]] = ((later("up, down, PgUp, PgDn"), later("scroll")),)

    def __init__(self, place: str, outline: Outline) -> None:
        super().__init__()
        self._place = place
        self._outline = outline
        self._parts: dict[str, int] = {}

    def compose(self) -> ComposeResult:
        """The header, the page, the foot."""
        yield from self.header()
        with VerticalScroll(id="page"):
            yield Static(id="outline", markup=False)
        yield from self.foot()

    def on_mount(self) -> None:
        """Arrows scroll the page at once."""
        self.query_one("#page").focus()

    def on_resize(self, event: Resize) -> None:  # noqa: ARG002 - the new size is read where it is used
        """Lay out the text for the new width."""
        self.show()

    def show(self) -> None:
        """Set the outline in lines."""
        if not self.size.width:
            return
        lines, self._parts = outline_lines(self._outline, min(self.size.width - 6, _WIDEST))
        self.write("#title", self._outline.title)
        self.write("#place", self._place)
        self.query_one("#outline", Static).update(stacked(lines))

    def action_next_part(self) -> None:
        """Scroll to the part that begins next below."""
        page = self.query_one("#page")
        below = [place for place in self._parts.values() if place > page.scroll_offset.y]
        if below:
            page.scroll_to(y=min(below), animate=False)

    def action_scroll(self, lines: int) -> None:
        """Scroll by some lines."""
        self.query_one("#page").scroll_relative(y=lines, animate=False)

    def action_back(self) -> None:
        """Go back to the screen below."""
        self.app.pop_screen()
