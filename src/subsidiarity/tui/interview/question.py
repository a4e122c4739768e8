"""The question screen: one question at a time, and the ladder below it; everything changes in place."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content

from subsidiarity.model.decision import Decision
from subsidiarity.model.rulebook import Question
from subsidiarity.reporting.language import Phrase, words
from subsidiarity.tui.bindings import act, act_with_fixed_key
from subsidiarity.tui.dialogs.boxes import ReadingDialog, reading_width
from subsidiarity.tui.framed_screen import FramedScreen
from subsidiarity.tui.interview.question_view import chosen_indices, large, note_content, prompts, spaced
from subsidiarity.tui.key_line import Key
from subsidiarity.tui.safe import safe_lines, stacked
from subsidiarity.tui.screen import HELP, QUIT
from subsidiarity.tui.widgets.option_list import Options
from subsidiarity.tui.widgets.outline_blocks import blocks_lines
from subsidiarity.tui.widgets.painted import kept
from subsidiarity.tui.widgets.part import Part
from subsidiarity.workshop.interview_words import why_asked
from subsidiarity.workshop.option_numbers import no_such_option
from subsidiarity.workshop.session import Session
from subsidiarity.workshop.view.progress import question_whereabouts
from subsidiarity.workshop.view.standing import LEVEL_IS_SETTLED

_NOTHING_POINTED = Phrase("Choose with a digit or the arrows. {next} goes on without an answer.")


class QuestionScreen(FramedScreen):
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
        *act_with_fixed_key("delete,backspace", "x", "clear", Phrase("clear this answer and its note"), "clear"),
        act("z", "app.big", Phrase("large, for a projector: only what the room must read; or all again"), "big"),
        act("h", "app.home", Phrase("leave this decision, saved, for the start"), "home"),
        act("e", "app.export", Phrase("write the result and other files"), "export"),
        act("f", "app.another_file", Phrase("go on in another file"), "file"),
    ]
    KEYS: ClassVar[tuple[Key, ...]] = (
        HELP,
        Key("1-9", Phrase("choose"), "screen.help", 2),
        Key(Phrase("Enter"), Phrase("go on"), "screen.take", 1),
        Key("b", Phrase("back"), "screen.back"),
        Key("n", Phrase("next"), "screen.forward", 7),
        Key("w", Phrase("why"), "screen.why", 5),
        Key("m", Phrase("note"), "screen.note", 8),
        Key("o", Phrase("overview"), "screen.overview", 6),
        Key("r", Phrase("result"), "screen.result", 3),
        QUIT,
    )
    MOVES: ClassVar[tuple[tuple[Phrase, Phrase], ...]] = (
        (Phrase("Enter"), Phrase("take the option that is marked, and go on")),
        (Phrase("up, down, j, k"), Phrase("move")),
    )

    def compose(self) -> ComposeResult:
        """The head, the question with its options and what stands beside the answer, the foot."""
        yield from self.header()
        with kept(Vertical(id="asking")):
            yield Part("ask")
            yield Options(id="options")
            yield Part("beside")
        yield from self.foot()

    def __init__(self) -> None:
        super().__init__()
        self._shown = ""
        self._is_new = True
        self._was_settled: bool | None = None
        self._settled_by: Decision | None = None
        """The decision whose newest answer settled the level, which is news until the next answer."""

    def on_mount(self) -> None:
        """Give the keys to the options from the first moment on."""
        self.query_one(Options).focus()

    def show(self) -> None:
        """Bring the whole screen up to date with the session."""
        session = self.sitting.session
        question = session.question
        if question is None or not self.size.width:
            return
        if question.id != self._shown:
            self._shown, self._is_new = question.id, True
        self.set_class(self.interview.is_big, "-big")
        self.frame(session, self.whereabouts(session))
        self.write("#ask", stacked([Content.styled(line, "bold") for line in safe_lines(question.ask, self.measure)]))
        note = None if self.interview.is_big else note_content(session, self.measure)
        self.part("#beside").display = note is not None
        if note is not None:
            self.write("#beside", note)
        self._show_options(session, question, 0 if note is None else note.plain.count("\n") + 2)
        if session.is_settled and self._was_settled is False:
            self._settled_by = session.decision
        self._was_settled = session.is_settled
        self.show_saved()

    def show_saved(self) -> None:
        """Say that everything is saved, and until the next answer that the last one settled the level."""
        super().show_saved()
        is_news = self.sitting.session.decision is self._settled_by
        if is_news and not self.interview.said and self.sitting.problem is None:
            self.show_before_saved(self.with_keys(LEVEL_IS_SETTLED))

    def whereabouts(self, session: Session) -> str:
        """Words on where in the interview one is."""
        return " · ".join(question_whereabouts(session, is_short=self.is_cramped))

    def _show_options(self, session: Session, question: Question, taken: int) -> None:
        """Show the options, with air between them where there are rows for it; `taken` rows are needed for the note."""
        options = self.query_one(Options)
        highlighted, self._is_new = None if self._is_new else options.highlighted, False
        texts = prompts(session, question, options.text_width)
        room = self.rows - len(safe_lines(question.ask, self.measure)) - taken
        options.set_class(sum(text.plain.count("\n") + 1 for text in texts) < room, "-apart")
        if self.interview.is_big:
            texts = large(session, question, options.text_width, room) or spaced(texts, room)
        elif not self.has_class("-short"):
            texts = spaced(texts, room)
        options.change(texts)
        chosen = chosen_indices(session, question)
        options.highlighted = highlighted if highlighted is not None or not chosen else chosen[0]

    def on_options_resized(self) -> None:
        """Lay out the text for the new width."""
        if self.is_current:
            self.show()

    # What people do

    def action_choose(self, index: int) -> None:
        """Answer with the option at an index (from 0) that a digit names, and stay; a digit without one is refused."""
        question = self.sitting.session.question
        if question is not None and index < len(question.options):
            self.answer_with(question, index)
        elif question is not None:
            self.show_status(no_such_option(question), is_alarming=True)

    def action_take(self) -> None:
        """Take the option that is marked, and go on."""
        self.query_one(Options).action_select()

    def action_unknown(self) -> None:
        """Answer: not known yet, and stay."""
        question = self.sitting.session.question
        if question is not None:
            self.answer_with(question, len(question.options))

    def on_options_pointed(self, event: Options.Pointed) -> None:
        """Answer with the option that was clicked, and stay."""
        question = self.sitting.session.question
        if question is not None:
            self.answer_with(question, event.index)

    def answer_with(self, question: Question, index: int) -> None:
        """Answer with the option at an index (from 0), and stay; the one after the last option is not known yet."""
        self.query_one(Options).highlighted = index
        self.interview.become(_with(self.sitting.session, question, index))

    def taken(self, answered: Session) -> Session:
        """The session with an answer that was just given."""
        return answered

    def action_range(self) -> None:
        """Add the marked option to the answer, or take it away."""
        question, index = self.sitting.session.question, self.query_one(Options).highlighted
        if question is None or index is None:
            self.on_options_nothing_pointed()
        elif index == len(question.options):
            self.action_unknown()
        else:
            self.interview.become(self.taken(self.sitting.session.toggle(question.option_ids[index])))

    def on_options_nothing_pointed(self) -> None:
        """Say how to choose."""
        self.show_status(self.with_keys(_NOTHING_POINTED), is_alarming=False)

    def on_option_list_option_selected(self, event: Options.OptionSelected) -> None:
        """Answer with the option that Enter was pressed on, unless it is part of the answer already, and go on."""
        session = self.sitting.session
        question = session.question
        if question is None:
            return
        if event.option_index not in chosen_indices(session, question):
            session = self.taken(_with(session, question, event.option_index))
            self.interview.become(session)
        self.interview.become(session.go_on())

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
        if self.sitting.session.question is not None:
            from subsidiarity.tui.interview.note import NoteDialog  # its field of several lines takes long to load

            self.app.push_screen(NoteDialog(self.sitting.session), self._after_note)

    def _after_note(self, noted: Session | None) -> None:
        if noted is not None:
            self.interview.become(noted)


def _with(session: Session, question: Question, index: int) -> Session:
    """The session answered with the option at an index of the list, from 0; after the last, with not known yet."""
    return session.say_unknown() if index == len(question.options) else session.choose([question.option_ids[index]])
