"""Roles in words: where each belongs, with the reason that placed it."""

from __future__ import annotations

from subsidiarity.model.recommendation import Recommendation, RoleAdvice
from subsidiarity.reporting.language import words
from subsidiarity.reporting.outline import Item, Items, Section
from subsidiarity.reporting.wording.headline import role_sentence
from subsidiarity.reporting.wording.noun_words import sentence


def roles_section(recommendation: Recommendation) -> Section:
    """The section with a point a role, in the rulebook's order; the headline's reasons are left to other sections."""
    items = tuple(_item(recommendation, advice) for advice in recommendation.roles)
    return Section("roles", words("Who does what"), (Items("", items),))


def _item(recommendation: Recommendation, advice: RoleAdvice) -> Item:
    taken = advice.walk[-1].taken if advice.walk else None
    if taken is None or advice.outcome is None or advice is recommendation.headline:
        return Item(role_sentence(recommendation, advice))
    return Item(role_sentence(recommendation, advice), (sentence(taken.because),), taken.source)
