"""The overview of a workshop: every question with its answer, its votes and what is parked on it."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widgets.option_list import Option

from subsidiarity.model.rulebook import Question
from subsidiarity.reporting.language import Phrase, plural, words
from subsidiarity.tui.bindings import act
from subsidiarity.tui.interview.overview import OverviewScreen
from subsidiarity.tui.key_line import Key
from subsidiarity.tui.safe import safe_lines, stacked
from subsidiarity.tui.screen import HELP, QUIT
from subsidiarity.tui.widgets.option_list import Options
from subsidiarity.tui.workshop.remarks import RowDialog, parked_points, parked_rows, taken_up
from subsidiarity.tui.workshop.screen import WorkshopScreen
from subsidiarity.workshop.interview_words import progress, question_title
from subsidiarity.workshop.refusal import Refusal
from subsidiarity.workshop.talk_words import question_remarks


class WorkshopOverviewScreen(OverviewScreen, WorkshopScreen):
    """The screen with a row a question: its name, the group's answer, how far it agreed, whether it still matters."""

    BINDINGS: ClassVar[list[BindingType]] = [
        act("l", "parked", Phrase("the list of what is parked; Enter takes a point off it"), "parked")
    ]
    KEYS: ClassVar[tuple[Key, ...]] = (
        HELP,
        Key(Phrase("Enter"), Phrase("go there"), "screen.take"),
        Key("b", Phrase("back"), "screen.back"),
        Key("l", Phrase("parked points"), "screen.parked", 4),
        Key("a", Phrase("card"), "screen.card", 5),
        Key("r", Phrase("result"), "screen.result", 3),
        QUIT,
    )

    def show(self) -> None:
        """Set a row for each question."""
        session, options = self.sitting.session, self.query_one(Options)
        highlighted, width = options.highlighted, options.text_width
        points = len(parked_points(self.workshop))
        self.write("#title", session.decision.title)
        self.write("#place", words("All questions"))
        self.write("#progress", progress(session))
        key = self.interview.own.said["parked"]
        parked = plural(
            "{number} point is parked: {key} lists it.",
            "{number} points are parked: {key} lists them.",
            points,
            key=key,
        )
        self.write("#columns", parked if points else words("Nothing is parked."))
        questions = session.rulebook.questions
        options.set_options(Option(self._row(number, question, width)) for number, question in enumerate(questions, 1))
        options.highlighted = highlighted
        self.show_saved()

    def _row(self, number: int, question: Question, width: int) -> Content:
        """A row on one question: its number (from 1) and name, then its answer and how it came about."""
        discussion = self.discussion(question.id) if self.workshop.talk(question.id).revealed else None
        asked = safe_lines(question_title(question), width, f"{number:>2}  ", "    ")
        said = question_remarks(self.sitting.session, question, discussion)
        below = safe_lines(" · ".join(said), width, "    ", "    ")
        return stacked([*map(Content, asked), *(Content.styled(line, "$quiet") for line in below)])

    def action_parked(self) -> None:
        """List the points that are parked."""
        points = parked_points(self.workshop)
        if points:
            rows = parked_rows(points, self.sitting.session.rulebook)
            self.app.push_screen(RowDialog(words("Parked"), Phrase("take off the list"), rows), self._after_parked)
        else:
            self.show_status(
                self.with_keys(Phrase("Nothing is parked. {park} on a question parks a point.")), is_alarming=False
            )

    def _after_parked(self, place: int | None) -> None:
        if place is None:
            return
        changed = taken_up(self.sitting.session, parked_points(self.workshop)[place])
        if isinstance(changed, Refusal):
            self.say(changed.words, is_alarming=True)
            return
        self.sitting.become(changed)  # and stay on this list, which the app would leave for the question
        self.show()
