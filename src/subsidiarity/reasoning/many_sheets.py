"""The outcomes of many sheets, worked out side by side: a whole number holds a bit for each sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from subsidiarity.model.diagram import FIRST_OUTCOME
from subsidiarity.model.recommendation import SafeguardAdvice
from subsidiarity.reasoning.compiled import CompiledRulebook
from subsidiarity.reasoning.diagram_builder import FALSE, TRUE
from subsidiarity.reasoning.planes import SheetPlanes, flow_of

Rows = int
"""A set of sheets, as bits: the first sheet is the lowest bit."""
Sheet = Sequence[int]
"""A sheet: the options chosen for each question, as bits."""


class SideBySide:
    """An adviser that asks the diagrams of one rulebook about many sheets at a time."""

    def __init__(self, compiled: CompiledRulebook) -> None:
        self._size = len(compiled.order)
        self._roles = [flow_of(role.diagram) for role in compiled.roles]
        self._safeguards = [
            (
                None if each.diagram is None else flow_of(each.diagram),
                SafeguardAdvice(each.safeguard, is_certain=True),
                SafeguardAdvice(each.safeguard, is_certain=False),
            )
            for each in compiled.safeguards
        ]

    def of(self, sheets: Sequence[Sheet]) -> tuple[list[list[int]], list[list[SafeguardAdvice]]]:
        """For each role the outcomes possible on each sheet, as bits; for each sheet the safeguards that may hold."""
        planes = self._planes(sheets)
        everywhere = (1 << len(sheets)) - 1
        outcomes = []
        for flow in self._roles:
            possible = [0] * len(sheets)
            for leaf, plane in planes.leaves(flow, everywhere).items():
                outcome = 1 << leaf - FIRST_OUTCOME
                for row in _rows_in(plane):
                    possible[row] |= outcome
            outcomes.append(possible)
        return outcomes, self._attached(planes, everywhere)

    def _attached(self, planes: SheetPlanes[Rows], everywhere: Rows) -> list[list[SafeguardAdvice]]:
        found: list[list[SafeguardAdvice]] = [[] for _ in range(everywhere.bit_length())]
        for flow, certain, possible in self._safeguards:
            leaves = {~TRUE: everywhere} if flow is None else planes.leaves(flow, everywhere)
            holds, fails = leaves.get(~TRUE, 0), leaves.get(~FALSE, 0)
            for row in _rows_in(holds & ~fails):
                found[row].append(certain)
            for row in _rows_in(holds & fails):
                found[row].append(possible)
        return found

    def _planes(self, sheets: Sequence[Sheet]) -> SheetPlanes[Rows]:
        columns: list[dict[int, Rows]] = []
        for column in zip(*sheets, strict=True):
            rows: dict[int, Rows] = {}
            for row, chosen in enumerate(column):
                rows[chosen] = rows.get(chosen, 0) | 1 << row
            columns.append(rows)

        def plane(question: int, option: int) -> Rows:
            return sum([rows for chosen, rows in columns[question].items() if chosen >> option & 1])

        is_single = [all(chosen & (chosen - 1) == 0 for chosen in rows) for rows in columns]
        return SheetPlanes(is_single, plane)


def _rows_in(plane: Rows) -> Iterator[int]:
    while plane:
        lowest = plane & -plane
        yield lowest.bit_length() - 1
        plane ^= lowest
