"""The safeguards that go with the recommendation."""

from __future__ import annotations

from subsidiarity.model.recommendation import Recommendation
from subsidiarity.model.rulebook import Safeguard
from subsidiarity.reporting.language import Phrase, words
from subsidiarity.reporting.outline import Item, Items, Section
from subsidiarity.reporting.wording.noun_words import sentence

SAFEGUARDS = Phrase("Safeguards")
MAY_APPLY = Phrase("These may apply too, once what is open is answered")
TITLED = Phrase("{title} ({kind})")
BECAUSE = Phrase("Why: {because}")


def safeguards_section(recommendation: Recommendation) -> Section | None:
    """The section on the safeguards that hold, then those that may hold once open questions are answered."""
    held = tuple(_item(each.safeguard) for each in recommendation.safeguards if each.is_certain)
    may_hold = tuple(Item(_title(each.safeguard)) for each in recommendation.safeguards if not each.is_certain)
    blocks = tuple(Items(lead, items) for lead, items in (("", held), (words(MAY_APPLY), may_hold)) if items)
    return Section("safeguards", words(SAFEGUARDS), blocks) if blocks else None


def _item(safeguard: Safeguard) -> Item:
    title, advice = _title(safeguard), sentence(safeguard.advice)
    why = words(BECAUSE, because=sentence(safeguard.because))
    return Item(title, (advice, why), safeguard.source, short=f"{title} {advice}")


def _title(safeguard: Safeguard) -> str:
    return sentence(words(TITLED, title=safeguard.title, kind=safeguard.kind))
