"""The result of a workshop: the argument, how firm it is, minority views, what is parked, who was missing."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual.binding import BindingType

from subsidiarity.model.decision import Decision
from subsidiarity.reporting.outline import Outline
from subsidiarity.tui.interview.result import ResultScreen, result_whereabouts
from subsidiarity.tui.workshop.screen import MINUTES, OF_A_QUESTION, WorkshopScreen
from subsidiarity.workshop.view.minutes import minutes_of
from subsidiarity.workshop.view.result_outline import beside_progress


class WorkshopResultScreen(ResultScreen, WorkshopScreen):
    """The screen of the minutes as they stand, on one long page."""

    BINDINGS: ClassVar[list[BindingType]] = [MINUTES, *OF_A_QUESTION]

    def __init__(self) -> None:
        super().__init__()
        self._known: tuple[Decision, Outline] | None = None

    def show(self) -> None:
        """Set the minutes in lines, and remember where their parts begin."""
        session = self.sitting.session
        if session.decision.workshop is None or not self.size.width:
            return
        if self._known is None or self._known[0] is not session.decision:
            minutes = result_first(minutes_of(session.compiled, session.decision).outline)
            self._known = session.decision, beside_progress(minutes, session)
        self.frame(session, result_whereabouts(session))
        self.set_result(self._known[1])
        self.show_saved()


def result_first(minutes: Outline) -> Outline:
    """The outline of the minutes with the argument and its ladder at the top, and the proceedings below it."""
    ids = [section.id for section in minutes.sections]
    ladder, method = ids.index("ladder"), ids.index("method")
    came_to_it, argument, about = minutes.sections[:ladder], minutes.sections[ladder:method], minutes.sections[method:]
    return replace(minutes, sections=(*argument, *came_to_it, *about), below="")
