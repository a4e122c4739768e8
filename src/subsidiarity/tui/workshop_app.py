"""The app of a workshop: the interview's, with a group that votes from the start."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from subsidiarity.reasoning.compiled import CompiledRulebook
from subsidiarity.tui.app import InterviewApp
from subsidiarity.tui.late_screens import INTERVIEW, WORKSHOP
from subsidiarity.tui.run import complain, hold, opening_for
from subsidiarity.tui.screen import InterviewScreen, Opening
from subsidiarity.tui.workshop_mode import Gathering
from subsidiarity.workshop.convening import convene
from subsidiarity.workshop.exit_code import UNREADABLE


class WorkshopApp(InterviewApp):
    """The app of a workshop on a screen; with the number of a `rehearsal` its votes are invented."""

    MODES: ClassVar[dict[str, Callable[[], InterviewScreen]]] = {**INTERVIEW, **WORKSHOP}

    def __init__(self, compiled: CompiledRulebook, opening: Opening, rehearsal: int | None = None) -> None:
        super().__init__(compiled, opening, Gathering(rehearsal))


class ResumedWorkshopApp(WorkshopApp):
    """The app of a workshop whose decision is known from the start."""

    DEFAULT_MODE = "question"


def workshop_app_for(compiled: CompiledRulebook, opening: Opening, rehearsal: int | None = None) -> WorkshopApp:
    """The app of a workshop that begins where the opening says."""
    return (WorkshopApp if opening.sitting is None else ResumedWorkshopApp)(compiled, opening, rehearsal)


def run_workshop_screen(path: str | None, compiled: CompiledRulebook, rehearsal: int | None = None) -> int:
    """Hold a workshop on the screen and return the exit code; what cannot be opened is refused before it begins."""
    opening = opening_for(path, compiled)
    if opening is None:
        return UNREADABLE
    if opening.sitting is not None:
        refused = convene(opening.sitting, rehearsal)
        if refused is not None:
            complain(refused.words)
            return UNREADABLE
    return hold(workshop_app_for(compiled, opening, rehearsal))
