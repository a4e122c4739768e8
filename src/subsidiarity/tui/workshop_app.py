"""The app of a workshop: the interview's, with screens on which a group votes, and a decision that is convened."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any, ClassVar

from textual.app import SystemCommand
from textual.screen import Screen

from subsidiarity.model.workshop import Card
from subsidiarity.reasoning.compiled import CompiledRulebook
from subsidiarity.reporting.language import words
from subsidiarity.reporting.safe import safe
from subsidiarity.tui.app import InterviewApp
from subsidiarity.tui.card import CardDialog, Written, with_card
from subsidiarity.tui.export import ExportDialog
from subsidiarity.tui.running import hold, opening_for
from subsidiarity.tui.screen import InterviewScreen, Opening
from subsidiarity.tui.start import StartScreen
from subsidiarity.tui.workshop_overview import WorkshopOverviewScreen
from subsidiarity.tui.workshop_question import WorkshopQuestionScreen
from subsidiarity.tui.workshop_result import WorkshopResultScreen
from subsidiarity.workshop.card import convene
from subsidiarity.workshop.plain import UNREADABLE
from subsidiarity.workshop.plain_vote import edition_notice
from subsidiarity.workshop.sitting import Sitting


class WorkshopApp(InterviewApp):
    """A workshop on a screen; with the number of a rehearsal its votes are invented."""

    CSS_PATH = ["style.tcss", "workshop.tcss"]  # type: ignore[assignment]  # noqa: RUF012 - textual reads it so
    MODES: ClassVar[dict[str, type[InterviewScreen]]] = {
        "start": StartScreen,
        "question": WorkshopQuestionScreen,
        "overview": WorkshopOverviewScreen,
        "result": WorkshopResultScreen,
    }

    def __init__(self, compiled: CompiledRulebook, opening: Opening, rehearsal: int | None = None) -> None:
        super().__init__(compiled, opening)
        self._rehearsal = rehearsal

    def begin(self, sitting: Sitting, notice: str = "") -> None:
        """Hold this sitting as a workshop; where nothing was said yet, the card comes first."""
        refused = convene(sitting, self._rehearsal)
        if refused is not None:
            self._read(words("This cannot be rehearsed"), refused.words, is_alarming=True)
            return
        workshop = sitting.session.decision.workshop
        assert workshop is not None, "the sitting was convened"
        said = [notice, edition_notice(sitting.session)]
        if workshop.rehearsal is not None:
            said.append(words("This is a rehearsal: its votes are invented."))
        is_new = workshop.card == Card() and not workshop.talks and not sitting.session.decision.answers
        super().begin(sitting, " ".join(filter(None, said)))
        if is_new and sitting.problem is None:
            self.push_screen(CardDialog(sitting.session), self._after_card)

    def _after_card(self, written: Written | None) -> None:
        if written is not None and self.sitting is not None:
            session, refused = with_card(self.sitting.session, written)
            self.become(session)
            if refused is not None:
                self._read(words("Decision card"), refused.words)

    def action_export(self) -> None:
        """Write minutes and other files."""
        if self.sitting is not None:
            self.push_screen(ExportDialog(self.sitting.session, self.sitting.path))

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Our own words in the command palette, and nothing else."""
        yield from super().get_system_commands(screen)
        if self.sitting is None:
            return
        yield SystemCommand(words("Write to a file"), words("Minutes, decision, result, hand-out"), self.action_export)
        yield SystemCommand(words("Save in another file"), words("Go on there"), self.action_another_file)
        for mode, name in (("overview", words("Overview")), ("result", words("Result"))):
            if self.current_mode != mode:
                yield SystemCommand(name, words("Go there"), getattr(self, f"_go_to_{mode}"))

    def _go_to_overview(self) -> None:
        self.switch_mode("overview")

    def _go_to_result(self) -> None:
        if self.sitting is not None:
            self.become(self.sitting.session.show_result())


class ResumedWorkshopApp(WorkshopApp):
    """The same, when the decision is known from the start."""

    DEFAULT_MODE = "question"


def workshop_app_for(compiled: CompiledRulebook, opening: Opening, rehearsal: int | None = None) -> WorkshopApp:
    """The app that begins where the opening says."""
    return (WorkshopApp if opening.sitting is None else ResumedWorkshopApp)(compiled, opening, rehearsal)


def run_workshop_screen(path: str | None, compiled: CompiledRulebook, rehearsal: int | None = None) -> int:
    """Hold a workshop on the screen and return the exit code; what cannot be opened is refused before it begins."""
    opening = opening_for(path, compiled)
    if opening is None:
        return UNREADABLE
    if opening.sitting is not None:
        refused = convene(opening.sitting, rehearsal)
        if refused is not None:
            sys.stderr.write(f"{safe(refused.words)}\n")
            return UNREADABLE
    return hold(workshop_app_for(compiled, opening, rehearsal))
