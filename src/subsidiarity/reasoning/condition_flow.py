"""The conditions of a rulebook, put in the order in which they are worked out for many sheets at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from subsidiarity.model.diagram import Diagram
from subsidiarity.model.noun import dataclass
from subsidiarity.model.outcome import Outcome
from subsidiarity.reasoning.compiled import CompiledRulebook
from subsidiarity.reasoning.diagram_builder import FALSE, TRUE, DiagramBuilder
from subsidiarity.reasoning.planes import Choice, Flow, Way, flow_of

Target = str | Outcome
"""The target of a branch: a step (its id), or an outcome."""
Turn = tuple[int | None, int]
"""A turn at a node: the number, from 0, of a choice of options (None: all others), and the place they lead to."""
Work = tuple[int, Sequence[Turn], Sequence[int]]
"""A node's place; its turns, one to the leaf itself last; and the places that nobody asks for after it."""
NO_LIMIT = 1 << 62
"""The limit of work where leaves are merged, which makes no diagram larger: none to speak of."""


@dataclass(frozen=True, slots=True)
class Towards:
    """The nodes of all conditions, each after all it leads to, with those of their ways that may come to one leaf."""

    leaf: int
    nodes: Sequence[Work]
    options: Sequence[Choice]
    """The options that ways ask for, by their numbers."""


class ConditionFlow:
    """The conditions of a rulebook as they are worked out for many sheets, made ready when somebody asks."""

    def __init__(self, compiled: CompiledRulebook) -> None:
        self._compiled = compiled
        self._towards: dict[int, Towards] = {}

    def towards(self, leaf: int) -> Towards:
        """The conditions as they are looked through for one of the two leaves."""
        if leaf not in self._towards:
            numbers: dict[Choice, int] = {}
            nodes = [(place, _turns(leaf, ways, numbers)) for place, _, ways in self._nodes]
            self._towards[leaf] = Towards(leaf, _with_done(nodes, self._roots), tuple(numbers))
        return self._towards[leaf]

    @cached_property
    def winners(self) -> Mapping[tuple[str, str], tuple[Sequence[Target], Flow | None]]:
        """For each step (its role and its own id), its targets, and the flow to that of its first branch to hold.

        That diagram ends at leaf i where it leads to target i; None where it would take too many nodes.
        """
        compiled = self._compiled
        builder = DiagramBuilder(compiled.order, compiled.sizes, NO_LIMIT, compiled.sets.nodes)
        found: dict[tuple[str, str], tuple[Sequence[Target], int | None]] = {}
        for role in compiled.roles:
            for step in role.steps.values():
                key = role.role.id, step.step.id
                targets = list(dict.fromkeys([each.branch.to for each in step.branches]))
                leaves = {~(1 << number): ~targets.index(each.branch.to) for number, each in enumerate(step.branches)}
                wins = compiled.sets.steps[key].wins
                found[key] = targets, None if wins is None else builder.relabel(wins, leaves)
        rows = tuple(builder.nodes)
        return {
            key: (targets, None if root is None else flow_of(Diagram(compiled.order, rows, root)))
            for key, (targets, root) in found.items()
        }

    @cached_property
    def _conditions(self) -> list[Diagram]:
        """All conditions in the order in which they are asked about."""
        steps = [step for role in self._compiled.roles for step in reversed(tuple(role.steps.values()))]
        found: list[Diagram | None] = []
        for step in steps:
            found += [each.diagram for each in step.branches]
            found += [each.diagram for each in step.support]
        found += [each.diagram for each in self._compiled.safeguards]
        return [diagram for diagram in found if diagram is not None]

    @cached_property
    def _roots(self) -> frozenset[int]:
        return frozenset([diagram.root for diagram in self._conditions])

    @cached_property
    def _nodes(self) -> list[tuple[int, int, tuple[Way, ...]]]:
        """The nodes as `Flow` has them, those of one condition together: few planes are in use at a time."""
        found: dict[int, tuple[int, int, tuple[Way, ...]]] = {}
        for diagram in self._conditions:
            new = [node for node in reversed(flow_of(diagram).nodes) if node[0] not in found]
            found |= {node[0]: node for node in new}
        return list(found.values())


def _with_done(nodes: Sequence[tuple[int, Sequence[Turn]]], kept: Iterable[int]) -> list[Work]:
    """The nodes, each with the places that it is the last to ask for."""
    asked = {TRUE, FALSE, *kept}
    done: list[list[int]] = []
    for _, ways in reversed(nodes):
        done.append(list(dict.fromkeys([land for _, land in ways if land not in asked])))
        asked.update(done[-1])
    return [(place, ways, last) for (place, ways), last in zip(nodes, reversed(done), strict=True)]


def _turns(leaf: int, ways: Sequence[Way], numbers: dict[Choice, int]) -> list[Turn]:
    """The turns of a node that may come to a leaf, the one to the leaf itself last."""
    other = FALSE if leaf == TRUE else TRUE
    wanted = sorted([way for way in ways if way[1] != other], key=lambda way: way[1] == leaf)
    found: list[Turn] = [(numbers.setdefault(choice, len(numbers)), land) for choice, land in wanted]
    if len(found) == len(ways) == 2 and found[1][1] == leaf:
        found = [found[1], (None, found[0][1])]  # whoever does not choose the one chooses the other
    return found
