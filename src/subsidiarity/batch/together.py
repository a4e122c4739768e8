"""Advice on many decisions at once: where they belong is worked out side by side, why when somebody asks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property, partial

from subsidiarity.batch.planes import Flow, Sheets, flow_of
from subsidiarity.model.decision import Decision
from subsidiarity.model.diagram import FIRST_OUTCOME
from subsidiarity.model.later import Later
from subsidiarity.model.recommendation import Recommendation, RoleAdvice, SafeguardAdvice, VisitedStep
from subsidiarity.reasoning.advise import sheet_of
from subsidiarity.reasoning.beside import BesideTheLevel
from subsidiarity.reasoning.building import FALSE, TRUE
from subsidiarity.reasoning.compiled import CompiledRulebook
from subsidiarity.reasoning.repeated_advice import RepeatedAdvice

Rows = int
"""Some of the decisions, as bits: the first is the lowest."""
Answers = list[int]


class AdviceTogether:
    """Advises on many decisions as `RepeatedAdvice` does on one, which is asked why; made once for a rulebook."""

    def __init__(self, compiled: CompiledRulebook, singly: RepeatedAdvice) -> None:
        self._compiled = compiled
        self._singly = singly
        self._beside = BesideTheLevel(compiled)
        self._headline = [role.role.id for role in compiled.roles].index(compiled.rulebook.headline)

    def advise(self, decisions: Sequence[Decision]) -> list[Recommendation]:
        """The recommendation for each decision, whatever is known of it."""
        answers = [sheet_of(self._compiled, decision) for decision in decisions]
        sheets = _side_by_side(self._compiled, answers)
        everywhere = (1 << len(decisions)) - 1
        reasons = [_Reasons(self._singly, decision) for decision in decisions]
        roles = [
            self._advice(role, sheets.leaves(flow, everywhere), answers, reasons)
            for role, flow in enumerate(self._flows)
        ]
        safeguards = self._attached(sheets, everywhere)
        rows = zip(reasons, answers, zip(*roles, strict=True), safeguards, strict=True)
        return [self._recommendation(*row) for row in rows]

    @cached_property
    def _flows(self) -> list[Flow]:
        return [flow_of(role.diagram) for role in self._compiled.roles]

    @cached_property
    def _safeguards(self) -> list[tuple[Flow | None, SafeguardAdvice, SafeguardAdvice]]:
        """Where each safeguard's condition leads, None if it always holds; what is said if it holds, and if it may."""
        return [
            (
                None if each.diagram is None else flow_of(each.diagram),
                SafeguardAdvice(each.safeguard, is_certain=True),
                SafeguardAdvice(each.safeguard, is_certain=False),
            )
            for each in self._compiled.safeguards
        ]

    def _advice(
        self, role: int, leaves: dict[int, Rows], answers: Sequence[Answers], reasons: Sequence[_Reasons]
    ) -> list[RoleAdvice]:
        """What is said of one role (given by its place) to each decision."""
        numbers: list[list[int]] = [[] for _ in answers]
        for leaf in sorted(leaves):
            for row in _rows_in(leaves[leaf]):
                numbers[row].append(leaf - FIRST_OUTCOME)
        compiled = self._compiled.roles[role]
        outcomes = self._compiled.outcomes
        return [
            RoleAdvice(
                compiled.role,
                tuple([outcomes[number] for number in found]),
                Later(partial(why.walk, role)),
                () if len(found) == 1 else Later(partial(self._singly.still_open, role, sheet)),
            )
            for found, sheet, why in zip(numbers, answers, reasons, strict=True)
        ]

    def _attached(self, sheets: Sheets[Rows], everywhere: Rows) -> list[list[SafeguardAdvice]]:
        """The safeguards that hold or may hold, for each decision."""
        found: list[list[SafeguardAdvice]] = [[] for _ in range(everywhere.bit_length())]
        for flow, certain, possible in self._safeguards:
            leaves = {~TRUE: everywhere} if flow is None else sheets.leaves(flow, everywhere)
            holds, fails = leaves.get(~TRUE, 0), leaves.get(~FALSE, 0)
            for row in _rows_in(holds & ~fails):
                found[row].append(certain)
            for row in _rows_in(holds & fails):
                found[row].append(possible)
        return found

    def _recommendation(
        self, why: _Reasons, sheet: Answers, roles: tuple[RoleAdvice, ...], safeguards: Sequence[SafeguardAdvice]
    ) -> Recommendation:
        headline = roles[self._headline]
        within_law, direction = self._beside.of(sheet, headline.outcome)
        return Recommendation(
            why.decision,
            self._compiled.rulebook,
            roles,
            tuple(safeguards),
            headline.open_questions,
            Later(why.shaping),
            within_law,
            direction,
        )


class _Reasons:
    """What only somebody who reads one decision closely asks for."""

    __slots__ = ("_found", "_singly", "decision")

    def __init__(self, singly: RepeatedAdvice, decision: Decision) -> None:
        self.decision = decision
        self._singly = singly
        self._found: tuple[tuple[RoleAdvice, ...], tuple[str, ...]] | None = None

    def walk(self, role: int) -> tuple[VisitedStep, ...]:
        return tuple(self._made()[0][role].walk)

    def shaping(self) -> tuple[str, ...]:
        return self._made()[1]

    def _made(self) -> tuple[tuple[RoleAdvice, ...], tuple[str, ...]]:
        if self._found is None:
            self._found = self._singly.reasons(self.decision)
        return self._found


def _side_by_side(compiled: CompiledRulebook, answers: Sequence[Answers]) -> Sheets[Rows]:
    """The answers as planes."""
    columns: list[dict[int, Rows]] = []
    for column in zip(*answers, strict=True):
        rows: dict[int, Rows] = {}
        for row, chosen in enumerate(column):
            rows[chosen] = rows.get(chosen, 0) | 1 << row
        columns.append(rows)

    def plane(place: int, option: int) -> Rows:
        return sum([rows for chosen, rows in columns[place].items() if chosen >> option & 1])

    is_single = [all(chosen & (chosen - 1) == 0 for chosen in rows) for rows in columns]
    return Sheets(compiled.sizes, is_single, plane)


def _rows_in(plane: Rows) -> Iterator[int]:
    while plane:
        lowest = plane & -plane
        yield lowest.bit_length() - 1
        plane ^= lowest
