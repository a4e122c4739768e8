"""Roles in words: where each belongs, with the reason that placed it."""

from __future__ import annotations

from subsidiarity.model.recommendation import Recommendation, RoleAdvice
from subsidiarity.model.rule_graph import Reason
from subsidiarity.reporting.language import Phrase, words
from subsidiarity.reporting.outline import Item, Items, Section
from subsidiarity.reporting.wording.headline import role_sentence
from subsidiarity.reporting.wording.reason import because_words

WHO_DOES_WHAT = Phrase("Who does what")


def roles_section(recommendation: Recommendation) -> Section:
    """The section with a point a role, in the rulebook's order; the headline's reasons are left to other sections."""
    items = tuple(_item(recommendation, advice) for advice in recommendation.roles)
    return Section("roles", words(WHO_DOES_WHAT), (Items("", items),))


def reasons_behind(recommendation: Recommendation, advice: RoleAdvice) -> tuple[Reason, ...]:
    """The reasons on the walk of a settled role beside the headline, the one that placed it first; none otherwise."""
    taken = advice.walk[-1].taken if advice.walk else None
    if taken is None or advice.outcome is None or advice is recommendation.headline:
        return ()
    held = (reason for step in reversed(advice.walk) for reason in step.held)
    by_sentence: dict[str, Reason] = {taken.because: taken}
    for reason in held:
        by_sentence.setdefault(reason.because, reason)
    return tuple(by_sentence.values())


def _item(recommendation: Recommendation, advice: RoleAdvice) -> Item:
    reasons = reasons_behind(recommendation, advice)
    if not reasons:
        return Item(role_sentence(recommendation, advice))
    *before, last = reasons
    rulebook = recommendation.rulebook
    cited = (
        f"{said} [{reason.source}]" if reason.source else said
        for reason, said in ((reason, because_words(rulebook, reason)) for reason in before)
    )
    return Item(role_sentence(recommendation, advice), (*cited, because_words(rulebook, last)), last.source)
