"""Values of programs as plain data that a decision file could hold: nothing known, text, numbers, lists, mappings."""

from __future__ import annotations

import math
from collections.abc import Mapping

from subsidiarity.api.errors import Unusable, WrongKind
from subsidiarity.model.annotation import Any
from subsidiarity.model.decision import Answer
from subsidiarity.model.rulebook import Question
from subsidiarity.reading.answers.answer import BETWEEN
from subsidiarity.reading.answers.option_place import no_place_words
from subsidiarity.reading.limits import MAX_DEPTH

_NOT_KNOWN = ("NAType", "NaTType")
"""The names of the kinds by which pandas says that nothing is known."""
_MOST = 1 << 63
"""The least whole number that is too large to stand for anything."""
_WANTED = "text, a number, None, a list or a dict of these"


def plain_value(name: str, value: object, depth: int = 0) -> Any:
    """A value as plain data: NaN and the like are None, whole floats are whole numbers; `WrongKind`."""
    if hasattr(value, "dtype") and hasattr(value, "tolist"):  # numpy's scalars and arrays, without numpy
        value = value.tolist()
    if value is None or type(value).__name__ in _NOT_KNOWN:
        return None
    if isinstance(value, float):
        return _plain_number(value)
    if isinstance(value, str) or (isinstance(value, int) and abs(value) < _MOST):
        return value
    if depth > MAX_DEPTH:
        raise WrongKind(name, f"nested no deeper than {MAX_DEPTH} levels", value)
    if isinstance(value, Answer):
        value = {"answer": value.options, "evidence": value.evidence, "note": value.note, "source": value.source}
        value = {key: each for key, each in value.items() if each}
    if isinstance(value, Mapping):
        return {str(key): plain_value(name, each, depth + 1) for key, each in value.items()}
    if isinstance(value, set | frozenset):
        return sorted((plain_value(name, each, depth + 1) for each in value), key=str)
    if isinstance(value, list | tuple):
        return [plain_value(name, each, depth + 1) for each in value]
    raise WrongKind(name, _WANTED, value)


def plain_answer(question: Question, value: object) -> Any:
    """The answer to a question as plain data; a whole number is the option at its place, from 0.

    `Unusable` for a number that is no place, `WrongKind`.
    """
    return _with_ids(question, plain_value(question.id, value))


def _plain_number(value: float) -> object:
    if math.isnan(value):
        return None
    if not math.isfinite(value):
        return str(value)
    return int(value) if value.is_integer() and abs(value) < _MOST else value


def _with_ids(question: Question, value: Any) -> Any:
    if isinstance(value, int | float) and not isinstance(value, bool):
        if isinstance(value, int) and 0 <= value < len(question.options):
            return question.option_ids[value]
        raise Unusable([no_place_words(question, str(value)[:80])])
    if isinstance(value, str):
        parts = [part.strip() for part in value.split(BETWEEN)]
        return parts if len(parts) > 1 else parts[0] or None
    if isinstance(value, list):
        return [_with_ids(question, each) for each in value]
    if isinstance(value, dict) and "answer" in value:
        return {**value, "answer": _with_ids(question, value["answer"])}
    return value
