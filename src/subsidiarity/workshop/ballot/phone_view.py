"""A phone's own view: the stage that all see, and what this phone chose and was told."""

from __future__ import annotations

from dataclasses import dataclass

from subsidiarity.workshop.ballot.desk import Desk, Outcome
from subsidiarity.workshop.ballot.stage import Stage


@dataclass(frozen=True, slots=True)
class PhoneView:
    """A view of the stage: the value chosen in the open round ("" for none) and its turn, and what was told last."""

    stage: Stage
    stage_id: str
    chosen: str = ""
    turn: int = 0
    has_sent_line: bool = False
    outcome: Outcome | None = None


def view_of(desk: Desk, token: str, outcome: Outcome | None = None) -> PhoneView:
    """The view of the phone with this token; `outcome` is what became of the thing that it has just sent."""
    stage, stage_id = desk.stage, desk.stage_id
    chosen, turn = desk.chosen(token) if stage.kind == "vote" else ("", 0)
    return PhoneView(stage, stage_id, chosen, turn, desk.has_sent_line(token), outcome)
