"""What is said beside the level, kept: it hangs on the outcome and on two answers alone."""

from __future__ import annotations

from collections.abc import Sequence

from subsidiarity.model.outcome import Outcome
from subsidiarity.model.recommendation import Direction, WithinLaw
from subsidiarity.reasoning.advise import direction_of, within_law_of
from subsidiarity.reasoning.compiled import CompiledRulebook

Beside = tuple[WithinLaw | None, Direction | None]


class BesideTheLevel:
    """What today's law allows and which way a decision moves, for decision after decision."""

    def __init__(self, compiled: CompiledRulebook) -> None:
        self._compiled = compiled
        asked = (compiled.rulebook.law, compiled.rulebook.holder)
        self.places = tuple(compiled.order.index(each) for each in asked if each is not None)
        """Where the questions on the law and on today's holder stand, as far as the rulebook asks them."""
        self._known: dict[tuple[Outcome | int | None, ...], Beside] = {}

    def of(self, answers: Sequence[int], outcome: Outcome | None) -> Beside:
        """What is beside a headline outcome, None while that is open; answers are options as bits."""
        key = (outcome, *[answers[place] for place in self.places])
        found = self._known.get(key)
        if found is None:
            sheet = list(answers)
            found = self._known[key] = (
                within_law_of(self._compiled, sheet, outcome),
                direction_of(self._compiled, sheet, outcome),
            )
        return found
