"""Invented votes to rehearse with: the same number, question and round give the same votes on every machine."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from subsidiarity.model.rulebook import Question
from subsidiarity.model.workshop import Round

PEOPLE = 14
"""Invented people who vote, unless another number is given."""

_UNKNOWN_OF_A_HUNDRED = 8
_ABSTAINED_OF_A_HUNDRED = 3
_NEIGHBOUR_OF_A_HUNDRED = (45, 25, 10)
"""People of a hundred beside the favourite option rather than on it, in the first, second and later rounds."""


def invented_ballot(number: int, question: Question, round_number: int, people: int = PEOPLE) -> Round:
    """The vote of invented people: most near a favourite option, and nearer to it in each round (from 1)."""
    favourite = next(_numbers(f"{number}/{question.id}")) % len(question.options)
    beside = _NEIGHBOUR_OF_A_HUNDRED[min(round_number, len(_NEIGHBOUR_OF_A_HUNDRED)) - 1]
    numbers = _numbers(f"{number}/{question.id}/{round_number}")
    counts = [0] * len(question.options)
    unknown = abstained = 0
    for _ in range(people):
        mood, index = next(numbers) % 100, _beside(favourite, next(numbers), beside, len(counts))
        if mood < _ABSTAINED_OF_A_HUNDRED:
            abstained += 1
        elif mood < _ABSTAINED_OF_A_HUNDRED + _UNKNOWN_OF_A_HUNDRED // round_number:
            unknown += 1
        else:
            counts[index] += 1
    return Round(tuple(counts), unknown, abstained)


def _beside(favourite: int, number: int, beside: int, options: int) -> int:
    """The index of an option: the favourite, or one step or (seldom) two away from it."""
    if number % 100 >= beside:
        return favourite
    steps = 2 if number // 100 % 5 == 0 else 1
    index = favourite + (steps if number // 500 % 2 else -steps)
    return min(max(index, 0), options - 1)


def _numbers(words: str) -> Iterator[int]:
    """Numbers made from words, without end."""
    block = 0
    while True:
        digest = hashlib.sha256(f"{words}/{block}".encode()).digest()
        yield from (int.from_bytes(digest[index : index + 4], "big") for index in range(0, len(digest), 4))
        block += 1
