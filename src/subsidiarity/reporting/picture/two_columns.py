"""Where things stand on the picture of a rule graph: steps on the left, outcomes on the right, higher is further up.

Steps stand in the order of their longest way from the start, which is at the bottom; outcomes in the order of
their levels, the one nearest the citizen at the bottom. A way on to the next step goes straight up; one that
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
class Way:
    """From a step to a place by one branch or several; `numbers` are the branches' places in the step, from 1."""

    step: str
    to: Place
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """The two columns, each from the bottom up, the ways between them, and a lane for each way that passes steps by."""

    steps: tuple[str, ...]
    outcomes: tuple[Outcome, ...]
    ways: tuple[Way, ...]
    lanes: Mapping[Way, int]


def columns_of_graph(graph: RuleGraph, levels: Sequence[str], manners: Sequence[str]) -> Columns:
    """The columns of a rule graph; `levels` are the level ids, nearest the citizen first, `manners` those in order."""
    steps = _upwards(graph)
    ways = tuple(way for step in steps for way in _ways(graph, step))
    outcomes = sorted(
        {way.to for way in ways if isinstance(way.to, Outcome)}, key=lambda outcome: _height(outcome, levels, manners)
    )
    return Columns(steps, tuple(outcomes), ways, _lanes(steps, ways))


def numbered(numbers: Iterable[int]) -> str:
    """Branch numbers as they are written on a way: '1, 3-5'."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs)


def _ways(graph: RuleGraph, step: str) -> tuple[Way, ...]:
    numbers: dict[Place, list[int]] = {}
    for number, branch in enumerate(graph.steps[step].branches, 1):
        numbers.setdefault(branch.to, []).append(number)
    return tuple(Way(step, to, tuple(found)) for to, found in numbers.items())


def _upwards(graph: RuleGraph) -> tuple[str, ...]:
    """The steps by the length of the longest way to them, then as written; what no way leads to comes last."""
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


def _lanes(steps: Sequence[str], ways: Iterable[Way]) -> dict[Way, int]:
    """A lane for each way that passes steps by, short ones nearest the steps; ways that overlap have lanes apart."""
    spans = []
    for way in ways:
        if isinstance(way.to, str):
            low, high = sorted((steps.index(way.step), steps.index(way.to)))
            if high - low > 1:
                spans.append((high - low, low, high, way))
    taken: list[list[tuple[int, int]]] = []
    lanes = {}
    for _, low, high, way in sorted(spans, key=lambda span: span[:3]):
        lane = next(
            (n for n, used in enumerate(taken) if all(high <= begin or end <= low for begin, end in used)), len(taken)
        )
        if lane == len(taken):
            taken.append([])
        taken[lane].append((low, high))
        lanes[way] = lane
    return lanes
