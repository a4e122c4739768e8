"""A rule graph as boxes and arrows before it has a form: the whole of it, its smallest level first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from subsidiarity.model.noun import dataclass
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.rule_graph import Branch, RuleGraph
from subsidiarity.model.rulebook import Role, Rulebook
from subsidiarity.reporting.language import words
from subsidiarity.reporting.wording.noun_words import capitalised, leading, outcome_words
from subsidiarity.reporting.wording.reason import because_words

BoxKind = Literal["step", "outcome", "folded"]
"""The kind of a box: folded is one that stands for all branches of a step that are not drawn."""

Place = str | Outcome
"""A step, by its id, or an outcome."""


@dataclass(frozen=True, slots=True)
class Box:
    """A box of a drawing; `is_passed` when the decision's walk comes here."""

    label: str
    kind: BoxKind
    is_passed: bool = False


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow for the branches of one step that lead to one box, both by index from 0; `is_taken` on the path."""

    start: int
    end: int
    label: str
    is_taken: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """A role's rule graph, or a decision's path through it; boxes stand from the bottom up, steps before the others."""

    title: str
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


def drawing_of(rulebook: Rulebook, role: Role) -> Drawing:
    """The drawing of one role's whole rule graph."""
    steps = _upwards(role.graph)
    targets = {branch.to for step in steps for branch in role.graph.steps[step].branches}
    places: list[Place] = [*steps, *in_order(rulebook, [each for each in targets if isinstance(each, Outcome)])]
    numbers = {end: number for number, end in enumerate(places)}
    arrows = [
        Arrow(numbers[step], numbers[target], label)
        for step in steps
        for target, label in by_target(rulebook, role.graph.steps[step].branches)
    ]
    return Drawing(title_of(rulebook, role), tuple(box_of(rulebook, role, end) for end in places), tuple(arrows))


def title_of(rulebook: Rulebook, role: Role) -> str:
    """The title of a drawing: the rulebook's, and what is asked."""
    return f"{leading(rulebook.title)} {role.ask}"


def box_of(rulebook: Rulebook, role: Role, place: Place, *, is_passed: bool = False) -> Box:
    """The box of a step or an outcome."""
    if isinstance(place, Outcome):
        return Box(capitalised(outcome_words(rulebook, place)), "outcome", is_passed)
    return Box(role.graph.steps[place].ask, "step", is_passed)


def by_target(rulebook: Rulebook, branches: Iterable[Branch]) -> list[tuple[Place, str]]:
    """For each place that some of these branches lead to, in their order, the place and the reasons in words."""
    groups: dict[Place, list[str]] = {}
    for branch in branches:
        groups.setdefault(branch.to, []).append(because_words(rulebook, branch))
    return [(target, _label(reasons)) for target, reasons in groups.items()]


def in_order(rulebook: Rulebook, outcomes: Iterable[Outcome]) -> list[Outcome]:
    """Outcomes in the order of their levels: no level first, then the one nearest the citizen."""
    manners = [each.id for each in rulebook.manners]

    def height(outcome: Outcome) -> tuple[int, int, str]:
        if outcome.level is None:
            return (-1, 0, outcome.spelling)
        return (rulebook.level_ids.index(outcome.level), manners.index(outcome.manner), outcome.spelling)

    return sorted(outcomes, key=height)


def _upwards(graph: RuleGraph) -> tuple[str, ...]:
    """The steps by the length of the longest walk to them, then as written; those that nothing leads to come last."""
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


def _label(reasons: Sequence[str]) -> str:
    """The first reason, and how many others there are: all of them would hide the picture."""
    first, others = reasons[0].rstrip("."), len(dict.fromkeys(reasons)) - 1
    if not others:
        return first
    if others == 1:
        return words("{reason}; or another reason", reason=first)
    return words("{reason}; or {number} other reasons", reason=first, number=others)
