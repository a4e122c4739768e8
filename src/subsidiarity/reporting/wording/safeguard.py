"""The safeguards that go with the recommendation."""

from __future__ import annotations

from subsidiarity.model.recommendation import Recommendation, SafeguardAdvice
from subsidiarity.reporting.outline import Item, Items, Section
from subsidiarity.reporting.wording.phrase import capitalised, sentence


def safeguards_section(recommendation: Recommendation) -> Section | None:
    """The safeguards that hold, then those that may once open questions are answered."""
    certain = tuple(_item(advice) for advice in recommendation.safeguards if advice.is_certain)
    may_hold = tuple(_item(advice) for advice in recommendation.safeguards if not advice.is_certain)
    groups = (("", certain), ("These may apply too, once what is open is answered", may_hold))
    blocks = tuple(Items(lead, items) for lead, items in groups if items)
    return Section("safeguards", "Safeguards", blocks) if blocks else None


def _item(advice: SafeguardAdvice) -> Item:
    safeguard = advice.safeguard
    title = f"{capitalised(safeguard.kind)}: {safeguard.title[:1].lower()}{safeguard.title[1:]}"
    return Item(sentence(title), (sentence(safeguard.advice), f"Why: {sentence(safeguard.because)}"), safeguard.source)
