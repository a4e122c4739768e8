"""The columns of results made of codes: outcomes, levels and reasons, spelt as records spell them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from subsidiarity.batch.columns.answers import Answers
from subsidiarity.batch.columns.codes import OPEN, BitSets, RoleColumns
from subsidiarity.batch.columns.look_ups import Codes
from subsidiarity.model.annotation import get_args
from subsidiarity.model.recommendation import Direction
from subsidiarity.reasoning.compiled import CompiledRulebook
from subsidiarity.reasoning.law_and_direction import direction_of, within_law_of

STILL_OPEN, ERROR = "open", "error"
"""The results where more than one outcome is possible, and where an answer is wrong."""

Column = tuple[str, pa.Array]
Flags = NDArray[np.bool_]

_NOTHING = 255
"""The code of a word left out."""

_BLOCK_ROWS = 1 << 13
"""The rows whose sets are spread out at once: a byte for each thing that may be in a set stays in the cache."""

_ALLOWED = ("no", "yes")


class Results:
    """A maker of the columns of results; `gone` (rows,) marks the rows with an error, which have no other result.

    `sentences` say each outcome of the headline role, and last that it is open; without them, no column does.
    """

    def __init__(
        self, compiled: CompiledRulebook, branch_ids: Sequence[Sequence[str]], sentences: Sequence[str] = ()
    ) -> None:
        self._compiled = compiled
        self._sentences = sentences
        self._branch_ids = branch_ids
        self._outcomes = [outcome.spelling for outcome in compiled.outcomes]
        self._headline = [role.role.id for role in compiled.roles].index(compiled.rulebook.headline)
        levels = compiled.rulebook.level_ids
        self._ranks = [
            levels.index(outcome.level) if outcome.level is not None and outcome.is_settled else _NOTHING
            for outcome in compiled.outcomes
        ]

    def outcomes(self, outcomes: Sequence[Codes], answers: Sequence[Answers], gone: Flags) -> Iterator[Column]:
        """The result, the level, the outcome of each role, and what today's law and holder add."""
        words = [*self._outcomes, STILL_OPEN, ERROR]
        codes = [np.where(each == OPEN, np.uint8(len(self._outcomes)), each) for each in outcomes]
        headline = codes[self._headline]
        nobody = np.zeros(len(gone), np.bool_)
        yield "result", _words(np.where(gone, np.uint8(len(words) - 1), headline), words, nobody)
        levels = self._compiled.rulebook.level_ids
        yield "level", _words(np.array([*self._ranks, _NOTHING], np.uint8)[headline], levels, gone)
        for role, each in zip(self._compiled.roles, codes, strict=True):
            yield f"role_{role.role.id}", _words(each, words[:-1], gone)
        yield from self._beside(headline, answers, gone)

    def reasons(self, roles: Sequence[RoleColumns], safeguards: BitSets, gone: Flags) -> Iterator[Column]:
        """The headline in words; for each role the outcomes possible and the branches that hold; the safeguards."""
        if self._sentences:
            headline = roles[self._headline].outcomes
            codes = np.where(headline == OPEN, np.uint8(len(self._outcomes)), headline)
            yield f"sentence_{self._compiled.rulebook.headline}", _words(codes, self._sentences, gone)
        for role, columns, branch_ids in zip(self._compiled.roles, roles, self._branch_ids, strict=True):
            yield f"possible_{role.role.id}", _lists(columns.possible, self._outcomes, gone)
            yield f"because_{role.role.id}", _lists(columns.held, branch_ids, gone)
        yield "safeguards", _lists(safeguards, [each.safeguard.id for each in self._compiled.safeguards], gone)

    def edition(self, rows: int) -> Iterator[Column]:
        """The columns that name the rulebook and the edition that judged, in every row."""
        same = np.zeros(rows, np.uint8), np.zeros(rows, np.bool_)
        yield "rulebook", _words(same[0], [self._compiled.rulebook.id], same[1])
        yield "edition", _words(same[0], [self._compiled.rulebook.edition], same[1])

    def _beside(self, headline: Codes, answers: Sequence[Answers], gone: Flags) -> Iterator[Column]:
        """The columns of law and direction: is the level allowed today, and which is; worked out once a pair."""
        compiled = self._compiled
        outcomes = (*compiled.outcomes, None)
        if compiled.rulebook.law is not None:
            question = compiled.order.index(compiled.rulebook.law)
            sheets = self._sheets(question, answers)
            laws = [within_law_of(compiled, sheet, outcome) for sheet in sheets for outcome in outcomes]
            pairs = _pairs(answers[question], headline, len(outcomes), compiled.sizes[question])
            allowed = [None if law is None or law.is_allowed is None else _ALLOWED[law.is_allowed] for law in laws]
            levels = [None if law is None else law.level for law in laws]
            yield "allowed_today", _chosen_words(allowed, _ALLOWED, pairs, gone)
            yield "level_within_law", _chosen_words(levels, compiled.rulebook.level_ids, pairs, gone)
        if compiled.rulebook.holder is not None:
            question = compiled.order.index(compiled.rulebook.holder)
            sheets = self._sheets(question, answers)
            ways = [direction_of(compiled, sheet, outcome) for sheet in sheets for outcome in outcomes]
            pairs = _pairs(answers[question], headline, len(outcomes), compiled.sizes[question])
            yield "direction", _chosen_words(ways, get_args(Direction), pairs, gone)

    def _sheets(self, question: int, answers: Sequence[Answers]) -> Iterator[list[int]]:
        """A sheet for each code that a question's column may hold, in order; not known yet comes last."""
        size = self._compiled.sizes[question]
        for bits in (*(1 << option for option in range(size)), *answers[question].sets, self._compiled.full[question]):
            sheet = list(self._compiled.full)
            sheet[question] = bits
            yield sheet


