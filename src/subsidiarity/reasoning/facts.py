"""What every test of a rulebook comes to on a sheet, gathered into one number."""

from __future__ import annotations

from collections.abc import Iterable

from subsidiarity.model.condition import Condition, tests_of
from subsidiarity.reasoning.truth import Placing, Truth, truth_of

BITS = 2
"""A truth value (FAILS, HOLDS or OPEN) takes two."""


class Facts:
    """Two bits for each different test: what rests on the same tests is found again by the same bits."""

    def __init__(self, placing: Placing) -> None:
        self._placing = placing
        self._shifts: dict[tuple[int, int], int] = {}
        self._truths: dict[int, list[tuple[int, Truth]]] = {}

    def mask(self, conditions: Iterable[Condition]) -> int:
        """The bits of every test in these conditions."""
        bits = 0
        for condition in conditions:
            for test in tests_of(condition):
                place, allowed = self._placing(test)
                shift = self._shifts.get((place, allowed))
                if shift is None:
                    shift = self._shifts[place, allowed] = BITS * len(self._shifts)
                    self._truths.setdefault(place, []).append((shift, truth_of(test, self._placing)))
                bits |= ((1 << BITS) - 1) << shift
        return bits

    def places(self, condition: Condition) -> set[int]:
        """Where the tests of a condition look in a sheet."""
        return {self._placing(test)[0] for test in tests_of(condition)}

    def at(self, place: int, chosen: int) -> int:
        """What the tests of one place come to when these bits stand there; for masks made before."""
        sheet = (chosen,) * (place + 1)
        return sum(truth(sheet) << shift for shift, truth in self._truths.get(place, ()))


def test_count(mask: int) -> int:
    """How many tests a mask covers."""
    return mask.bit_count() // BITS
