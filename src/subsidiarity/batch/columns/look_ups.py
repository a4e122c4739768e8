"""The outcomes of full rows, by looking packed answers up in block tables."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import prod

import numpy as np
from numpy.typing import NDArray

from subsidiarity.batch.block_tables import block_tables
from subsidiarity.model.diagram import FIRST_OUTCOME, Diagram

Codes = NDArray[np.uint8]
"""The codes of one question's answers, or of one role's outcomes; (rows,)."""

_BYTE = 256


class LookUps:
    """The block tables of a role, ready for look-ups."""

    def __init__(self, diagram: Diagram, sizes: Sequence[int]) -> None:
        self._sizes = sizes
        self._constant = ~diagram.root - FIRST_OUTCOME
        self._blocks: list[tuple[list[list[int]], NDArray[np.unsignedinteger]]] = []
        blocks = block_tables(diagram, sizes)
        self._asked = [question for block in blocks for question in block.questions]
        for block, following in pairwise((*blocks, None)):
            assert block is not None
            if following is None:
                table = np.array([leaf - FIRST_OUTCOME for leaf in block.table], np.uint8)
            else:
                table = np.array(block.table, np.min_scalar_type(len(following.table)))
            self._blocks.append((self._octets(block.questions), table))

    def walk(self, codes: Sequence[Codes], found: Codes) -> bool:
        """Fill `found` (rows,) with the outcomes; False, and nothing done, if an answer is not known."""
        if any(codes[question].max(initial=0) >= self._sizes[question] for question in self._asked):
            return False
        entries: NDArray[np.unsignedinteger] | None = None
        for octets, table in self._blocks:
            packed = self._packed(octets, codes)
            entries = np.take(table, packed if entries is None else entries + packed, mode="clip")
        found[:] = self._constant if entries is None else entries
        return True

    def _octets(self, questions: Sequence[int]) -> list[list[int]]:
        """The groups of neighbours whose packed answers fit a byte: packing bytes is cheaper than wider numbers."""
        octets: list[list[int]] = []
        for question in questions:
            if octets and self._width([*octets[-1], question]) <= _BYTE:
                octets[-1].append(question)
            else:
                octets.append([question])
        return octets

    def _width(self, questions: Sequence[int]) -> int:
        return prod(self._sizes[question] for question in questions)

    def _packed(self, octets: Sequence[Sequence[int]], codes: Sequence[Codes]) -> NDArray[np.uint16]:
        packed: NDArray[np.uint16] | None = None
        for octet in octets:
            first, *others = octet
            answers = codes[first]
            for question in others:
                answers = answers * np.uint8(self._sizes[question])
                answers += codes[question]
            if packed is None:
                packed = answers.astype(np.uint16)
            else:
                packed *= np.uint16(self._width(octet))
                packed += answers
        assert packed is not None, "a block asks something"
        return packed
