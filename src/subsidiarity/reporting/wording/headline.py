"""The recommendation in one sentence."""

from __future__ import annotations

from subsidiarity.model.recommendation import Recommendation, RoleAdvice
from subsidiarity.reporting.wording.phrase import (
    acting,
    capitalised,
    level_word,
    outcome_words,
    outcomes_words,
    sentence,
)


def headline_of(recommendation: Recommendation) -> str:
    """What is recommended for the decision as a whole, in one sentence: 'Local should decide'."""
    rulebook = recommendation.rulebook
    advice = recommendation.headline
    outcome = advice.outcome
    if outcome is None:
        return f"Still open: {outcomes_words(rulebook, advice.possible)}."
    if outcome.level is None:
        return f"No level can be recommended: {_because(advice)}"
    if outcome.manner == "contested":
        upper = level_word(rulebook, outcome.contender or "")
        return f"Contested: {level_word(rulebook, outcome.level)} or {upper}."
    return f"{acting(rulebook, outcome)} should decide."


def role_sentence(recommendation: Recommendation, advice: RoleAdvice) -> str:
    """Where one role belongs, as a question and its answer: 'Who sets the minimum? National.'."""
    rulebook = recommendation.rulebook
    outcome = advice.outcome
    if outcome is None:
        return f"{sentence(advice.role.ask)} Still open: {outcomes_words(rulebook, advice.possible)}."
    if outcome.level is None:
        return f"{sentence(advice.role.ask)} That cannot be said yet."
    return f"{sentence(advice.role.ask)} {capitalised(outcome_words(rulebook, outcome))}."


def _because(advice: RoleAdvice) -> str:
    taken = advice.walk[-1].taken if advice.walk else None
    if taken is None:
        return "the answers allow none."
    because = sentence(taken.because)
    return because[:1].lower() + because[1:] if because[1:2].islower() else because
