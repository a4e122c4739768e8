"""The walks of one sheet, for their words: the steps it comes to, the branches that hold there, the safeguards."""

from __future__ import annotations

from collections.abc import Sequence

from subsidiarity.model.diagram import RulebookSets
from subsidiarity.model.noun import dataclass, field
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.recommendation import RoleAdvice, SafeguardAdvice, VisitedStep
from subsidiarity.model.rulebook import Safeguard
from subsidiarity.reasoning.compiled import CompiledRole, CompiledStep
from subsidiarity.reasoning.reachable_leaves import Reach
from subsidiarity.reasoning.visited_step import visited

MOST_KEPT = 4096
"""The number of results that one step or bundle keeps; then it begins anew."""

Found = int | tuple[int, int, int]
"""The members (as bits) that hold, where that is certain; or those that do, those that may, and those that may win."""


@dataclass(slots=True)
class StepTable:
    """A step, and what is said of it by the branches that hold."""

    step: CompiledStep
    width: int
    """The number of its branches and of those that support."""
    bundles: list[tuple[int, int, Reach]]
    """The bundles, each (index from 0 of its first branch, place at which its diagram begins, that diagram)."""
    wins: Reach | None
    known: dict[Found, tuple[VisitedStep, StepTable | tuple[Outcome] | None]] = field(default_factory=dict)
    """The visit, and the next step or the outcome that the branch taken leads to."""


class Walker:
    """A walker of one role's rule graph, for sheet after sheet."""

    def __init__(self, role: CompiledRole, sets: RulebookSets) -> None:
        self._role = role.role
        self._nodes = sets.nodes
        self._steps: dict[str, StepTable] = {}
        for name, step in role.steps.items():
            found = sets.steps[role.role.id, name]
            bundles = [(first, place, Reach(sets.nodes, place)) for first, place in found.holding]
            wins = None if found.wins is None else Reach(sets.nodes, found.wins)
            self._steps[name] = StepTable(step, len(step.branches) + len(step.support), bundles, wins)
        self._start = self._steps[role.role.graph.start]
        self._known: dict[int, RoleAdvice] = {}
        """Settled advice by the branches that hold at the steps of its walk, one after another as bits."""

    def settled(self, slots: Sequence[int]) -> RoleAdvice:
        """The advice on a full sheet, each question's option given by its slot in a node, from 1."""
        nodes = self._nodes
        walk = []
        step = self._start
        key = 1
        while True:
            holding = 0
            for first, place, _ in step.bundles:
                while place >= 0:
                    node = nodes[place]
                    place = node[slots[node[0]]]  # noqa: PLW2901 - on to the next node
                holding |= ~place << first
            found = step.known.get(holding)
            if found is None:
                found = self._met(step, holding, (holding, holding, holding & -holding))
            visit, onward = found
            walk.append(visit)
            key = key << step.width | holding
            if isinstance(onward, tuple):
                return self._known.get(key) or self._ended(key, walk, onward)
            assert onward is not None, "one branch is the first to hold"
            step = onward

    def walk(self, sheet: Sequence[int]) -> tuple[VisitedStep, ...]:
        """The steps from the start on that every completion of a sheet comes to, with the first that is still open."""
        walk = []
        onward: StepTable | tuple[Outcome] | None = self._start
        while isinstance(onward, StepTable):
            step = onward
            certain = possible = 0
            for first, _, reach in step.bundles:
                every, some = reach.of(sheet)
                certain |= every << first
                possible |= some << first
            lowest = certain & -certain
            winning = lowest
            if certain != possible:
                winning = possible & (2 * lowest - 1) if step.wins is None else step.wins.of(sheet)[1]
            met = certain, possible, winning
            key = certain if certain == possible else met
            found = step.known.get(key) or self._met(step, key, met)
            walk.append(found[0])
            onward = found[1]
        return tuple(walk)

    def _ended(self, key: int, walk: list[VisitedStep], end: tuple[Outcome]) -> RoleAdvice:
        if len(self._known) >= MOST_KEPT:
            self._known.clear()
        found = self._known[key] = RoleAdvice(self._role, end, tuple(walk), ())
        return found

    def _met(
        self, step: StepTable, key: Found, met: tuple[int, int, int]
    ) -> tuple[VisitedStep, StepTable | tuple[Outcome] | None]:
        visit = visited(step.step, *met)
        to = None if visit.taken is None else visit.taken.to
        onward = self._steps[to] if isinstance(to, str) else None if to is None else (to,)
        if len(step.known) >= MOST_KEPT:
            step.known.clear()
        step.known[key] = visit, onward
        return visit, onward


class SafeguardBundle:
    """Neighbouring safeguards, and what is said by those that hold."""

    def __init__(self, safeguards: Sequence[Safeguard], sets: RulebookSets, place: int) -> None:
        self._nodes = sets.nodes
        self._place = place
        self._reach = Reach(sets.nodes, place)
        self._advice = [(SafeguardAdvice(each, False), SafeguardAdvice(each, True)) for each in safeguards]
        self._known: dict[Found, tuple[SafeguardAdvice, ...]] = {}

    def settled(self, slots: Sequence[int]) -> tuple[SafeguardAdvice, ...]:
        """The safeguards that hold on a full sheet, each question's option given by its slot in a node, from 1."""
        nodes, place = self._nodes, self._place
        while place >= 0:
            node = nodes[place]
            place = node[slots[node[0]]]
        found = self._known.get(~place)
        return self._attached(~place, ~place) if found is None else found

    def attached(self, sheet: Sequence[int]) -> tuple[SafeguardAdvice, ...]:
        """The safeguards that hold or may hold on a sheet, whose answers are options as bits."""
        return self._attached(*self._reach.of(sheet))

    def _attached(self, certain: int, possible: int) -> tuple[SafeguardAdvice, ...]:
        key = certain if certain == possible else (certain, possible, 0)
        found = self._known.get(key)
        if found is None:
            found = tuple(
                [advice[certain >> index & 1] for index, advice in enumerate(self._advice) if possible >> index & 1]
            )
            if len(self._known) >= MOST_KEPT:
                self._known.clear()
            self._known[key] = found
        return found


def safeguard_bundles(safeguards: Sequence[Safeguard], sets: RulebookSets) -> list[SafeguardBundle]:
    """All safeguards in bundles of neighbours, in order."""
    starts = [first for first, _ in sets.safeguards]
    ends = [*starts[1:], len(safeguards)]
    return (
        [
            SafeguardBundle(safeguards[first:end], sets, place)
            for (first, place), end in zip(sets.safeguards, ends, strict=True)
        ]
        if safeguards
        else []
    )
