"""How far people agree: the middle of a spread, a figure for it, and Krippendorff's alpha.

The figures treat ordered options as evenly spaced, and kinds as all equally unlike; no rule reads them.
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
    reach = 1 if spread.ordered else 0
    near = sum(
        count for index, count in enumerate(spread.counts) if any(abs(index - other) <= reach for other in middle)
    )
    far = sum(spread.counts) - near if middle else 0
    figure = agreement_figure(spread.counts) if spread.ordered else kinds_figure(spread.counts)
    return Agreement(spread, middle, figure, near, far)


def middle_of(spread: Spread) -> tuple[int, ...]:
    """The options in which the median lies, or the kinds that most people chose; () when nobody chose any.

    Each person stands at one option, or from one to another; the middle runs from the lower median of
    where they begin to the upper median of where they end. Whoever chose several kinds counts in equal parts for each.
    """
    if not spread.people:
        return ()
    if not spread.ordered:
        weights = weights_of(spread)
        return tuple(index for index, weight in enumerate(weights) if weight == max(weights))
    alone = [index for index, count in enumerate(spread.counts) for _ in range(count)]
    begin = sorted([*alone, *(min(chosen) for chosen in spread.ranges)])
    end = sorted([*alone, *(max(chosen) for chosen in spread.ranges)])
    return tuple(range(begin[(len(begin) - 1) // 2], end[len(end) // 2] + 1))


def weights_of(spread: Spread) -> list[int]:
    """The answers as whole numbers an option: people, or parts of people where some chose several."""
    if not spread.people:
        return [1] * len(spread.counts)
    parts = math.lcm(*map(len, spread.ranges))
    return [
        parts * count + sum(parts // len(chosen) for chosen in spread.ranges if option in chosen)
        for option, count in enumerate(spread.counts)
    ]


def agreement_figure(counts: Sequence[int]) -> float | None:
    """Tastle and Wierman's agreement of a spread (2007, IJAR 45:531), from 0 to 1; None when nobody chose."""
    people = sum(counts)
    if people == 0:
        return None
    mean = sum(index * count for index, count in enumerate(counts)) / people
    width = max(len(counts) - 1, 1)
    parts = (count / people * math.log2(1 - abs(index - mean) / width) for index, count in enumerate(counts) if count)
    return max(0.0, 1 + sum(parts))


def kinds_figure(counts: Sequence[int]) -> float | None:
    """Agreement on kinds, from 0 (as many chose each) to 1 (all chose one); None when nobody chose.

    One less the index of qualitative variation (Gibbs and Poston 1975, Social Forces 53:468).
    """
    people, kinds = sum(counts), len(counts)
    if people == 0:
        return None
    alike = Fraction(sum(count * count for count in counts), people * people)
    return float((kinds * alike - 1) / max(kinds - 1, 1))


def alpha(units: Sequence[Sequence[int]], *, ordered: bool = True) -> float | None:
    """Krippendorff's alpha for ordered values, or for kinds; None where nothing varies, or no unit has two values.

    Each unit holds the values that people gave it, as places on a scale or among kinds; whoever gave none is left out.
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
        distance = (between - Fraction(seen[low] + seen[high], 2)) ** 2 if ordered else Fraction(1)
        pairs = sum(Fraction(values[low] * values[high], values.total() - 1) for values in paired)
        observed += pairs * distance
        expected += seen[low] * seen[high] * distance
    return None if expected == 0 else float(1 - (seen.total() - 1) * observed / expected)


def is_unanimous(values: Sequence[Hashable]) -> bool:
    """Whether everybody gave the same value."""
    return len(set(values)) <= 1
