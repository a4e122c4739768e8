"""The interview's screens in general: the header, the foot, the way to the app and its sitting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Protocol, TypeVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import ModalScreen

from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.reasoning.compiled import CompiledRulebook
from subsidiarity.reporting.language import Phrase, words
from subsidiarity.reporting.wrapping import columns_of
from subsidiarity.tui.bindings import act, act_with_fixed_key
from subsidiarity.tui.key_line import Key, KeyLine
from subsidiarity.tui.own_files import OwnSettings
from subsidiarity.tui.room.reachable import Reachable
from subsidiarity.tui.safe import safe
from subsidiarity.tui.widgets.painted import kept
from subsidiarity.tui.widgets.part import Part
from subsidiarity.tui.widgets.quick_screen import QuickScreen
from subsidiarity.workshop.decision_store import FoundDecision
from subsidiarity.workshop.saving_words import save_status
from subsidiarity.workshop.session import Session
from subsidiarity.workshop.sitting import Sitting
from subsidiarity.workshop.view.change_words import done_again, taken_back

Result = TypeVar("Result")

_BY_WIDTH = [(0, "-narrow"), (72, "-normal"), (110, "-wide")]
_BY_HEIGHT = [(0, "-short"), (22, "-tall")]
_SET_IN_LINES = ("#verdict", "#ask", "#beside")
"""Parts whose text comes in the lines in which it is shown."""
_STEP = 12
"""Terminal columns by which the place at the head grows where a screen is not narrow."""
MEASURE = 98
"""Terminal columns that a screen takes at most; on a wider terminal it stands in the middle."""

HELP, QUIT = Key("?", Phrase("help"), "screen.help"), Key("q", Phrase("quit"), "app.leave", 1)


@dataclass(frozen=True, slots=True)
class Opening:
    """The opening of the app: a sitting, or a folder with the decisions found in it, or a file that is to be made."""

    sitting: Sitting | None = None
    folder: str = "."
    found: tuple[FoundDecision, ...] = ()
    new_path: str | None = None
    notice: str = ""


class Interview(Reachable, Protocol):
    """The app as its screens see it, without knowing its class."""

    @property
    def gathering(self) -> object | None:
        """The mode of a workshop once a group votes; None before."""

    compiled: CompiledRulebook
    sitting: Sitting | None
    opening: Opening
    own: OwnSettings
    """The person's own settings: their keys."""
    is_big: bool
    """Whether a room reads along, and only what it must read is shown."""

    def show_help(self, screen: InterviewScreen) -> None:
        """Show what each key of a screen does."""

    def read(self, title: str, *said: str, is_alarming: bool = False) -> None:
        """Show something to read."""

    def report(self, error: Exception) -> None:
        """Show that something went wrong in the program."""

    said: str
    """Words at the foot on the newest state, in the place of where it is saved; "" for none."""

    def become(self, session: Session, said: str = "") -> None:
        """Take a new state of the session, save it if it changed, and show it; `said` is said of it at the foot."""

    def say(self, said: str) -> None:
        """Say something of the newest state at the foot of the screen that a person is on."""

    def begin(self, sitting: Sitting, notice: str = "") -> None:
        """Hold this sitting from now on; `notice` is said once."""

    def gather(self, rehearsal: int | None = None) -> None:
        """Let a group vote from now on; with the number of a `rehearsal`, an invented one."""

    def use(self, path: str) -> tuple[bool, tuple[Diagnostic, ...]]:
        """Ask by another rulebook from now on, only before a sitting; whether it can be used, and its diagnostics."""

    def ask_another_file(self) -> None:
        """Ask for the name of another file, and save there."""


class Guarded(MessagePump):
    """A screen whose handlers may fail: the error is shown, and the screen lives on to take the next key."""

    async def _dispatch_message(self, message: Message) -> None:
        try:
            await super()._dispatch_message(message)
        except Exception as error:  # noqa: BLE001 - whatever it is, the people in the room keep their interview
            cast("Interview", self.app).report(error)