def _pairs(answers: Answers, headline: Codes, outcomes: int, size: int) -> NDArray[np.intp]:
    """For each row, the index (from 0) of its pair in a list of all (answer, headline outcome) pairs; (rows,)."""
    known = np.minimum(answers.codes, size + len(answers.sets)).astype(np.intp)
    return known * outcomes + headline


def _chosen_words(
    chosen: Sequence[str | None], words: Sequence[str], indices: NDArray[np.intp], gone: Flags
) -> pa.DictionaryArray:
    """The word chosen for each row, by index (from 0) into `chosen`; null where there is none."""
    codes = np.array([_NOTHING if word is None else words.index(word) for word in chosen], np.uint8)
    return _words(codes[indices], words, gone)


def _words(codes: Codes, words: Sequence[str], gone: Flags) -> pa.DictionaryArray:
    """The word of each code; _NOTHING, and what is gone, is null."""
    indices = pa.array(codes.astype(np.int16), mask=gone | (codes == _NOTHING))
    return pa.DictionaryArray.from_arrays(indices, pa.array(words, pa.string()))


def _lists(sets: BitSets, words: Sequence[str], gone: Flags) -> pa.ListArray:
    """The words of each row's set, in order; what is gone is null."""
    kept = np.where(gone, np.uint64(0), sets)
    counts = np.bitwise_count(kept).sum(axis=0, dtype=np.int32)
    if len(kept) == 1 and len(counts) and counts.min() == counts.max() == 1:
        indices = np.bitwise_count(kept[0] - np.uint64(1)).astype(np.int16)  # as many bits as stand below the only one
    else:
        indices = _indices(kept, counts, len(words))
    ends = np.cumsum(counts, dtype=np.int32)
    items = pa.DictionaryArray.from_arrays(pa.array(indices), pa.array(words, pa.string()))
    starts = pa.array(np.concatenate([np.zeros(1, np.int32), ends]))
    return pa.ListArray.from_arrays(starts, items, mask=pa.array(gone))


def _indices(sets: BitSets, counts: NDArray[np.int32], things: int) -> NDArray[np.int16]:
    """The things in each row's set, from 0, in order, row by row; (items,). `counts` says how many each row has."""
    made = np.empty(counts.sum(), np.int16)
    end = 0
    for first in range(0, len(counts), _BLOCK_ROWS):
        block = np.ascontiguousarray(sets[:, first : first + _BLOCK_ROWS].T)
        octets = block.astype("<u8", copy=False).view(np.uint8)
        bits = np.unpackbits(octets, axis=1, count=things, bitorder="little").view(np.bool_)
        found = np.flatnonzero(bits)
        start, end = end, end + len(found)
        made[start:end] = found - found // things * things  # quicker than a remainder
    return made
