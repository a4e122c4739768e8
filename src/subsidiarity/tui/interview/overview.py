"""The overview: every question with its answer and what it bears on; Enter goes there."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widgets.option_list import Option

from subsidiarity.model.rulebook import Question
from subsidiarity.reporting.language import Phrase, words
from subsidiarity.reporting.wrapping import columns_of, padded
from subsidiarity.tui.bindings import act, act_with_fixed_key
from subsidiarity.tui.key_line import Key
from subsidiarity.tui.list_screen import ListScreen
from subsidiarity.tui.safe import safe_lines
from subsidiarity.tui.screen import HELP, QUIT
from subsidiarity.tui.widgets.option_list import Options
from subsidiarity.workshop.interview_words import BEARINGS, answer_words, bearing_words, progress, question_title
from subsidiarity.workshop.session import Session

_SIDE_BY_SIDE = 70
"""Terminal columns from which on question, answer and bearing stand beside one another."""


class OverviewScreen(ListScreen):
    """A table that is a list: each row is an option, so that arrows, Enter and the mouse work as everywhere."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *act_with_fixed_key("escape", "b,o", "back", Phrase("back to where you were"), "back"),
        act("r", "result", Phrase("the result so far"), "result"),
    ]
    KEYS: ClassVar[tuple[Key, ...]] = (
        HELP,
        Key(Phrase("Enter"), Phrase("go there"), "screen.take"),
        Key("b", Phrase("back"), "screen.back"),
        Key("r", Phrase("result"), "screen.result", 3),
        QUIT,
    )
    MOVES: ClassVar[tuple[tuple[Phrase, Phrase], ...]] = (
        (Phrase("Enter"), Phrase("go to the question that is marked")),
        (Phrase("up, down, PgUp, PgDn"), Phrase("move")),
    )

    def on_screen_resume(self) -> None:
        """Show every question, and mark the one that is asked."""
        self.show()
        session, options = self.sitting.session, self.query_one(Options)
        options.highlighted = 0 if session.at is None else session.compiled.order.index(session.at)

    def show(self) -> None:
        """Set a row for each question."""
        session, options = self.sitting.session, self.query_one(Options)
        highlighted = options.highlighted
        width = options.text_width
        self.write("#title", session.decision.title)
        self.write("#place", words("All questions"))
        self.write("#progress", progress(session))
        self.write("#columns", _columns(width))
        questions = session.rulebook.questions
        rows = (_row(session, number, question, width) for number, question in enumerate(questions, 1))
        options.set_options(Option(row) for row in rows)
        options.highlighted = highlighted
        self.show_saved()

    def action_back(self) -> None:
        """Go back to the question or the result that one came from."""
        self.interview.become(self.sitting.session)

    def action_result(self) -> None:
        """Go to the result so far."""
        self.interview.become(self.sitting.session.show_result())

    def choose(self, place: int) -> None:
        """Go to the question at this index, from 0."""
        session = self.sitting.session
        self.interview.become(session.jump(session.compiled.order[place]))


def _columns(width: int) -> Content:
    if width < _SIDE_BY_SIDE:
        return Content.styled(words("Question, answer, what it bears on"), "$quiet")
    ask, answer = _widths(width)
    heads = padded(words("Question"), ask), padded(words("Answer"), answer), words("Bears on")
    return Content.styled(f"    {'  '.join(heads)}", "$quiet")


def _row(session: Session, number: int, question: Question, width: int) -> Content:
    """A row on one question: its number (from 1) and name, what was answered, what it bears on."""
    answer = session.decision.answers.get(question.id)
    bearing = bearing_words(session, question)
    said = answer_words(question, answer)
    if answer is not None and (answer.note or answer.source):
        said = words("{answer} (note)", answer=said)
    if width < _SIDE_BY_SIDE:
        asked = safe_lines(question_title(question), width, f"{number:>2}  ", "    ")
        return Content("\n".join([*asked, *safe_lines(f"{said} ({bearing})", width, "    ", "    ")]))
    ask_width, answer_width = _widths(width)
    asked, answered = safe_lines(question_title(question), ask_width), safe_lines(said, answer_width)
    height = max(len(asked), len(answered))
    columns = ([f"{number:>2}"], asked, answered, [bearing])
    sizes = (2, ask_width, answer_width, _bearing_width())
    lines = (
        "  ".join(
            padded(column[line] if line < len(column) else "", size)
            for column, size in zip(columns, sizes, strict=True)
        )
        for line in range(height)
    )
    return Content("\n".join(lines))


def _bearing_width() -> int:
    return max(columns_of(words(each)) for each in (Phrase("Bears on"), *BEARINGS.values()))


def _widths(width: int) -> tuple[int, int]:
    room = width - _bearing_width() - 2 - 6
    ask = room * 11 // 20
    return ask, room - ask
