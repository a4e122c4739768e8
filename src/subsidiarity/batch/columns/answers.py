"""The codes of a column's cells: what each cell answers, and what is wrong with those that answer nothing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from subsidiarity.batch.columns.codes import NOT_KNOWN
from subsidiarity.batch.columns.look_ups import Codes
from subsidiarity.model.rulebook import Question
from subsidiarity.reading.answers.answer import BETWEEN, ONE_KIND, UNKNOWN, one_kind_words
from subsidiarity.reading.answers.option_place import no_place_words
from subsidiarity.reading.answers.spelt_range import apart_hint, range_hint

WRONG = 254
"""The code of a cell that answers nothing; columns take it for not known yet."""

_PLACE = "\0"
"""The sign that stands for a number in words on many; it is in no id."""

_SHOWN = 60
"""The most characters of a wrong cell that are quoted."""


@dataclass(frozen=True, slots=True)
class Answers:
    """A question's answers: codes (rows,), the sets of options past its last one, and what is wrong.

    `problems` is an Arrow array of sentences, null where all is well; None if nothing is wrong at all.
    """

    codes: Codes
    sets: tuple[int, ...] = ()
    problems: pa.StringArray | None = None


def read_answers(column: pa.Array, question: Question) -> Answers:
    """The answers in a column: ids of options (several with `|` between), or whole numbers: places, from 0.

    Null, nothing and `unknown` are not known yet.
    """
    if pa.types.is_integer(column.type) or pa.types.is_floating(column.type) or pa.types.is_decimal(column.type):
        return _indices(column, question)
    cells = _distinct(column)
    codes, sets, problems = _meanings(cells.dictionary.to_pylist(), question)
    # Null cells look up the meaning past the last word.
    words = np.asarray(pc.fill_null(cells.indices, len(codes)))
    found = np.take(np.array([*codes, NOT_KNOWN], np.uint8), words)
    if not any(problems):
        return Answers(found, sets)
    return Answers(found, sets, pa.array([*problems, None], pa.string()).take(pa.array(words)))


def _indices(column: pa.Array, question: Question) -> Answers:
    """The answers in a column of numbers, of which whole ones are places of options; NaN is not known yet."""
    if not pa.types.is_integer(column.type):
        column = column.cast(pa.float64())
        column = pc.if_else(pc.is_nan(column), None, column)
    is_option = pc.and_(pc.greater_equal(column, 0), pc.less(column, len(question.options)))
    if pa.types.is_floating(column.type):
        is_option = pc.and_(is_option, pc.equal(column, pc.floor(column)))
    known = pc.if_else(is_option, column, WRONG)
    codes = np.asarray(pc.fill_null(known.cast(pa.uint8()), NOT_KNOWN))
    if pc.all(is_option).as_py() is not False:
        return Answers(codes)
    before, behind = no_place_words(question, _PLACE).split(_PLACE)
    said = pc.binary_join_element_wise(before, column.cast(pa.string()), behind, "")
    return Answers(codes, (), pc.if_else(pc.fill_null(is_option, True), None, said))


def _distinct(column: pa.Array) -> pa.DictionaryArray:
    """The cells as texts, each different one once."""
    if pa.types.is_dictionary(column.type):
        if pa.types.is_string(column.type.value_type) or pa.types.is_large_string(column.type.value_type):
            return column
        column = column.dictionary_decode()
    if pa.types.is_list(column.type) or pa.types.is_large_list(column.type):
        column = pc.binary_join(column.cast(pa.list_(pa.string())), BETWEEN)
    return column.cast(pa.string()).dictionary_encode()


def _meanings(words: list[str | None], question: Question) -> tuple[list[int], tuple[int, ...], list[str | None]]:
    """For each word its code, and what is wrong with it; and the sets that codes past the last option stand for."""
    indices = {option: index for index, option in enumerate(question.option_ids)}
    codes = {"": NOT_KNOWN, UNKNOWN: NOT_KNOWN, **indices}
    sets: list[int] = []
    found: list[int] = []
    problems: list[str | None] = []
    for word in (each.strip() if each else "" for each in words):
        problem = None
        if word not in codes:
            parts = [part.strip() for part in word.split(BETWEEN)]
            wrong = next((part for part in parts if part not in indices), None)
            if wrong is not None:
                problem = _wrong(wrong, question, is_alone=len(parts) == 1)
            elif len(set(parts)) > 1 and not question.ordered:
                named = [option for option in question.option_ids if option in parts]
                problem = f"{one_kind_words(question, named)}; {ONE_KIND}"
            elif len(indices) + len(sets) == WRONG:
                problem = f"`{question.id}` has more different answers than one batch can hold"
            else:
                codes[word] = len(indices) + len(sets)
                sets.append(sum({1 << indices[part] for part in parts}))
        found.append(codes[word] if problem is None else WRONG)
        problems.append(problem)
    return found, tuple(sets), problems


def _wrong(part: str, question: Question, *, is_alone: bool) -> str:
    """The problem with a part of a cell, and how several options are written if it names them."""
    shown = part if len(part) <= _SHOWN else f"{part[:_SHOWN]}…"
    hint = (range_hint if is_alone else apart_hint)(part, question.option_ids, "csv")
    hint = ONE_KIND if hint and not question.ordered else hint
    return f"`{question.id}` has no option `{shown}`" + (f"; {hint}" if hint else "")
