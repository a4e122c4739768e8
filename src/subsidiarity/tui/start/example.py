"""The product at work in a minute: an example that plays itself, a question, an answer and the ladder at a time."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

from subsidiarity.model.rulebook import Question
from subsidiarity.reporting.language import Phrase, words
from subsidiarity.tui.bindings import act_with_fixed_key
from subsidiarity.tui.framed_screen import FramedScreen
from subsidiarity.tui.interview.question_view import chosen_indices, prompts
from subsidiarity.tui.key_line import Key
from subsidiarity.tui.safe import rows_of, safe_lines, stacked
from subsidiarity.tui.screen import QUIT
from subsidiarity.tui.widgets.outline_blocks import page_contents
from subsidiarity.tui.widgets.part import Part
from subsidiarity.workshop.session import Session
from subsidiarity.workshop.view.example import example_of
from subsidiarity.workshop.view.progress import question_whereabouts
from subsidiarity.workshop.view.result_outline import result_outline

_SAID = (
    Phrase("One question at a time. A digit answers it; 0 is “not known yet”, a fair answer. Enter goes on."),
    Phrase("The ladder follows each answer: ● still possible, ○ ruled out, with the reason beside it."),
    Phrase("Only what can still change something is asked. {back} goes back, {undo} takes back any change."),
    Phrase("Unsure? {why} says why we ask; {beside} keeps a note and a source. Every change is saved at once."),
    Phrase("In a workshop {vote} votes: nothing shows until you reveal it, and no names are kept."),
)
"""Sentences on the states of the example, one after another."""
_SETTLED = Phrase(
    "The level lights up: no answer that is left can change it. {overview} lists every question, {help} every key."
)
_AIR = 2
"""Rows of air around what is played."""
_RESULT = Phrase(
    "The result says why, and what would change it. It advises; it does not decide. {tour} shows this again."
)


class ExampleScreen(FramedScreen):
    """The screen of the example; Enter plays on, Escape ends it, and nothing of it is saved."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *act_with_fixed_key("enter,right,space", "n", "forward", Phrase("play on"), "next"),
        *act_with_fixed_key("left", "b", "back", Phrase("back"), "back"),
        Binding("escape", "close", show=False),
        Binding("0,1,2,3,4,5,6,7,8,9", "answer", show=False),
    ]
    KEYS: ClassVar[tuple[Key, ...]] = (
        Key(Phrase("Enter"), Phrase("play on"), "screen.forward"),
        Key("b", Phrase("back"), "screen.back", 1),
        Key(Phrase("Esc"), Phrase("begin"), "screen.close"),
        QUIT,
    )
    MOVES: ClassVar[tuple[tuple[Phrase, Phrase], ...]] = (
        (Phrase("Enter"), Phrase("play on")),
        (Phrase("Esc"), Phrase("end the example")),
    )

    def __init__(self) -> None:
        super().__init__()
        self._states: list[Session] = []
        self._at = 0

    def compose(self) -> ComposeResult:
        """The head, the question or the result, what is said of it, the foot."""
        yield from self.header()
        with Vertical(id="asking"):
            yield Part("ask")
            yield Static(id="played", markup=False)
            yield Static(id="caption", markup=False)
        yield from self.foot()

    def on_mount(self) -> None:
        """Begin with the first question."""
        self._coming = example_of(self.interview.compiled)
        self._states.append(next(self._coming))

    def on_resize(self, event: Resize) -> None:  # noqa: ARG002 - the new size is read where it is used
        """Lay out the text for the new width."""
        if self._states:
            self.show()

    def show(self) -> None:
        """Show the state that is played."""
        if not self.size.width:
            return
        session, width = self._states[self._at], self.measure
        place = question_whereabouts(session, is_short=self.is_cramped) or (words("Result"),)
        self.frame(session, " · ".join(place if self.is_cramped else (words("How it goes"), *place)))
        question = session.question
        self.set_class(self.is_cramped, "-cramped")
        caption = [Content.styled(line, "bold") for line in safe_lines(self._caption(session), width)]
        self.query_one("#caption", Static).update(stacked(caption))
        asked = safe_lines("" if question is None else question.ask, width)
        self.write("#ask", stacked([Content.styled(line, "bold") for line in asked]))
        room = self.rows - len(asked) - len(caption) - (0 if self.is_cramped else _AIR)
        lines = _result_lines(session, width) if question is None else _options(session, question, width, room)
        self.query_one("#played", Static).update(stacked(lines))
        if self.interview.sitting is not None and self.interview.sitting.problem is not None:
            self.show_saved()
        else:
            said = words("Invented answers, kept nowhere.")
            self.show_status(said, is_alarming=False, is_resting=True)

    def _caption(self, session: Session) -> str:
        if session.at is None:
            return self.with_keys(_RESULT)
        if session.is_settled:
            return self.with_keys(_SETTLED)
        return self.with_keys(_SAID[min(self._at, len(_SAID) - 1)])

    def action_forward(self) -> None:
        """Play on; at the end, end the example."""
        if self._at + 1 == len(self._states):
            coming = next(self._coming, None)
            if coming is None:
                self.action_close()
                return
            self._states.append(coming)
        self._at += 1
        self.show()

    def action_back(self) -> None:
        """Go back to the state before."""
        self._at = max(0, self._at - 1)
        self.show()

    def action_answer(self) -> None:
        """Say who answers here, to whoever tries a digit."""
        said = words("The example answers by itself. Enter plays on; Esc ends it, and your own decision begins.")
        self.show_status(said, is_alarming=False)

    def action_close(self) -> None:
        """End the example."""
        self.app.pop_screen()


def _options(session: Session, question: Question, width: int, room: int) -> list[Content]:
    """The options, without the first of them where the chosen one would not be in sight of `room` lines."""
    lines, chosen = prompts(session, question, width), chosen_indices(session, question)
    first = 0
    while first < min(chosen, default=0) and rows_of(lines[first:]) > room:
        first += 1
    return lines[first:]


def _result_lines(session: Session, width: int) -> list[Content]:
    outline = result_outline(session)
    headline = [Content.styled(line, "bold") for line in safe_lines(outline.headline, width)]
    return headline if outline.page is None else [*headline, *page_contents(outline.page, width)]
