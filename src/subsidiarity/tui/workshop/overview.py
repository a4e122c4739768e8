"""The overview of a workshop: every question with its answer, its votes and what is parked on it."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from subsidiarity.model.rulebook import Question
from subsidiarity.reporting.language import Phrase, plural, words
from subsidiarity.reporting.wrapping import columns_of
from subsidiarity.tui.bindings import act
from subsidiarity.tui.interview.overview import OverviewScreen, set_row
from subsidiarity.tui.key_line import Key
from subsidiarity.tui.safe import safe, safe_lines, stacked
from subsidiarity.tui.screen import HELP, QUIT
from subsidiarity.tui.workshop.remarks import RowDialog, parked_points, parked_rows, taken_up
from subsidiarity.tui.workshop.screen import MINUTES, WorkshopScreen
from subsidiarity.workshop.interview_words import question_title
from subsidiarity.workshop.refusal import Refusal
from subsidiarity.workshop.talk_words import question_remarks
from subsidiarity.workshop.view.progress import Stage


class WorkshopOverviewScreen(OverviewScreen, WorkshopScreen):
    """The screen with a row a question: its name, the group's answer, how far it agreed, whether it still matters."""

    BINDINGS: ClassVar[list[BindingType]] = [
        MINUTES,
        act("l", "parked", Phrase("the list of what is parked; Enter takes a point off it"), "parked"),
    ]
    KEYS: ClassVar[tuple[Key, ...]] = (
        HELP,
        Key("0-9", Phrase("number"), "screen.help", 6),
        Key(Phrase("Enter"), Phrase("go there"), "screen.take"),
        Key("b", Phrase("back"), "screen.back"),
        Key("l", Phrase("parked points"), "screen.parked", 4),
        Key("a", Phrase("card"), "screen.card", 5),
        Key("r", Phrase("result"), "screen.result", 3),
        Key("h", Phrase("home"), "app.home", 7),
        QUIT,
    )

    def columns(self, width: int) -> Content:
        """The line above the rows: the marks, and how many points are parked."""
        points = len(parked_points(self.workshop))
        if not points:
            return super().columns(width)
        parked = plural(
            "{number} point is parked: {key} lists it.",
            "{number} points are parked: {key} lists them.",
            points,
            key=self.interview.own.said["parked"],
        )
        return safe(parked)

    def row(self, head: str, question: Question, stage: Stage, width: int) -> Content:
        """A row on one question after its mark and number: its name, its answer and how it came about."""
        discussion = self.discussion(question.id) if self.workshop.talk(question.id).revealed else None
        answer, *talk, bearing = question_remarks(self.sitting.session, question, discussion)
        row = set_row(head, (question_title(question), answer, bearing), stage, width)
        indent = " " * (columns_of(head) + 1)
        below = safe_lines(" · ".join(talk), width, indent, indent) if talk else []
        return stacked([row, *(Content.styled(line, "$quiet") for line in below)])

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

    def _after_parked(self, index: int | None) -> None:
        if index is None:
            return
        changed = taken_up(self.sitting.session, parked_points(self.workshop)[index])
        if isinstance(changed, Refusal):
            self.say(changed.words, is_alarming=True)
            return
        self.sitting.become(changed)  # and stay on this list, which the app would leave for the question
        self.show()
