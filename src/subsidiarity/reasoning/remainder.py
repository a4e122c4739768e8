"""The remainder that answers leave of a decision diagram: the leaves still possible, and the questions still open."""

from __future__ import annotations

from collections.abc import Sequence

from subsidiarity.model.diagram import Diagram
from subsidiarity.reasoning.diagram import places_below

Left = tuple[set[int], tuple[int, ...]]
"""The leaves still possible, and the questions (indices from 0, in order) that can still change which one it is."""

Node = tuple[int, ...]


class Remainder:
    """The remainders of one diagram, made ready to be asked about many sheets.

    Nodes below which a sheet answers nothing stay as they are: for each of them the leaves and the questions that a
    walk may meet are known beforehand. Only the others are reduced anew.
    """

    def __init__(self, diagram: Diagram) -> None:
        self.diagram = diagram
        self._places = _below(diagram)
        full: dict[int, int] = {}
        self._met: dict[int, tuple[int, int]] = {}
        """For each place, the questions and the leaves that a walk from it may meet, as bits."""
        for (question, *lands), place in self._places.items():
            full[question] = (1 << len(lands)) - 1
            self._met[place] = self._joined(question, lands)
        self._full = sorted(full.items())
        """The questions, each with all of its options as bits, in order."""
        self.questions = tuple([question for question, _ in self._full])
        """The questions, as indices (from 0) into the order, that a walk may meet, in order."""

    def of(self, answers: Sequence[int]) -> Left:
        """The remainder once these answers are known; an answer is a set of options as bits."""
        nodes, places, met = self.diagram.nodes, self._places, self._met
        chosen, answered = self._chosen(answers)
        new: dict[Node, int] = {}
        moved: dict[int, int] = {}
        questions = leaves = 0

        def left_of(place: int) -> int:
            """The place of what is left from here on; all that is met on the way stays within reach of the root."""
            nonlocal questions, leaves
            if place < 0:
                leaves |= 1 << ~place
                return place
            below, ends = met[place]
            if not below & answered:
                questions |= below
                leaves |= ends
                return place
            node = nodes[place]
            question = node[0]
            options = chosen.get(question)
            kept = []
            for land in node[1:] if options is None else [node[option] for option in options]:
                now = moved.get(land)
                if now is None:
                    now = moved[land] = left_of(land)
                kept.append(now)
            weakest = kept[0]
            if kept.count(weakest) == len(kept):
                return weakest
            questions |= 1 << question
            reduced = (question, *kept)
            own = places.get(reduced) if options is None else None
            return new.setdefault(reduced, len(nodes) + len(new)) if own is None else own

        left_of(self.diagram.root)
        moved.clear()  # a function that knows itself is a circle, which keeps what it has seen for a while
        new.clear()
        return set(_indices_in(leaves)), tuple(_indices_in(questions))

    def _chosen(self, answers: Sequence[int]) -> tuple[dict[int, list[int]], int]:
        """For each question that is not left open altogether, the slots of the options chosen in a node, from 1.

        These questions are given as bits, too.
        """
        chosen, answered = {}, 0
        for question, full in self._full:
            options = answers[question]
            if options != full:
                answered |= 1 << question
                several = options & (options - 1)
                chosen[question] = [1 + each for each in _indices_in(options)] if several else [options.bit_length()]
        return chosen, answered

    def _joined(self, question: int, lands: Sequence[int]) -> tuple[int, int]:
        """The questions and the leaves that a node's walks may meet, as bits."""
        questions, leaves = 1 << question, 0
        for land in lands:
            if land < 0:
                leaves |= 1 << ~land
            else:
                below, ends = self._met[land]
                questions |= below
                leaves |= ends
        return questions, leaves


def possible_and_open(diagram: Diagram, answers: Sequence[int]) -> Left:
    """The remainder that answers leave of a diagram that is asked once."""
    return Remainder(diagram).of(answers)


def _below(diagram: Diagram) -> dict[Node, int]:
    """The place of every node that a walk may meet, each after those that it leads to."""
    nodes = diagram.nodes
    return {nodes[place]: place for place in sorted(places_below(nodes, (diagram.root,))) if place >= 0}


def _indices_in(bits: int) -> list[int]:
    return [index for index in range(bits.bit_length()) if bits >> index & 1]
