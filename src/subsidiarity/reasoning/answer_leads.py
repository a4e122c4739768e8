"""The leaves at which a walk could end if one answer were known, or another: for every question and option at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, reduce
from operator import or_

from subsidiarity.model.diagram import Diagram


class Leads:
    """The leads of one diagram under one sheet's answers, which are sets of options as bits."""

    def __init__(self, diagram: Diagram, answers: Sequence[int]) -> None:
        self._nodes = diagram.nodes
        self._answers = answers
        self._ends: dict[int, int] = {}
        """For each place, the leaves (as bits) that these answers leave possible from there on."""
        self._all = self._from(diagram.root)
        self._past: list[int] = []
        """For each question that is still asked, the leaves (as bits) of walks that come by it and never ask it."""
        self._through: dict[int, list[int]] = {}
        """For each question that is still asked, the leaves (as bits) of walks that ask it, by option."""

    def leaves(self) -> tuple[int, ...]:
        """The leaves still possible, in order."""
        return _in_order(self._all)

    def asks(self, question: int) -> bool:
        """Whether a walk may still meet a question (an index from 0)."""
        if not self._past:
            self._look_around()
        return question in self._through

    def if_answered(self, question: int, option: int) -> tuple[int, ...]:
        """The leaves possible if one option were the answer to a question (both indices from 0), in order."""
        if not self.asks(question):
            return self.leaves()
        return _in_order(self._through[question][option] | self._past[question])

    def if_open(self, question: int) -> tuple[int, ...]:
        """The leaves possible if the answer to a question (an index from 0) were not known, in order."""
        if not self.asks(question):
            return self.leaves()
        return _in_order(reduce(or_, self._through[question], self._past[question]))

    def _from(self, place: int) -> int:
        found = self._ends.get(place)
        if found is None:
            found = 0
            if place < 0:
                found = 1 << ~place
            else:
                ends, node = self._ends, self._nodes[place]
                chosen = self._answers[node[0]]
                while chosen:
                    option = chosen.bit_length()
                    chosen ^= 1 << option - 1
                    land = node[option]
                    found |= ends[land] if land in ends else self._from(land)
            self._ends[place] = found
        return found

    def _look_around(self) -> None:
        """Gather what every node says of its own question, and of those that its walks pass by."""
        past = self._past = [0] * len(self._answers)
        nodes, ends = self._nodes, self._ends
        ways: set[tuple[int, int]] = set()
        for place in [place for place in ends if place >= 0]:
            question, *lands = nodes[place]
            through = self._through.setdefault(question, [0] * len(lands))
            chosen = self._answers[question]
            for option, land in enumerate(lands):
                through[option] |= ends[land] if land in ends else self._from(land)
                if chosen >> option & 1:
                    ways.add((question + 1, land))
        for question, land in ways:
            for between in range(question, nodes[land][0] if land >= 0 else len(past)):
                past[between] |= ends[land]


@lru_cache(maxsize=10_000)
def _in_order(bits: int) -> tuple[int, ...]:
    return tuple(leaf for leaf in range(bits.bit_length()) if bits >> leaf & 1)
