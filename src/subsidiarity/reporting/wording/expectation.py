"""The expectation of a decision file that was not met, in words."""

from __future__ import annotations

from subsidiarity.model.recommendation import Recommendation
from subsidiarity.reasoning.expectation import UnmetBranch, UnmetOutcome, unmet_parts
from subsidiarity.reporting.language import Phrase, words
from subsidiarity.reporting.outline import Item, Items, Section
from subsidiarity.reporting.wording.noun_words import OR, sentence

WHAT_IS_EXPECTED = Phrase("What the file expects")
NOT_AS_EXPECTED = Phrase("The outcome is not the one that the file expects")
AS_EXPECTED = Phrase("The outcome is the one that the file expects.")
EXPECTED_OUTCOME = Phrase("expected {expected}, got {got}")
EXPECTED_BRANCH = Phrase("expected {branch} to hold, it does not")
UNEXPECTED_BRANCH = Phrase("expected {branch} not to hold, it does")


def unmet_sentences(recommendation: Recommendation) -> tuple[str, ...]:
    """A sentence on each expectation that did not come out."""
    return tuple(sentence(_said(part)) for part in unmet_parts(recommendation))


def _said(part: UnmetOutcome | UnmetBranch) -> str:
    if isinstance(part, UnmetOutcome):
        joiner = f" {words(OR)} "
        expected, got = joiner.join(part.expected), joiner.join(part.got)
        return words(EXPECTED_OUTCOME, expected=expected, got=got)
    return words(UNEXPECTED_BRANCH if part.holds else EXPECTED_BRANCH, branch=part.branch)


def expectation_section(recommendation: Recommendation) -> Section | None:
    """The section on what the file expects and what did not come out; None where all of it did, or nothing is expected.

    That it came out is said in the section on the rulebook.
    """
    items = tuple(map(Item, unmet_sentences(recommendation)))
    if not items:
        return None
    return Section("expectation", words(WHAT_IS_EXPECTED), (Items(words(NOT_AS_EXPECTED), items),))
