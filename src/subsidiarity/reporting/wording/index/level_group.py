"""The groups in which a list puts decisions: by the level that should decide, and between two levels."""

from __future__ import annotations

from collections.abc import Sequence

from subsidiarity.model.outcome import Outcome
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reporting.language import words
from subsidiarity.reporting.wording.noun_words import capitalised, level_body, outcome_words


def group_words(rulebook: Rulebook, possible: Sequence[Outcome]) -> str:
    """The group of a decision with these outcomes possible: 'The council', 'Between the council and the region'."""
    if len(possible) > 1:
        return words("Still open")
    (outcome,) = possible
    if outcome.level is None:
        return capitalised(outcome_words(rulebook, outcome))
    if outcome.contender is None:
        return capitalised(level_body(rulebook, outcome.level))
    lower, upper = level_body(rulebook, outcome.level), level_body(rulebook, outcome.contender)
    return words("Between {lower} and {upper}", lower=lower, upper=upper)


def group_height(rulebook: Rulebook, possible: Sequence[Outcome]) -> float:
    """The place of a group on the ladder: between two levels above the lower one; no level, and open, below all."""
    if len(possible) > 1:
        return -2.0
    (outcome,) = possible
    if outcome.level is None:
        return -1.0
    rank = rulebook.level_ids.index(outcome.level)
    upper = 0 if outcome.contender is None else rulebook.level_ids.index(outcome.contender)
    return rank + upper / (len(rulebook.level_ids) + 1)
