"""The advisor's recommendations on every case of a set, beside the levels that others give."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cases import READINGS, Rated, rated

from subsidiarity.api import Advisor

Measure = Callable[[Sequence[int], Sequence[int]], float]
Ranking = Callable[[Rated], int]
JOINTLY = "jointly"


class Study:
    """One advisor's recommendations on every case of a set (`functions` or `judgements`)."""

    def __init__(self, advisor: Advisor, name: str) -> None:
        self.rulebook = advisor.rulebook
        self.levels = advisor.rulebook.level_ids
        self.rated = tuple(rated(advisor, name))

    def of(self, reading: int) -> tuple[Rated, ...]:
        """One reading's recommendations, in the order of the cases."""
        return tuple(one for one in self.rated if one.reading == reading)

    def rank(self, one: Rated) -> int:
        """The rank of the recommended level, of outcomes between two the lower one."""
        return self.levels.index(one.level)

    def area(self, one: Rated) -> int:
        """The rank of the area that it acts for: of places jointly, one rung up."""
        return min(self.rank(one) + (one.outcome.manner == JOINTLY), len(self.levels) - 1)

    def given(self, one: Rated) -> int:
        """The rank of the level that others give."""
        return self.levels.index(one.case.level)

    def pairs(self, ranking: Ranking) -> list[list[tuple[int, int]]]:
        """For each case, a pair of ranks, by the ranking and by others, for each reading."""
        by_reading = [self.of(reading) for reading in range(len(READINGS))]
        return [[(ranking(one), self.given(one)) for one in case] for case in zip(*by_reading, strict=True)]

    def mean(self, measure: Measure, ranking: Ranking | None = None) -> float:
        """A measure of a ranking (None: of the recommended levels) against others, averaged over the readings."""
        return mean_of(measure, self.pairs(ranking or self.rank))

    def differences(self, ranking: Ranking | None = None) -> tuple[float, float]:
        """The number of cases ranked above, and below, what others give, averaged over the readings."""
        pairs = [pair for case in self.pairs(ranking or self.rank) for pair in case]
        above, below = sum(ours > theirs for ours, theirs in pairs), sum(ours < theirs for ours, theirs in pairs)
        return above / len(READINGS), below / len(READINGS)

    def some_source(self, ranking: Ranking | None = None) -> float:
        """The share of answers to which some source gives the level."""
        ranked = ranking or self.rank
        return sum(self.levels[ranked(one)] in one.case.given for one in self.rated) / len(self.rated)


def mean_of(measure: Measure, pairs: Sequence[Sequence[tuple[int, int]]]) -> float:
    """A measure over cases, each with a pair of ranks for each reading, averaged over the readings."""
    readings = [list(zip(*reading, strict=True)) for reading in zip(*pairs, strict=True)]
    return sum(measure(*reading) for reading in readings) / len(readings)


def baselines(study: Study) -> list[tuple[str, Ranking]]:
    """Simple rules that any advisor should be held against, the strongest last."""
    needed, reach = (study.rulebook.question(name).option_ids for name in ("people_needed", "reach"))

    def size(one: Rated) -> int:
        return needed.index(one.answers["people_needed"])

    def higher(one: Rated) -> int:
        return max(size(one), reach.index(one.answers["reach"]))

    return [
        ("always local", lambda _: study.levels.index("local")),
        ("`people_needed` alone", size),
        ("the higher of `people_needed` and `reach`", higher),
    ]
