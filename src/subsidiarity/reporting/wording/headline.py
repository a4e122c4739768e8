"""The recommendation in a sentence or two."""

from __future__ import annotations

from subsidiarity.model.outcome import Outcome
from subsidiarity.model.recommendation import Recommendation, RoleAdvice
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reporting.language import Phrase, words
from subsidiarity.reporting.outline import Outline
from subsidiarity.reporting.wording.clause import clause_of, joined_clauses
from subsidiarity.reporting.wording.noun_words import (
    is_anything,
    open_words,
    outcome_words,
    sentence,
    with_levels,
)
from subsidiarity.reporting.wording.reason import because_words

_REASON = "{because}"
"""The gap of a manner's headline that only one decision's reason can fill."""
OPEN_YET = Phrase("Still open.")
NOT_RULED_OUT = Phrase("Nothing is ruled out yet.")
STILL_OPEN = Phrase("Still open: {outcomes}.")
ROLE_STILL_OPEN = Phrase("{role} Still open: {outcomes}.")
ALLOW_NONE = Phrase("The answers allow none.")


def headline_of(recommendation: Recommendation) -> str:
    """The headline, which is the recommendation for the decision as a whole: 'The council should decide.'.

    What a safeguard wants said first stands before it: 'The aim itself is disputed. The council should decide.'.
    """
    return " ".join([*said_first(recommendation), decision_of(recommendation)])


def said_first(recommendation: Recommendation) -> tuple[str, ...]:
    """Sentences that safeguards want said before the headline: 'The aim itself is disputed.'."""
    certain = (each.safeguard for each in recommendation.safeguards if each.is_certain)
    return tuple(sentence(safeguard.title) for safeguard in certain if safeguard.first)


def decision_in_short(recommendation: Recommendation) -> str:
    """The headline without the other roles: 'The council should decide.'."""
    rulebook, advice = recommendation.rulebook, recommendation.headline
    if advice.outcome is None or not advice.outcome.is_settled:
        return decision_of(recommendation)
    return sentence(clause_of(rulebook, advice.role, advice.outcome) or outcome_words(rulebook, advice.outcome))


def outcome_sentence(rulebook: Rulebook, outcome: Outcome) -> str:
    """An outcome of the headline role as a sentence, of a rulebook alone: 'The council should decide.'."""
    own = rulebook.manner(outcome).headline
    if own and _REASON not in own:
        return sentence(with_levels(rulebook, own, outcome))
    return sentence(clause_of(rulebook, rulebook.role(rulebook.headline), outcome) or outcome_words(rulebook, outcome))


def headline_for(recommendation: Recommendation, advice: RoleAdvice) -> str:
    """The headline where it is the headline role that is argued for, and the sentence of any other role."""
    return headline_of(recommendation) if advice is recommendation.headline else role_sentence(recommendation, advice)


def heading_below(outline: Outline) -> str:
    """The heading over what stands below an outline's first page."""
    return outline.below or words("The full argument")


def decision_of(recommendation: Recommendation) -> str:
    """The headline without what a safeguard wants said first."""
    rulebook = recommendation.rulebook
    advice = recommendation.headline
    outcome = advice.outcome
    if is_anything(rulebook, advice.possible):
        return words(NOT_RULED_OUT)
    if outcome is None:
        return words(STILL_OPEN, outcomes=open_words(rulebook, advice.possible))
    own = rulebook.manner(outcome).headline
    if own:
        return sentence(with_levels(rulebook, own, outcome, _because(rulebook, advice)))
    if not outcome.is_settled:
        return sentence(outcome_words(rulebook, outcome))
    return sentence(joined_clauses(recommendation) or clause_of(rulebook, advice.role, outcome))


def role_sentence(recommendation: Recommendation, advice: RoleAdvice) -> str:
    """A sentence on where a role belongs: its own, or its question and the answer: 'Who pays? The nation.'."""
    rulebook = recommendation.rulebook
    outcome = advice.outcome
    if outcome is None:
        open_outcomes = open_words(rulebook, advice.possible)
        return words(ROLE_STILL_OPEN, role=sentence(advice.role.ask), outcomes=open_outcomes)
    own = with_levels(rulebook, rulebook.manner(outcome).answer, outcome)
    if advice.role.says and outcome.is_settled and not own:
        return sentence(clause_of(rulebook, advice.role, outcome))
    return f"{sentence(advice.role.ask)} {sentence(own or outcome_words(rulebook, outcome))}"


def _because(rulebook: Rulebook, advice: RoleAdvice) -> str:
    taken = advice.walk[-1].taken if advice.walk else None
    if taken is None:
        return words(ALLOW_NONE)
    return because_words(rulebook, taken)
