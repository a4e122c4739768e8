"""The number of ways in which distributions of answers lead to each leaf of a decision diagram, exactly.

Each answer weighs its options with whole numbers; a way takes one weight's worth from every question, independently.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from subsidiarity.model.diagram import Diagram

Weights = Sequence[Sequence[int]]
"""The weights of answers: for each question, a whole number from 0 an option, not all of them 0."""

Leaves = Mapping[int, int]
"""The number of ways that end at each leaf; leaves without any are left out."""


class Ways:
    """The ways through one diagram under one distribution of answers; each node is looked at once from either side."""

    def __init__(self, diagram: Diagram, weights: Weights) -> None:
        self._nodes = diagram.nodes
        self._root = diagram.root
        self._weights = weights
        self._below = [1] * (len(weights) + 1)
        """For each question, the number of ways to combine the answers from it on."""
        for question in range(len(weights) - 1, -1, -1):
            self._below[question] = self._below[question + 1] * sum(weights[question])
        self._ends: dict[int, Leaves] = {}
        """For each node, the number of ways over its own question and those after it, by leaf."""
        above = self._skipped(0, self._root)
        self.by_leaf: Leaves = {leaf: ways * above for leaf, ways in self._from(self._root).items()}
        """The number of ways over all questions, by leaf."""
        self._arriving: dict[int, dict[int, int]] | None = None

    def once_known(self, question: int) -> Mapping[int, Leaves]:
        """For each option with a weight of a question (indices from 0), the number of ways over all others, by leaf."""
        if self._arriving is None:
            self._arriving = self._from_above()
        row = self._weights[question]
        through: dict[int, dict[int, int]] = {option: {} for option, weight in enumerate(row) if weight}
        passing = dict(self.by_leaf)
        for place, ways in self._arriving.get(question, {}).items():
            for option, leaves in through.items():
                land = self._nodes[place][option + 1]
                factor = ways * self._skipped(question + 1, land)
                for leaf, further in self._from(land).items():
                    leaves[leaf] = leaves.get(leaf, 0) + factor * further
                    passing[leaf] -= factor * further * row[option]
        for leaf, ways in passing.items():  # walks that never ask the question go on whatever the answer
            if ways:
                for leaves in through.values():
                    leaves[leaf] = leaves.get(leaf, 0) + ways // sum(row)
        return through

    def _from(self, place: int) -> Leaves:
        if place < 0:
            return {~place: 1}
        found = self._ends.get(place)
        if found is None:
            found = self._ends[place] = self._gathered(place)
        return found

    def _gathered(self, place: int) -> Leaves:
        ends, nodes, below = self._ends, self._nodes, self._below
        total: dict[int, int] = {}
        question, *lands = nodes[place]
        for weight, land in zip(self._weights[question], lands, strict=True):
            if weight and land < 0:
                total[~land] = total.get(~land, 0) + weight * (below[question + 1] // below[-1])
            elif weight:
                factor = weight * (below[question + 1] // below[nodes[land][0]])
                for leaf, ways in (ends[land] if land in ends else self._from(land)).items():
                    total[leaf] = total.get(leaf, 0) + ways * factor
        return total

    def _from_above(self) -> dict[int, dict[int, int]]:
        """For each question, its nodes with the number of ways over the questions before it that lead there."""
        arriving: dict[int, dict[int, int]] = {}
        if self._root >= 0:
            arriving[self._nodes[self._root][0]] = {self._root: self._skipped(0, self._root)}
        for question in range(len(self._weights)):
            for place, ways in arriving.get(question, {}).items():
                for weight, land in zip(self._weights[question], self._nodes[place][1:], strict=True):
                    if weight and land >= 0:
                        there = arriving.setdefault(self._nodes[land][0], {})
                        there[land] = there.get(land, 0) + ways * weight * self._skipped(question + 1, land)
        return arriving

    def _skipped(self, question: int, place: int) -> int:
        """The number of ways to combine the answers from a question on to that of a place, which a walk passes by."""
        return self._below[question] // self._below[self._nodes[place][0] if place >= 0 else -1]
