"""The result of a workshop: the argument, how firm it is, minority views, what is parked, who was missing."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual.binding import BindingType

from subsidiarity.analysis.decision.comparison import compare
from subsidiarity.model.decision import Decision
from subsidiarity.reporting.diagnostic import diagnostic_line
from subsidiarity.reporting.language import Phrase, words
from subsidiarity.reporting.outline import Outline
from subsidiarity.reporting.outlines.comparison import comparison_outline
from subsidiarity.tui.bindings import act
from subsidiarity.tui.dialogs.boxes import LineDialog
from subsidiarity.tui.interview.result import ResultScreen, result_place
from subsidiarity.tui.interview.rule_graph import GraphScreen
from subsidiarity.tui.interview.what_if import WhatIfScreen
from subsidiarity.tui.key_line import Key
from subsidiarity.tui.outline_page import PageScreen
from subsidiarity.tui.screen import HELP, QUIT
from subsidiarity.tui.workshop.screen import WorkshopScreen
from subsidiarity.workshop.decision_store import read_file
from subsidiarity.workshop.minutes import minutes_of


class WorkshopResultScreen(ResultScreen, WorkshopScreen):
    """The screen of the minutes as they stand, on one long page."""

    BINDINGS: ClassVar[list[BindingType]] = [
        act("f", "what_if", Phrase("what if: change any answer and watch, without touching the record"), "what_if"),
        act("g", "graph", Phrase("the rules as they were walked: any branch opens its words and source"), "graph"),
        act("c", "compare", Phrase("compare with another decision file"), "compare"),
    ]
    KEYS: ClassVar[tuple[Key, ...]] = (
        HELP,
        Key("b", Phrase("questions"), "screen.back"),
        Key("n", Phrase("next part"), "screen.next_part", 1),
        Key("f", Phrase("what if"), "screen.what_if", 3),
        Key("g", Phrase("graph"), "screen.graph", 4),
        Key("e", Phrase("export"), "app.export", 2),
        Key("o", Phrase("overview"), "app.switch_mode('overview')", 5),
        QUIT,
    )

    def __init__(self) -> None:
        super().__init__()
        self._known: tuple[Decision, Outline] | None = None

    def show(self) -> None:
        """Set the minutes in lines, and remember where their parts begin."""
        session = self.sitting.session
        if session.decision.workshop is None or not self.size.width:
            return
        if self._known is None or self._known[0] is not session.decision:
            self._known = session.decision, result_first(minutes_of(session.compiled, session.decision))
        self.set_outline(self._known[1], session.decision.title, result_place(session))
        self.show_saved()

    def action_what_if(self) -> None:
        """Change any answer and watch the ladder, without touching the record."""
        self.app.push_screen(WhatIfScreen(self.sitting.session))

    def action_graph(self) -> None:
        """Show the steps and branches with the path taken."""
        self.app.push_screen(GraphScreen(self.sitting.session.recommendation))

    def action_compare(self) -> None:
        """Ask for another decision file to stand beside this one."""
        fields = ((words("Name of the other decision file"), ""),)
        self.app.push_screen(LineDialog(words("Compare"), fields), self._after_compare)

    def _after_compare(self, lines: tuple[str, ...] | None) -> None:
        if lines is None or not lines[0]:
            return
        session = self.sitting.session
        opened, diagnostics = read_file(lines[0], session.compiled)
        if opened is None:
            said = " ".join(diagnostic_line(each) for each in diagnostics if each.severity == "error")
            self.say(said or words("There is no decision in this file."), is_alarming=True)
            return
        found = compare(session.compiled, [session.decision, opened.decisions[0]])
        names = (words("this one"), words("the other"))
        self.app.push_screen(PageScreen(words("Compared"), comparison_outline(found, names)))


def result_first(minutes: Outline) -> Outline:
    """The outline of the minutes with the ladder at the top, and who was there further down, before the questions."""
    about = [section for section in minutes.sections if section.id == "workshop"]
    rest = [section for section in minutes.sections if section.id != "workshop"]
    place = next((place for place, section in enumerate(rest) if section.id == "talks"), len(rest))
    return replace(minutes, sections=(*rest[:place], *about, *rest[place:]))
