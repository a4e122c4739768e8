"""Columns of answers in, columns of outcomes and reasons out: no row is looked at on its own.

Two ways lead to the same outcomes. Block tables answer full sheets with a few look-ups a row, and must be
built first. Planes need no building, take sheets with unknowns as well as full ones, and find the reasons.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from subsidiarity.batch.columns import UnusableTable
from subsidiarity.batch.columns.look_ups import Codes, LookUps
from subsidiarity.model.diagram import FIRST_OUTCOME
from subsidiarity.reasoning.compiled import CompiledRulebook
from subsidiarity.reasoning.planes import ConditionFlow, Conditions, Flow, Sheets, flow_of

Plane = NDArray[np.uint8]
"""Eight rows a byte, the first the highest bit; bits past the last row mean nothing."""

Words = NDArray[np.uint64]
"""Sets as bits, (words, rows): bit i of word w stands for thing 64 w + i."""

NOT_KNOWN = 255
"""The code of an answer not known yet; whatever stands for no option and no set of them means the same."""

Sets = Mapping[int, Sequence[int]]
"""For a question (its place), the sets of options (as bits) that the codes after its last option stand for."""

OPEN = 255
"""The code of an outcome while more than one is possible."""

NO_SETS: Sets = MappingProxyType({})

CHUNK_ROWS = 1 << 17
"""Rows worked on at once: many, to spread the cost of a call; few, to stay in the cache."""

TABLE_ROWS = 1 << 16
"""The same for look-ups in block tables, which want more of the cache."""

BREAK_EVEN_ROWS = 600_000
"""Rows, over all calls, from which building a role's block tables pays; measured by benchmarks/."""

_WORD_BITS, _BYTE_BITS = 64, 8


@dataclass(frozen=True, slots=True)
class RoleColumns:
    """One role's results: where each row ends (a place among the outcomes, or OPEN), what is possible, what held.

    `outcomes` is (rows,). `possible` holds outcomes, `held` the role's branches, ordered as `Columns.branch_ids`.
    """

    outcomes: Codes
    possible: Words
    held: Words


class Columns:
    """A rulebook made ready for columns of codes: one for each question, in its order, all of a length.

    A code is the place of an option, 0 the weakest. UnusableTable if the rulebook has more than codes can hold.
    """

    def __init__(self, compiled: CompiledRulebook) -> None:
        if len(compiled.outcomes) > OPEN or max(compiled.sizes, default=0) >= NOT_KNOWN:
            raise UnusableTable("columns hold at most 255 outcomes, and 254 options a question")
        self._compiled = compiled
        self._flows = [flow_of(role.diagram) for role in compiled.roles]
        self._conditions = ConditionFlow(compiled)
        self._rows_seen = [0] * len(compiled.roles)
        self._tables: dict[int, LookUps] = {}
        self.branch_ids = tuple(
            tuple(branch.id for step in role.role.graph.steps.values() for branch in step.reasons)
            for role in compiled.roles
        )
        """For each role, its branches and their support in the order of the rulebook."""

    def outcomes(self, codes: Sequence[Codes], role: int, sets: Sets = NO_SETS) -> Codes:
        """Where each row ends in one role (given by its place among the roles), or OPEN; (rows,)."""
        found = np.empty(len(codes[0]), np.uint8)
        tables = self._tables_after(len(found), role)
        step = CHUNK_ROWS if tables is None else TABLE_ROWS
        for start in range(0, len(found), step):
            chunk = [column[start : start + step] for column in codes]
            if tables is None or not tables.walk(chunk, found[start : start + step]):
                rows = _RowPlanes(self._compiled.sizes, chunk, sets)
                found[start : start + step] = rows.codes(self._outcomes(rows, self._flows[role]))
        return found

    def evaluate(self, codes: Sequence[Codes], sets: Sets = NO_SETS) -> tuple[tuple[RoleColumns, ...], Words]:
        """Everything about each row: every role's columns, and the safeguards that certainly hold.

        Batches of CHUNK_ROWS or fewer keep it in the cache.
        """
        rows = _RowPlanes(self._compiled.sizes, codes, sets)
        conditions = Conditions(self._conditions, rows.sheets, rows.everywhere, rows.is_full)
        roles = []
        for role, flow, branches in zip(self._compiled.roles, self._flows, self.branch_ids, strict=True):
            outcomes = self._outcomes(rows, flow)
            held = conditions.held(role)
            found = [held.get(branch, rows.nowhere) for branch in branches]
            roles.append(RoleColumns(rows.codes(outcomes), rows.words(outcomes), rows.words(found)))
        safeguards = [conditions.bounds(each.diagram)[0] for each in self._compiled.safeguards]
        return tuple(roles), rows.words(safeguards)

    def _tables_after(self, rows: int, role: int) -> LookUps | None:
        """The block tables of a role, built as soon as it was asked for enough rows."""
        self._rows_seen[role] += rows
        if role not in self._tables and self._rows_seen[role] >= BREAK_EVEN_ROWS:
            self._tables[role] = LookUps(self._compiled.roles[role].diagram, self._compiled.sizes)
        return self._tables.get(role)

    def _outcomes(self, rows: _RowPlanes, flow: Flow) -> list[Plane]:
        leaves = rows.sheets.leaves(flow, rows.everywhere)
        return [leaves.get(FIRST_OUTCOME + place, rows.nowhere) for place in range(len(self._compiled.outcomes))]


