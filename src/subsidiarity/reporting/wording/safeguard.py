"""The safeguards that go with the recommendation, those of one kind together."""

from __future__ import annotations

from subsidiarity.model.recommendation import Recommendation
from subsidiarity.model.rulebook import Safeguard
from subsidiarity.reporting.language import Phrase, words
from subsidiarity.reporting.outline import Item, Items, Section
from subsidiarity.reporting.wording.noun_words import capitalised, sentence

_MAY_HOLD = Phrase("These may apply too, once what is open is answered")


def safeguards_section(recommendation: Recommendation) -> Section | None:
    """The section on the safeguards that hold, by kind, then those that may hold once open questions are answered."""
    by_kind: dict[str, list[Item]] = {}
    may_hold: list[Item] = []
    for advice in recommendation.safeguards:
        safeguard = advice.safeguard
        if advice.is_certain:
            by_kind.setdefault(safeguard.kind, []).append(_item(safeguard))
        else:
            may_hold.append(Item(sentence(safeguard.title)))
    groups = [*((capitalised(kind), items) for kind, items in by_kind.items()), (words(_MAY_HOLD), may_hold)]
    blocks = tuple(Items(lead, tuple(items)) for lead, items in groups if items)
    return Section("safeguards", words("Safeguards"), blocks) if blocks else None


def _item(safeguard: Safeguard) -> Item:
    details = (sentence(safeguard.advice), words("Why: {because}", because=sentence(safeguard.because)))
    return Item(sentence(safeguard.title), details, safeguard.source)
