"""What the minutes report, worked out of a decision with its workshop."""

from __future__ import annotations

from subsidiarity.analysis.prospects import prospects_of
from subsidiarity.analysis.tally import Tallies
from subsidiarity.model.decision import Decision
from subsidiarity.reasoning.advise import advise
from subsidiarity.reasoning.compiled import CompiledRulebook
from subsidiarity.reporting.minutes import Proceedings
from subsidiarity.workshop.bearing import bearings


def proceedings_of(compiled: CompiledRulebook, decision: Decision) -> Proceedings:
    """The proceedings of a workshop, for `minutes_outline`; the decision has a workshop."""
    bearing = bearings(compiled, decision)
    return Proceedings(
        recommendation=advise(compiled, decision),
        prospects=prospects_of(compiled, decision),
        discussions=Tallies(compiled).discussions(decision),
        not_used=tuple(question for question in decision.answers if bearing[question] == "nothing"),
    )
