"""A rule graph as boxes and arrows, with the path of a decision marked, before it has a form."""

from __future__ import annotations

from collections.abc import Sequence

from subsidiarity.model.noun import dataclass
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.recommendation import RoleAdvice
from subsidiarity.model.rule_graph import Branch, RuleGraph
from subsidiarity.model.rulebook import Role, Rulebook
from subsidiarity.reporting.language import words
from subsidiarity.reporting.wording.noun_words import capitalised, leading, outcome_words


@dataclass(frozen=True, slots=True)
class Box:
    """A box for a step or an outcome; `is_passed` when the decision's walk comes here."""

    label: str
    is_outcome: bool
    is_passed: bool


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow for the branches of one step that lead to one box, both by index from 0; `is_taken` on the path."""

    start: int
    end: int
    label: str
    is_taken: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """A role's rule graph; boxes stand in the order in which a walk may meet them, outcomes last."""

    title: str
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


def drawing_of(rulebook: Rulebook, role: Role, advice: RoleAdvice | None = None) -> Drawing:
    """The drawing of one role's rule graph, with the certain part of a walk marked if there is advice."""
    taken = [step.taken for step in advice.walk if step.taken is not None] if advice is not None else []
    targets = _targets(role.graph)
    numbers = {target: number for number, target in enumerate(targets)}
    passed: set[str | Outcome] = {branch.to for branch in taken} | ({role.graph.start} if advice is not None else set())
    boxes = tuple(_box(rulebook, role, target, target in passed) for target in targets)
    arrows = tuple(
        Arrow(numbers[step.id], numbers[target], label, is_taken)
        for step in role.graph.steps.values()
        if step.id in numbers
        for target, label, is_taken in _grouped(step.branches, taken)
    )
    return Drawing(f"{leading(rulebook.title)} {role.ask}", boxes, arrows)


def _targets(graph: RuleGraph) -> list[str | Outcome]:
    """The steps that the start leads to, as a walk meets them, then every outcome."""
    steps: dict[str | Outcome, None] = {graph.start: None}
    outcomes: dict[str | Outcome, None] = {}
    waiting = [graph.start]
    while waiting:
        for branch in graph.steps[waiting.pop(0)].branches:
            if isinstance(branch.to, Outcome):
                outcomes[branch.to] = None
            elif branch.to not in steps:
                steps[branch.to] = None
                waiting.append(branch.to)
    return [*steps, *outcomes]


def _box(rulebook: Rulebook, role: Role, target: str | Outcome, is_passed: bool) -> Box:
    if isinstance(target, Outcome):
        return Box(capitalised(outcome_words(rulebook, target)), True, is_passed)
    return Box(role.graph.steps[target].ask, False, is_passed)


def _grouped(branches: tuple[Branch, ...], taken: list[Branch]) -> list[tuple[str | Outcome, str, bool]]:
    """The branches of a step by target: (target, reasons, whether taken); the one taken has an entry of its own."""
    groups: dict[tuple[str | Outcome, bool], list[str]] = {}
    for branch in branches:
        is_taken = any(branch is other for other in taken)
        groups.setdefault((branch.to, is_taken), []).append(branch.because)
    return [(target, _label(reasons), is_taken) for (target, is_taken), reasons in groups.items()]


def _label(reasons: Sequence[str]) -> str:
    """The first reason, and how many others there are: all of them would hide the picture."""
    first, others = reasons[0].rstrip("."), len(dict.fromkeys(reasons)) - 1
    if not others:
        return first
    if others == 1:
        return words("{reason}; or another reason", reason=first)
    return words("{reason}; or {number} other reasons", reason=first, number=others)
