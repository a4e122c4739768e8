"""Whether the outcome is what the decision file expects."""

from __future__ import annotations

from subsidiarity.model.recommendation import Recommendation
from subsidiarity.reasoning.expectation import unmet
from subsidiarity.reporting.outline import Item, Items, Paragraph, Section
from subsidiarity.reporting.wording.phrase import sentence


def expectation_section(recommendation: Recommendation) -> Section | None:
    """What the file expects and whether it came out; nothing where it expects nothing."""
    if recommendation.decision.expects is None:
        return None
    missing = unmet(recommendation)
    if not missing:
        return Section("expectation", "What the file expects", (Paragraph("This is what the file expects."),))
    items = tuple(Item(sentence(words)) for words in missing)
    return Section("expectation", "What the file expects", (Items("This is not what the file expects", items),))
