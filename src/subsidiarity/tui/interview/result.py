"""The result screen: the outline of the whole argument, from the recommendation down to the sources."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from subsidiarity.api import elsewhere_page
from subsidiarity.reporting.language import Phrase, words
from subsidiarity.reporting.outline import SectionId
from subsidiarity.tui.bindings import act, act_with_fixed_key
from subsidiarity.tui.framed_screen import FramedScreen
from subsidiarity.tui.key_line import Key
from subsidiarity.tui.outline_page import PageScreen
from subsidiarity.tui.screen import HELP, QUIT
from subsidiarity.tui.scrolled_screen import ScrolledScreen
from subsidiarity.workshop.result_outline import result_outline
from subsidiarity.workshop.session import Session

_REASONS: tuple[SectionId, ...] = ("both_sides", "climbed", "stays", "no_higher", "open")


class ResultScreen(FramedScreen, ScrolledScreen):
    """The screen of the result, one long page; letters go to its parts, b goes back to the questions."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *act_with_fixed_key("right", "n", "next_part", Phrase("next part"), "next"),
        act("r", "go('reasons')", Phrase("the reasons"), "reasons"),
        act("s", "go('safeguards')", Phrase("the safeguards"), "safeguards"),
        act("w", "elsewhere", Phrase("what others do with something like it"), "elsewhere"),
        act("t", "go('ladder')", Phrase("back to the top"), "top"),
        *act_with_fixed_key("left,escape", "b", "back", Phrase("back to the questions"), "back"),
        act("o", "overview", Phrase("overview: every question, go to any"), "overview"),
        act("u", "undo", Phrase("undo the last change, wherever it was"), "undo"),
        Binding("j", "scroll(1)", show=False),
        Binding("k", "scroll(-1)", show=False),
    ]
    KEYS: ClassVar[tuple[Key, ...]] = (
        HELP,
        Key("b", Phrase("questions"), "screen.back"),
        Key("n", Phrase("next part"), "screen.next_part", 1),
        Key("r", Phrase("reasons"), "screen.go('reasons')", 3),
        Key("s", Phrase("safeguards"), "screen.go('safeguards')", 4),
        Key("o", Phrase("overview"), "screen.overview", 5),
        QUIT,
    )
    MOVES: ClassVar[tuple[tuple[Phrase, Phrase], ...]] = ((Phrase("up, down, PgUp, PgDn"), Phrase("scroll")),)

    def show(self) -> None:
        """Set the outline in lines, once there is a session."""
        if self.interview.sitting is None or not self.size.width:
            return
        session = self.sitting.session
        self.frame(session, result_place(session))
        self.set_outline(result_outline(session))
        self.show_saved()

    def on_screen_resume(self) -> None:
        """Come to the top of the newest result."""
        self.show()
        self.query_one("#page").scroll_home(animate=False)

    def action_go(self, part: str) -> None:
        """Scroll to a part of the page."""
        wanted = [
            place for name, place in self.parts.items() if name == part or (part == "reasons" and name in _REASONS)
        ]
        if part == "ladder":
            self.query_one("#page").scroll_home(animate=False)
        elif wanted:
            self.query_one("#page").scroll_to(y=min(wanted), animate=False)
        else:
            self.show_status(words("There is nothing to say here yet."), is_alarming=False)

    def action_elsewhere(self) -> None:
        """Show what others do with something like the decision; it is no part of the result."""
        found = elsewhere_page(self.sitting.session.compiled.rulebook, self.sitting.session.decision)
        self.app.push_screen(PageScreen(words("Elsewhere"), found))

    def action_back(self) -> None:
        """Go back to the questions, to the last one."""
        self.interview.become(self.sitting.session.back())


def result_place(session: Session) -> str:
    """Words for the head of the screen on where one is: at the result, or at the result so far."""
    return words("Result") if session.is_settled else words("Result so far")
