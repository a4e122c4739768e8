"""What repeated advice looks up: results by what the rulebook's tests come to, made when they are not there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set

from subsidiarity.model.condition import Condition
from subsidiarity.model.noun import dataclass, field
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.recommendation import RoleAdvice, SafeguardAdvice, VisitedStep
from subsidiarity.reasoning.compiled import CompiledRole, CompiledRulebook, CompiledSafeguard, CompiledStep
from subsidiarity.reasoning.diagram import still_possible
from subsidiarity.reasoning.facts import Facts, test_count
from subsidiarity.reasoning.remainder import Left, Remainder
from subsidiarity.reasoning.truth import FAILS, HOLDS
from subsidiarity.reasoning.visit import visited

ROOM = 4096
"""How many results one table keeps; what finds no room is made anew each time."""

SHEETS_REMEMBERED = 1_000
"""Of how many sheets one diagram's remainders are kept; then it begins anew, for hostile sheets are all different."""

TESTS_TOGETHER = 6
"""How many different tests the safeguards of one table may rest on."""

Sheet = list[int]
"""The options chosen, as bits, for each question, then the outcomes possible for each role so far."""


@dataclass(slots=True)
class StepTable:
    """A step's visits by the facts that its branches rest on."""

    step: CompiledStep
    mask: int
    known: dict[int, VisitedStep] = field(default_factory=dict)

    def visit(self, facts: int, sheet: Sheet) -> VisitedStep:
        """The step, as a sheet finds it."""
        found = self.known.get(facts & self.mask)
        if found is None:
            found = visited(self.step, sheet)
            if len(self.known) < ROOM:
                self.known[facts & self.mask] = found
        return found


@dataclass(slots=True)
class OpenDiagram:
    """What answers leave of a diagram where tests leave it open, by those answers that it turns on."""

    remainder: Remainder
    known: dict[tuple[int, ...], Left] = field(default_factory=dict)

    def left(self, sheet: Sequence[int]) -> Left:
        """The leaves still possible, and the questions that can still change which one it is."""
        key = tuple([sheet[question] for question in self.remainder.questions])
        found = self.known.get(key)
        if found is None:
            found = self.remainder.of(sheet)
            if len(self.known) >= SHEETS_REMEMBERED:
                self.known.clear()
            self.known[key] = found
        return found


@dataclass(slots=True)
class RoleTable:
    """A role's advice, with its outcomes as bits, by the facts that all its branches rest on.

    Only advice whose walk comes to its end is kept; `open` is asked where it does not. `numbers` are the outcomes
    (indices) that branches lead to, by their ids; `readings` what tests of this role come to, by its outcomes as bits.
    """

    role: CompiledRole
    place: int
    mask: int
    steps: Mapping[str, StepTable]
    numbers: Mapping[str, int]
    open: OpenDiagram
    known: dict[int, tuple[RoleAdvice, int]] = field(default_factory=dict)
    readings: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class OpenSafeguard:
    """A safeguard that its tests leave open, and its diagram to ask; `tests` are the questions that it names itself."""

    safeguard: CompiledSafeguard
    diagram: OpenDiagram
    tests: tuple[int, ...]

    def turns_on(self, sheet: Sheet, told: Set[int]) -> tuple[int, ...]:
        """The questions that can still change whether it holds, as far as they are not `told` already.

        `told` holds all such questions of every role. Besides them, only one that the safeguard names itself can do so.
        """
        if all(each in told or not sheet[each] & (sheet[each] - 1) for each in self.tests):
            return ()
        return self.diagram.left(sheet)[1]

    def advice(self, sheet: Sheet) -> SafeguardAdvice | None:
        """What is said of it; None if it cannot hold."""
        truths = still_possible(self.diagram.remainder.diagram, sheet)
        return SafeguardAdvice(self.safeguard.safeguard, len(truths) == 1) if 1 in truths else None


Attached = tuple[tuple[SafeguardAdvice, ...], tuple[SafeguardAdvice | OpenSafeguard, ...]]
"""The safeguards that are certain; and, if some may hold as well, all of them in order."""


@dataclass(slots=True)
class SafeguardTable:
    """What some safeguards come to by the facts that they rest on: advice, or the safeguard where that is open."""

    safeguards: list[CompiledSafeguard]
    mask: int
    facts: Facts
    known: dict[int, Attached] = field(default_factory=dict)
    open: dict[str, OpenSafeguard] = field(default_factory=dict)

    def attached(self, facts: int, sheet: Sheet) -> Attached:
        """What these facts come to, made anew and kept."""
        entries = [entry for each in self.safeguards if (entry := self._entry(each, sheet)) is not None]
        settled = tuple(entry for entry in entries if isinstance(entry, SafeguardAdvice))
        found = settled, tuple(entries) if len(settled) < len(entries) else ()
        if len(self.known) < ROOM:
            self.known[facts & self.mask] = found
        return found

    def _entry(self, each: CompiledSafeguard, sheet: Sheet) -> SafeguardAdvice | OpenSafeguard | None:
        truth = HOLDS if each.truth is None else each.truth(sheet)
        if truth == HOLDS:
            return SafeguardAdvice(each.safeguard, is_certain=True)
        if truth == FAILS:
            return None
        known = self.open.get(each.safeguard.id)
        if known is None:
            assert each.diagram is not None, "what always holds is never open"
            assert each.safeguard.when is not None, "what always holds has no condition"
            remainder = Remainder(each.diagram)
            tested = self.facts.places(each.safeguard.when)
            tests = tuple([question for question in remainder.questions if question in tested])
            known = self.open[each.safeguard.id] = OpenSafeguard(each, OpenDiagram(remainder), tests)
        return known


def role_tables(compiled: CompiledRulebook, facts: Facts) -> list[RoleTable]:
    """A table for each role, in order."""
    return [
        _role_table(role, place, facts, compiled.outcomes)
        for place, role in enumerate(compiled.roles, len(compiled.order))
    ]


def safeguard_tables(safeguards: Iterable[CompiledSafeguard], facts: Facts) -> list[SafeguardTable]:
    """Tables of neighbouring safeguards that rest on few tests together."""
    tables: list[SafeguardTable] = []
    for each in safeguards:
        when = each.safeguard.when
        mask = 0 if when is None else facts.mask([when])
        if tables and test_count(tables[-1].mask | mask) <= TESTS_TOGETHER:
            tables[-1].safeguards.append(each)
            tables[-1].mask |= mask
        else:
            tables.append(SafeguardTable([each], mask, facts))
    return tables


def _role_table(role: CompiledRole, place: int, facts: Facts, outcomes: Sequence[Outcome]) -> RoleTable:
    def conditions(step: CompiledStep) -> Iterable[Condition]:
        return (branch.branch.when for branch in step.branches if branch.branch.when is not None)

    numbers = {
        branch.branch.id: outcomes.index(branch.branch.to)
        for step in role.steps.values()
        for branch in step.branches
        if isinstance(branch.branch.to, Outcome)
    }
    steps = {name: StepTable(step, facts.mask(conditions(step))) for name, step in role.steps.items()}
    mask = 0
    for step in steps.values():
        mask |= step.mask
    return RoleTable(role, place, mask, steps, numbers, OpenDiagram(Remainder(role.diagram)))
