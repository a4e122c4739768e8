"""Numbers as a person types them: one of a list, or a range of options."""

from __future__ import annotations

import re

from subsidiarity.model.rulebook import Question
from subsidiarity.reporting.language import words

_RANGE = re.compile(r"([0-9]{1,2}) *- *([0-9]{1,2})\Z")


def number_in(text: str, most: int) -> int | None:
    """The number from 1 to `most` that a text is; None for anything else."""
    is_number = text.isascii() and text.isdigit() and len(text) < 10
    return int(text) if is_number and 0 < int(text) <= most else None


def options_in(text: str, question: Question) -> tuple[str, ...] | None:
    """The options of a question that a text names, as `indices_in` reads it: all of them for '0', None for no answer.

    Several kinds are no answer.
    """
    indices = indices_in(text.strip(), len(question.options))
    if indices is None or (len(indices) > 1 and not question.ordered):
        return None
    return tuple(question.option_ids[index] for index in indices) or question.option_ids


def no_such_option(question: Question) -> str:
    """A sentence for a digit that names no option of a question."""
    return words("This question has options 1 to {most}, and 0 for not known yet.", most=len(question.options))


def indices_in(text: str, count: int) -> tuple[int, ...] | None:
    """The indices (from 0) of the options that a text names, of `count`: '2', '2-3', '2,3'; () for '0', else None."""
    if text == "0":
        return ()
    match = _RANGE.match(text)
    if match:
        numbers: list[int] | range = range(int(match[1]), int(match[2]) + 1)
    else:
        parts = re.split(r"[ ,]+", text)
        numbers = [number_in(part, count) or 0 for part in parts]
    if not numbers or not all(0 < number <= count for number in numbers):
        return None
    return tuple(sorted({number - 1 for number in numbers}))
