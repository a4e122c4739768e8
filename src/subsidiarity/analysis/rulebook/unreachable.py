"""The steps, levels and manners that no walk comes to, and the questions that no walk asks: irrelevant ones."""

from __future__ import annotations

from collections.abc import Iterator

from subsidiarity.analysis.sheet_sets import SheetSets
from subsidiarity.model.diagram import FIRST_OUTCOME
from subsidiarity.model.noun import dataclass
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.rule_graph import Branch, Step
from subsidiarity.model.rulebook import Level, Question, Role, Safeguard
from subsidiarity.reasoning.compiled import CompiledRulebook, role_of
from subsidiarity.reasoning.diagram import questions_in, still_possible
from subsidiarity.reasoning.diagram_builder import FALSE


@dataclass(frozen=True, slots=True)
class UnreachableStep:
    """An unreachable step, to which no walk comes: nothing leads to it, or only branches that never decide."""

    role: Role
    step: Step
    is_led_to: bool


@dataclass(frozen=True, slots=True)
class UnreachedOutcome:
    """An outcome to which a role's branches lead on no sheet; `branch` is the first that names it."""

    role: Role
    outcome: Outcome
    branch: Branch


def find_unreachable_steps(compiled: CompiledRulebook, sets: SheetSets | None = None) -> tuple[UnreachableStep, ...]:
    """The steps to which no full answer sheet's walk comes, in the order written."""
    sets = sets or SheetSets(compiled)
    return tuple(
        UnreachableStep(role.role, step, step.id in role.steps)
        for role in compiled.roles
        for step in role.role.graph.steps.values()
        if sets.of_role(role).reaching.get(step.id, FALSE) == FALSE
    )


def find_unreached_outcomes(compiled: CompiledRulebook) -> tuple[UnreachedOutcome, ...]:
    """The outcomes that a role's branches name and no full answer sheet reaches in that role."""
    found = []
    for role in compiled.roles:
        reached = still_possible(role.diagram, compiled.full)
        named: dict[Outcome, Branch] = {}
        for branch in _branches(role.role):
            if isinstance(branch.to, Outcome):
                named.setdefault(branch.to, branch)
        for outcome, branch in named.items():
            if compiled.outcomes.index(outcome) + FIRST_OUTCOME not in reached:
                found.append(UnreachedOutcome(role.role, outcome, branch))
    return tuple(found)


def find_unreached_levels(compiled: CompiledRulebook) -> tuple[Level, ...]:
    """The levels that the headline role's branches never name, neither as a level nor as a contender.

    A level that a branch names and no sheet reaches is among the outcomes never reached.
    """
    rulebook = compiled.rulebook
    ends = [branch.to for branch in _branches(rulebook.role(rulebook.headline)) if isinstance(branch.to, Outcome)]
    named = {outcome.level for outcome in ends} | {outcome.contender for outcome in ends}
    return tuple(level for level in rulebook.levels if level.id not in named)


def find_idle_bans(compiled: CompiledRulebook) -> tuple[tuple[Safeguard, Outcome], ...]:
    """The outcomes that safeguards may not stand beside and that the headline role has on no full answer sheet."""
    rulebook = compiled.rulebook
    reached = still_possible(role_of(compiled, rulebook.headline).diagram, compiled.full)
    return tuple(
        (safeguard, outcome)
        for safeguard in rulebook.safeguards
        for outcome in safeguard.not_with
        if outcome not in compiled.outcomes or compiled.outcomes.index(outcome) + FIRST_OUTCOME not in reached
    )


def find_constant_roles(compiled: CompiledRulebook) -> tuple[tuple[Role, Outcome], ...]:
    """The roles that have one outcome on every full answer sheet, each with that outcome."""
    return tuple(
        (role.role, compiled.outcomes[~role.diagram.root - FIRST_OUTCOME])
        for role in compiled.roles
        if role.diagram.root < 0
    )


def find_irrelevant_questions(compiled: CompiledRulebook) -> tuple[Question, ...]:
    """The questions whose answer changes no role's outcome and no safeguard.

    The questions on law and on today's holder are never among them: their answers shape what is
    said beside the level.
    """
    rulebook = compiled.rulebook
    diagrams = [role.diagram for role in compiled.roles]
    diagrams += [safeguard.diagram for safeguard in compiled.safeguards if safeguard.diagram is not None]
    asked = {index for diagram in diagrams for index in questions_in(diagram)}
    return tuple(
        question
        for index, question in enumerate(rulebook.questions)
        if index not in asked and question.id not in (rulebook.law, rulebook.holder)
    )


def find_idle_pulls(compiled: CompiledRulebook) -> tuple[Question, ...]:
    """Every question that declares a pull other than none and whose answer never changes the headline's outcome."""
    rulebook = compiled.rulebook
    asked = questions_in(role_of(compiled, rulebook.headline).diagram)
    return tuple(
        question for index, question in enumerate(rulebook.questions) if question.pull != "none" and index not in asked
    )


def _branches(role: Role) -> Iterator[Branch]:
    for step in role.graph.steps.values():
        yield from step.branches
