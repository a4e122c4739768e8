"""The answers that words stand for, by question: the tables in which quick readers look up what a text says."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

from subsidiarity.model.annotation import get_args
from subsidiarity.model.decision import Answer, Evidence
from subsidiarity.model.rulebook import Question
from subsidiarity.reading.limits import MAX_SCALAR

EVIDENCE = frozenset(get_args(Evidence))
"""The words for a kind of evidence; "" where none is stated."""
MOST_OPTIONS = 12
"""The most options of a question whose ranges are in its table; of so many there are 66."""

Known = Mapping[Hashable, Answer]
"""The answers to one question: by an option, by `unknown`, and by the set of the options of a range."""


def known_answers(questions: Sequence[Question], plain: Mapping[str, Mapping[str, Answer]]) -> dict[str, Known]:
    """The answers to each question by its id; `plain` has those that one word stands for."""
    return {question.id: _ranges(question) | dict(plain[question.id].items()) for question in questions}


def _ranges(question: Question) -> dict[Hashable, Answer]:
    """The answers that lists of options stand for: neighbours, and of kinds one alone."""
    ids = question.option_ids
    widest = len(ids) if question.ordered and len(ids) <= MOST_OPTIONS else 1
    spans = ((begin, begin + width) for width in range(1, widest + 1) for begin in range(len(ids) - width + 1))
    return {options: Answer(options) for options in (frozenset(ids[begin:end]) for begin, end in spans)}


def is_short(answer: Answer) -> bool:
    """Whether the texts of an answer are within the limit."""
    return len(answer.note) <= MAX_SCALAR and len(answer.source) <= MAX_SCALAR
