"""The expectation of a decision file that was not met, in words."""

from __future__ import annotations

from subsidiarity.model.recommendation import Recommendation
from subsidiarity.reasoning.expectation import UnmetBranch, UnmetOutcome, unmet_parts
from subsidiarity.reporting.language import Phrase, words
from subsidiarity.reporting.outline import Item, Items, Section
from subsidiarity.reporting.wording.noun_words import alternatives, outcome_words, sentence
from subsidiarity.reporting.wording.reason import because_words

WHAT_IS_EXPECTED = Phrase("What the file expects")
NOT_AS_EXPECTED = Phrase("The outcome is not the one that the file expects")
AS_EXPECTED = Phrase("The result is the one that was expected.")
EXPECTED_OUTCOME = Phrase("It was to be {expected}; it is {got}.")
EXPECTED_BRANCH = Phrase("A reason was expected, and does not hold: {reason}")
UNEXPECTED_BRANCH = Phrase("A reason was not expected, and holds: {reason}")


def unmet_sentences(recommendation: Recommendation) -> tuple[str, ...]:
    """A sentence on each expectation that did not come out."""
    return tuple(sentence(_said(recommendation, part)) for part in unmet_parts(recommendation))


def _said(recommendation: Recommendation, part: UnmetOutcome | UnmetBranch) -> str:
    rulebook, expects = recommendation.rulebook, recommendation.decision.expects
    if isinstance(part, UnmetOutcome):
        outcomes = () if expects is None else expects.outcomes
        expected, got = (
            [outcome_words(rulebook, each) for each in some] for some in (outcomes, recommendation.headline.possible)
        )
        return words(EXPECTED_OUTCOME, expected=alternatives(expected), got=alternatives(got))
    steps = (step for role in rulebook.roles for step in role.graph.steps.values())
    reason = next(reason for step in steps for reason in step.reasons if reason.id == part.branch)
    return words(UNEXPECTED_BRANCH if part.holds else EXPECTED_BRANCH, reason=because_words(rulebook, reason))


def expectation_section(recommendation: Recommendation) -> Section | None:
    """The section on what the file expects and what did not come out; None where all of it did, or nothing is expected.

    That it came out is said in the section on the rulebook.
    """
    items = tuple(map(Item, unmet_sentences(recommendation)))
    if not items:
        return None
    return Section("expectation", words(WHAT_IS_EXPECTED), (Items(words(NOT_AS_EXPECTED), items),))
