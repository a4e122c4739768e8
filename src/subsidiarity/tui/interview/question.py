"""The question screen: one question at a time, large, with the ladder beside it; everything changes in place."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from subsidiarity.model.rulebook import Question
from subsidiarity.reporting.language import Phrase, words
from subsidiarity.reporting.wording.ladder import ladder_of
from subsidiarity.reporting.wording.noun_words import capitalised
from subsidiarity.tui.bindings import act, act_with_fixed_key
from subsidiarity.tui.dialogs.boxes import ChoiceDialog, ReadingDialog, Reply, reading_width
from subsidiarity.tui.interview.question_view import chosen_places, ladder_pane, note_content, prompts, spaced
from subsidiarity.tui.key_line import Key
from subsidiarity.tui.safe import safe, safe_lines, stacked
from subsidiarity.tui.screen import HELP, QUIT, InterviewScreen, Part
from subsidiarity.tui.widgets.ladder import ladder_on_one_line
from subsidiarity.tui.widgets.option_list import Options
from subsidiarity.tui.widgets.outline_blocks import blocks_lines
from subsidiarity.workshop.interview_words import progress, settled, what_is_left, why_asked
from subsidiarity.workshop.option_numbers import no_such_option
from subsidiarity.workshop.session import Session

_BIG_FRAME = 6
"""Rows of the terminal that the large layout takes beside the question and its options."""
_NOTHING_POINTED = Phrase("Choose with a digit or the arrows. {next} goes on without an answer.")


class QuestionScreen(InterviewScreen):
    """The screen of the session's question; digits choose, Enter goes on, and every change is saved at once."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(act(str(digit), f"choose({digit - 1})", Phrase("choose an option")) for digit in range(1, 10)),
        act("0", "unknown", Phrase("not known yet"), "unknown"),
        act("space", "range", Phrase("add the option to the answer, or take it away"), "range"),
        *act_with_fixed_key("left", "b", "back", Phrase("back"), "back"),
        *act_with_fixed_key("right", "n", "forward", Phrase("next, without an answer"), "next"),
        act("m", "note", Phrase("note, source and evidence"), "beside"),
        act("w", "why", Phrase("why we ask, and what hangs on it"), "why"),
        act("o", "overview", Phrase("overview: every question, go to any"), "overview"),
        act("r", "result", Phrase("the result so far"), "result"),
        act("u", "undo", Phrase("undo the last change, wherever it was"), "undo"),
        *act_with_fixed_key("ctrl+r", "U", "redo", Phrase("do again what was undone"), "redo"),
        *act_with_fixed_key("delete,backspace", "c", "clear", Phrase("clear this answer and its note"), "clear"),
        act("z", "app.big", Phrase("large, for a projector: only what the room must read; or all again"), "big"),
        act("f", "app.another_file", Phrase("go on in another file"), "file"),
    ]
    KEYS: ClassVar[tuple[Key, ...]] = (
        HELP,
        Key("b", Phrase("back"), "screen.back"),
        Key("n", Phrase("next"), "screen.forward"),
        Key("m", Phrase("note"), "screen.note", 3),
        Key("w", Phrase("why"), "screen.why", 4),
        Key("o", Phrase("overview"), "screen.overview", 5),
        Key("r", Phrase("result"), "screen.result", 2),
        Key("u", Phrase("undo"), "screen.undo", 6),
        QUIT,
    )
    MOVES: ClassVar[tuple[tuple[Phrase, Phrase], ...]] = (
        (Phrase("Enter"), Phrase("take the option that is marked, and go on")),
        (Phrase("up, down, j, k"), Phrase("move")),
    )

    def compose(self) -> ComposeResult:
        """The header, the question beside the ladder, the foot."""
        yield from self.header()
        yield Part(id="folded")
        with Horizontal(id="middle"):
            with Vertical(id="asking"):
                yield Part(id="ask")
                yield Options(id="options")
                yield Part(id="beside")
            yield Part(id="ladder")
        yield from self.foot()

    def __init__(self) -> None:
        super().__init__()
        self._shown = ""
        self._is_new = True
        self._was_settled = False

    def on_mount(self) -> None:
        """Give the keys to the options from the first moment on."""
        self.query_one(Options).focus()

    # What is shown

    def show(self) -> None:
        """Bring the whole screen up to date with the session."""
        session = self.sitting.session
        question = session.question
        if question is None or not self.size.width:
            return
        if question.id != self._shown:
            self._shown, self._was_settled = question.id, session.is_settled
            self._is_new = True
        self.set_class(self.interview.is_big, "-big")
        self.write("#title", session.decision.title)
        self.write("#place", capitalised(question.theme))
        self.write("#progress", progress(session))
        self.write("#ask", safe(question.ask, "bold"))
        self._show_options(session, question)
        self.write("#beside", note_content(session, self.query_one(Options).text_width))
        self.query_one("#beside").set_class(session.answer is None, "-hint")
        rungs = ladder_of(session.compiled, session.recommendation).rungs
        self.write("#folded", ladder_on_one_line(rungs, self.size.width - 2))
        pane = self.query_one("#ladder", Static)
        size = pane.content_size
        self.write("#ladder", ladder_pane(session, rungs, max(16, size.width), size.height))
        self.show_saved()

    def _show_options(self, session: Session, question: Question) -> None:
        options = self.query_one(Options)
        highlighted = None if self._is_new else options.highlighted
        self._is_new = False
        texts = prompts(session, question, options.text_width)
        if self.interview.is_big:
            texts = spaced(texts, self.size.height - len(safe_lines(question.ask, options.text_width)) - _BIG_FRAME)
        options.change(texts)
        chosen = chosen_places(session, question)
        options.highlighted = highlighted if highlighted is not None or not chosen else chosen[0]

    def on_options_resized(self) -> None:
        """Lay out the text for the new width."""
        if self.is_current:
            self.show()

    # What people do

    def action_choose(self, place: int) -> None:
        """Answer with the option at an index (from 0) that a digit names, and stay; a digit without one is refused."""
        question = self.sitting.session.question
        if question is None:
            return
        if place < len(question.options):
            self.answer_with(question, place)
        else:
            self.show_status(no_such_option(question), is_alarming=True)

    def action_unknown(self) -> None:
        """Answer: not known yet, and stay."""
        question = self.sitting.session.question
        if question is not None:
            self.answer_with(question, len(question.options))

    def on_options_pointed(self, event: Options.Pointed) -> None:
        """Answer with the option that was clicked, and stay."""
        question = self.sitting.session.question
        if question is not None:
            self.answer_with(question, event.place)

    def answer_with(self, question: Question, place: int) -> None:
        """Answer with the option at an index (from 0), and stay; the one after the last option is not known yet."""
        self.query_one(Options).highlighted = place
        self.interview.become(_with(self.sitting.session, question, place))

    def action_range(self) -> None:
        """Add the marked option to the answer, or take it away."""
        question, place = self.sitting.session.question, self.query_one(Options).highlighted
        if question is None or place is None:
            self.on_options_nothing_pointed()
        elif place == len(question.options):
            self.action_unknown()
        else:
            self.interview.become(self.sitting.session.toggle(question.option_ids[place]))

    def on_options_nothing_pointed(self) -> None:
        """Say how to choose."""
        self.show_status(self.with_keys(_NOTHING_POINTED), is_alarming=False)

    def on_option_list_option_selected(self, event: Options.OptionSelected) -> None:
        """Answer with the option that Enter was pressed on, unless it is part of the answer already, and go on."""
        session = self.sitting.session
        question = session.question
        if question is None:
            return
        if event.option_index not in chosen_places(session, question):
            session = _with(session, question, event.option_index)
            self.interview.become(session)
        self._go_on(session)

    def _go_on(self, session: Session) -> None:
        coming = session.go_on()
        if session.is_settled and not self._was_settled and coming.at is not None:
            body = stacked([safe(settled(session), "bold"), Content(""), safe(what_is_left(session))])
            replies = (Reply("enter", Phrase("Enter"), Phrase("go on")), Reply("r", "r", Phrase("result")))
            self.app.push_screen(ChoiceDialog(words("Settled"), body, replies), self._after_settled)
        else:
            self.interview.become(coming)

    def _after_settled(self, reply: str | None) -> None:
        session = self.sitting.session
        self.interview.become(session.show_result() if reply == "r" else session.go_on())

    def action_back(self) -> None:
        """Go to the question before this one."""
        self.interview.become(self.sitting.session.back())

    def action_forward(self) -> None:
        """Go to the question after this one, without an answer."""
        self.interview.become(self.sitting.session.forward())

    def action_result(self) -> None:
        """Go to the result so far."""
        self.interview.become(self.sitting.session.show_result())

    def action_clear(self) -> None:
        """Forget the answer and its note."""
        self.interview.become(self.sitting.session.clear())

    def action_why(self) -> None:
        """Say why this is asked."""
        session = self.sitting.session
        if session.question is not None:
            width = reading_width(self.size.width)
            ask = [Content.styled(line, "bold") for line in safe_lines(session.question.ask, width)]
            lines = [*ask, Content(""), *blocks_lines(why_asked(session, session.question), width)]
            self.app.push_screen(ReadingDialog(words("Why we ask"), stacked(lines)))

    def action_note(self) -> None:
        """Write beside the answer."""
        session = self.sitting.session
        if session.question is not None:
            from subsidiarity.tui.interview.note import NoteDialog  # its field of several lines takes long to load

            self.app.push_screen(NoteDialog(session), self._after_note)

    def _after_note(self, noted: Session | None) -> None:
        if noted is not None:
            self.interview.become(noted)


def _with(session: Session, question: Question, place: int) -> Session:
    """The session answered with the option at an index of the list, from 0; after the last, with not known yet."""
    if place == len(question.options):
        return session.say_unknown()
    return session.choose([question.option_ids[place]])
