"""The what-if screen: any answer may be changed while the ladder follows, and the record stays as it is."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets.option_list import Option

from subsidiarity.analysis.decision.comparison import what_if
from subsidiarity.model.rulebook import Question
from subsidiarity.reporting.language import Phrase, words
from subsidiarity.reporting.outlines.what_if import what_if_outline
from subsidiarity.reporting.safe import safe_flow
from subsidiarity.reporting.wrapping import columns_of
from subsidiarity.tui.bindings import act, act_with_fixed_key
from subsidiarity.tui.framed_screen import FramedScreen
from subsidiarity.tui.key_line import Key
from subsidiarity.tui.outline_page import PageScreen
from subsidiarity.tui.safe import safe_lines, stacked
from subsidiarity.tui.screen import HELP
from subsidiarity.tui.widgets.option_list import Options
from subsidiarity.tui.widgets.part import Part
from subsidiarity.workshop.interview_words import NOT_KNOWN_YET, answer_words, question_title
from subsidiarity.workshop.option_numbers import no_such_option
from subsidiarity.workshop.session import Session
from subsidiarity.workshop.view.standing import result_in_short, standing_of


class WhatIfScreen(FramedScreen):
    """The screen of every question with its answer; left and right try another answer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            act(str(digit), f"try_option({digit})", Phrase("try an option by its number; 0 is not known yet"))
            for digit in range(10)
        ),
        act("w", "why", Phrase("what changes, and which reasons"), "why"),
        act("x", "reset", Phrase("all answers as they are on record"), "reset"),
        *act_with_fixed_key("escape", "b,i", "close", Phrase("back to the result; nothing was touched"), "back"),
    ]
    KEYS: ClassVar[tuple[Key, ...]] = (
        HELP,
        Key("b", Phrase("back"), "screen.close"),
        Key(Phrase("left, right"), Phrase("try"), "screen.forward", 1),
        Key("w", Phrase("what changes"), "screen.why", 2),
        Key("x", Phrase("as it was"), "screen.reset", 3),
    )
    MOVES: ClassVar[tuple[tuple[Phrase, Phrase], ...]] = (
        (Phrase("up, down"), Phrase("go to a question")),
        (Phrase("left, right"), Phrase("try the option before, or after, the one that stands there")),
    )

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._record = session
        self._tried = session

    def compose(self) -> ComposeResult:
        """The head, the questions, the foot."""
        yield from self.header()
        with Vertical(id="asking"):
            yield Options(id="options")
            yield Part("beside")
        yield from self.foot()

    def on_mount(self) -> None:
        """Give the keys to the questions."""
        self.query_one(Options).focus()

    def show(self) -> None:
        """Show the answers that are tried, and the ladder as it would be."""
        options, tried = self.query_one(Options), self._tried
        if not self.size.width:
            return
        highlighted, width = options.highlighted or 0, options.text_width
        self.frame(tried, words("What if: nothing here is saved"))
        rows = (self._row(number, question, width) for number, question in enumerate(self._questions, 1))
        options.set_options(Option(row) for row in rows)
        options.highlighted = highlighted
        self._show_choices(self._questions[highlighted])
        self.show_status(words("Try any answer: the record stays as it is."), is_alarming=False)

    def show_verdict(self, session: Session) -> None:
        """Say on the line for the verdict what the answers that are tried come to, and whether that is as on record."""
        is_same = session.recommendation.headline.possible == self._record.recommendation.headline.possible
        mark, style = ("=", "bold") if is_same else ("!", "bold $talk")
        record = words("As on record.") if is_same else words("On record: {said}", said=_in_short(self._record))
        lines = safe_lines(f"{_in_short(session)} {record}", self.measure, f"{mark} ", "  ")
        self.write("#verdict", Content.styled("\n".join(lines), style))

    def _show_choices(self, question: Question) -> None:
        """Say which digit tries which option of the marked question: no digit tries what is not in sight."""
        answer = self._tried.decision.answers.get(question.id)
        tried = frozenset[str]() if answer is None else answer.options
        is_unknown = len(tried) == len(question.options)
        said = [
            f"{number} {'(x)' if option.id in tried and not is_unknown else '( )'} {option.short}"
            for number, option in enumerate(question.options, 1)
        ]
        said.append(f"0 {'(x)' if is_unknown else '( )'} {words(NOT_KNOWN_YET)}")
        lines = [safe_flow(said[0])]
        for each in map(safe_flow, said[1:]):
            if columns_of(lines[-1]) + 2 + columns_of(each) > self.measure:
                lines.append(each)
            else:
                lines[-1] += f"  {each}"
        self.write("#beside", stacked([*map(Content, lines)]))

    def on_option_list_option_highlighted(self, event: Options.OptionHighlighted) -> None:
        """Show the options of the question that is marked."""
        self._show_choices(self._questions[event.option_index])

    @property
    def _questions(self) -> tuple[Question, ...]:
        return self._record.compiled.rulebook.questions

    def _is_tried(self, question: str) -> bool:
        tried, kept = (each.decision.answers.get(question) for each in (self._tried, self._record))
        return (tried and tried.options) != (kept and kept.options)

    def _row(self, number: int, question: Question, width: int) -> Content:
        is_tried = self._is_tried(question.id)
        asked = safe_lines(question_title(question), width, f"{number:>2}{'*' if is_tried else ' '} ", "    ")
        said = answer_words(question, self._tried.decision.answers.get(question.id))
        if is_tried:
            was = answer_words(question, self._record.decision.answers.get(question.id))
            said = words("{answer} (on record: {was})", answer=said, was=was)
        below = safe_lines(said, width, "    ", "    ")
        style = "bold" if is_tried else "$quiet"
        return stacked([*map(Content, asked), *(Content.styled(line, style) for line in below)])

    def on_options_resized(self) -> None:
        """Lay out the rows for the new width."""
        if self.is_current:
            self.show()

    def on_option_list_option_selected(self) -> None:
        """Try the next option of the question that Enter was pressed on, as the right arrow does."""
        self._step(1)

    def action_back(self) -> None:
        """Try the option before the one that stands there."""
        self._step(-1)

    def action_forward(self) -> None:
        """Try the option after the one that stands there."""
        self._step(1)

    def _step(self, by: int) -> None:
        question = self._questions[self.query_one(Options).highlighted or 0]
        answer = self._tried.decision.answers.get(question.id)
        numbers = [p for p, option in enumerate(question.option_ids, 1) if answer and option in answer.options]
        at = 0 if len(numbers) in (0, len(question.options)) else numbers[-1 if by > 0 else 0]
        self.action_try_option((at + by) % (len(question.options) + 1))

    def action_try_option(self, number: int) -> None:
        """Try an option of the marked question by its number; 0 is not known yet."""
        question = self._questions[self.query_one(Options).highlighted or 0]
        if number <= len(question.options):
            there = self._tried.jump(question.id)
            self._tried = there.say_unknown() if not number else there.choose([question.option_ids[number - 1]])
            self.show()
        else:
            self.show_status(no_such_option(question), is_alarming=True)

    def action_reset(self) -> None:
        """Go back to the answers on record."""
        self._tried = self._record
        self.show()

    def action_why(self) -> None:
        """Say what changes, role by role, and which reasons."""
        changes = {
            question.id: self._tried.decision.answers[question.id].options
            for question in self._questions
            if self._is_tried(question.id)
        }
        found = what_if(self._record.compiled, self._record.decision, changes)
        self.app.push_screen(PageScreen(words("Nothing here is saved"), what_if_outline(found)))

    def action_close(self) -> None:
        """Go back to the result; nothing was touched."""
        self.app.pop_screen()


def _in_short(session: Session) -> str:
    return standing_of(session).short if session.is_settled else result_in_short(session.recommendation)
