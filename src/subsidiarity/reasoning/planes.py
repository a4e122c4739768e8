"""Many sheets at once, a bit for each: where diagrams lead.

A plane is a row of bits, one for each sheet: anything with `&`, `|`, `^` and `~`, so an array of bytes as
well as a plain number.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, Protocol, Self, TypeVar

from subsidiarity.model.diagram import Diagram
from subsidiarity.model.noun import dataclass
from subsidiarity.reasoning.diagram import places_below


class Plane(Protocol):
    """A row of bits, one for each sheet."""

    def __and__(self, other: Self, /) -> Self: ...
    def __or__(self, other: Self, /) -> Self: ...
    def __xor__(self, other: Self, /) -> Self: ...
    def __invert__(self) -> Self: ...


P = TypeVar("P", bound=Plane)


Choice = tuple[int, int]
"""A question (an index from 0), and some of its options as bits."""
Way = tuple[Choice, int]
"""The options that lead on together, and the place they lead to."""


@dataclass(frozen=True, slots=True)
class Flow:
    """A diagram as it is gone through for many sheets: each node once, after all that lead to it."""

    root: int
    nodes: tuple[tuple[int, int, tuple[Way, ...]], ...]
    """The nodes, each as (place, question's index from 0, ways)."""


def flow_of(diagram: Diagram) -> Flow:
    """The nodes below a diagram's root; they lead only to later questions, so sorting by question is enough."""
    nodes = []
    for place in places_below(diagram.nodes, (diagram.root,)):
        if place < 0:
            continue
        question, *lands = diagram.nodes[place]
        options: dict[int, int] = {}
        for option, land in enumerate(lands):
            options[land] = options.get(land, 0) | 1 << option
        nodes.append((place, question, tuple([((question, bits), land) for land, bits in options.items()])))
    return Flow(diagram.root, tuple(sorted(nodes, key=lambda node: (node[1], node[0]))))


class SheetPlanes(Generic[P]):
    """Sheets as planes: for each question and option, the sheets in which it may be the answer.

    `plane(question, option)` makes such a plane when it is asked for.
    """

    def __init__(self, is_single: Sequence[bool], plane: Callable[[int, int], P]) -> None:
        self._is_single = is_single
        self._plane = plane
        self._chosen: dict[Choice, P] = {}

    def chosen(self, choice: Choice) -> P:
        """The sheets in which one of these options (at least one) may be the answer to the question."""
        found = self._chosen.get(choice)
        if found is None:
            question, allowed = choice
            low = allowed & -allowed
            if allowed == low:
                found = self._plane(question, low.bit_length() - 1)
            else:
                found = self.chosen((question, low)) | self.chosen((question, allowed ^ low))
            self._chosen[choice] = found
        return found

    def leaves(self, flow: Flow, everywhere: P) -> dict[int, P]:
        """For each leaf of a diagram, the sheets of which some choice reaches it."""
        reached = {flow.root: everywhere}
        known_choice = self._chosen.get
        for place, question, ways in flow.nodes:
            here = reached.pop(place)
            is_single = self._is_single[question]
            last = len(ways) - 1
            for number, (choice, land) in enumerate(ways):
                if is_single and number == last:
                    part = here
                else:
                    chosen = known_choice(choice)
                    part = here & (self.chosen(choice) if chosen is None else chosen)
                    if is_single:
                        here = here ^ part
                known = reached.get(land)
                if known is None:
                    reached[land] = part
                else:  # in place: it is nobody else's
                    known |= part
                    reached[land] = known
        return {~place: plane for place, plane in reached.items()}


def several_of(planes: Sequence[P]) -> P:
    """The sheets that are in several of at least two planes."""
    seen, second, *others = planes
    several = seen & second
    seen = seen | second
    for plane in others:
        several |= seen & plane
        seen |= plane
    return several
