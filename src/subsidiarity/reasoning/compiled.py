"""A rulebook made ready to reason with: places of answers, diagrams, and branches with their truth."""

from __future__ import annotations

from collections.abc import Mapping

from subsidiarity.model.condition import All, AnswerTest, AnyOf, Condition, Not, OutcomeTest
from subsidiarity.model.diagram import Diagram
from subsidiarity.model.noun import dataclass
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.rule_graph import Branch, Step
from subsidiarity.model.rulebook import Role, Rulebook, Safeguard
from subsidiarity.model.span import Span
from subsidiarity.reasoning.building import FALSE, NODE_LIMIT, TRUE, DiagramBuilder, Tangled
from subsidiarity.reasoning.outcome_order import height_of, outcomes_of
from subsidiarity.reasoning.placing import placing_of
from subsidiarity.reasoning.truth import Truth, truth_of

FIRST_OUTCOME = 2
"""Leaf numbers below are FALSE and TRUE; leaf `FIRST_OUTCOME + i` is outcome i."""


class TangledRulebook(Exception):
    """A role or safeguard (`what`) whose diagram passes the node limit; `questions` hold most of its nodes."""

    def __init__(self, what: str, span: Span, questions: tuple[str, ...]) -> None:
        super().__init__(f"{what} tangles too many questions")
        self.what = what
        self.span = span
        self.questions = questions


@dataclass(frozen=True, slots=True)
class CompiledBranch:
    """A branch with the truth and the diagram of its condition; both None for `otherwise`.

    `floor` is the least height its target can lead to; None if that is no level at all.
    """

    branch: Branch
    truth: Truth | None
    floor: int | None
    diagram: Diagram | None


@dataclass(frozen=True, slots=True)
class CompiledStep:
    """A step with its branches; `floor` is the least height that the step can lead to."""

    step: Step
    branches: tuple[CompiledBranch, ...]
    floor: int | None
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
    """Compile every role and safeguard; `TangledRulebook` if a diagram would pass the node limit."""
    return _Compiler(rulebook, node_limit).compiled()


class _Compiler:
    def __init__(self, rulebook: Rulebook, node_limit: int) -> None:
        self.rulebook = rulebook
        self.order = tuple(question.id for question in rulebook.questions)
        self.bits = tuple(
            {option: 1 << index for index, option in enumerate(question.option_ids)} for question in rulebook.questions
        )
        self.sizes = tuple(len(bits) for bits in self.bits)
        self.outcomes = outcomes_of(rulebook)
        self.number = {outcome: index for index, outcome in enumerate(self.outcomes)}
        self.builder = DiagramBuilder(self.order, self.sizes, node_limit)
        self.placing = placing_of(rulebook, self.outcomes)
        self.roots: dict[str, int] = {}
        self.outcome_tests: dict[tuple[int, int], int] = {}
        self.holds: dict[str, int] = {}

    def compiled(self) -> CompiledRulebook:
        for role in self.rulebook.roles:
            self.roots[role.id] = self._root(role)
        roots = [self._safeguard(safeguard) for safeguard in self.rulebook.safeguards]
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
        span = role.span
        try:
            for step in last_first(role):
                place = FALSE
                for branch in reversed(step.branches):
                    span = branch.span
                    target = places[branch.to] if isinstance(branch.to, str) else _leaf(self.number[branch.to])
                    holds = TRUE if branch.when is None else self._condition(branch.when)
                    self.holds[branch.id] = holds
                    place = self.builder.choose(holds, target, place)
                places[step.id] = place
        except Tangled as tangled:
            raise self._tangled(f"the role `{role.id}`", span, tangled) from None
        return places[role.graph.start]

    def _safeguard(self, safeguard: Safeguard) -> int | None:
        try:
            return None if safeguard.when is None else self._condition(safeguard.when)
        except Tangled as tangled:
            raise self._tangled(f"the safeguard `{safeguard.id}`", safeguard.span, tangled) from None

    def _tangled(self, what: str, span: Span, tangled: Tangled) -> TangledRulebook:
        return TangledRulebook(what, span, tuple(self.order[index] for index in tangled.questions))

    def _steps(self, role: Role, nodes: tuple[tuple[int, ...], ...]) -> dict[str, CompiledStep]:
        floors: dict[str, int | None] = {}
        levels = self.rulebook.level_ids
        steps: dict[str, CompiledStep] = {}
        for step in last_first(role):
            branches = tuple(
                CompiledBranch(
                    branch,
                    None if branch.when is None else truth_of(branch.when, self.placing),
                    floors[branch.to] if isinstance(branch.to, str) else height_of(branch.to, levels),
                    None if branch.when is None else Diagram(self.order, nodes, self.holds[branch.id]),
                )
                for branch in step.branches
            )
            floor = min((branch.floor for branch in branches if branch.floor is not None), default=None)
            floors[step.id] = floor
            steps[step.id] = CompiledStep(step, branches, floor, None if floor is None else levels[floor // 2])
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
