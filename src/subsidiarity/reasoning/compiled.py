"""A rulebook made ready to reason with: places of answers, diagrams, and branches with their truth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from subsidiarity.model.condition import All, AnswerTest, AnyOf, Condition, Not, OutcomeTest
from subsidiarity.model.diagram import Diagram
from subsidiarity.model.outcome import MANNERS, Outcome
from subsidiarity.model.rule_graph import Branch, Step
from subsidiarity.model.rulebook import Role, Rulebook, Safeguard
from subsidiarity.reasoning.building import FALSE, NODE_LIMIT, TRUE, DiagramBuilder, Tangled
from subsidiarity.reasoning.placing import placing_of
from subsidiarity.reasoning.truth import Truth, truth_of

FIRST_OUTCOME = 2
"""Leaf numbers below are FALSE and TRUE; leaf `FIRST_OUTCOME + i` is outcome i."""


class TangledRole(Exception):
    """A role whose diagram passes the node limit; `questions` hold most of its nodes, `branch` broke it."""

    def __init__(self, role: Role, branch: Branch | None, questions: tuple[str, ...]) -> None:
        super().__init__(f"the rule graph of `{role.id}` tangles too many questions")
        self.role = role
        self.branch = branch
        self.questions = questions


@dataclass(frozen=True, slots=True)
class CompiledBranch:
    """A branch with the truth and the diagram of its condition; both None for `otherwise`.

    `floor` is the lowest outcome its target can lead to, as an index into the outcomes.
    """

    branch: Branch
    truth: Truth | None
    floor: int
    diagram: Diagram | None


@dataclass(frozen=True, slots=True)
class CompiledStep:
    """A step with its branches; `floor` is the lowest outcome that the step can lead to."""

    step: Step
    branches: tuple[CompiledBranch, ...]
    floor: int
    level: str | None


@dataclass(frozen=True, slots=True)
class CompiledRole:
    """A role's rule graph in both its forms: the diagram (meaning) and the steps (words)."""

    role: Role
    diagram: Diagram
    steps: Mapping[str, CompiledStep]


@dataclass(frozen=True, slots=True)
class CompiledSafeguard:
    """A safeguard with the truth and the diagram of its condition; both None for one that always holds."""

    safeguard: Safeguard
    truth: Truth | None
    diagram: Diagram | None


@dataclass(frozen=True, slots=True)
class CompiledRulebook:
    """Everything about a rulebook that is worked out once.

    `outcomes` run from the lowest level up, within a level from alone to contested; no level comes
    last. `bits` gives each question's options as bits, weakest first; `full` is all of a question's bits.
    """

    rulebook: Rulebook
    order: tuple[str, ...]
    sizes: tuple[int, ...]
    bits: tuple[Mapping[str, int], ...]
    full: tuple[int, ...]
    outcomes: tuple[Outcome, ...]
    roles: tuple[CompiledRole, ...]
    safeguards: tuple[CompiledSafeguard, ...]


def compile_rulebook(rulebook: Rulebook, node_limit: int = NODE_LIMIT) -> CompiledRulebook:
    """Compile every role and safeguard; `TangledRole` if a diagram would pass the node limit."""
    return _Compiler(rulebook, node_limit).compiled()


