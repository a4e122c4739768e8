"""The robustness of a level: how many of the answer sheets near a sheet keep it, counted exactly on the diagram."""

from __future__ import annotations

from collections.abc import Sequence

from subsidiarity.analysis.decision.option_steps import step_costs
from subsidiarity.analysis.level_diagram import Levelled
from subsidiarity.model.prospect import Firmness, Kept
from subsidiarity.reasoning.diagram import still_possible

STEPS = 2
"""The distance, in answer steps, up to which sheets are counted, unless another is asked for."""

Counts = list[int]
"""The number of sheets at each distance: 0 steps, 1 step and so on."""


def firmness(levelled: Levelled, sheet: Sequence[int], steps: int = STEPS) -> Firmness | None:
    """The number of other sheets within 1, 2, ... `steps` steps that keep the outcome by level; None while it is open.

    Only the questions that the role turns on are counted: the others keep every level and would flatter the figure.
    """
    possible = still_possible(levelled.diagram, sheet)
    if len(possible) != 1:
        return None
    (leaf,) = possible
    nearby = _Nearby(levelled, sheet, steps)
    kept, every = nearby.keeping(leaf), nearby.every()
    within = tuple(Kept(reach, sum(kept[1 : reach + 1]), sum(every[1 : reach + 1])) for reach in range(1, steps + 1))
    order = levelled.diagram.order
    return Firmness(levelled.outcomes[leaf], tuple(order[question] for question in levelled.turns_on), within)


class _Nearby:
    """A counter of sheets by distance, over the questions that a role turns on."""

    def __init__(self, levelled: Levelled, sheet: Sequence[int], steps: int) -> None:
        self._nodes = levelled.diagram.nodes
        self._root = levelled.diagram.root
        self._steps = steps
        self._distances = step_costs(sheet, levelled.rulebook.questions)
        self._turns_on = levelled.turns_on
        self._skipped: dict[tuple[int, int], Counts] = {}
        self._nothing = [1] + [0] * steps
        """The counts over no question: one sheet, the same."""

    def every(self) -> Counts:
        """For each distance, the number of all sheets."""
        return self._skipping(-1, len(self._distances))

    def keeping(self, leaf: int) -> Counts:
        """For each distance, the number of sheets that end at a leaf."""
        known: dict[int, Counts] = {}

        def counted(place: int, above: int) -> Counts:
            """For each distance, the number of sheets over the questions after `above` that end at the leaf."""
            if place < 0:
                return self._skipping(above, len(self._distances)) if ~place == leaf else [0] * (self._steps + 1)
            question = self._nodes[place][0]
            if place not in known:
                here = [0] * (self._steps + 1)
                for distance, land in zip(self._distances[question], self._nodes[place][1:], strict=True):
                    if distance <= self._steps:
                        for further, sheets in enumerate(counted(land, question)[: self._steps + 1 - distance]):
                            here[distance + further] += sheets
                known[place] = here
            skipped = self._skipping(above, question)
            return known[place] if skipped is self._nothing else _times(skipped, known[place])

        return counted(self._root, -1)

    def _skipping(self, above: int, below: int) -> Counts:
        """For each distance, the number of answers to the questions between two: a walk that passes by may find any."""
        counts = self._skipped.get((above, below))
        if counts is None:
            counts = self._nothing
            for question in self._turns_on:
                if above < question < below:
                    distances = self._distances[question]
                    counts = _times(counts, [distances.count(reach) for reach in range(self._steps + 1)])
            self._skipped[above, below] = counts
        return counts


def _times(one: Counts, other: Counts) -> Counts:
    """The counts over two sets of questions together; their distances add up."""
    return [sum(one[near] * other[total - near] for near in range(total + 1)) for total in range(len(one))]
