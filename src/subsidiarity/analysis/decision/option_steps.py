"""How far an option lies from an answer: the number of options to its nearest one, or one to another kind."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

from subsidiarity.model.rulebook import Question


def steps_away(chosen: int, size: int, *, ordered: bool = True) -> tuple[int, ...]:
    """For each of a question's options, the steps to the nearest option of an answer (a set, as bits).

    Kinds, which are not `ordered`, are all one step apart.
    """
    if not ordered:
        return tuple(1 - (chosen >> option & 1) for option in range(size))
    options = [option for option in range(size) if chosen >> option & 1]
    return tuple(min(abs(option - other) for other in options) for option in range(size))


def step_costs(sheet: Sequence[int], questions: Sequence[Question]) -> list[tuple[int, ...]]:
    """For every question of a sheet, the steps from its answer to each of its options."""
    return [
        steps_away(chosen, len(question.options), ordered=question.ordered)
        for chosen, question in zip(sheet, questions, strict=False)
    ]


def neighbours(question: Question) -> tuple[tuple[int, int], ...]:
    """The pairs of a question's options that lie one step apart, as places, the first one's lower: of kinds, all."""
    indices = range(len(question.options))
    return tuple(pairwise(indices)) if question.ordered else tuple(combinations(indices, 2))
