"""Expectations of decision files, changed to what comes out."""

from __future__ import annotations

from subsidiarity.api.given.kinds import RECOMMENDATION, takes
from subsidiarity.model.recommendation import Recommendation
from subsidiarity.reading.decision import DecisionReader
from subsidiarity.reasoning.expectation import held_branches
from subsidiarity.reporting.decision_file.new_expectation import with_expectation


def accepted(text: str, recommendation: Recommendation, reader: DecisionReader) -> str:
    """A decision file's text with the outcomes that came out; as it was where only branches differ; `CannotAccept`."""
    decision = recommendation.decision
    possible = recommendation.headline.possible
    if decision.expects is None or set(decision.expects.outcomes) in (set(), set(possible)):
        return text
    return with_expectation(text, decision.id, possible, reader)


@takes(recommendation=RECOMMENDATION)
def has_other_branches(recommendation: Recommendation) -> bool:
    """Whether branches, too, are not as the decision file expects; which one to expect is for people to judge."""
    expects = recommendation.decision.expects
    held = held_branches(recommendation)
    return expects is not None and not (held.issuperset(expects.because) and held.isdisjoint(expects.not_because))
