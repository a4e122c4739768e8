"""The leaves that one sheet can reach, where a leaf is a set: what holds for certain, and what may hold."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from subsidiarity.model.diagram import Nodes
from subsidiarity.reasoning.diagram import places_below

ASKED_ANEW = 4
"""The number of open sheets a diagram is asked about before it is looked over once for all that come."""


class Reach:
    """The reach of sheets in one diagram, ready to be asked about many; `as_set` makes bits of a leaf's number."""

    def __init__(self, nodes: Nodes, root: int, as_set: Callable[[int], int] = int) -> None:
        self._nodes = nodes
        self._root = root
        self._as_set = as_set
        self._asked = 0
        self._below: dict[int, tuple[int, int]] = {}
        """For each place, the members (bits) of every set, and those of some set, that a walk from there may reach."""

    def of(self, sheet: Sequence[int]) -> tuple[int, int]:
        """The members (bits) of every set, and of some set, that a sheet can reach; answers are options as bits."""
        nodes = self._nodes
        place = self._root
        while place >= 0:  # as far as there is no choice
            node = nodes[place]
            chosen = sheet[node[0]]
            if chosen & (chosen - 1):
                return self._open(sheet, place)
            place = node[chosen.bit_length()]
        found = self._as_set(~place)
        return found, found

    def _open(self, sheet: Sequence[int], start: int) -> tuple[int, int]:
        nodes, as_set, below = self._nodes, self._as_set, self._summary()
        certain, possible = -1, 0
        met = {start}
        waiting = [start]
        while waiting:
            place = waiting.pop()
            if place < 0:
                found = as_set(~place)
                certain &= found
                possible |= found
                continue
            if below:
                every, some = below[place]
                if not some & ~possible and not certain & ~every:
                    continue  # nothing new can come from there
            node = nodes[place]
            chosen = sheet[node[0]]
            while chosen:
                option = chosen.bit_length()
                chosen ^= 1 << option - 1
                land = node[option]
                if land not in met:
                    met.add(land)
                    waiting.append(land)
        return certain, possible

    def _summary(self) -> dict[int, tuple[int, int]]:
        self._asked += 1
        if self._asked == ASKED_ANEW:
            self._look_over()
        return self._below

    def _look_over(self) -> None:
        for place in sorted(places_below(self._nodes, (self._root,))):  # a node's lands come before it
            if place < 0:
                continue
            certain, possible = -1, 0
            for land in self._nodes[place][1:]:
                every, some = self._below[land] if land >= 0 else (self._as_set(~land),) * 2
                certain &= every
                possible |= some
            self._below[place] = certain, possible
