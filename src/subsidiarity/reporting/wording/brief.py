"""Outcomes and answers in as few words as tell them apart, for the cells of tables."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from subsidiarity.model.outcome import Outcome
from subsidiarity.model.rulebook import Question, Rulebook
from subsidiarity.reporting.language import words
from subsidiarity.reporting.wording.phrase import level_name, option_shorts


def brief_outcomes(rulebook: Rulebook, outcomes: Sequence[Outcome]) -> str:
    """The outcomes that are possible: 'Town', 'Town, jointly', 'Street / Town'."""
    return " / ".join(brief_outcome(rulebook, outcome) for outcome in outcomes)


def brief_outcome(rulebook: Rulebook, outcome: Outcome) -> str:
    """One outcome; a contested one is asked: 'Street or Town?'."""
    if outcome.level is None:
        return words("no level")
    level = level_name(rulebook, outcome.level)
    match outcome.manner:
        case "jointly":
            return words("{level}, jointly", level=level)
        case "independently":
            return words("{level}, independently", level=level)
        case "contested":
            return words("{lower} or {upper}?", lower=level, upper=level_name(rulebook, outcome.contender or ""))
        case _:
            return level


def brief_answer(question: Question, options: Collection[str]) -> str:
    """The options chosen: 'likely', 'usually settled / likely', 'not known'."""
    if len(options) == len(question.options):
        return words("not known")
    return " / ".join(option_shorts(question, options))
