"""How far two lists of ordered things agree, and how far that may turn on the cases; each a few lines of arithmetic."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")
RESAMPLES = 2000


def exact(left: Sequence[int], right: Sequence[int]) -> float:
    """The share of places at which two lists are the same, 0 to 1."""
    return sum(a == b for a, b in zip(left, right, strict=True)) / len(left)


def weighted_kappa(left: Sequence[int], right: Sequence[int], *, ordered: bool = True) -> float:
    """Agreement beyond chance with squared distances (Cohen 1968), or none for kinds: 1 is full, 0 is chance.

    1.0 where both lists hold one and the same value throughout.
    """

    def distance(a: int, b: int) -> int:
        return (a - b) ** 2 if ordered else int(a != b)

    observed = sum(map(distance, left, right))
    on_left, on_right = Counter(left), Counter(right)
    by_chance = sum(m * n * distance(a, b) for a, m in on_left.items() for b, n in on_right.items()) / len(left)
    return 1.0 if by_chance == 0 else 1 - observed / by_chance


def confusion(rows: Sequence[int], columns: Sequence[int], size: int) -> list[list[int]]:
    """Counts of each pair of values 0 to size - 1: one list a row value."""
    counts = Counter(zip(rows, columns, strict=True))
    return [[counts[row, column] for column in range(size)] for row in range(size)]


def interval(things: Sequence[T], figure: Callable[[Sequence[T]], float]) -> tuple[float, float]:
    """The middle 95 % of a figure over as many things drawn from these with replacement, 2,000 times over.

    The percentile bootstrap (Efron 1979); the draws are the same each time.
    """
    draw = random.Random(1)
    found = sorted(figure(draw.choices(things, k=len(things))) for _ in range(RESAMPLES))
    return found[RESAMPLES // 40], found[-RESAMPLES // 40 - 1]
