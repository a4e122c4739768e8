"""The result screen: the outline of the whole argument, from the recommendation down to the sources."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from subsidiarity.api import elsewhere_page
from subsidiarity.reporting.language import Phrase, words
from subsidiarity.reporting.outline import Ladder, Outline, SectionId
from subsidiarity.tui.bindings import act, act_with_fixed_key
from subsidiarity.tui.framed_screen import FramedScreen
from subsidiarity.tui.key_line import Key
from subsidiarity.tui.outline_page import PageScreen
from subsidiarity.tui.screen import HELP, QUIT
from subsidiarity.tui.scrolled_screen import ScrolledScreen
from subsidiarity.workshop.decision_store import read_file, refused_file
from subsidiarity.workshop.refusal import Refusal
from subsidiarity.workshop.session import Session
from subsidiarity.workshop.view.compared import compared_with, others_found
from subsidiarity.workshop.view.result_outline import result_outline

if TYPE_CHECKING:
    from subsidiarity.tui.dialogs.files import Picked

_REASONS: tuple[SectionId, ...] = ("both_sides", "climbed", "stays", "no_higher", "open")


class ResultScreen(FramedScreen, ScrolledScreen):
    """The screen of the result, one long page; letters go to its parts, b goes back to the questions."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *act_with_fixed_key("right", "n", "next_part", Phrase("next part"), "next"),
        act("w", "why", Phrase("why: the reasons"), "why"),
        act("i", "what_if", Phrase("what if: change any answer and watch, without touching the record"), "what_if"),
        act("g", "graph", Phrase("the rules as they were walked: any branch opens its words and source"), "graph"),
        act("c", "compare", Phrase("compare with another decision file"), "compare"),
        act("y", "elsewhere", Phrase("what others do with something like it"), "elsewhere"),
        act("h", "app.home", Phrase("leave this decision, saved, for the start"), "home"),
        act("f", "app.another_file", Phrase("go on in another file"), "file"),
        act("e", "app.export", Phrase("write the result and other files"), "export"),
        *act_with_fixed_key("left,escape", "b", "back", Phrase("back to the questions"), "back"),
        act("o", "overview", Phrase("overview: every question, go to any"), "overview"),
        act("u", "undo", Phrase("undo the last change, wherever it was"), "undo"),
        Binding("j", "scroll(1)", show=False),
        Binding("k", "scroll(-1)", show=False),
    ]
    KEYS: ClassVar[tuple[Key, ...]] = (
        HELP,
        Key("b", Phrase("back"), "screen.back"),
        Key("n", Phrase("next part"), "screen.next_part", 1),
        Key("w", Phrase("why"), "screen.why", 3),
        Key("i", Phrase("what if"), "screen.what_if", 4),
        Key("g", Phrase("graph"), "screen.graph", 6),
        Key("e", Phrase("export"), "app.export", 2),
        Key("o", Phrase("overview"), "screen.overview", 5),
        Key("h", Phrase("home"), "app.home", 7),
        QUIT,
    )
    MOVES: ClassVar[tuple[tuple[Phrase, Phrase], ...]] = ((Phrase("up, down, PgUp, PgDn"), Phrase("scroll")),)

    def show(self) -> None:
        """Set the outline in lines, once there is a session."""
        if self.interview.sitting is None or not self.size.width:
            return
        session = self.sitting.session
        self.frame(session, result_whereabouts(session))
        self.set_result(result_outline(session))
        self.show_saved()

    def set_result(self, outline: Outline) -> None:
        """Put the outline of a result on the page, without a ladder that stands whole at the foot."""
        sections = tuple(
            section
            for section in outline.sections
            if not any(isinstance(block, Ladder) and self.is_in_the_ladder(block) for block in section.blocks)
        )
        self.set_outline(replace(outline, sections=sections))

    def on_screen_resume(self) -> None:
        """Come to the top of the newest result."""
        self.show()
        self.query_one("#page").scroll_home(animate=False)

    def action_why(self) -> None:
        """Scroll to the reasons."""
        wanted = [row for name, row in self.parts.items() if name in _REASONS]
        if wanted:
            self.query_one("#page").scroll_to(y=min(wanted), animate=False)
        else:
            self.show_status(words("There is nothing to say here yet."), is_alarming=False)

    def action_what_if(self) -> None:
        """Change any answer and watch the ladder, without touching the record."""
        from subsidiarity.tui.interview.what_if import WhatIfScreen  # most sittings never ask

        self.app.push_screen(WhatIfScreen(self.sitting.session))

    def action_graph(self) -> None:
        """Show the rules with the path taken."""
        from subsidiarity.tui.interview.rule_graph import GraphScreen  # most sittings never ask

        self.app.push_screen(GraphScreen(self.sitting.session.recommendation))

    def action_compare(self) -> None:
        """Ask for another decision to stand beside this one."""
        from subsidiarity.tui.dialogs.files import FilesDialog

        others = others_found(self.sitting.session, self.sitting.path)
        box = FilesDialog(words("Compare"), words("Name of the other decision file"), others, judge=self._judged)
        self.app.push_screen(box, self._after_compare)

    def _judged(self, path: str) -> Refusal | None:
        opened, diagnostics = read_file(path, self.sitting.session.compiled)
        return None if opened is not None else refused_file(path, diagnostics)

    def _after_compare(self, picked: Picked | None) -> None:
        if picked is None:
            return
        found = compared_with(self.sitting.session, picked.path, picked.index or 0)
        if isinstance(found, Refusal):
            self.call_after_refresh(self.show_status, found.words, is_alarming=True)
        else:
            self.app.push_screen(PageScreen(words("Compared"), found))

    def action_elsewhere(self) -> None:
        """Show what others do with something like the decision; it is no part of the result."""
        found = elsewhere_page(self.sitting.session.compiled.rulebook, self.sitting.session.decision)
        self.app.push_screen(PageScreen(words("Elsewhere"), found))

    def action_back(self) -> None:
        """Go back to the questions, to the last one."""
        self.interview.become(self.sitting.session.back())


def result_whereabouts(session: Session) -> str:
    """Words for the head of the screen on where one is: at the result, or at the result so far."""
    return words("Result") if session.is_settled else words("Result so far")