class InterviewScreen(Guarded, QuickScreen):
    """A screen that a person moves to and from: the start, a question, the overview, the result."""

    HORIZONTAL_BREAKPOINTS = _BY_WIDTH
    VERTICAL_BREAKPOINTS = _BY_HEIGHT
    BINDINGS: ClassVar[list[BindingType]] = [
        *act_with_fixed_key("f1", "question_mark", "help", Phrase("every key, and what it does"), "help"),
        act("q", "app.leave", Phrase("leave; asks first if a save failed"), "quit"),
    ]
    KEYS: ClassVar[tuple[Key, ...]] = (HELP, QUIT)
    MOVES: ClassVar[tuple[tuple[Phrase, Phrase], ...]] = ()
    """Keys that move on every screen, with what they do on this one; the help says the others by their bindings."""

    @property
    def interview(self) -> Interview:
        """The app."""
        return cast("Interview", self.app)

    @property
    def sitting(self) -> Sitting:
        """The sitting that is held; there is none yet on the start screen, which does not ask."""
        sitting = self.interview.sitting
        assert sitting is not None, "a decision is open"
        return sitting

    def header(self) -> ComposeResult:
        """The line at the top: the decision on the left, the place in the interview on the right."""
        with kept(Horizontal(id="header")):
            yield Part("title")
            yield Part("place")

    def foot(self) -> ComposeResult:
        """The lines at the bottom: what is saved, and the keys."""
        yield Part("status")
        yield KeyLine(self.KEYS)

    @property
    def measure(self) -> int:
        """The terminal columns of a line of text on this screen."""
        return max(1, min(self.size.width, MEASURE) - 2)

    def write(self, selector: str, content: Content | str) -> None:
        """Put text into one of the parts of this screen; a plain string is shown as it is.

        The screen is laid out anew only where the part's size hangs on its text, for that takes most of a frame.
        """
        part, text = self.part(selector), safe(content) if isinstance(content, str) else content
        before = part.content
        if isinstance(before, Content) and before.is_same(text):
            return
        if selector == "#place":  # in steps, for each other width lays the whole screen out again
            columns = text.cell_length
            part.styles.width = columns if self.size.width < _BY_WIDTH[1][0] else -(-columns // _STEP) * _STEP
        was_as_high = isinstance(before, Content) and before.plain.count("\n") == text.plain.count("\n")
        is_moving = part.styles.is_auto_height and not (selector in _SET_IN_LINES and was_as_high)
        part.update(text, layout=is_moving)

    def on_screen_resume(self) -> None:
        """Show the newest state whenever a person comes to this screen, after another try to save what is not saved."""
        if self.interview.sitting is not None:
            self.interview.sitting.save_again()
        self.show()

    def show(self) -> None:
        """Bring every part of the screen up to date."""

    def show_status(self, said: str, is_alarming: bool, *, is_resting: bool = False) -> None:
        """Say something at the foot; unless it `is_resting` it is news, and stands out."""
        status = self.part("#status")
        status.set_class(is_alarming, "-alarm")
        status.set_class(not is_resting, "-said")
        status.set_class(columns_of(said) > self.measure, "-long")
        self.write("#status", said)

    def with_keys(self, phrase: Phrase) -> str:
        """A phrase that names actions in braces, said with their keys in force."""
        return words(phrase, **self.interview.own.said)

    def show_saved(self) -> None:
        """Say what is to be said of the newest state, or that it is saved; on a large layout that only if it is not."""
        problem = self.sitting.problem
        if self.interview.said and problem is None:
            self.show_status(self.interview.said, is_alarming=False)
            return
        saved = "" if self.interview.is_big and problem is None else save_status(self.sitting)
        if problem is not None and problem.is_helped_elsewhere:
            saved += " " + self.with_keys(Phrase("{file} saves in another file."))
        said = " · ".join(filter(None, [self.interview.on_phones, saved]))
        self.show_status(said, problem is not None, is_resting=True)

    def show_before_saved(self, said: str) -> None:
        """Say something at the foot, and behind it that all is saved where there is room for both."""
        both = f"{said} {save_status(self.sitting)}"
        self.show_status(both if columns_of(both) <= self.measure else said, is_alarming=False)

    def action_help(self) -> None:
        """Show what each key does."""
        self.interview.show_help(self)

    def moves(self) -> tuple[tuple[str, str], ...]:
        """The keys that move, each with what it does, in the language spoken."""
        return tuple((words(keys), words(said)) for keys, said in self.MOVES)

    def action_overview(self) -> None:
        """Go to the list of all questions."""
        self.app.switch_mode("overview")

    def action_undo(self) -> None:
        """Take back the last change, wherever it was made, and say which."""
        self.interview.become(*taken_back(self.sitting.session, self.interview.own.said["redo"]))

    def action_redo(self) -> None:
        """Do the change again that was taken back last, and say which."""
        self.interview.become(*done_again(self.sitting.session, self.interview.own.said["undo"]))

    def action_back(self) -> None:
        """Go back, where there is a way back."""

    def action_forward(self) -> None:
        """Go forward, where there is a way forward."""


class Dialog(Guarded, ModalScreen[Result]):
    """A box on top of a screen that is answered before anything else."""

    HORIZONTAL_BREAKPOINTS = _BY_WIDTH
    VERTICAL_BREAKPOINTS = _BY_HEIGHT

    @property
    def interview(self) -> Interview:
        """The app."""
        return cast("Interview", self.app)
