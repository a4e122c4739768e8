"""How a decision stands, in few words for a list of many: firm, or the one or two answers it turns on, or open."""

from __future__ import annotations

from typing import Literal

from subsidiarity.model.noun import dataclass
from subsidiarity.model.prospect import Prospects
from subsidiarity.model.recommendation import Recommendation, RoleAdvice
from subsidiarity.reporting.language import Phrase, plural, words
from subsidiarity.reporting.wording.noun_words import listed, question_name
from subsidiarity.reporting.wording.open_question import most_useful_first
from subsidiarity.reporting.wording.single_change import how_known, turning_on, unknown_count

StandingKind = Literal["firm", "one", "several", "open"]
"""The kind of a standing: firm, turning on one answer or on several, or open."""

_MOST = 2
"""Answers that are named at most."""
KINDS: dict[StandingKind, Phrase] = {
    "firm": Phrase("Firm"),
    "one": Phrase("Turns on one answer"),
    "several": Phrase("Turns on several answers"),
    "open": Phrase("Open"),
}
"""The kinds in words, the firmest first."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a decision stands: its kind, a sentence or two, and the number of answers that it turns on or waits for."""

    kind: StandingKind
    text: str
    number: int


def standing_of(recommendation: Recommendation, advice: RoleAdvice, prospects: Prospects) -> Standing:
    """The standing of the result for a role; the prospects are those of that role."""
    if advice.outcome is None:
        return _open(recommendation, advice, prospects)
    found = turning_on(recommendation, prospects)
    unknown = unknown_count(recommendation, prospects)
    waiting = plural("{number} answer is still open.", "{number} answers are still open.", unknown) if unknown else ""
    if not found:
        said = words("Firm: no answer would change it by itself.") if prospects.singles else words("Firm.")
        return Standing("firm", f"{said} {waiting}".rstrip(), 0)
    named = [
        words(
            "{question} ({known})",
            question=question_name(recommendation.rulebook, changes[0].question),
            known=how_known(recommendation, changes[0]),
        )
        for changes in found
    ]
    text = words("Turns on {answers}.", answers=_few(named))
    return Standing("one" if len(found) == 1 else "several", f"{text} {waiting}".rstrip(), len(found))


def _open(recommendation: Recommendation, advice: RoleAdvice, prospects: Prospects) -> Standing:
    ranked = most_useful_first(advice.open_questions, [each.question for each in prospects.settling])
    named = [question_name(recommendation.rulebook, question) for question in ranked]
    text = words("Open: it waits for {answers}.", answers=_few(named))
    return Standing("open", text, len(ranked))


def _few(named: list[str]) -> str:
    """The first names of some, and how many others there are."""
    more = len(named) - _MOST
    if more < 1:
        return listed(named, words("and"))
    return listed([*named[:_MOST], plural("{number} other answer", "{number} other answers", more)], words("and"))