class _RowPlanes:
    """The rows of a chunk as planes of eight rows a byte, and planes as rows again."""

    def __init__(self, sizes: Sequence[int], codes: Sequence[Codes], sets: Sets) -> None:
        self._count = len(codes[0])
        self._sizes = sizes
        self._codes = codes
        self._sets = sets
        self._several: dict[int, list[tuple[int, Plane]]] = {}
        is_single = [bool(column.max(initial=0) < size) for column, size in zip(codes, sizes, strict=True)]
        self._is_single = is_single
        self.is_full = all(is_single)
        self.everywhere: Plane = np.full(-(-self._count // _BYTE_BITS), 0xFF, np.uint8)
        self.nowhere: Plane = ~self.everywhere
        self.sheets = Sheets(is_single, self._plane)

    def codes(self, planes: Sequence[Plane]) -> Codes:
        """The place of the one plane in which each row stands, OPEN for rows in several; (rows,)."""
        seen, several = self.nowhere, self.nowhere
        for plane in planes:
            several = several | (seen & plane)
            seen = seen | plane
        digits = [
            reduce(or_, (plane for place, plane in enumerate(planes) if place >> digit & 1))
            for digit in range((len(planes) - 1).bit_length())
        ]
        found = self._byte(digits)
        return found if not np.any(several) else found | np.unpackbits(several, count=self._count) * np.uint8(OPEN)

    def words(self, planes: Sequence[Plane]) -> Words:
        """Planes as the bits of words, the first the lowest bit of the first word; (words, rows)."""
        found = np.zeros((-(-len(planes) // _WORD_BITS), self._count), "<u8")
        octets = found.view(np.uint8).reshape(len(found), self._count, _BYTE_BITS)
        for start in range(0, len(planes), _BYTE_BITS):
            octet = self._byte(planes[start : start + _BYTE_BITS])
            octets[start // _WORD_BITS, :, start % _WORD_BITS // _BYTE_BITS] = octet
        return found.astype(np.uint64, copy=False)

    def _byte(self, planes: Sequence[Plane]) -> Codes:
        """Up to eight planes as the bits of one byte a row, the first the lowest; (rows,)."""
        found = np.zeros(self._count, np.uint8)
        for place, plane in enumerate(planes):
            if plane is not self.nowhere:
                bit = np.unpackbits(plane, count=self._count)
                bit *= np.uint8(1 << place)  # faster than a shift
                found |= bit
        return found

    def _plane(self, question: int, option: int) -> Plane:
        """The rows that answer with an option, or may yet."""
        chosen = np.packbits(self._codes[question] == option)
        if not self._is_single[question]:
            if question not in self._several:
                self._several[question] = self._with_several(question)
            for options, plane in self._several[question]:
                if options >> option & 1:
                    chosen |= plane
        return chosen

    def _with_several(self, question: int) -> list[tuple[int, Plane]]:
        """The sets of options that rows answer with, each with its rows; the last is all of them."""
        column, size = self._codes[question], self._sizes[question]
        sets = self._sets.get(question, ())
        found = [(options, np.packbits(column == size + place)) for place, options in enumerate(sets)]
        return [*found, ((1 << size) - 1, np.packbits(column >= size + len(sets)))]
