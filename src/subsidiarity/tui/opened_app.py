"""The app for what is opened: of an interview or a workshop, at the start screen or at a question."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from subsidiarity.reasoning.compiled import CompiledRulebook
from subsidiarity.tui.app import InterviewApp
from subsidiarity.tui.late_screens import INTERVIEW, WORKSHOP
from subsidiarity.tui.screen import InterviewScreen, Opening


class ResumedApp(InterviewApp):
    """The app of an interview whose decision is known from the start."""

    DEFAULT_MODE = "question"


class WorkshopApp(InterviewApp):
    """The app of a workshop on a screen; with the number of a `rehearsal` its votes are invented."""

    MODES: ClassVar[dict[str, Callable[[], InterviewScreen]]] = {**INTERVIEW, **WORKSHOP}

    def __init__(self, compiled: CompiledRulebook, opening: Opening, rehearsal: int | None = None) -> None:
        from subsidiarity.tui.workshop_mode import Gathering  # an interview needs none

        super().__init__(compiled, opening, Gathering(rehearsal))


class ResumedWorkshopApp(WorkshopApp):
    """The app of a workshop whose decision is known from the start."""

    DEFAULT_MODE = "question"


def app_for(compiled: CompiledRulebook, opening: Opening) -> InterviewApp:
    """The app that begins where the opening says; a decision with a workshop is held as one."""
    if opening.sitting is None:
        return InterviewApp(compiled, opening)
    if opening.sitting.has_workshop:
        return workshop_app_for(compiled, opening)
    return ResumedApp(compiled, opening)


def workshop_app_for(compiled: CompiledRulebook, opening: Opening, rehearsal: int | None = None) -> WorkshopApp:
    """The app of a workshop that begins where the opening says."""
    return (WorkshopApp if opening.sitting is None else ResumedWorkshopApp)(compiled, opening, rehearsal)
