"""The safeguards that go with the recommendation."""

from __future__ import annotations

from subsidiarity.model.recommendation import Recommendation
from subsidiarity.model.rulebook import Safeguard
from subsidiarity.reporting.language import Phrase, words
from subsidiarity.reporting.outline import Item, Items, Section
from subsidiarity.reporting.wording.noun_words import sentence

_MAY_HOLD = Phrase("These may apply too, once what is open is answered")


def safeguards_section(recommendation: Recommendation) -> Section | None:
    """The section on the safeguards that hold, then those that may hold once open questions are answered."""
    held = tuple(_item(each.safeguard) for each in recommendation.safeguards if each.is_certain)
    may_hold = tuple(Item(_title(each.safeguard)) for each in recommendation.safeguards if not each.is_certain)
    blocks = tuple(Items(lead, items) for lead, items in (("", held), (words(_MAY_HOLD), may_hold)) if items)
    return Section("safeguards", words("Safeguards"), blocks) if blocks else None


def _item(safeguard: Safeguard) -> Item:
    title, advice = _title(safeguard), sentence(safeguard.advice)
    why = words("Why: {because}", because=sentence(safeguard.because))
    return Item(title, (advice, why), safeguard.source, short=f"{title} {advice}")


def _title(safeguard: Safeguard) -> str:
    return sentence(words("{title} ({kind})", title=safeguard.title, kind=safeguard.kind))
