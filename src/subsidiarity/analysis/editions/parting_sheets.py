"""The full answer sheets on which two diagrams over the same questions part."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from subsidiarity.analysis.full_sheet import Options
from subsidiarity.model.diagram import Diagram
from subsidiarity.reasoning.diagram import lands_of

Pair = tuple[int, int]
"""A place in the one diagram and a place in the other."""


class Parting:
    """The parting of two diagrams, ready to be asked about many answer sheets; `are_apart` compares a leaf of each."""

    def __init__(
        self, one: Diagram, other: Diagram, sizes: Sequence[int], are_apart: Callable[[int, int], bool]
    ) -> None:
        self._nodes = one.nodes, other.nodes
        self._sizes = sizes
        self._roots = one.root, other.root
        self._are_apart = are_apart
        self._known: dict[Pair, bool] = {}
        """Whether some full answer sheet parts from these places on, whatever the answers."""

    def first(self, answers: Sequence[int]) -> Options | None:
        """The first sheet that parts, the weakest options first; None if no sheet does that the answers allow.

        Answers are sets of options, as bits.
        """
        sheet = [(chosen & -chosen).bit_length() - 1 for chosen in answers]
        return tuple(sheet) if self._is_found(self._roots, answers, sheet, set()) else None

    def _is_found(self, places: Pair, answers: Sequence[int], sheet: list[int], alike: set[Pair]) -> bool:
        """Whether some sheet parts from these places on; its options are in `sheet` then."""
        if places in alike or not self._part(places):
            return False
        if places[0] < 0 and places[1] < 0:
            return True
        question, sides = self._sides(places)
        weakest = sheet[question]
        for option, side in enumerate(sides):
            if answers[question] >> option & 1:
                sheet[question] = option
                if self._is_found(side, answers, sheet, alike):
                    return True
        sheet[question] = weakest
        alike.add(places)
        return False

    def _part(self, places: Pair) -> bool:
        found = self._known.get(places)
        if found is None:
            if places[0] < 0 and places[1] < 0:
                found = self._are_apart(~places[0], ~places[1])
            else:
                found = any(self._part(side) for side in self._sides(places)[1])
            self._known[places] = found
        return found

    def _sides(self, places: Pair) -> tuple[int, list[Pair]]:
        """The first question (an index from 0) that either place asks, and both places after each of its options."""
        both = list(zip(self._nodes, places, strict=True))
        question = min(nodes[place][0] for nodes, place in both if place >= 0)
        ones, others = (lands_of(nodes, place, question, self._sizes[question]) for nodes, place in both)
        return question, list(zip(ones, others, strict=True))
