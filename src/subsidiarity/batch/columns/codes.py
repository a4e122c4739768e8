"""The advice on columns of codes: columns of answers in, of outcomes and reasons out; no row is looked at on its own.

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
from subsidiarity.reasoning.condition_flow import ConditionFlow
from subsidiarity.reasoning.condition_planes import Conditions
from subsidiarity.reasoning.planes import Flow, SheetPlanes, flow_of, several_of

Plane = NDArray[np.uint8]
"""A plane, a bit for each row: eight rows a byte, the first the highest bit; bits past the last row mean nothing."""

BitSets = NDArray[np.uint64]
"""A set for each row, as bits, (words, rows): bit i of machine word w stands for thing 64 w + i."""

NOT_KNOWN = 255
"""The code of an answer not known yet; whatever stands for no option and no set of them means the same."""

Sets = Mapping[int, Sequence[int]]
"""For a question (an index from 0), the sets of options (as bits) that the codes after its last option stand for."""

OPEN = 255
"""The code of an outcome while more than one is possible."""

NO_SETS: Sets = MappingProxyType({})

CHUNK_ROWS = 1 << 17
"""The number of rows worked on at once: many, to spread the cost of a call; few, to stay in the cache."""

TABLE_ROWS = 1 << 16
"""The number of rows looked up at once in block tables, which want more of the cache than planes."""

BREAK_EVEN_ROWS = 600_000
"""The number of rows, over all calls, from which building a role's block tables pays.

Measured by benchmarks/: 16 ms by planes and 17 by tables and their building at 500,000 rows, 27 and 23 at 1,000,000.
"""

_WORD_BITS, _BYTE_BITS = 64, 8


@dataclass(frozen=True, slots=True)
class RoleColumns:
    """The results of one role: where each row ends (an outcome's index from 0, or OPEN), what is possible, what held.

    `outcomes` is (rows,). `possible` holds outcomes, `held` the role's branches, ordered as `CodeAdvice.branch_ids`.
    """

    outcomes: Codes
    possible: BitSets
    held: BitSets


class CodeAdvice:
    """The advice of one rulebook on columns of codes: one for each question, in its order, all of a length.

    A code is the index of an option, 0 the weakest. UnusableTable if the rulebook has more than codes can hold.
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
        """The code of each row's outcome in one role (an index from 0), or OPEN; (rows,)."""
        found = np.empty(len(codes[0]), np.uint8)
        tables = self._tables_after(len(found), role)
        step = CHUNK_ROWS if tables is None else TABLE_ROWS
        for start in range(0, len(found), step):
            chunk = [column[start : start + step] for column in codes]
            if tables is None or not tables.walk(chunk, found[start : start + step]):
                rows = _RowPlanes(self._compiled.sizes, chunk, sets)
                found[start : start + step] = rows.codes(self._outcomes(rows, self._flows[role]))
        return found

    def evaluate(self, codes: Sequence[Codes], sets: Sets = NO_SETS) -> tuple[tuple[RoleColumns, ...], BitSets]:
        """The whole advice on each row: every role's columns, and the safeguards that certainly hold.

        Batches of CHUNK_ROWS or fewer keep it in the cache.
        """
        rows = _RowPlanes(self._compiled.sizes, codes, sets)
        conditions = Conditions(self._conditions, rows.sheets, rows.everywhere, rows.is_full)
        roles = []
        for role, flow, branches in zip(self._compiled.roles, self._flows, self.branch_ids, strict=True):
            held, ends = conditions.held(role)
            if rows.is_full:  # every walk ends, and the diagram has nothing to add
                outcomes = [ends.get(outcome, rows.nowhere) for outcome in self._compiled.outcomes]
            else:
                outcomes = self._outcomes(rows, flow)
            found = rows.codes(outcomes)
            possible = rows.set_of_one(found, outcomes) if rows.is_full else rows.bit_sets(outcomes)
            held_sets = rows.bit_sets([held.get(branch, rows.nowhere) for branch in branches])
            roles.append(RoleColumns(found, possible, held_sets))
        safeguards = [conditions.certain(each.diagram) for each in self._compiled.safeguards]
        return tuple(roles), rows.bit_sets(safeguards)

    def _tables_after(self, rows: int, role: int) -> LookUps | None:
        """The block tables of a role, built as soon as it was asked for enough rows.

        Threads that ask at the same time may each build them, and build the same.
        """
        self._rows_seen[role] += rows
        if role not in self._tables and self._rows_seen[role] >= BREAK_EVEN_ROWS:
            self._tables[role] = LookUps(self._compiled.roles[role].diagram, self._compiled.sizes)
        return self._tables.get(role)

    def _outcomes(self, rows: _RowPlanes, flow: Flow) -> list[Plane]:
        leaves = rows.sheets.leaves(flow, rows.everywhere)
        return [leaves.get(FIRST_OUTCOME + index, rows.nowhere) for index in range(len(self._compiled.outcomes))]


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
        self.sheets = SheetPlanes(is_single, self._plane)

    def codes(self, planes: Sequence[Plane]) -> Codes:
        """The index (from 0) of the one plane in which each row stands, OPEN for rows in several; (rows,)."""
        digits = [
            reduce(or_, (plane for index, plane in enumerate(planes) if index >> digit & 1))
            for digit in range((len(planes) - 1).bit_length())
        ]
        found = self._byte(digits)
        if self.is_full or len(planes) == 1:
            return found
        several = several_of(planes)
        return found if not np.any(several) else found | np.unpackbits(several, count=self._count) * np.uint8(OPEN)

    def bit_sets(self, planes: Sequence[Plane]) -> BitSets:
        """The planes as sets of bits, the first the lowest bit of the first machine word; (words, rows)."""
        found = np.zeros((-(-len(planes) // _WORD_BITS), self._count), "<u8")
        octets = found.view(np.uint8).reshape(len(found), self._count, _BYTE_BITS)
        for start in range(0, len(planes), _BYTE_BITS):
            octet = self._byte(planes[start : start + _BYTE_BITS])
            octets[start // _WORD_BITS, :, start % _WORD_BITS // _BYTE_BITS] = octet
        return found.astype(np.uint64, copy=False)

    def set_of_one(self, codes: Codes, planes: Sequence[Plane]) -> BitSets:
        """The planes as sets of bits, where each row is in the one plane that its code says; (words, rows)."""
        if len(planes) > _WORD_BITS:
            return self.bit_sets(planes)
        return np.left_shift(np.uint64(1), codes, dtype=np.uint64)[np.newaxis]

    def _byte(self, planes: Sequence[Plane]) -> Codes:
        """The bits of up to eight planes as one byte a row, the first the lowest; (rows,)."""
        found = np.zeros(self._count, np.uint8)
        is_first = True
        for plane in reversed(planes):
            if not is_first:
                found += found  # quicker than a shift
            if plane is not self.nowhere:
                bits = np.unpackbits(plane, count=self._count)
                found = bits if is_first else np.bitwise_or(found, bits, out=found)
                is_first = False
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
        found = [(options, np.packbits(column == size + index)) for index, options in enumerate(sets)]
        return [*found, ((1 << size) - 1, np.packbits(column >= size + len(sets)))]
