"""Roles in words: where each belongs, with the reason that placed it."""

from __future__ import annotations

from subsidiarity.model.outcome import Outcome
from subsidiarity.model.recommendation import Recommendation, RoleAdvice
from subsidiarity.model.rule_graph import Branch, Reason
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reporting.language import Phrase, words
from subsidiarity.reporting.outline import Item, Items, Section
from subsidiarity.reporting.wording.headline import role_sentence
from subsidiarity.reporting.wording.reason import because_words

WHO_DOES_WHAT = Phrase("Who does what")
NOT_WHAT_DECIDES = Phrase("Also true, but not what decides: {reason}")


def roles_section(recommendation: Recommendation) -> Section:
    """The section with a point a role, in the rulebook's order; the headline's reasons are left to other sections."""
    items = tuple(_item(recommendation, advice) for advice in recommendation.roles)
    return Section("roles", words(WHO_DOES_WHAT), (Items("", items),))


def reasons_behind(recommendation: Recommendation, advice: RoleAdvice) -> tuple[Reason, ...]:
    """The reasons on the walk of a settled role beside the headline; none of any other.

    The one that placed it comes first, and those come last that would place it elsewhere.
    """
    taken = advice.walk[-1].taken if advice.walk else None
    if taken is None or advice.outcome is None or advice is recommendation.headline:
        return ()
    held = (reason for step in reversed(advice.walk) for reason in step.held)
    by_sentence: dict[str, Reason] = {taken.because: taken}
    for reason in held:
        by_sentence.setdefault(reason.because, reason)
    return tuple(sorted(by_sentence.values(), key=lambda reason: _leads_elsewhere(advice, reason)))


def reason_behind_words(rulebook: Rulebook, advice: RoleAdvice, reason: Reason) -> str:
    """The sentence of a reason behind a role; of one that would place it elsewhere, that it does not decide."""
    said = because_words(rulebook, reason)
    return words(NOT_WHAT_DECIDES, reason=said) if _leads_elsewhere(advice, reason) else said


def _leads_elsewhere(advice: RoleAdvice, reason: Reason) -> bool:
    return isinstance(reason, Branch) and isinstance(reason.to, Outcome) and reason.to != advice.outcome


def _item(recommendation: Recommendation, advice: RoleAdvice) -> Item:
    reasons = reasons_behind(recommendation, advice)
    if not reasons:
        return Item(role_sentence(recommendation, advice))
    *before, last = reasons
    rulebook = recommendation.rulebook
    cited = (
        f"{said} [{reason.source}]" if reason.source else said
        for reason, said in ((reason, reason_behind_words(rulebook, advice, reason)) for reason in before)
    )
    said_last = reason_behind_words(rulebook, advice, last)
    return Item(role_sentence(recommendation, advice), (*cited, said_last), last.source)
