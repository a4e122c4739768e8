"""The influence of a question, how often it makes the difference: exact, by counting on the diagram."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

from subsidiarity.analysis.decision.option_steps import neighbours
from subsidiarity.analysis.sheet_sets import PAIR_LIMIT
from subsidiarity.model.measures import Influence
from subsidiarity.reasoning.compiled import CompiledRole, CompiledRulebook
from subsidiarity.reasoning.diagram import lands_of
from subsidiarity.reasoning.diagram_builder import Tangled


def measure_influence(compiled: CompiledRulebook) -> tuple[Influence, ...]:
    """The influence of every question on every role, role by role, questions in the rulebook's order.

    With two options to each question this is the influence of a variable on a function after Ben-Or
    and Linial (1985, "Collective coin flipping, robust voting schemes and minima of Banzhaf
    values"), which is the Banzhaf index of a voter. For ordered options only neighbouring ones are
    compared, so that one step means the same for every question; kinds are all one step apart. It says
    how often an answer matters over all sheets, not how often it does over the decisions that people bring.
    `Tangled` if a diagram has too many pairs of nodes to compare.
    """
    return tuple(influence for role in compiled.roles for influence in _of_role(compiled, role))


def _of_role(compiled: CompiledRulebook, role: CompiledRole) -> list[Influence]:
    sizes = compiled.sizes
    counter = _Differences(role.diagram.nodes, sizes)
    changing = [0] * len(sizes)
    for place, sheets_above in _sheets_above(role, sizes).items():
        question, *lands = role.diagram.nodes[place]
        pairs = neighbours(compiled.rulebook.questions[question])
        below = sum(counter.count(lands[one], lands[other], question + 1) for one, other in pairs)
        changing[question] += sheets_above * below
    every = prod(sizes)
    return [
        Influence(question.id, role.role.id, changing[index], every // sizes[index] * len(neighbours(question)))
        for index, question in enumerate(compiled.rulebook.questions)
    ]


def _sheets_above(role: CompiledRole, sizes: Sequence[int]) -> dict[int, int]:
    """For each node, the number of sets of answers to the questions before its own that lead to it."""
    nodes = role.diagram.nodes
    root = role.diagram.root
    arriving: list[dict[int, int]] = [{} for _ in sizes]
    if root >= 0:
        arriving[nodes[root][0]][root] = prod(sizes[: nodes[root][0]])
    found: dict[int, int] = {}
    for question, here in enumerate(arriving):  # nodes lead to later questions only
        for place, sheets in here.items():
            found[place] = sheets
            for land in nodes[place][1:]:
                if land >= 0:
                    there = arriving[nodes[land][0]]
                    there[land] = there.get(land, 0) + sheets * prod(sizes[question + 1 : nodes[land][0]])
    return found


class _Differences:
    """A counter of the sheets on which two places of a diagram end differently."""

    def __init__(self, nodes: Sequence[tuple[int, ...]], sizes: Sequence[int]) -> None:
        self._nodes = nodes
        self._sizes = sizes
        self._below = [prod(sizes[question:]) for question in range(len(sizes) + 1)]
        self._known: dict[tuple[int, int], int] = {}

    def count(self, one: int, other: int, question: int) -> int:
        """The number of answers to a question (an index from 0) and all later ones on which two places differ."""
        if one == other:
            return 0
        first = min(self._question(one), self._question(other))
        return self._from(one, other, first) * (self._below[question] // self._below[first])

    def _question(self, place: int) -> int:
        return self._nodes[place][0] if place >= 0 else len(self._sizes)

    def _from(self, one: int, other: int, question: int) -> int:
        if question == len(self._sizes):
            return 1
        pair = (one, other) if one < other else (other, one)
        known = self._known.get(pair)
        if known is None:
            ones, others = (lands_of(self._nodes, place, question, self._sizes[question]) for place in pair)
            known = sum(self.count(*sides, question + 1) for sides in zip(ones, others, strict=True))
            if len(self._known) >= PAIR_LIMIT:
                raise Tangled([(question,)])
            self._known[pair] = known
        return known
