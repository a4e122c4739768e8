"""The expectation of a decision file that was not met, in words."""

from __future__ import annotations

from subsidiarity.model.recommendation import Recommendation
from subsidiarity.reasoning.expectation import UnmetBranch, UnmetOutcome, unmet_parts
from subsidiarity.reporting.language import words
from subsidiarity.reporting.outline import Item, Items, Section
from subsidiarity.reporting.wording.noun_words import sentence


def unmet_sentences(recommendation: Recommendation) -> tuple[str, ...]:
    """A sentence on each expectation that did not come out."""
    return tuple(sentence(_said(part)) for part in unmet_parts(recommendation))


def _said(part: UnmetOutcome | UnmetBranch) -> str:
    if isinstance(part, UnmetOutcome):
        joiner = f" {words('or')} "
        expected, got = joiner.join(part.expected), joiner.join(part.got)
        return words("expected {expected}, got {got}", expected=expected, got=got)
    if part.holds:
        return words("expected {branch} not to hold, it does", branch=part.branch)
    return words("expected {branch} to hold, it does not", branch=part.branch)


def expectation_section(recommendation: Recommendation) -> Section | None:
    """The section on what the file expects and what did not come out; None where all of it did, or nothing is expected.

    That it came out is said in the section on the rulebook.
    """
    items = tuple(map(Item, unmet_sentences(recommendation)))
    if not items:
        return None
    lead = words("The outcome is not the one that the file expects")
    return Section("expectation", words("What the file expects"), (Items(lead, items),))
