"""A rulebook made ready to reason with: answers as bits, and diagrams of roles, branches and safeguards."""

from __future__ import annotations

from collections.abc import Mapping

from subsidiarity.model.diagram import Diagram, RulebookDiagrams, RulebookSets
from subsidiarity.model.noun import dataclass, unfinished
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.rule_graph import Branch, Step, Support
from subsidiarity.model.rulebook import Role, Rulebook, Safeguard
from subsidiarity.reasoning.diagram import questions_in
from subsidiarity.reasoning.outcome_order import height_of, outcomes_of
from subsidiarity.reasoning.step_order import last_first


@dataclass(frozen=True, slots=True)
class CompiledBranch:
    """A branch with the diagram of its condition, None for `otherwise`.

    `floor` is the least height (see `height_of`) its target can lead to; None if that is no level at all.
    """

    branch: Branch
    floor: int | None
    diagram: Diagram | None


@dataclass(frozen=True, slots=True)
class CompiledSupport:
    """A reason that leads nowhere, with the diagram of its condition."""

    support: Support
    diagram: Diagram


@dataclass(frozen=True, slots=True)
class CompiledStep:
    """A step with its branches; `floor` is the height it stands on: its level's, or the least that it can lead to."""

    step: Step
    branches: tuple[CompiledBranch, ...]
    floor: int | None
    level: str | None
    support: tuple[CompiledSupport, ...] = ()


@dataclass(frozen=True, slots=True)
class CompiledRole:
    """A role's rule graph twice: as a diagram (its meaning) and as steps (its words).

    `questions` are those, as indices (from 0) into the order, that a walk may meet, in order; they are gathered when
    somebody asks.
    """

    late = ("questions",)

    role: Role
    diagram: Diagram
    steps: Mapping[str, CompiledStep]
    questions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CompiledSafeguard:
    """A safeguard with the diagram of its condition, None for one that always holds."""

    safeguard: Safeguard
    diagram: Diagram | None


@dataclass(frozen=True, slots=True)
class CompiledRulebook:
    """A rulebook with everything about it that is worked out once.

    `outcomes` run from the lowest level up, within a level by manner; those of no level come
    last. `bits` gives each question's options as bits, weakest first; `full` is all of a question's bits. `sets` are
    built when somebody asks for reasons, where they do not stand already.
    """

    late = ("sets",)

    rulebook: Rulebook
    order: tuple[str, ...]
    sizes: tuple[int, ...]
    bits: tuple[Mapping[str, int], ...]
    full: tuple[int, ...]
    outcomes: tuple[Outcome, ...]
    roles: tuple[CompiledRole, ...]
    safeguards: tuple[CompiledSafeguard, ...]
    sets: RulebookSets


_rulebook_of, _role_of = unfinished(CompiledRulebook), unfinished(CompiledRole)


def compile_rulebook(
    rulebook: Rulebook, diagrams: RulebookDiagrams | None = None, sets: RulebookSets | None = None
) -> CompiledRulebook:
    """Compile every role and safeguard, with the diagrams that stand already.

    `TangledRulebook` if they have to be built and one would pass the node limit.
    """
    if diagrams is None:
        from subsidiarity.reasoning.rulebook_diagrams import build_diagrams

        diagrams = build_diagrams(rulebook)
    return _Compiler(rulebook, diagrams, sets).compiled()


class _Compiler:
    def __init__(self, rulebook: Rulebook, diagrams: RulebookDiagrams, sets: RulebookSets | None) -> None:
        self.rulebook = rulebook
        self.diagrams = diagrams
        self.sets = sets
        self.order = tuple(question.id for question in rulebook.questions)
        self.outcomes = outcomes_of(rulebook)

    def compiled(self) -> CompiledRulebook:
        bits = tuple(
            {option: 1 << index for index, option in enumerate(question.option_ids)}
            for question in self.rulebook.questions
        )
        sizes = tuple(len(each) for each in bits)
        roles = tuple(self._role(role) for role in self.rulebook.roles)
        safeguards = tuple(
            CompiledSafeguard(
                safeguard,
                self._condition(place),
            )
            for safeguard, place in zip(self.rulebook.safeguards, self.diagrams.safeguards, strict=True)
        )
        full = tuple((1 << size) - 1 for size in sizes)
        parts = self.rulebook, self.order, sizes, bits, full, self.outcomes, roles, safeguards
        return _rulebook_of(self._sets, *parts)

    def _sets(self, _field: str) -> RulebookSets:
        if self.sets is None:
            from subsidiarity.reasoning.leaf_sets import build_sets

            self.sets = build_sets(self.rulebook, self.diagrams)
        return self.sets

    def _role(self, role: Role) -> CompiledRole:
        diagram = self._diagram(self.diagrams.roles[role.id])
        return _role_of(lambda _field: questions_in(diagram), role, diagram, self._steps(role))

    def _diagram(self, place: int) -> Diagram:
        return Diagram(self.order, self.diagrams.nodes, place)

    def _place(self, support: Support) -> int:
        place = self.diagrams.branches[support.id]
        assert place is not None, "a support has a condition"
        return place

    def _condition(self, place: int | None) -> Diagram | None:
        return None if place is None else self._diagram(place)

    def _steps(self, role: Role) -> dict[str, CompiledStep]:
        floors: dict[str, int | None] = {}
        levels = self.rulebook.level_ids
        steps: dict[str, CompiledStep] = {}
        for step in last_first(role):
            branches = tuple(
                CompiledBranch(
                    branch,
                    floors[branch.to] if isinstance(branch.to, str) else height_of(branch.to, levels),
                    self._condition(self.diagrams.branches[branch.id]),
                )
                for branch in step.branches
            )
            if step.level is None:
                floor = min((branch.floor for branch in branches if branch.floor is not None), default=None)
            else:
                floor = 2 * levels.index(step.level)
            floors[step.id] = floor
            level = None if floor is None else levels[floor // 2]
            support = tuple(CompiledSupport(each, self._diagram(self._place(each))) for each in step.support)
            steps[step.id] = CompiledStep(step, branches, floor, level, support)
        return steps


def role_of(compiled: CompiledRulebook, role_id: str) -> CompiledRole:
    """The compiled role of this id; KeyError if there is none."""
    for role in compiled.roles:
        if role.role.id == role_id:
            return role
    raise KeyError(role_id)
