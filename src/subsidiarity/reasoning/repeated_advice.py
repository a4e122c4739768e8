"""Decision after decision: what rests on the same few tests is worked out once and then looked up.

A full sheet's outcomes, visits and safeguards follow from what the rulebook's tests come to on it. So
each is kept by the bits of the tests it rests on, and made by the plain functions when it is not there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from subsidiarity.model.condition import Condition
from subsidiarity.model.decision import Decision
from subsidiarity.model.recommendation import (
    Direction,
    Recommendation,
    RoleAdvice,
    SafeguardAdvice,
    VisitedStep,
    WithinLaw,
)
from subsidiarity.reasoning.advise import advise, direction_of, within_law_of
from subsidiarity.reasoning.compiled import (
    FIRST_OUTCOME,
    CompiledRole,
    CompiledRulebook,
    CompiledSafeguard,
    CompiledStep,
)
from subsidiarity.reasoning.diagram import walk
from subsidiarity.reasoning.facts import Facts, test_count
from subsidiarity.reasoning.placing import placing_of
from subsidiarity.reasoning.truth import HOLDS
from subsidiarity.reasoning.visit import visited

ROOM = 4096
"""How many results one table keeps; what finds no room is made anew each time."""

TESTS_TOGETHER = 12
"""How many different tests the safeguards of one table may rest on."""


@dataclass(slots=True)
class _StepTable:
    """A step's visits, each with the step it leads on to, by the facts that its branches rest on."""

    step: CompiledStep
    mask: int
    known: dict[int, tuple[VisitedStep, str | None]] = field(default_factory=dict)

    def visit(self, facts: int, sheet: list[int]) -> tuple[VisitedStep, str | None]:
        seen = visited(self.step, sheet)
        assert seen.taken is not None, "on a full sheet some branch is taken"
        found = seen, seen.taken.to if isinstance(seen.taken.to, str) else None
        if len(self.known) < ROOM:
            self.known[facts & self.mask] = found
        return found


@dataclass(slots=True)
class _RoleTable:
    """A role's advice, with its outcome (an index), by the facts that all its branches rest on."""

    role: CompiledRole
    mask: int
    steps: Mapping[str, _StepTable]
    outcome_facts: tuple[int, ...]
    known: dict[int, tuple[RoleAdvice, int]] = field(default_factory=dict)


@dataclass(slots=True)
class _SafeguardTable:
    """What some safeguards come to, by the facts that they rest on."""

    safeguards: list[CompiledSafeguard]
    mask: int
    known: dict[int, tuple[SafeguardAdvice, ...]] = field(default_factory=dict)

    def advise(self, facts: int, sheet: list[int]) -> tuple[SafeguardAdvice, ...]:
        found = tuple(
            SafeguardAdvice(each.safeguard, is_certain=True)
            for each in self.safeguards
            if each.truth is None or each.truth(sheet) == HOLDS
        )
        if len(self.known) < ROOM:
            self.known[facts & self.mask] = found
        return found


