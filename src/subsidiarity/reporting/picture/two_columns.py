"""The two columns of a rule graph's picture: steps on the left, outcomes on the right, higher ones further up.

Steps stand in the order of their longest walk from the start, which is at the bottom; outcomes in the order of
their levels, the one nearest the citizen at the bottom. An edge to the next step goes straight up; one that
passes steps by runs in a lane of its own beside them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from subsidiarity.model.outcome import Outcome
from subsidiarity.model.rule_graph import RuleGraph

Place = str | Outcome
"""A step, by its id, or an outcome."""


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge from a step to a place by one branch or several; `numbers` are those of the branches, from 1."""

    step: str
    to: Place
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TwoColumns:
    """Two columns, each from the bottom up, the edges between them, and a lane for each edge that passes steps by."""

    steps: tuple[str, ...]
    outcomes: tuple[Outcome, ...]
    edges: tuple[Edge, ...]
    lanes: Mapping[Edge, int]


def two_columns_of(graph: RuleGraph, levels: Sequence[str], manners: Sequence[str]) -> TwoColumns:
    """The columns of a rule graph; `levels` are the level ids, nearest the citizen first, `manners` those in order."""
    steps = _upwards(graph)
    edges = tuple(edge for step in steps for edge in _edges(graph, step))
    outcomes = sorted(
        {edge.to for edge in edges if isinstance(edge.to, Outcome)},
        key=lambda outcome: _height(outcome, levels, manners),
    )
    return TwoColumns(steps, tuple(outcomes), edges, _lanes(steps, edges))


def number_ranges(numbers: Iterable[int]) -> str:
    """Branch numbers, in order, as they are written on an edge: '1, 3-5'."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs)


def _edges(graph: RuleGraph, step: str) -> tuple[Edge, ...]:
    numbers: dict[Place, list[int]] = {}
    for number, branch in enumerate(graph.steps[step].branches, 1):
        numbers.setdefault(branch.to, []).append(number)
    return tuple(Edge(step, to, tuple(found)) for to, found in numbers.items())


def _upwards(graph: RuleGraph) -> tuple[str, ...]:
    """The steps by the length of the longest walk to them, then as written; those that no edge leads to comes last."""
    depth = {graph.start: 0}
    waiting = [graph.start]
    while waiting:
        step = waiting.pop()
        for branch in graph.steps[step].branches:
            if isinstance(branch.to, str) and depth.get(branch.to, -1) <= depth[step]:
                depth[branch.to] = depth[step] + 1
                waiting.append(branch.to)
    written = list(graph.steps)
    return tuple(sorted(written, key=lambda step: (depth.get(step, len(written)), written.index(step))))


def _height(outcome: Outcome, levels: Sequence[str], manners: Sequence[str]) -> tuple[int, int, str]:
    if outcome.level is None:
        return (-1, 0, "")
    return (levels.index(outcome.level), manners.index(outcome.manner), outcome.spelling)


def _lanes(steps: Sequence[str], edges: Iterable[Edge]) -> dict[Edge, int]:
    """The lane (from 0, nearest the steps) of each edge that passes steps by; edges that overlap have lanes apart."""
    spans = []
    for edge in edges:
        if isinstance(edge.to, str):
            low, high = sorted((steps.index(edge.step), steps.index(edge.to)))
            if high - low > 1:
                spans.append((high - low, low, high, edge))
    taken: list[list[tuple[int, int]]] = []
    lanes = {}
    for _, low, high, edge in sorted(spans, key=lambda span: span[:3]):
        lane = next(
            (n for n, used in enumerate(taken) if all(high <= begin or end <= low for begin, end in used)), len(taken)
        )
        if lane == len(taken):
            taken.append([])
        taken[lane].append((low, high))
        lanes[edge] = lane
    return lanes
