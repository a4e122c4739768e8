"""How many decisions came out at each level, in one line."""

from __future__ import annotations

from collections.abc import Iterable

from subsidiarity.model.noun import dataclass, field
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.recommendation import Recommendation
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reporting.wording.phrase import counted, level_name

_OPEN, _CONTESTED, _NO_LEVEL = "still open", "contested", "no level"


@dataclass(slots=True)
class Tally:
    """Counts that grow row by row; `errors` are documents that could not be used."""

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
        """Count one row by what came out, None while that is open; `codes` are those of its errors."""
        self.unexpected += is_unexpected
        for code in codes:
            self.codes[code] = self.codes.get(code, 0) + 1
        if is_error:
            self.errors += 1
        else:
            word = _word(outcome)
            self.counts[word] = self.counts.get(word, 0) + 1

    @property
    def rows(self) -> int:
        """All rows so far."""
        return sum(self.counts.values()) + self.errors

    @property
    def open(self) -> int:
        """Decisions for which more than one outcome is possible."""
        return self.counts.get(_OPEN, 0)

    def line_of_codes(self) -> str:
        """How often each error was met, the most frequent first; "" for fewer than two errors."""
        if sum(self.codes.values()) < 2:
            return ""
        listed = sorted(self.codes.items(), key=lambda item: (-item[1], item[0]))
        return f"errors: {', '.join(f'{count:,} x {code}' for code, count in listed)}"

    def line(self) -> str:
        """The counts as a sentence: levels from the lowest up, then what has no level."""
        words = (*(level.id for level in self.rulebook.levels), _CONTESTED, _NO_LEVEL, _OPEN)
        parts = [f"{self.counts[word]} {level_name(self.rulebook, word)}" for word in words if word in self.counts]
        said = [f"{counted(sum(self.counts.values()), 'decision')}{': ' if parts else ''}{', '.join(parts)}"]
        if self.unexpected:
            said.append(f"{self.unexpected} not as expected")
        if self.errors:
            said.append(counted(self.errors, "document that cannot be used", "documents that cannot be used"))
        return "; ".join(said)


def _word(outcome: Outcome | None) -> str:
    if outcome is None:
        return _OPEN
    if outcome.level is None:
        return _NO_LEVEL
    return _CONTESTED if outcome.manner == "contested" else outcome.level
