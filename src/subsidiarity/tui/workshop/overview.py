"""The overview of a workshop: every question with its answer, its votes and what is parked on it."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from subsidiarity.model.rulebook import Question
from subsidiarity.reporting.language import Phrase, plural, words
from subsidiarity.reporting.wrapping import columns_of
from subsidiarity.tui.bindings import act, act_with_fixed_key
from subsidiarity.tui.interview.overview import OverviewScreen, set_row
from subsidiarity.tui.key_line import Key
from subsidiarity.tui.safe import safe, safe_lines, stacked
from subsidiarity.tui.screen import HELP, QUIT
from subsidiarity.tui.workshop.remarks import RowDialog, parked_points, parked_rows, taken_up
from subsidiarity.tui.workshop.screen import MINUTES, OF_A_QUESTION, WorkshopScreen
from subsidiarity.workshop.interview_words import question_title
from subsidiarity.workshop.refusal import Refusal
from subsidiarity.workshop.session import Session
from subsidiarity.workshop.talk_words import question_remarks
from subsidiarity.workshop.view.change_words import done_again, point_in_short, taken_back
from subsidiarity.workshop.view.progress import Stage


class WorkshopOverviewScreen(OverviewScreen, WorkshopScreen):
    """The screen with a row a question: its name, the group's answer, how far it agreed, whether it still matters."""

    BINDINGS: ClassVar[list[BindingType]] = [
        MINUTES,
        act("l", "parked", Phrase("the list of what is parked; Enter takes a point off it"), "parked"),
        act("u", "undo", Phrase("undo the last change, wherever it was"), "undo"),
        *act_with_fixed_key("ctrl+r", "U", "redo", Phrase("do again what was undone"), "redo"),
        *OF_A_QUESTION,
    ]
    BELONGS = Phrase("That belongs to a question: Enter goes to the one that is marked.")
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
        point = parked_points(self.workshop)[index]
        changed = taken_up(self.sitting.session, point)
        if isinstance(changed, Refusal):
            self.say(changed.words, is_alarming=True)
        else:
            said = Phrase("Taken off the list: {point}. {undo} brings it back.")
            self._stay(changed, words(said, point=point_in_short(point.words), undo=self.interview.own.said["undo"]))

    def action_undo(self) -> None:
        """Take back the last change, wherever it was made, and stay on this list."""
        self._stay(*taken_back(self.sitting.session, self.interview.own.said["redo"]))

    def action_redo(self) -> None:
        """Do the change again that was taken back last, and stay on this list."""
        self._stay(*done_again(self.sitting.session, self.interview.own.said["undo"]))

    def _stay(self, changed: Session, said: str) -> None:
        """Take a new state and say `said` of it on this list, which the app would leave for a question."""
        at = self.sitting.session.at
        self.interview.said = said
        self.sitting.become(changed.show_result() if at is None else changed.jump(at))
        if self.interview.phones is not None:
            self.interview.phones.follow()
        self.show()
