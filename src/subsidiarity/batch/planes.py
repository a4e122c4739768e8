"""Many sheets at once, a bit for each: where diagrams lead, what conditions come to, which branches hold.

A plane is a row of bits, one for each sheet: anything with `&`, `|`, `^` and `~`, so an array of bytes as
well as a plain number. The truth of a condition is a pair of planes, where it certainly holds and where it
possibly does: strong Kleene logic, as `reasoning.truth` has it for one sheet. Where every sheet has one
option at a place, the two are the same object, and half of the work is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce
from operator import or_
from typing import Any, Generic, Protocol, TypeVar

from subsidiarity.model.condition import All, AnyOf, Condition, Not
from subsidiarity.model.diagram import Diagram
from subsidiarity.model.noun import dataclass
from subsidiarity.model.outcome import Outcome
from subsidiarity.reasoning.compiled import CompiledRole, CompiledStep
from subsidiarity.reasoning.truth import Placing


class Plane(Protocol):
    """A row of bits."""

    def __and__(self, other: Any, /) -> Any: ...
    def __or__(self, other: Any, /) -> Any: ...
    def __xor__(self, other: Any, /) -> Any: ...
    def __invert__(self) -> Any: ...


P = TypeVar("P", bound=Plane)


@dataclass(frozen=True, slots=True)
class Flow:
    """A diagram as it is gone through for many sheets: each node once, after all that lead to it."""

    root: int
    nodes: tuple[tuple[int, int, tuple[tuple[int, int], ...]], ...]
    """(node, question, ((options as bits, where they lead), ...))."""


def flow_of(diagram: Diagram) -> Flow:
    """The nodes below a diagram's root; they lead only to later questions, so sorting by question is enough."""
    found = {diagram.root}
    waiting = [diagram.root]
    nodes = []
    while waiting:
        place = waiting.pop()
        if place < 0:
            continue
        question, *lands = diagram.nodes[place]
        options: dict[int, int] = {}
        for option, land in enumerate(lands):
            options[land] = options.get(land, 0) | 1 << option
        nodes.append((place, question, tuple((bits, land) for land, bits in options.items())))
        waiting += [land for land in options if land not in found]
        found.update(options)
    return Flow(diagram.root, tuple(sorted(nodes, key=lambda node: (node[1], node[0]))))


class Sheets(Generic[P]):
    """Sheets as planes: at each place, for each option or outcome, the sheets in which it may stand there.

    `plane(place, option)` makes the planes of answers when they are asked for; roles are added in order.
    """

    def __init__(self, sizes: Sequence[int], is_single: Sequence[bool], plane: Callable[[int, int], P]) -> None:
        self._sizes = list(sizes)
        self._is_single = list(is_single)
        self._plane = plane
        self._chosen: dict[tuple[int, int], P] = {}

    def add_place(self, planes: Sequence[P], is_single: bool) -> None:
        """One more place, whose planes are known: a role's outcomes."""
        place = len(self._sizes)
        self._sizes.append(len(planes))
        self._is_single.append(is_single)
        self._chosen |= {(place, 1 << option): plane for option, plane in enumerate(planes)}

    def chosen(self, place: int, allowed: int) -> P:
        """The sheets in which one of these options (bits, at least one) may stand at a place."""
        key = place, allowed
        if key not in self._chosen:
            low = allowed & -allowed
            if allowed == low:
                self._chosen[key] = self._plane(place, low.bit_length() - 1)
            else:
                self._chosen[key] = self.chosen(place, low) | self.chosen(place, allowed ^ low)
        return self._chosen[key]

    def bounds(self, place: int, allowed: int) -> tuple[P, P]:
        """Where one of these options certainly, and where it possibly stands at a place."""
        others = ((1 << self._sizes[place]) - 1) & ~allowed
        if not others:
            everywhere = self.chosen(place, allowed)
            return everywhere, everywhere
        if not allowed:
            nowhere = ~self.chosen(place, others)
            return nowhere, nowhere
        possible = self.chosen(place, allowed)
        return (possible if self._is_single[place] else ~self.chosen(place, others)), possible

    def leaves(self, flow: Flow, everywhere: P) -> dict[int, P]:
        """For each leaf of a diagram, the sheets of which some choice reaches it."""
        reached = {flow.root: everywhere}
        for place, question, ways in flow.nodes:
            here = reached.pop(place)
            for count, (allowed, land) in enumerate(ways, 1):
                if not self._is_single[question]:
                    part = here & self.chosen(question, allowed)
                elif count < len(ways):
                    part = here & self.chosen(question, allowed)
                    here = here ^ part
                else:
                    part = here
                reached[land] = reached[land] | part if land in reached else part
        return {~place: plane for place, plane in reached.items()}


class Conditions(Generic[P]):
    """What conditions come to on some sheets, and the branches that hold on their walks."""

    def __init__(self, sheets: Sheets[P], placing: Placing, everywhere: P) -> None:
        self._sheets = sheets
        self._placing = placing
        self._everywhere = everywhere

    def bounds(self, condition: Condition | None) -> tuple[P, P]:
        """Where a condition certainly, and where it possibly holds; None holds everywhere."""
        match condition:
            case None | All(()):
                return self._everywhere, self._everywhere
            case AnyOf(()):
                return self.bounds(Not(All(())))
            case All(parts):
                return _joined([self.bounds(part) for part in parts], lambda one, other: one & other)
            case AnyOf(parts):
                return _joined([self.bounds(part) for part in parts], lambda one, other: one | other)
            case Not(part):
                certain, possible = self.bounds(part)
                fails = ~possible
                return fails, fails if certain is possible else ~certain
            case _:
                return self._sheets.bounds(*self._placing(condition))

    def held(self, role: CompiledRole) -> dict[str, P]:
        """For each branch (its id), the sheets whose walk comes by, is certain there, and finds that it holds.

        As `reasoning.visit` has it: `otherwise` only where it is taken, no branch of a step that is still open.
        """
        reached = {role.role.graph.start: self._everywhere}
        found: dict[str, P] = {}
        for step in reversed(tuple(role.steps.values())):
            if step.step.id in reached:
                taken = self._pass(step, reached[step.step.id], found)
                for target, plane in taken.items():
                    if isinstance(target, str):
                        reached[target] = reached[target] | plane if target in reached else plane
        return found

    def _pass(self, step: CompiledStep, here: P, found: dict[str, P]) -> dict[str | Outcome, P]:
        """Where the sheets `here` go on to from a step; adds to `found` the branches that hold."""
        waiting = here
        doubts: dict[str | Outcome, P] = {}
        taken: dict[str | Outcome, P] = {}
        certainly = []
        for branch in (each.branch for each in step.branches):
            certain, possible = self.bounds(branch.when)
            goes = first = waiting & certain
            for target, doubt in doubts.items():
                if target != branch.to:
                    goes = goes & ~doubt
            waiting = waiting ^ first
            taken[branch.to] = taken[branch.to] | goes if branch.to in taken else goes
            if certain is not possible:
                unsure = possible ^ certain
                doubts[branch.to] = doubts[branch.to] | unsure if branch.to in doubts else unsure
            certainly.append((branch.id, goes if branch.when is None else certain))
        decided = reduce(or_, taken.values()) if doubts else here
        found |= {branch: decided & certain for branch, certain in certainly}
        return taken


def _joined(parts: Sequence[tuple[P, P]], join: Callable[[P, P], P]) -> tuple[P, P]:
    certain = reduce(join, (part[0] for part in parts))
    if all(part[0] is part[1] for part in parts):
        return certain, certain
    return certain, reduce(join, (part[1] for part in parts))
