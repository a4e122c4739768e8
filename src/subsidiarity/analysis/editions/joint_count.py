"""The joint count of two diagrams over the same questions: how many sheets end at each pair of leaves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import prod

from subsidiarity.analysis.full_sheet import Options
from subsidiarity.analysis.sheet_sets import PAIR_LIMIT
from subsidiarity.model.diagram import Diagram
from subsidiarity.reasoning.diagram import lands_of
from subsidiarity.reasoning.diagram_builder import Tangled

Pair = tuple[int, int]
"""A leaf of the one diagram and a leaf of the other."""


class JointCount:
    """The counts of two diagrams over all full answer sheets.

    `Tangled` if more than `pair_limit` pairs of nodes must be compared, each with every pair of leaves below.
    """

    def __init__(
        self,
        one: Diagram,
        other: Diagram,
        sizes: Sequence[int],
        pair_limit: int = PAIR_LIMIT,
    ) -> None:
        self._may_be_compared = pair_limit
        self._nodes = (one.nodes, other.nodes)
        self._roots = (one.root, other.root)
        self._sizes = sizes
        self._known: dict[Pair, dict[Pair, int]] = {}

    def counts(self) -> Mapping[Pair, int]:
        """The number of sheets that end at each pair of leaves."""
        counts = self._below(self._roots)
        skipped = self._skipped(0, self._question(self._roots))
        return {pair: sheets * skipped for pair, sheets in counts.items()}

    def first(self, pair: Pair) -> Options:
        """A sheet that ends at a pair of leaves, the weakest options first; ValueError if there is none."""
        options = [0] * len(self._sizes)
        places = self._roots
        if pair not in self._below(places):
            raise ValueError(f"no sheet ends at {pair}")
        while places[0] >= 0 or places[1] >= 0:
            question = self._question(places)
            option, places = next(
                (option, sides)
                for option, sides in enumerate(self._sides(places, question))
                if pair in self._below(sides)
            )
            options[question] = option
        return tuple(options)

    def _question(self, places: Pair) -> int:
        """The first question (an index from 0) that either place asks; the number of questions, if neither asks any."""
        asked = [nodes[place][0] for nodes, place in zip(self._nodes, places, strict=True) if place >= 0]
        return min(asked, default=len(self._sizes))

    def _skipped(self, start: int, end: int) -> int:
        return prod(self._sizes[start:end])

    def _sides(self, places: Pair, question: int) -> Iterator[Pair]:
        """Both places after each option of a question, the weakest option first."""
        size = self._sizes[question]
        ones, others = (
            lands_of(nodes, place, question, size) for nodes, place in zip(self._nodes, places, strict=True)
        )
        return zip(ones, others, strict=True)

    def _below(self, places: Pair) -> dict[Pair, int]:
        """For each pair of leaves, the number of sheets over the questions from the first that either place asks."""
        if places[0] < 0 and places[1] < 0:
            return {(~places[0], ~places[1]): 1}
        found = self._known.get(places)
        if found is None:
            found = {}
            question = self._question(places)
            for sides in self._sides(places, question):
                skipped = self._skipped(question + 1, self._question(sides))
                for pair, sheets in self._below(sides).items():
                    found[pair] = found.get(pair, 0) + sheets * skipped
            self._may_be_compared -= len(found)
            if self._may_be_compared < 0:
                raise Tangled([(question,)])
            self._known[places] = found
        return found
