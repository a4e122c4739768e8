"""The expectation of a decision file, and whether it was met, in words."""

from __future__ import annotations

from subsidiarity.model.recommendation import Recommendation
from subsidiarity.reasoning.expectation import unmet
from subsidiarity.reporting.language import Phrase, words
from subsidiarity.reporting.outline import Item, Items, Paragraph, Section
from subsidiarity.reporting.wording.noun_words import sentence

_HEADING = Phrase("What the file expects")


def expectation_section(recommendation: Recommendation) -> Section | None:
    """The section on what the file expects and whether it came out; None where it expects nothing."""
    if recommendation.decision.expects is None:
        return None
    missing = unmet(recommendation)
    if not missing:
        return Section(
            "expectation", words(_HEADING), (Paragraph(words("The outcome is the one that the file expects.")),)
        )
    items = tuple(Item(sentence(each)) for each in missing)
    lead = words("The outcome is not the one that the file expects")
    return Section("expectation", words(_HEADING), (Items(lead, items),))
