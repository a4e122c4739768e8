"""Nodes that diagrams of several origins share, put together for a file: each once, and only if it is met."""

from __future__ import annotations

from collections.abc import Callable

from subsidiarity.model.diagram import Nodes


class SharedNodes:
    """A list of nodes that grows as diagrams are put into it; a place in it is a node's index, or `~i` for leaf i."""

    def __init__(self) -> None:
        self.nodes: list[tuple[int, ...]] = []
        self._known: dict[tuple[int, ...], int] = {}

    def add(self, nodes: Nodes, root: int, leaf: Callable[[int], int]) -> int:
        """Put in the diagram that begins at a place of other nodes, and return its place here.

        `leaf` has the new number of each leaf; two old leaves have two new ones, so that no node becomes idle.
        """
        moved: dict[int, int] = {}
        waiting = [root]
        while waiting:
            place = waiting[-1]
            if place in moved:
                waiting.pop()
            elif place < 0:
                moved[waiting.pop()] = ~leaf(~place)
            else:
                question, *lands = nodes[place]
                ahead = [land for land in lands if land not in moved]
                if ahead:
                    waiting += ahead
                else:
                    moved[waiting.pop()] = self._shared((question, *[moved[land] for land in lands]))
        return moved[root]

    def _shared(self, node: tuple[int, ...]) -> int:
        place = self._known.setdefault(node, len(self.nodes))
        if place == len(self.nodes):
            self.nodes.append(node)
        return place
