"""How far two lists of ordered things agree; every function is a few lines of arithmetic."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence


def exact(left: Sequence[int], right: Sequence[int]) -> float:
    """The share of places at which two lists are the same, 0 to 1."""
    return sum(a == b for a, b in zip(left, right, strict=True)) / len(left)


def within_one(left: Sequence[int], right: Sequence[int]) -> float:
    """The share of places at which two lists are at most one step apart, 0 to 1."""
    return sum(abs(a - b) <= 1 for a, b in zip(left, right, strict=True)) / len(left)


def weighted_kappa(left: Sequence[int], right: Sequence[int]) -> float:
    """Agreement beyond chance with squared distances (Cohen 1968): 1 is full, 0 is chance.

    1.0 where both lists hold one and the same value throughout.
    """
    pairs = zip(left, right, strict=True)
    observed = sum((a - b) ** 2 for a, b in pairs)
    on_left, on_right = Counter(left), Counter(right)
    by_chance = sum(m * n * (a - b) ** 2 for a, m in on_left.items() for b, n in on_right.items()) / len(left)
    return 1.0 if by_chance == 0 else 1 - observed / by_chance


def confusion(rows: Sequence[int], columns: Sequence[int], size: int) -> list[list[int]]:
    """Counts of each pair of values 0 to size - 1: one list a row value."""
    counts = Counter(zip(rows, columns, strict=True))
    return [[counts[row, column] for column in range(size)] for row in range(size)]
