"""Boundary pairs: two answer sheets one step apart at different levels, few, covering every branch both ways."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from subsidiarity.analysis.decision.option_steps import neighbours
from subsidiarity.analysis.full_sheet import Options
from subsidiarity.analysis.level_diagram import by_level
from subsidiarity.analysis.sheet_sets import PROOF_LIMIT, SheetSets
from subsidiarity.reasoning.compiled import CompiledRole, CompiledRulebook
from subsidiarity.reasoning.diagram import questions_in
from subsidiarity.reasoning.diagram_builder import FALSE

GENEROUS_LIMIT = 3 * PROOF_LIMIT
"""The limit of work for pairs, which people look for once in a while: more than an audit's. Ours take 132,000."""


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal, one way of one branch: it decides, or a walk comes to its step and finds that it does not hold.

    For an `otherwise`, which always holds, the second way is that another branch decides.
    """

    branch_id: str
    decides: bool


@dataclass(frozen=True, slots=True)
class BoundaryPair:
    """Two full answer sheets that differ in one step of one question, and in the level of one role.

    `goal` is what the pair was looked for; `first` and `second` are what it covers, each on its own
    sheet, that no pair before it does.
    """

    goal: Goal
    role_id: str
    question_id: str
    sheets: tuple[Options, Options]
    first: tuple[Goal, ...]
    second: tuple[Goal, ...]


@dataclass(frozen=True, slots=True)
class BoundaryPairs:
    """The boundary pairs, and the goals that a sheet can reach and no boundary of their role passes."""

    pairs: tuple[BoundaryPair, ...]
    uncovered: tuple[Goal, ...]


@dataclass(frozen=True, slots=True)
class _Step:
    """From one option of a question to a neighbouring one, or from kind to kind, all by index."""

    question: int
    before: int
    after: int


def find_boundary_pairs(compiled: CompiledRulebook) -> BoundaryPairs:
    """The pairs that cover each branch both ways; `Tangled` if the sets of sheets grow too large.

    Each pair is chosen for the first branch not yet covered: if possible, the step from one sheet
    to the other is what keeps the branch from holding. It then takes in as many further goals as fit.
    """
    return _Search(compiled).pairs()


class _Search:
    def __init__(self, compiled: CompiledRulebook) -> None:
        self._compiled = compiled
        self._sets = SheetSets(compiled, GENEROUS_LIMIT)
        headline = compiled.rulebook.headline
        self._roles = sorted(compiled.roles, key=lambda role: role.role.id != headline)
        self._role_of: dict[Goal, CompiledRole] = {}
        self._goals: dict[Goal, int] = {}
        self._tested: dict[str, tuple[int, ...]] = {}
        for role in self._roles:
            self._add_goals(role)
        self._ends = {role.role.id: self._sets_by_level(role) for role in self._roles}
        self._apart: dict[tuple[str, int, tuple[int, int]], int] = {}

    def pairs(self) -> BoundaryPairs:
        open_goals = dict(self._goals)
        pairs, uncovered = [], []
        while open_goals:
            goal = next(iter(open_goals))
            found = self._found(goal)
            if found is None:
                uncovered.append(goal)
                del open_goals[goal]
                continue
            step, common = found
            sheets = self._widened(step, common, open_goals)
            covered = [
                tuple(other for other, place in open_goals.items() if self._sets.holds_sheet(place, sheet))
                for sheet in sheets
            ]
            second = tuple(other for other in covered[1] if other not in covered[0])
            question = self._compiled.order[step.question]
            pairs.append(BoundaryPair(goal, self._role_of[goal].role.id, question, sheets, covered[0], second))
            for other in (*covered[0], *second):
                del open_goals[other]
        return BoundaryPairs(tuple(pairs), tuple(uncovered))

    def _add_goals(self, role: CompiledRole) -> None:
        sheets = self._sets.of_role(role)
        for step in self._sets.steps(role):
            reaching = sheets.reaching[step.step.id]
            for branch in step.branches:
                deciding = sheets.deciding[branch.branch.id]
                holding = deciding if branch.diagram is None else self._sets.holding(branch)
                goals = {True: deciding, False: self._sets.without(reaching, holding)}
                for decides, place in goals.items():
                    if place != FALSE:
                        goal = Goal(branch.branch.id, decides)
                        self._goals[goal] = place
                        self._role_of[goal] = role
                asked = None if branch.diagram is None else questions_in(branch.diagram)
                self._tested[branch.branch.id] = questions_in(role.diagram) if asked is None else asked

    def _sets_by_level(self, role: CompiledRole) -> list[int]:
        outcomes = self._compiled.outcomes
        levels = dict.fromkeys(map(by_level, outcomes))
        return [
            self._sets.ending(role, [outcome for outcome in outcomes if by_level(outcome) == level]) for level in levels
        ]

    def _found(self, goal: Goal) -> tuple[_Step, int] | None:
        """A step and the sheets, whatever they answer to its question, on which it crosses a boundary."""
        role = self._role_of[goal]
        opposite = self._goals.get(Goal(goal.branch_id, not goal.decides))
        tested = self._tested[goal.branch_id]
        if opposite is not None:
            for step in self._steps(tested):
                common = self._crossing(role, step, self._goals[goal], opposite)
                if common != FALSE:
                    return step, common
        for step in self._steps(questions_in(role.diagram)):
            common = self._crossing(role, step, self._goals[goal], None)
            if common != FALSE:
                return step, common
        return None

    def _steps(self, questions: tuple[int, ...]) -> Iterator[_Step]:
        for question in questions:
            for one, other in neighbours(self._compiled.rulebook.questions[question]):
                yield _Step(question, one, other)
                yield _Step(question, other, one)

    def _crossing(self, role: CompiledRole, step: _Step, before: int, after: int | None) -> int:
        """The sheets in `before` at the step's first option, in `after` at its second, at different levels."""
        sets = self._sets
        common = sets.given(before, step.question, step.before)
        if after is not None and common != FALSE:
            common = sets.both(common, sets.given(after, step.question, step.after))
        return common if common == FALSE else sets.both(common, self._levels_apart(role, step))

    def _levels_apart(self, role: CompiledRole, step: _Step) -> int:
        between = (min(step.before, step.after), max(step.before, step.after))
        key = (role.role.id, step.question, between)
        if key not in self._apart:
            place = FALSE
            for end in self._ends[role.role.id]:
                sides = [self._sets.given(end, step.question, side) for side in between]
                place = self._sets.either(place, self._sets.without(*sides))
            self._apart[key] = place
        return self._apart[key]

    def _widened(self, step: _Step, common: int, goals: dict[Goal, int]) -> tuple[Options, Options]:
        """Both sheets of a pair, chosen so that they reach as many goals as fit together."""
        sets = self._sets
        for place in goals.values():
            for option in (step.before, step.after):
                both = sets.both(sets.both(common, sets.having(step.question, option)), place)
                if both != FALSE:
                    common = sets.given(both, step.question, option)
                    break
        rest = sets.first(common)
        assert rest is not None, "a crossing has a sheet"
        before, after = (
            (*rest[: step.question], option, *rest[step.question + 1 :]) for option in (step.before, step.after)
        )
        return before, after
