"""A rule graph as places and arrows, with the path of a decision marked: what every form of picture draws."""

from __future__ import annotations

from subsidiarity.model.noun import dataclass
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.recommendation import RoleAdvice
from subsidiarity.model.rule_graph import Branch, RuleGraph
from subsidiarity.model.rulebook import Role, Rulebook
from subsidiarity.reporting.wording.phrase import capitalised, outcome_words


@dataclass(frozen=True, slots=True)
class Place:
    """A step or an outcome; `is_passed` when the decision's walk comes here."""

    label: str
    is_outcome: bool
    is_passed: bool


@dataclass(frozen=True, slots=True)
class Arrow:
    """The branches of one step that lead to one place (indices into the places); `is_taken` on the decision's path."""

    start: int
    end: int
    label: str
    is_taken: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """A role's rule graph; places stand in the order in which a walk may meet them, outcomes last."""

    title: str
    places: tuple[Place, ...]
    arrows: tuple[Arrow, ...]


def drawing_of(rulebook: Rulebook, role: Role, advice: RoleAdvice | None = None) -> Drawing:
    """The picture of one role, with the certain part of a walk marked if there is one."""
    taken = [step.taken for step in advice.walk if step.taken is not None] if advice is not None else []
    targets = _targets(role.graph)
    numbers = {target: number for number, target in enumerate(targets)}
    passed: set[str | Outcome] = {branch.to for branch in taken} | ({role.graph.start} if advice is not None else set())
    places = tuple(_place(rulebook, role, target, target in passed) for target in targets)
    arrows = tuple(
        Arrow(numbers[step.id], numbers[target], label, is_taken)
        for step in role.graph.steps.values()
        if step.id in numbers
        for target, label, is_taken in _grouped(step.branches, taken)
    )
    return Drawing(f"{rulebook.title}: {role.ask}", places, arrows)


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


def _place(rulebook: Rulebook, role: Role, target: str | Outcome, is_passed: bool) -> Place:
    if isinstance(target, Outcome):
        return Place(capitalised(outcome_words(rulebook, target)), True, is_passed)
    return Place(role.graph.steps[target].ask, False, is_passed)


def _grouped(branches: tuple[Branch, ...], taken: list[Branch]) -> list[tuple[str | Outcome, str, bool]]:
    """The branches by where they lead; the one taken has an arrow of its own."""
    groups: dict[tuple[str | Outcome, bool], list[str]] = {}
    for branch in branches:
        is_taken = any(branch is other for other in taken)
        groups.setdefault((branch.to, is_taken), []).append(branch.id.rsplit("/", 1)[-1].replace("_", " "))
    return [(target, ", ".join(names), is_taken) for (target, is_taken), names in groups.items()]