class RepeatedAdvice:
    """Advises as `advise` does, and on full sheets several times as fast once it has seen some hundreds."""

    def __init__(self, compiled: CompiledRulebook) -> None:
        self._compiled = compiled
        facts = Facts(placing_of(compiled.rulebook, compiled.outcomes))
        tables = [_step_tables(role, facts) for role in compiled.roles]
        self._safeguards = _safeguard_tables(compiled.safeguards, facts)
        self._questions = {
            question: (place, _readings(compiled, place, facts)) for place, question in enumerate(compiled.order)
        }
        self._roles = [_role_table(compiled, index, steps, facts) for index, steps in enumerate(tables)]
        self._possible = tuple((outcome,) for outcome in compiled.outcomes)
        self._headline = [role.role.id for role in compiled.roles].index(compiled.rulebook.headline)
        self._beside: dict[tuple[int, int, int], tuple[WithinLaw | None, Direction | None]] = {}
        asked = (compiled.rulebook.law, compiled.rulebook.holder)
        self._law, self._holder = (0 if each is None else compiled.order.index(each) for each in asked)

    def advise(self, decision: Decision) -> Recommendation:
        """The recommendation for a decision, whatever is known of it."""
        read = self._read(decision)
        if read is None:
            return advise(self._compiled, decision)
        options, facts = read
        roles: list[RoleAdvice] = []
        outcomes: list[int] = []
        for table in self._roles:
            found = table.known.get(facts & table.mask)
            if found is None:
                found = self._role(table, options, outcomes, facts)
            advice, outcome = found
            roles.append(advice)
            outcomes.append(outcome)
            facts |= table.outcome_facts[outcome]
        safeguards: list[SafeguardAdvice] = []
        for bundle in self._safeguards:
            attached = bundle.known.get(facts & bundle.mask)
            safeguards += bundle.advise(facts, _sheet(options, outcomes)) if attached is None else attached
        key = options[self._law], options[self._holder], outcomes[self._headline]
        beside = self._beside.get(key) or self._put_beside(key, options, roles)
        return Recommendation(
            decision, self._compiled.rulebook, tuple(roles), tuple(safeguards), (), (), beside[0], beside[1]
        )

    def _read(self, decision: Decision) -> tuple[list[int], int] | None:
        """The option (an index) for every question, and what the tests of answers come to; None unless full."""
        answers = decision.answers
        questions = self._questions
        if len(answers) != len(questions):
            return None
        options = [0] * len(questions)
        facts = 0
        try:
            for question, answer in answers.items():
                place, known = questions[question]
                options[place], fact = known[answer.options]
                facts |= fact
        except KeyError:
            return None
        return options, facts

    def _role(self, table: _RoleTable, options: list[int], outcomes: list[int], facts: int) -> tuple[RoleAdvice, int]:
        number = walk(table.role.diagram, options) - FIRST_OUTCOME
        visits = []
        target: str | None = table.role.role.graph.start
        while target is not None:
            step = table.steps[target]
            found = step.known.get(facts & step.mask)
            if found is None:
                found = step.visit(facts, _sheet(options, outcomes))
            visits.append(found[0])
            target = found[1]
        made = RoleAdvice(table.role.role, self._possible[number], tuple(visits), ()), number
        if len(table.known) < ROOM:
            table.known[facts & table.mask] = made
        return made

    def _put_beside(
        self, key: tuple[int, int, int], options: list[int], roles: list[RoleAdvice]
    ) -> tuple[WithinLaw | None, Direction | None]:
        answers, outcome = _sheet(options, []), roles[self._headline].outcome
        found = within_law_of(self._compiled, answers, outcome), direction_of(self._compiled, answers, outcome)
        self._beside[key] = found
        return found


def _sheet(options: list[int], outcomes: list[int]) -> list[int]:
    return [1 << each for each in (*options, *outcomes)]


def _readings(compiled: CompiledRulebook, place: int, facts: Facts) -> dict[frozenset[str], tuple[int, int]]:
    """For each answer of one option: the option (an index), and what the tests of the question come to."""
    options = enumerate(compiled.bits[place].items())
    return {frozenset([option]): (index, facts.at(place, bit)) for index, (option, bit) in options}


def _step_tables(role: CompiledRole, facts: Facts) -> dict[str, _StepTable]:
    def conditions(step: CompiledStep) -> Iterable[Condition]:
        return (branch.branch.when for branch in step.branches if branch.branch.when is not None)

    return {name: _StepTable(step, facts.mask(conditions(step))) for name, step in role.steps.items()}


def _role_table(compiled: CompiledRulebook, index: int, steps: Mapping[str, _StepTable], facts: Facts) -> _RoleTable:
    mask = 0
    for step in steps.values():
        mask |= step.mask
    place = len(compiled.order) + index
    outcome_facts = tuple(facts.at(place, 1 << number) for number in range(len(compiled.outcomes)))
    return _RoleTable(compiled.roles[index], mask, steps, outcome_facts)


def _safeguard_tables(safeguards: Iterable[CompiledSafeguard], facts: Facts) -> list[_SafeguardTable]:
    tables: list[_SafeguardTable] = []
    for each in safeguards:
        when = each.safeguard.when
        mask = 0 if when is None else facts.mask([when])
        if tables and test_count(tables[-1].mask | mask) <= TESTS_TOGETHER:
            tables[-1].safeguards.append(each)
            tables[-1].mask |= mask
        else:
            tables.append(_SafeguardTable([each], mask))
    return tables
