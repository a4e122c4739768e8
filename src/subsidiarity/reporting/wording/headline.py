"""The recommendation in one sentence."""

from __future__ import annotations

from subsidiarity.model.recommendation import Recommendation, RoleAdvice
from subsidiarity.reporting.language import words
from subsidiarity.reporting.wording.noun_words import (
    acting,
    capitalised,
    level_word,
    open_words,
    outcome_words,
    sentence,
)


def headline_of(recommendation: Recommendation) -> str:
    """The headline, which is the recommendation for the decision as a whole: 'Local should decide'."""
    rulebook = recommendation.rulebook
    advice = recommendation.headline
    outcome = advice.outcome
    if outcome is None:
        return words("Still open: {outcomes}.", outcomes=open_words(rulebook, advice.possible))
    if outcome.level is None:
        return words("No level can be recommended: {because}", because=_because(advice))
    if outcome.manner == "contested":
        upper = level_word(rulebook, outcome.contender or "")
        return words("Contested: {lower} or {upper}.", lower=level_word(rulebook, outcome.level), upper=upper)
    return words("{level} should decide.", level=acting(rulebook, outcome))


def role_sentence(recommendation: Recommendation, advice: RoleAdvice) -> str:
    """A sentence on where a role belongs, as a question and its answer: 'Who sets the minimum? National.'."""
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
        return words("the answers allow none.")
    because = sentence(taken.because)
    return because[:1].lower() + because[1:] if because[1:2].islower() else because
