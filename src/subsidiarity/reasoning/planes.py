"""Many sheets at once, a bit for each: where diagrams lead, and which branches hold.

A plane is a row of bits, one for each sheet: anything with `&`, `|`, `^` and `~`, so an array of bytes as
well as a plain number. What a diagram's condition comes to is a pair of planes: where it certainly holds and where it
possibly does. Where every sheet has one option for each question, the two are the same object, and half of the work is
left out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce
from operator import or_
from typing import Generic, Protocol, Self, TypeVar

from subsidiarity.model.diagram import Diagram
from subsidiarity.model.noun import dataclass
from subsidiarity.model.outcome import Outcome
from subsidiarity.reasoning.compiled import CompiledRole, CompiledRulebook, CompiledStep
from subsidiarity.reasoning.diagram_builder import FALSE, TRUE


class Plane(Protocol):
    """A row of bits."""

    def __and__(self, other: Self, /) -> Self: ...
    def __or__(self, other: Self, /) -> Self: ...
    def __xor__(self, other: Self, /) -> Self: ...
    def __invert__(self) -> Self: ...


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
        options: dict[int, int] = {}
        for option, land in enumerate(diagram.nodes[place][1:]):
            options[land] = options.get(land, 0) | 1 << option
        nodes.append((place, diagram.nodes[place][0], tuple((bits, land) for land, bits in options.items())))
        waiting += [land for land in options if land not in found]
        found.update(options)
    return Flow(diagram.root, tuple(sorted(nodes, key=lambda node: (node[1], node[0]))))


class Sheets(Generic[P]):
    """Sheets as planes: for each question and option, the sheets in which it may be the answer.

    `plane(question, option)` makes such a plane when it is asked for.
    """

    def __init__(self, is_single: Sequence[bool], plane: Callable[[int, int], P]) -> None:
        self._is_single = is_single
        self._plane = plane
        self._chosen: dict[tuple[int, int], P] = {}

    def chosen(self, question: int, allowed: int) -> P:
        """The sheets in which one of these options (bits, at least one) may be the answer to a question."""
        key = question, allowed
        if key not in self._chosen:
            low = allowed & -allowed
            if allowed == low:
                self._chosen[key] = self._plane(question, low.bit_length() - 1)
            else:
                self._chosen[key] = self.chosen(question, low) | self.chosen(question, allowed ^ low)
        return self._chosen[key]

    def leaves(self, flow: Flow, everywhere: P) -> dict[int, P]:
        """For each leaf of a diagram, the sheets of which some choice reaches it."""
        reached = {flow.root: everywhere}
        for place, question, ways in flow.nodes:
            here = reached.pop(place)
            is_single = self._is_single[question]
            last = len(ways) - 1
            for number, (allowed, land) in enumerate(ways):
                if is_single and number == last:
                    part = here
                else:
                    part = here & self.chosen(question, allowed)
                    if is_single:
                        here = here ^ part
                known = reached.get(land)
                reached[land] = part if known is None else known | part
        return {~place: plane for place, plane in reached.items()}


Way = tuple[int | None, int]
"""The number of a set of options (None: all of them), and where they lead."""


class ConditionFlow:
    """The conditions of a rulebook as they are worked out for many sheets: each node once, after all it leads to."""

    def __init__(self, compiled: CompiledRulebook) -> None:
        steps = [step for role in compiled.roles for step in role.steps.values()]
        diagrams = [each.diagram for step in steps for each in step.branches]
        diagrams += [each.diagram for step in steps for each in step.support]
        diagrams += [each.diagram for each in compiled.safeguards]
        flows = sorted({node for diagram in diagrams if diagram is not None for node in flow_of(diagram).nodes})
        numbers: dict[tuple[int, int], int] = {}
        self.towards = {
            leaf: [(place, _towards(leaf, ways, question, numbers)) for place, question, ways in flows]
            for leaf in (TRUE, FALSE)
        }
        """For each of the two leaves, the nodes with their ways there; a way to the leaf itself comes last."""
        self.options = tuple(numbers)
        """The sets of options that ways ask for, by their numbers: (question, options as bits)."""
        self.wins = {
            key: None if step.wins is None else flow_of(Diagram(compiled.order, compiled.sets.nodes, step.wins))
            for key, step in compiled.sets.steps.items()
        }
        """For each step (its role and its own id), where its first branch to hold is found."""


def _towards(
    leaf: int, ways: Sequence[tuple[int, int]], question: int, numbers: dict[tuple[int, int], int]
) -> list[Way]:
    """Those of a node's ways that may come to a leaf."""
    other = FALSE if leaf == TRUE else TRUE
    wanted = sorted([way for way in ways if way[1] != other], key=lambda way: way[1] == leaf)
    found: list[Way] = [(numbers.setdefault((question, options), len(numbers)), land) for options, land in wanted]
    if len(found) == len(ways) == 2 and found[1][1] == leaf:
        found = [found[1], (None, found[0][1])]  # whoever does not choose the one chooses the other
    return found


