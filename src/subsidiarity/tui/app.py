"""The app: it holds the sitting and moves between the screens."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from subsidiarity.api import load_advisor
from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.reasoning.compiled import CompiledRulebook
from subsidiarity.reporting.language import Phrase, words
from subsidiarity.tui.bindings import Act, act, acts_of
from subsidiarity.tui.dialogs.boxes import LineDialog, ReadingDialog, reading_body
from subsidiarity.tui.late_screens import INTERVIEW
from subsidiarity.tui.own_files import OwnSettings, remember_theme
from subsidiarity.tui.phone_app import PhoneApp
from subsidiarity.tui.safe import stacked
from subsidiarity.tui.screen import InterviewScreen, Opening
from subsidiarity.tui.stylesheet import SteadyStylesheet
from subsidiarity.tui.themes import NAMES, THEMES, fallbacks
from subsidiarity.workshop.decision_store import found_decisions
from subsidiarity.workshop.refusal import Refusal
from subsidiarity.workshop.saving_words import farewell, not_moved_words, unsaved_words
from subsidiarity.workshop.session import Session
from subsidiarity.workshop.sitting import Sitting
from subsidiarity.workshop.view.half_typed import at_half_typed_counts, half_typed_words

if TYPE_CHECKING:
    from subsidiarity.tui.workshop_mode import Gathering


class InterviewApp(PhoneApp):
    """The app of an interview on a screen, or, once a group gathers, of a workshop."""

    TITLE = "Subsidiarity"
    CSS_PATH = "style.tcss"
    MODES: ClassVar[dict[str, Callable[[], InterviewScreen]]] = INTERVIEW  # type: ignore[assignment]
    DEFAULT_MODE = "start"
    ALLOW_SELECT = False  # a press of the mouse on a widget that is just going ends the app (textual#6643)
    BINDINGS: ClassVar[list[BindingType]] = [
        act("ctrl+p", "command_palette", Phrase("everything that can be done, to be searched"), priority=True),
        act("f2", "other_colours", Phrase("other colours: dark, high contrast, light"), "colours"),
        act("f4", "tour", Phrase("see how it goes, on an example"), "tour"),
        act("ctrl+q", "leave", Phrase("leave, from a box too; asks first if a save failed"), priority=True),
        act("ctrl+c", "interrupt", Phrase("ask whether to leave"), priority=True),
        act("ctrl+z", "put_aside", Phrase("put the program aside; fg in the shell brings it back"), priority=True),
    ]

    def __init__(self, compiled: CompiledRulebook, opening: Opening, gathering: Gathering | None = None) -> None:
        super().__init__()
        self.compiled = compiled
        self.opening = opening
        self.sitting: Sitting | None = opening.sitting
        self.gathering = gathering
        self.is_big = False
        self.said = ""
        self.own = OwnSettings()
        for theme in THEMES:
            self.register_theme(theme)
        if "TEXTUAL_THEME" not in os.environ:
            self.theme = NAMES[1]
        self.animation_level = "none"
        self.stylesheet = SteadyStylesheet(variables=self.get_css_variables())

    def on_ready(self) -> None:
        """Collect garbage again, if that waited for the first paint; what a start leaves is kept to the end."""
        if not gc.isenabled():
            gc.freeze()
            gc.enable()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The values of our colour names in themes that do not know them."""
        return fallbacks(self.current_theme)

    def on_load(self) -> None:
        """Put a person's own keys and colours in force from the first paint on."""
        self.set_keymap(self.own.keys)
        if self.own.theme in self.available_themes and "TEXTUAL_THEME" not in os.environ:
            self.theme = self.own.theme

    def on_mount(self) -> None:
        """Leave in good order when told to from outside; show the result if nothing is left to ask."""
        self.listen()
        if self.sitting is not None:
            self.begin(self.sitting, self.opening.notice)
        if self.own.faults:
            from subsidiarity.reporting.diagnostic import diagnostic_line  # few files of keys have a fault

            said = map(diagnostic_line, self.own.faults)
            self.read(words("Some of your own keys are not used"), *said, is_alarming=True)
        if self.own.is_first_run:
            self.action_tour()

    # The sitting

    def gather(self, rehearsal: int | None = None) -> None:
        """Let a group vote from now on; with the number of a `rehearsal`, an invented one."""
        from subsidiarity.tui.workshop_mode import Gathering  # its screens are not loaded for an interview

        if self.gathering is None:
            Gathering.install(self)
        self.gathering = Gathering(rehearsal)

    def begin(self, sitting: Sitting, notice: str = "") -> None:
        """Hold this sitting from now on; `notice` is said once. Of a new workshop the card comes first."""
        is_new = False
        if sitting.has_workshop and self.gathering is None:
            self.gather()
        if self.gathering is not None:
            convened = self.gathering.convene(sitting)
            if isinstance(convened, Refusal):
                self.read(words("This cannot be rehearsed"), convened.words, is_alarming=True)
                return
            notice, is_new = f"{notice} {convened.notice}".strip(), convened.is_new
        self.sitting = sitting
        left = self.take_up_phones()
        self.become(sitting.session if left else at_half_typed_counts(sitting), half_typed_words(sitting))
        if left and self.gathering is not None:
            self.gathering.go_on_voting(self, self)
        notice = f"{notice} {left}".strip()
        if notice:
            self.read(words("Before you begin"), notice)
        elif sitting.problem is not None and sitting.problem.is_helped_elsewhere:
            self.ask_another_file()
        if is_new and self.gathering is not None and sitting.problem is None:
            self.gathering.fill_card(self, self)

    def become(self, session: Session, said: str = "") -> None:
        """Take a new state of the session, save it if it changed, and show it; `said` is said of it at the foot."""
        assert self.sitting is not None, "a decision is open"
        self.said = said
        could_save = self.sitting.problem is None
        self.sitting.become(session)
        if self.phones is not None:
            self.phones.follow()
        wanted = "result" if session.at is None else "question"
        if self.current_mode != wanted:
            self.switch_mode(wanted)
        elif isinstance(self.screen, InterviewScreen):
            self.screen.show()
        if could_save and self.sitting.problem is not None:
            self.read(words("Not saved"), unsaved_words(self.sitting), is_alarming=True)

    def say(self, said: str) -> None:
        """Say something of the newest state at the foot of the screen that a person is on."""
        self.said = said
        if isinstance(self.screen, InterviewScreen):
            self.screen.show()

    def use(self, path: str) -> tuple[bool, tuple[Diagnostic, ...]]:
        """Ask by another rulebook from now on, only before a sitting; whether it can be used, and its diagnostics."""
        advisor, diagnostics = load_advisor(path)
        if advisor is not None:
            self.compiled = advisor.compiled
        return advisor is not None, diagnostics

    # Boxes on top of a screen

    def show_help(self, screen: InterviewScreen) -> None:
        """Show what each key does, and do what is taken from there."""
        from subsidiarity.tui.dialogs.help import HelpDialog  # most interviews never ask

        def after(taken: Act | None) -> None:
            if taken is not None:
                self.call_later(self.run_action, taken.action, taken.node)

        self.push_screen(HelpDialog(acts_of(screen), screen.moves()), after)

    def read(self, title: str, *said: str, is_alarming: bool = False) -> None:
        """Show something to read, in one paragraph or several."""
        body = stacked([reading_body(each, self.size.width) for each in said])
        self.push_screen(ReadingDialog(title, body, is_alarming=is_alarming))

    def ask_another_file(self) -> None:
        """Ask for the name of another file, and save there."""
        fields = ((words("Name of the new file"), ""),)
        self.push_screen(LineDialog(words("Save in another file"), fields), self._after_another_file)

    def action_another_file(self) -> None:
        """Go on in another file."""
        if self.sitting is not None:
            self.ask_another_file()

    async def action_home(self) -> None:
        """Leave the decision for the start, where another can be begun; what is not saved is said first."""
        if self.sitting is None:
            return
        if not self.sitting.save_again():
            self.read(words("Not saved"), unsaved_words(self.sitting), is_alarming=True)
            return
        await self.end_phones()
        left, self.sitting = self.sitting, None
        left.let_go()
        folder = os.path.dirname(left.path) or "."
        notice = " ".join([*self.last_words, farewell(left)])
        self.opening = Opening(folder=folder, found=found_decisions(folder, self.compiled), notice=notice)
        await self.switch_mode("start")
        self.gathering = None
        for mode, screen in INTERVIEW.items():
            if mode != "start":
                await self.remove_mode(mode)
                self.add_mode(mode, screen)

    def action_export(self) -> None:
        """Write the result, or the minutes of a workshop, and other files."""
        from subsidiarity.tui.dialogs.export import ExportDialog  # loads what writes files

        if self.sitting is not None:
            self.push_screen(ExportDialog(self.sitting.session, self.sitting.path))

    def action_other_colours(self) -> None:
        """Go from the light colours to the dark ones, to those of high contrast, and round again."""
        index = NAMES.index(self.theme) if self.theme in NAMES else -1
        self.theme = NAMES[(index + 1) % len(NAMES)]
        if self.own.is_kept:
            remember_theme(self.theme)

    def action_tour(self) -> None:
        """Show how it goes, on an example that plays itself."""
        from subsidiarity.tui.start.example import ExampleScreen  # it is shown once

        if not isinstance(self.screen, ExampleScreen):
            self.push_screen(ExampleScreen())

    def action_big(self) -> None:
        """Show only what a room must read, large, or everything again."""
        self.is_big = not self.is_big
        if isinstance(self.screen, InterviewScreen):
            self.screen.show()

    def action_command_palette(self) -> None:
        """Search what can be done."""
        from subsidiarity.tui.palette import Palette  # most interviews never ask

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette())

    def _after_another_file(self, lines: tuple[str, ...] | None) -> None:
        path = "" if lines is None else os.path.expanduser(lines[0])
        if not path or self.sitting is None:
            return
        failed = self.sitting.save_as(path)
        if failed is not None:
            self.read(words("Not saved"), not_moved_words(self.sitting, path, failed), is_alarming=True)
        elif isinstance(self.screen, InterviewScreen):
            self.screen.show()
