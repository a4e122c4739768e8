"""The builder of diagrams whose leaves are sets: one walk then tells of many branches or safeguards which ones hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from subsidiarity.model.diagram import Bundle, Nodes, RulebookDiagrams, RulebookSets, StepSets
from subsidiarity.model.rule_graph import Reason, Step
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reasoning.diagram import places_below
from subsidiarity.reasoning.diagram_builder import TRUE, DiagramBuilder, Tangled
from subsidiarity.reasoning.step_order import last_first

TOGETHER_LIMIT = 500
"""The most pairs of nodes put together for one more neighbour; one that would take more begins a new bundle.

Ours then has 26 diagrams for the branches of 23 steps and 4 for 35 safeguards.
"""

WORK_LIMIT = 200_000
"""The most ways on from nodes that are looked at, some fifth of a second; then each thing has a diagram of its own.

Ours takes 63,000.
"""


def build_sets(
    rulebook: Rulebook,
    diagrams: RulebookDiagrams,
    together_limit: int = TOGETHER_LIMIT,
    work_limit: int = WORK_LIMIT,
) -> RulebookSets:
    """The diagrams of sets that a rulebook's diagrams come to, bundled as far as the limits allow."""
    return _Builder(rulebook, diagrams, together_limit, work_limit).built()


class _Builder:
    def __init__(self, rulebook: Rulebook, diagrams: RulebookDiagrams, together_limit: int, work_limit: int) -> None:
        order = [question.id for question in rulebook.questions]
        sizes = [len(question.option_ids) for question in rulebook.questions]
        self._rulebook = rulebook
        self._diagrams = diagrams
        self._together_limit = together_limit
        self._builder = DiagramBuilder(order, sizes, work_limit, diagrams.nodes)

    def built(self) -> RulebookSets:
        written = {(role.id, step.id): step for role in self._rulebook.roles for step in last_first(role)}
        holding = {key: self._bundles(self._conditions(step.reasons)) for key, step in written.items()}
        safeguards = self._bundles(_places(self._diagrams.safeguards))
        steps = {key: StepSets(holding[key], self._wins(step)) for key, step in written.items()}
        return _compact(self._builder.nodes, steps, safeguards)

    def _conditions(self, reasons: Sequence[Reason]) -> list[int]:
        return _places([self._diagrams.branches[reason.id] for reason in reasons])

    def _bundles(self, conditions: Sequence[int]) -> tuple[Bundle, ...]:
        """The bundles of neighbours, put together one after another."""
        found: list[Bundle] = []
        for index, condition in enumerate(conditions):
            if found:
                first, place = found[-1]
                try:
                    found[-1] = first, self._builder.beside(place, condition, index - first, self._together_limit)
                    continue
                except Tangled:
                    pass
            found.append((index, condition))
        return tuple(found)

    def _wins(self, step: Step) -> int | None:
        """The first branch that holds, as a set of one."""
        conditions = self._conditions(step.branches)
        place = ~(1 << len(conditions) - 1)
        try:
            for index in range(len(conditions) - 2, -1, -1):
                place = self._builder.choose(conditions[index], ~(1 << index), place)
        except Tangled:
            return None
        return place


def _places(conditions: Iterable[int | None]) -> list[int]:
    """The places at which conditions begin; None is one that always holds."""
    return [TRUE if place is None else place for place in conditions]


def _compact(
    nodes: Sequence[tuple[int, ...]], steps: dict[tuple[str, str], StepSets], safeguards: tuple[Bundle, ...]
) -> RulebookSets:
    """The diagrams of sets without the nodes that nothing leads to."""
    bundles = [*safeguards, *(bundle for step in steps.values() for bundle in step.holding)]
    roots = [*(place for _, place in bundles), *(step.wins for step in steps.values() if step.wins is not None)]
    kept, now = _reached(nodes, roots)

    def moved(found: tuple[Bundle, ...]) -> tuple[Bundle, ...]:
        return tuple([(first, now.get(place, place)) for first, place in found])

    return RulebookSets(
        kept,
        {
            key: StepSets(moved(step.holding), None if step.wins is None else now.get(step.wins, step.wins))
            for key, step in steps.items()
        },
        moved(safeguards),
    )


def _reached(nodes: Sequence[tuple[int, ...]], roots: Iterable[int]) -> tuple[Nodes, dict[int, int]]:
    """The nodes that walks from these places may meet, and the new place of each by the old."""
    met = sorted(place for place in places_below(nodes, roots) if place >= 0)
    now = {place: number for number, place in enumerate(met)}
    return tuple((nodes[place][0], *[now.get(land, land) for land in nodes[place][1:]]) for place in now), now