class _Compiler:
    def __init__(self, rulebook: Rulebook, node_limit: int) -> None:
        self.rulebook = rulebook
        self.order = tuple(question.id for question in rulebook.questions)
        self.bits = tuple(
            {option: 1 << index for index, option in enumerate(question.option_ids)} for question in rulebook.questions
        )
        self.sizes = tuple(len(bits) for bits in self.bits)
        self.outcomes = _outcomes(rulebook)
        self.number = {outcome: index for index, outcome in enumerate(self.outcomes)}
        self.builder = DiagramBuilder(self.order, self.sizes, node_limit)
        self.placing = placing_of(rulebook, self.outcomes)
        self.roots: dict[str, int] = {}
        self.outcome_tests: dict[tuple[int, int], int] = {}
        self.holds: dict[str, int] = {}

    def compiled(self) -> CompiledRulebook:
        for role in self.rulebook.roles:
            self.roots[role.id] = self._root(role)
        conditions = [safeguard.when for safeguard in self.rulebook.safeguards]
        roots = [None if when is None else self._condition(when) for when in conditions]
        nodes = self.builder.diagram(TRUE).nodes
        roles = (
            CompiledRole(role, Diagram(self.order, nodes, self.roots[role.id]), self._steps(role, nodes))
            for role in self.rulebook.roles
        )
        safeguards = (
            CompiledSafeguard(
                safeguard,
                None if safeguard.when is None else truth_of(safeguard.when, self.placing),
                None if root is None else Diagram(self.order, nodes, root),
            )
            for safeguard, root in zip(self.rulebook.safeguards, roots, strict=True)
        )
        full = tuple((1 << size) - 1 for size in self.sizes)
        return CompiledRulebook(
            self.rulebook, self.order, self.sizes, self.bits, full, self.outcomes, tuple(roles), tuple(safeguards)
        )

    def _condition(self, condition: Condition) -> int:
        """The place of a condition's diagram."""
        match condition:
            case All(parts):
                place = TRUE
                for part in reversed(parts):
                    place = self.builder.choose(self._condition(part), place, FALSE)
                return place
            case AnyOf(parts):
                place = FALSE
                for part in reversed(parts):
                    place = self.builder.choose(self._condition(part), TRUE, place)
                return place
            case Not(part):
                return self.builder.negation(self._condition(part))
            case AnswerTest():
                return self.builder.test(*self.placing(condition))
            case _:
                return self._outcome_test(condition)

    def _outcome_test(self, test: OutcomeTest) -> int:
        """The earlier role's diagram with TRUE for each outcome that the test allows: built once for each set."""
        key = self.placing(test)
        if key not in self.outcome_tests:
            _, allowed = key
            leaves = {_leaf(index): TRUE if allowed >> index & 1 else FALSE for index in range(len(self.outcomes))}
            self.outcome_tests[key] = self.builder.relabel(self.roots[test.role], leaves)
        return self.outcome_tests[key]

    def _root(self, role: Role) -> int:
        places: dict[str, int] = {}
        branch: Branch | None = None
        try:
            for step in last_first(role):
                place = FALSE
                for branch in reversed(step.branches):
                    target = places[branch.to] if isinstance(branch.to, str) else _leaf(self.number[branch.to])
                    holds = TRUE if branch.when is None else self._condition(branch.when)
                    self.holds[branch.id] = holds
                    place = self.builder.choose(holds, target, place)
                places[step.id] = place
        except Tangled as tangled:
            raise TangledRole(role, branch, tuple(self.order[index] for index in tangled.questions)) from None
        return places[role.graph.start]

    def _steps(self, role: Role, nodes: tuple[tuple[int, ...], ...]) -> dict[str, CompiledStep]:
        floors: dict[str, int] = {}
        steps: dict[str, CompiledStep] = {}
        for step in last_first(role):
            branches = tuple(
                CompiledBranch(
                    branch,
                    None if branch.when is None else truth_of(branch.when, self.placing),
                    floors[branch.to] if isinstance(branch.to, str) else self.number[branch.to],
                    None if branch.when is None else Diagram(self.order, nodes, self.holds[branch.id]),
                )
                for branch in step.branches
            )
            floors[step.id] = min(branch.floor for branch in branches)
            steps[step.id] = CompiledStep(step, branches, floors[step.id], self.outcomes[floors[step.id]].level)
        return steps


def last_first(role: Role) -> list[Step]:
    """The steps of a role that its start leads to, each after all those it leads to."""
    steps = role.graph.steps
    finished: dict[str, Step] = {}
    waiting = [role.graph.start]
    while waiting:
        step = steps[waiting[-1]]
        next_steps = [branch.to for branch in step.branches if isinstance(branch.to, str)]
        unfinished = [target for target in next_steps if target not in finished]
        if unfinished:
            waiting += unfinished
        else:
            finished[step.id] = step
            waiting.pop()
    return list(finished.values())


def _leaf(outcome: int) -> int:
    return ~(FIRST_OUTCOME + outcome)


def _outcomes(rulebook: Rulebook) -> tuple[Outcome, ...]:
    """Every outcome that some branch leads to, lowest first; no level last."""
    ranks = {level: rank for rank, level in enumerate(rulebook.level_ids)}
    found = {
        branch.to
        for role in rulebook.roles
        for step in role.graph.steps.values()
        for branch in step.branches
        if isinstance(branch.to, Outcome)
    }

    def position(outcome: Outcome) -> tuple[int, int, int]:
        rank = len(ranks) if outcome.level is None else ranks[outcome.level]
        return rank, MANNERS.index(outcome.manner), ranks.get(outcome.contender or "", 0)

    return tuple(sorted(found, key=position))