class Conditions(Generic[P]):
    """What the conditions of a rulebook come to on some sheets, and the branches that hold on their walks."""

    def __init__(self, flow: ConditionFlow, sheets: Sheets[P], everywhere: P, is_full: bool) -> None:
        """`is_full` says that every sheet has one option for each question."""
        self._flow = flow
        self._sheets = sheets
        self._everywhere = everywhere
        self._is_full = is_full
        chosen = [sheets.chosen(question, options) for question, options in flow.options]
        self._holds = self._reaching(TRUE, chosen)
        self._fails = None if is_full else self._reaching(FALSE, chosen)

    def bounds(self, diagram: Diagram | None) -> tuple[P, P]:
        """Where a condition certainly, and where it possibly holds; None holds everywhere."""
        if diagram is None:
            return self._everywhere, self._everywhere
        possible = self._holds[diagram.root]
        return (possible if self._fails is None else ~self._fails[diagram.root]), possible

    def _reaching(self, leaf: int, chosen: Sequence[P]) -> dict[int, P]:
        """For each node, the sheets of which some choice leads from there to a leaf."""
        reaching = {leaf: self._everywhere, TRUE + FALSE - leaf: ~self._everywhere}
        for place, ways in self._flow.towards[leaf]:
            (options, land), *others = ways
            assert options is not None, "only the second way is all the rest"
            found = chosen[options] if land == leaf else chosen[options] & reaching[land]
            for options, land in others:
                if options is None:
                    found = found | reaching[land]
                else:  # in place: the first way made a plane of its own
                    found |= chosen[options] if land == leaf else chosen[options] & reaching[land]
            reaching[place] = found
        return reaching

    def held(self, role: CompiledRole) -> dict[str, P]:
        """For each branch (its id), the sheets whose walk comes by, is certain there, and finds that it holds.

        As `reasoning.visited_step` has it: `otherwise` only where it is taken, no branch of a step that is still open.
        """
        reached = {role.role.graph.start: self._everywhere}
        found: dict[str, P] = {}
        for step in reversed(tuple(role.steps.values())):
            if step.step.id in reached:
                taken = self._pass(role, step, reached[step.step.id], found)
                for target, plane in taken.items():
                    if isinstance(target, str):
                        reached[target] = reached[target] | plane if target in reached else plane
        return found

    def _pass(self, role: CompiledRole, step: CompiledStep, here: P, found: dict[str, P]) -> dict[str | Outcome, P]:
        """Where the sheets `here` go on to from a step; adds to `found` the branches that hold."""
        waiting = here
        taken: dict[str | Outcome, P] = {}
        certainly = []
        wins = {} if self._is_full else self._winning(role, step)
        for each in step.branches:
            certain, _ = self.bounds(each.diagram)
            goes = first = waiting & certain
            for target, plane in wins.items():
                if target != each.branch.to:
                    goes = goes & ~plane
            waiting = waiting ^ first
            taken[each.branch.to] = taken[each.branch.to] | goes if each.branch.to in taken else goes
            certainly.append((each.branch.id, goes if each.diagram is None else certain))
        decided = here if self._is_full else reduce(or_, taken.values())
        certainly += [(each.support.id, self.bounds(each.diagram)[0]) for each in step.support]
        found |= {branch: decided & certain for branch, certain in certainly}
        return taken

    def _winning(self, role: CompiledRole, step: CompiledStep) -> dict[str | Outcome, P]:
        """For each target, the sheets on which a branch that leads there may be the first of its step to hold."""
        wins = self._flow.wins[role.role.id, step.step.id]
        if wins is None:
            planes = self._waiting(step)
        else:
            leaves = self._sheets.leaves(wins, self._everywhere)
            planes = [(leaf.bit_length() - 1, plane) for leaf, plane in leaves.items()]
        found: dict[str | Outcome, P] = {}
        for index, plane in planes:
            target = step.branches[index].branch.to
            found[target] = found[target] | plane if target in found else plane
        return found

    def _waiting(self, step: CompiledStep) -> list[tuple[int, P]]:
        """The same by branch, cautiously: wherever it may hold and none before it certainly does."""
        waiting = self._everywhere
        found = []
        for index, each in enumerate(step.branches):
            certain, possible = self.bounds(each.diagram)
            found.append((index, waiting & possible))
            waiting = waiting & ~certain
        return found
