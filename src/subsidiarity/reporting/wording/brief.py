"""Outcomes and answers in as few words as tell them apart, for the cells of tables."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from subsidiarity.model.outcome import Outcome
from subsidiarity.model.rulebook import Question, Rulebook
from subsidiarity.reporting.language import words
from subsidiarity.reporting.wording.noun_words import option_shorts, with_levels


def brief_outcomes(rulebook: Rulebook, outcomes: Sequence[Outcome]) -> str:
    """Possible outcomes in a few words: 'Town', 'Town, jointly', 'Street / Town'."""
    return " / ".join(brief_outcome(rulebook, outcome) for outcome in outcomes)


def brief_outcome(rulebook: Rulebook, outcome: Outcome) -> str:
    """An outcome in its manner's shortest words: 'Town, jointly', 'Street or Town?'."""
    return with_levels(rulebook, rulebook.manner(outcome).short, outcome)


def brief_answer(question: Question, options: Collection[str]) -> str:
    """The options chosen in a few words: 'likely', 'usually settled / likely', 'not known'."""
    if len(options) == len(question.options):
        return words("not known")
    return " / ".join(option_shorts(question, options))
