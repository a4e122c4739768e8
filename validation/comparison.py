"""The advisor's recommendations on every case, beside what is published."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cases import Rated, rated

from subsidiarity.api import Advisor

RATERS = ("A", "B")


class Study:
    """One advisor's recommendations on every case, beside what is published."""

    def __init__(self, advisor: Advisor) -> None:
        self.rulebook = advisor.rulebook
        self.levels = advisor.rulebook.level_ids
        self.rated = tuple(rated(advisor))

    def of(self, rater: str) -> tuple[Rated, ...]:
        """What one rater's answers came to."""
        return tuple(one for one in self.rated if one.rater == rater)

    def ranks(self, rater: str) -> list[int]:
        """The recommended ranks for one rater."""
        return [self.levels.index(one.level) for one in self.of(rater)]

    def published(self, rater: str) -> list[int]:
        """The published ranks, in the order of that rater's answers."""
        return [self.levels.index(one.case.published) for one in self.of(rater)]

    def mean(self, measure: Callable[[Sequence[int], Sequence[int]], float]) -> float:
        """A measure of recommended against published ranks, averaged over the raters."""
        return sum(measure(self.ranks(rater), self.published(rater)) for rater in RATERS) / len(RATERS)

    def any_source(self, rater: str) -> float:
        """The share of cases whose recommended level some published source gives."""
        given = [one.level in one.case.any_published for one in self.of(rater)]
        return sum(given) / len(given)

    def differences(self, rater: str) -> tuple[int, int]:
        """How many cases are recommended above, and how many below, the published level."""
        pairs = list(zip(self.ranks(rater), self.published(rater), strict=True))
        return sum(ours > theirs for ours, theirs in pairs), sum(ours < theirs for ours, theirs in pairs)
