"""The overview: every question by its theme, with its answer and what it bears on; Enter goes there."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widgets.option_list import Option

from subsidiarity.model.rulebook import Question
from subsidiarity.reporting.language import Phrase, words
from subsidiarity.reporting.safe import safe_flow
from subsidiarity.reporting.wording.noun_words import capitalised
from subsidiarity.reporting.wrapping import columns_of, padded, shortened
from subsidiarity.tui.bindings import act, act_with_fixed_key
from subsidiarity.tui.framed_screen import FramedScreen
from subsidiarity.tui.key_line import Key
from subsidiarity.tui.list_screen import ListScreen
from subsidiarity.tui.safe import safe, safe_lines, stacked
from subsidiarity.tui.screen import HELP, QUIT
from subsidiarity.tui.widgets.option_list import Options
from subsidiarity.tui.widgets.strip import MARKS
from subsidiarity.workshop.interview_words import BEARINGS, answer_words, bearing_words, question_title
from subsidiarity.workshop.session import Session
from subsidiarity.workshop.view.progress import Stage, progress_of

_SIDE_BY_SIDE = 70
"""Terminal columns from which on question and answer stand beside one another."""


class OverviewScreen(FramedScreen, ListScreen):
    """A table that is a list: each row is an option, so that arrows, Enter and the mouse work as everywhere."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *act_with_fixed_key("escape", "b,o", "back", Phrase("back to where you were"), "back"),
        act("r", "result", Phrase("the result so far"), "result"),
        act("h", "app.home", Phrase("leave this decision, saved, for the start"), "home"),
        act("e", "app.export", Phrase("write the result and other files"), "export"),
        act("f", "app.another_file", Phrase("go on in another file"), "file"),
        *(act(str(digit), f"number({digit})", Phrase("mark the question of this number")) for digit in range(10)),
    ]
    KEYS: ClassVar[tuple[Key, ...]] = (
        HELP,
        Key("0-9", Phrase("number"), "screen.help", 2),
        Key(Phrase("Enter"), Phrase("go there"), "screen.take"),
        Key("b", Phrase("back"), "screen.back"),
        Key("r", Phrase("result"), "screen.result", 3),
        Key("h", Phrase("home"), "app.home", 4),
        QUIT,
    )
    MOVES: ClassVar[tuple[tuple[Phrase, Phrase], ...]] = (
        (Phrase("Enter"), Phrase("go to the question that is marked")),
        (Phrase("up, down, PgUp, PgDn"), Phrase("move")),
    )

    def __init__(self) -> None:
        super().__init__()
        self._listed: list[Question | None] = []
        """The question of each row, None for the heading of a theme."""
        self._typed = 0
        """The number that is being typed, 0 while none is."""

    def on_screen_resume(self) -> None:
        """Show every question, and mark the one that is asked."""
        self.show()
        session = self.sitting.session
        self._mark(0 if session.at is None else session.compiled.order.index(session.at))

    def show(self) -> None:
        """Set a row for each question below its theme."""
        session, options = self.sitting.session, self.query_one(Options)
        highlighted, width = options.highlighted, options.text_width
        self.frame(session, words("All questions"))
        self.write("#columns", self.columns(self.measure))
        stages, questions = progress_of(session).stages, session.rulebook.questions
        themes: dict[str, list[int]] = {}
        for index, question in enumerate(questions):
            themes.setdefault(question.theme, []).append(index)
        self._listed, rows = [], []
        for theme, indices in themes.items():
            self._listed.append(None)
            rows.append(Option(safe(capitalised(theme), "bold"), disabled=True))
            for index in indices:
                self._listed.append(questions[index])
                head = f"{MARKS[stages[index]][0]} {index + 1:>2}{_noted(session, questions[index])}"
                rows.append(Option(self.row(head, questions[index], stages[index], width)))
        options.set_options(rows)
        options.highlighted = highlighted
        self.show_saved()

    def columns(self, width: int) -> Content:
        """The line above the rows, with the marks and how many bear on what; `width` in terminal columns."""
        said = words("━ answered, ─ to come, · not needed, * with a note")
        return stacked([Content.styled(line, "$quiet") for line in safe_lines(said, width)])

    def row(self, head: str, question: Question, stage: Stage, width: int) -> Content:
        """A row on one question after its mark and number: its name, what was answered, what it bears on."""
        session = self.sitting.session
        answer = session.decision.answers.get(question.id)
        texts = question_title(question), answer_words(question, answer), bearing_words(session, question)
        return set_row(head, texts, stage, width)

    def action_back(self) -> None:
        """Go back to the question or the result that one came from."""
        self.interview.become(self.sitting.session)

    def action_result(self) -> None:
        """Go to the result so far."""
        self.interview.become(self.sitting.session.show_result())

    def action_number(self, digit: int) -> None:
        """Mark the question of the number that is typed, a digit at a time; Enter goes there."""
        most = len(self.sitting.session.compiled.order)
        number = self._typed * 10 + digit
        number = number if number <= most else digit
        self._typed = number if 0 < number * 10 <= most else 0
        if 0 < number <= most:
            self._mark(number - 1)

    def _mark(self, index: int) -> None:
        """Mark the row of the question at this index, from 0, in the rulebook's order."""
        question = self.sitting.session.rulebook.questions[index]
        options = self.query_one(Options)
        options.highlighted = next(
            row for row, listed in enumerate(self._listed) if listed is not None and listed.id == question.id
        )

    def choose(self, index: int) -> None:
        """Go to the question of the row at this index, from 0."""
        question = self._listed[index]
        if question is not None:
            self.interview.become(self.sitting.session.jump(question.id))


def _noted(session: Session, question: Question) -> str:
    answer = session.decision.answers.get(question.id)
    return "*" if answer is not None and (answer.note or answer.source) else " "


def set_row(head: str, texts: tuple[str, str, str], stage: Stage, width: int) -> Content:
    """A row after its head: name, answer and remark in columns, or below one another where it is narrow."""
    name, said, remark = texts
    style = "" if stage == "answered" else "$quiet"
    indent = " " * (columns_of(head) + 1)
    if width < _SIDE_BY_SIDE:
        below = safe_lines(f"{said} ({remark})", width, indent, indent)
        return Content.styled("\n".join([*safe_lines(name, width, f"{head} ", indent), *below]), style)
    last = max(columns_of(words(each)) for each in BEARINGS.values())
    room = width - len(indent) - last - 4
    first = room * 11 // 20
    second = room - first
    answered = safe_lines(said, second)
    named = padded(shortened(safe_flow(name), first), first)
    rows = [f"{head} {named}  {padded(answered[0], second)}  {remark}"]
    rows += [f"{indent}{' ' * first}  {line}" for line in answered[1:]]
    return Content.styled("\n".join(rows), style)
