"""The advice beside the level, by the outcome and by two answers alone: today's law, and who decides today."""

from __future__ import annotations

from collections.abc import Sequence

from subsidiarity.model.outcome import Outcome
from subsidiarity.model.recommendation import Direction, WithinLaw
from subsidiarity.reasoning.compiled import CompiledRulebook

Beside = tuple[WithinLaw | None, Direction | None]


class BesideTheLevel:
    """An adviser on what today's law allows and which way a decision moves, for decision after decision."""

    def __init__(self, compiled: CompiledRulebook) -> None:
        self._compiled = compiled
        asked = (compiled.rulebook.law, compiled.rulebook.holder)
        self.questions = tuple(compiled.order.index(each) for each in asked if each is not None)
        """The indices (from 0) of the questions on the law and on today's holder, as far as the rulebook asks them."""
        self._known: dict[tuple[Outcome | int | None, ...], Beside] = {}
        self._settled: dict[tuple[int, ...], tuple[Outcome, Beside]] = {}
        """The law and direction by the identity of an outcome, which is kept, and by the slots of two answers."""

    def settled(self, slots: Sequence[int], outcome: Outcome) -> Beside:
        """The law and direction beside a headline outcome on a full sheet, each option given by its slot, from 1."""
        key = id(outcome), *[slots[each] for each in self.questions]
        found = self._settled.get(key)
        if found is None:
            found = self._settled[key] = outcome, self.of([1 << slot - 1 for slot in slots], outcome)
        return found[1]

    def of(self, answers: Sequence[int], outcome: Outcome | None) -> Beside:
        """The law and direction beside a headline outcome, None while that is open; answers are options as bits."""
        key = (outcome, *[answers[each] for each in self.questions])
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = (
                within_law_of(self._compiled, answers, outcome),
                direction_of(self._compiled, answers, outcome),
            )
        return found


def _chosen(compiled: CompiledRulebook, answers: Sequence[int], question: str) -> tuple[str, ...]:
    index = compiled.order.index(question)
    return tuple(option for option, bit in compiled.bits[index].items() if answers[index] & bit)


def within_law_of(compiled: CompiledRulebook, answers: Sequence[int], outcome: Outcome | None) -> WithinLaw | None:
    """The levels that today's law allows, beside a headline outcome (None while open); None if no question asks."""
    law = compiled.rulebook.law
    if law is None:
        return None
    lowest = _chosen(compiled, answers, law)
    levels = compiled.rulebook.level_ids
    if outcome is None or outcome.level is None or not outcome.is_settled:
        return WithinLaw(lowest, None, None)
    rank = levels.index(outcome.level)
    lawful = [levels.index(level) for level in lowest]
    is_allowed = True if max(lawful) <= rank else False if min(lawful) > rank else None
    nearest = {max(rank, lawful_rank) for lawful_rank in lawful}
    return WithinLaw(lowest, is_allowed, levels[nearest.pop()] if len(nearest) == 1 else None)


def direction_of(compiled: CompiledRulebook, answers: Sequence[int], outcome: Outcome | None) -> Direction | None:
    """The direction in which the decision moves from who holds it today; None while that is open or not asked."""
    holder = compiled.rulebook.holder
    if holder is None or outcome is None or outcome.level is None or not outcome.is_settled:
        return None
    levels = compiled.rulebook.level_ids
    rank = levels.index(outcome.level)
    found: set[Direction] = set()
    for held in _chosen(compiled, answers, holder):
        if held not in levels:
            found.add("assign")
        else:
            gap = rank - levels.index(held)
            found.add("keep" if gap == 0 else "lift" if gap > 0 else "devolve")
    return found.pop() if len(found) == 1 else None
