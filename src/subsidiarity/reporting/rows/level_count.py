"""A count of how many decisions came out at each level, and the count in one line."""

from __future__ import annotations

from collections.abc import Iterable

from subsidiarity.model.noun import dataclass, field
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.recommendation import Recommendation
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reporting.wording.noun_words import counted

OPEN = "still open"
"""The word by which a result is counted that is still open."""


def names_of_results(rulebook: Rulebook) -> dict[str, str]:
    """Names of results by the words that count them: levels from the lowest up, manners of two, of none, and open.

    A manner of two levels whose parts have names of their own is called by its word, for neither name is that of both.
    """
    manners = [manner for number in (2, 0) for manner in rulebook.manners if manner.levels == number]
    names = {level.id: level.name for level in rulebook.levels}
    names |= {manner.id: manner.word if manner.name_above else manner.name for manner in manners}
    return names | {OPEN: OPEN}


def word_of(outcome: Outcome) -> str:
    """The word by which an outcome is counted: its level, or its manner if that spans two or none."""
    return outcome.level if outcome.level is not None and outcome.is_settled else outcome.manner


@dataclass(slots=True)
class LevelCount:
    """Counts by level that grow row by row; `errors` are documents that could not be used."""

    rulebook: Rulebook
    counts: dict[str, int] = field(default_factory=dict)
    errors: int = 0
    unexpected: int = 0
    codes: dict[str, int] = field(default_factory=dict)

    def add(self, recommendation: Recommendation | None, *, is_unexpected: bool) -> None:
        """Count one row."""
        outcome = None if recommendation is None else recommendation.headline.outcome
        self.add_outcome(outcome, is_error=recommendation is None, is_unexpected=is_unexpected)

    def add_outcome(
        self, outcome: Outcome | None, *, is_error: bool, is_unexpected: bool, codes: Iterable[str] = ()
    ) -> None:
        """Count one row by its outcome, None while that is open; `codes` are those of its errors."""
        self.unexpected += is_unexpected
        for code in codes:
            self.codes[code] = self.codes.get(code, 0) + 1
        if is_error:
            self.errors += 1
        else:
            word = OPEN if outcome is None else word_of(outcome)
            self.counts[word] = self.counts.get(word, 0) + 1

    @property
    def rows(self) -> int:
        """The number of rows so far."""
        return sum(self.counts.values()) + self.errors

    @property
    def open(self) -> int:
        """The number of decisions for which more than one outcome is possible."""
        return self.counts.get(OPEN, 0)

    def line_of_codes(self) -> str:
        """A line on how often each error was met, the most frequent first; "" for fewer than two errors."""
        if sum(self.codes.values()) < 2:
            return ""
        listed = sorted(self.codes.items(), key=lambda item: (-item[1], item[0]))
        return f"errors: {', '.join(f'{count:,} x {code}' for code, count in listed)}"

    def line(self) -> str:
        """The counts as a sentence: levels from the lowest up, then what has no level."""
        names = names_of_results(self.rulebook)
        parts = [f"{self.counts[word]} {name}" for word, name in names.items() if word in self.counts]
        said = [f"{counted(sum(self.counts.values()), 'decision')}{': ' if parts else ''}{', '.join(parts)}"]
        if self.unexpected:
            said.append(f"{self.unexpected} not as expected")
        if self.errors:
            said.append(counted(self.errors, "document that cannot be used", "documents that cannot be used"))
        return "; ".join(said)
