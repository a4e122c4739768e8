"""The expectation of a decision file that was not met, in words."""

from __future__ import annotations

from subsidiarity.model.recommendation import Recommendation
from subsidiarity.reasoning.expectation import unmet
from subsidiarity.reporting.language import words
from subsidiarity.reporting.outline import Item, Items, Section
from subsidiarity.reporting.wording.noun_words import sentence


def expectation_section(recommendation: Recommendation) -> Section | None:
    """The section on what the file expects and what did not come out; None where all of it did, or nothing is expected.

    That it came out is said in the section on the rulebook.
    """
    missing = unmet(recommendation)
    if not missing:
        return None
    items = tuple(Item(sentence(each)) for each in missing)
    lead = words("The outcome is not the one that the file expects")
    return Section("expectation", words("What the file expects"), (Items(lead, items),))
