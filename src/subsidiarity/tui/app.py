"""The app: it holds the sitting and moves between the screens; an error opens a box, and the interview goes on."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import traceback
from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from textual.actions import ActionParseResult
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.dom import DOMNode
from textual.screen import Screen

from subsidiarity.reasoning.compiled import CompiledRulebook
from subsidiarity.tui.dialogs import Choice, Line, Reading, Way, reading_width
from subsidiarity.tui.overview import OverviewScreen
from subsidiarity.tui.question import QuestionScreen
from subsidiarity.tui.result import ResultScreen
from subsidiarity.tui.safe import safe, safe_lines, stacked
from subsidiarity.tui.screen import InterviewScreen, Opening
from subsidiarity.tui.start import StartScreen
from subsidiarity.tui.themes import NAMES, THEMES, fallbacks
from subsidiarity.workshop.session import Session
from subsidiarity.workshop.sitting import Sitting
from subsidiarity.workshop.words import save_status

_SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGINT") if hasattr(signal, name))

_MOST_ERRORS_UNREAD = 5


class InterviewApp(App[None]):
    """The interview on a screen."""

    TITLE = "Subsidiarity"
    CSS_PATH = "style.tcss"
    MODES: ClassVar[dict[str, type[InterviewScreen]]] = {  # type: ignore[assignment]
        "start": StartScreen,
        "question": QuestionScreen,
        "overview": OverviewScreen,
        "result": ResultScreen,
    }
    DEFAULT_MODE = "start"
    ALLOW_SELECT = False  # a press of the mouse on a widget that is just going ends the app (textual#6643)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "leave", show=False, priority=True),
        Binding("ctrl+c", "interrupt", show=False, priority=True),
        Binding("f2", "other_colours", show=False, id="colours"),
    ]

    def __init__(self, compiled: CompiledRulebook, opening: Opening) -> None:
        super().__init__()
        self.compiled = compiled
        self.opening = opening
        self.sitting: Sitting | None = opening.sitting
        self.errors: list[BaseException] = []
        """What went wrong in the program itself, in this run."""
        self._errors_unread = 0
        for theme in THEMES:
            self.register_theme(theme)
        if "TEXTUAL_THEME" not in os.environ:
            self.theme = NAMES[1]
        self.animation_level = "none"

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our colour names in themes that do not know them."""
        return fallbacks(self.current_theme)

    def on_mount(self) -> None:
        """Leave in good order when told to from outside; show the result if nothing is left to ask."""
        for number in _SIGNALS:
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                asyncio.get_running_loop().add_signal_handler(number, self._on_signal, number)
        if self.sitting is not None:
            self.begin(self.sitting, self.opening.notice)

    def on_unmount(self) -> None:
        """Give the signals back."""
        for number in _SIGNALS:
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                asyncio.get_running_loop().remove_signal_handler(number)

    def begin(self, sitting: Sitting, notice: str = "") -> None:
        """Hold this sitting from now on; `notice` is said once."""
        self.sitting = sitting
        self.become(sitting.session)
        if notice:
            self._read("Before you begin", notice)
        elif sitting.problem is not None:
            self.ask_another_file()

    def become(self, session: Session) -> None:
        """Take a new state of the session, save it if it changed, and show it."""
        assert self.sitting is not None, "a decision is open"
        could_save = self.sitting.problem is None
        self.sitting.become(session)
        wanted = "result" if session.at is None else "question"
        if self.current_mode != wanted:
            self.switch_mode(wanted)
        elif isinstance(self.screen, InterviewScreen):
            self.screen.show()
        problem = self.sitting.problem
        if could_save and problem is not None:
            self._read("Not saved", f"{save_status(self.sitting)} You can {problem.hint}.", is_alarming=True)

    def show_help(self, keys: tuple[tuple[str, str], ...]) -> None:
        """Show what each key does."""
        lines = [Content.assemble((f"{key:>16}", "bold $lit"), f"  {words}") for key, words in keys]
        self.push_screen(Reading("Keys", stacked(lines)))

    def ask_another_file(self) -> None:
        """Ask for the name of another file, and save there."""
        self.push_screen(Line("Save in another file", (("Name of the new file", ""),)), self._after_another_file)

    def action_another_file(self) -> None:
        """Go on in another file."""
        if self.sitting is not None:
            self.ask_another_file()

    def action_other_colours(self) -> None:
        """Go from the light colours to the dark ones, to those of high contrast, and round again."""
        place = NAMES.index(self.theme) if self.theme in NAMES else -1
        self.theme = NAMES[(place + 1) % len(NAMES)]

    def action_leave(self) -> None:
        """Leave; ask first if the last change is not saved."""
        if self.sitting is None or self.sitting.problem is None:
            self.exit()
        elif not isinstance(self.screen, Choice):
            self._confirm(save_status(self.sitting))

    def action_interrupt(self) -> None:
        """Ask whether to leave: the keys that copy elsewhere are pressed by mistake."""
        if not isinstance(self.screen, Choice):
            self._confirm("Everything is saved." if self.sitting is None else save_status(self.sitting))

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Our own words in the command palette."""
        yield SystemCommand("Other colours", "Light, dark, or high contrast", self.action_other_colours)
        if isinstance(screen, InterviewScreen):
            yield SystemCommand("Help", "What each key does", screen.action_help)
        yield SystemCommand("Leave", "Every answer is saved already", self.action_leave)

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Run what a key stands for; an error in it is shown, and the interview goes on."""
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except Exception as error:  # noqa: BLE001 - whatever it is, the people in the room keep their interview
            self.report(error)
            return True

    def report(self, error: Exception) -> None:
        """Show that something went wrong in the program, without what people typed."""
        self._errors_unread += 1
        if self._errors_unread > _MOST_ERRORS_UNREAD:  # the box itself cannot be drawn
            self._handle_exception(error)
            return
        self.errors.append(error)
        if self._errors_unread == 1:
            saved = "" if self.sitting is None else f" {save_status(self.sitting)}."
            words = f"This is a fault of the program, not yours.{saved} You can go on."
            body = self._wrapped(f"{words} For its makers: {place_of(error)}")
            self.push_screen(Reading("Something went wrong", body, is_alarming=True), self._after_report)

    def _after_report(self, _: None) -> None:
        self._errors_unread = 0

    def _handle_exception(self, error: Exception) -> None:
        """End after an error that left a widget dead: without the values of variables, for they hold people's notes."""
        self._return_code = 1
        if self._exception is None:
            self._exit_renderables.append(f"Something went wrong in the program: {place_of(error)}")
        self.errors.append(error)
        self._exception = self._exception or error  # tests raise it again
        self._close_messages_no_wait()
        self._exception_event.set()

    def _read(self, title: str, words: str, *, is_alarming: bool = False) -> None:
        self.push_screen(Reading(title, self._wrapped(words), is_alarming=is_alarming))

    def _wrapped(self, words: str) -> Content:
        return stacked([Content(line) for line in safe_lines(words, reading_width(self.size.width))])

    def _confirm(self, words: str) -> None:
        ways = (Way("y", "y", "leave"), Way("n", "n, Esc", "stay"))
        self.push_screen(Choice("Leave?", safe(words), ways), self._after_confirm)

    def _after_confirm(self, way: str | None) -> None:
        if way == "y":
            self.exit()

    def _after_another_file(self, lines: tuple[str, ...] | None) -> None:
        path = "" if lines is None else os.path.expanduser(lines[0].strip())
        if not path or self.sitting is None:
            return
        failed = self.sitting.save_as(path)
        if failed is not None:
            self._read("Not saved", f"Not saved in {path}: {failed.message}. You can {failed.hint}.", is_alarming=True)
        elif isinstance(self.screen, InterviewScreen):
            self.screen.show()

    def _on_signal(self, number: int) -> None:
        self.exit(return_code=128 + number)


class ResumedApp(InterviewApp):
    """The same, when the decision is known from the start."""

    DEFAULT_MODE = "question"


def app_for(compiled: CompiledRulebook, opening: Opening) -> InterviewApp:
    """The app that begins where the opening says."""
    return (InterviewApp if opening.sitting is None else ResumedApp)(compiled, opening)


def place_of(error: BaseException) -> str:
    """What kind of error it was and where in the program: nothing that a person typed."""
    frames = traceback.extract_tb(error.__traceback__)[-3:]
    places = (f"{os.path.basename(frame.filename)}:{frame.lineno} in {frame.name}" for frame in frames)
    return f"{type(error).__name__} at {', '.join(places) or 'an unknown place'}."
