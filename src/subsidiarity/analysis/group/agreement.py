"""The agreement of people: the middle of a spread, Tastle and Wierman's figure, and Krippendorff's ordinal alpha.

The figures treat options as evenly spaced and describe a spread; no rule reads them.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Sequence
from fractions import Fraction
from itertools import combinations

from subsidiarity.model.group import Agreement, Spread


def agreement_on(spread: Spread) -> Agreement:
    """The agreement of a group on one question."""
    middle = middle_of(spread)
    near = far = 0
    if middle is not None:
        lowest, highest = middle
        for index, count in enumerate(spread.counts):
            away = max(lowest - index, index - highest, 0)
            near += count if away <= 1 else 0
            far += count if away > 1 else 0
    return Agreement(spread, middle, agreement_figure(spread.counts), near, far)


def middle_of(spread: Spread) -> tuple[int, int] | None:
    """The median as its lowest and highest option (indices from 0); None when nobody chose any.

    Each person stands at one option, or from one to another; the middle runs from the lower median of
    where they begin to the upper median of where they end.
    """
    alone = [index for index, count in enumerate(spread.counts) for _ in range(count)]
    begin = sorted([*alone, *(min(chosen) for chosen in spread.ranges)])
    end = sorted([*alone, *(max(chosen) for chosen in spread.ranges)])
    if not begin:
        return None
    return begin[(len(begin) - 1) // 2], end[len(end) // 2]


def agreement_figure(counts: Sequence[int]) -> float | None:
    """Tastle and Wierman's agreement of a spread (2007, IJAR 45:531), from 0 to 1; None when nobody chose."""
    people = sum(counts)
    if people == 0:
        return None
    mean = sum(index * count for index, count in enumerate(counts)) / people
    width = max(len(counts) - 1, 1)
    parts = (count / people * math.log2(1 - abs(index - mean) / width) for index, count in enumerate(counts) if count)
    return max(0.0, 1 + sum(parts))


def ordinal_alpha(units: Sequence[Sequence[int]]) -> float | None:
    """Krippendorff's alpha for ordered values, at most 1; None where nothing varies, or no unit has two values.

    Each unit holds the values that people gave it, as indices on a scale; whoever gave none is left out.
    Reckoned in fractions after Krippendorff 2011, 'Computing Krippendorff's Alpha-Reliability'.
    """
    paired = [Counter(values) for values in units if len(values) > 1]
    seen: Counter[int] = Counter()
    for values in paired:
        seen += values
    scale = sorted(seen)
    observed = expected = Fraction(0)
    for low, high in combinations(scale, 2):
        between = sum(seen[value] for value in scale if low <= value <= high)
        distance = (between - Fraction(seen[low] + seen[high], 2)) ** 2
        pairs = sum(Fraction(values[low] * values[high], values.total() - 1) for values in paired)
        observed += pairs * distance
        expected += seen[low] * seen[high] * distance
    return None if expected == 0 else float(1 - (seen.total() - 1) * observed / expected)


def is_unanimous(values: Sequence[Hashable]) -> bool:
    """Whether everybody gave the same value."""
    return len(set(values)) <= 1
