"""The recommendation in a sentence or two."""

from __future__ import annotations

from subsidiarity.model.recommendation import Recommendation, RoleAdvice
from subsidiarity.reporting.language import words
from subsidiarity.reporting.wording.phrase import (
    acting,
    capitalised,
    level_body,
    open_words,
    outcome_words,
    sentence,
)


def headline_of(recommendation: Recommendation) -> str:
    """What is recommended for the decision as a whole, in a sentence or two: 'The council should decide'."""
    rulebook = recommendation.rulebook
    advice = recommendation.headline
    outcome = advice.outcome
    if outcome is None:
        return words("Still open: {outcomes}.", outcomes=open_words(rulebook, advice.possible))
    if outcome.level is None:
        return words("No level can be recommended. {because}", because=_because(advice))
    if outcome.manner == "contested":
        upper = level_body(rulebook, outcome.contender or "")
        return words("Contested: {lower} or {upper}.", lower=level_body(rulebook, outcome.level), upper=upper)
    return words("{level} should decide.", level=acting(rulebook, outcome))


def role_sentence(recommendation: Recommendation, advice: RoleAdvice) -> str:
    """Where one role belongs, as a question and its answer: 'Who sets the minimum? The nation.'."""
    rulebook = recommendation.rulebook
    outcome = advice.outcome
    if outcome is None:
        open_outcomes = open_words(rulebook, advice.possible)
        return words("{role} Still open: {outcomes}.", role=sentence(advice.role.ask), outcomes=open_outcomes)
    if outcome.level is None:
        return words("{role} That cannot be said yet.", role=sentence(advice.role.ask))
    return f"{sentence(advice.role.ask)} {capitalised(outcome_words(rulebook, outcome))}."


def _because(advice: RoleAdvice) -> str:
    taken = advice.walk[-1].taken if advice.walk else None
    if taken is None:
        return words("The answers allow none.")
    return sentence(taken.because)
