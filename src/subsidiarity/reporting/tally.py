"""How many decisions came out at each level, in one line."""

from __future__ import annotations

from dataclasses import dataclass, field

from subsidiarity.model.recommendation import Recommendation
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reporting.wording.phrase import counted, level_word

_OPEN, _CONTESTED, _NO_LEVEL = "still open", "contested", "no level"


@dataclass(slots=True)
class Tally:
    """Counts that grow row by row; `errors` are documents that could not be used."""

    rulebook: Rulebook
    counts: dict[str, int] = field(default_factory=dict)
    errors: int = 0
    unexpected: int = 0

    def add(self, recommendation: Recommendation | None, *, is_unexpected: bool) -> None:
        """Count one row."""
        self.unexpected += is_unexpected
        if recommendation is None:
            self.errors += 1
        else:
            word = _word(recommendation)
            self.counts[word] = self.counts.get(word, 0) + 1

    def line(self) -> str:
        """The counts as a sentence: levels from the lowest up, then what has no level."""
        words = (*(level.id for level in self.rulebook.levels), _CONTESTED, _NO_LEVEL, _OPEN)
        parts = [f"{self.counts[word]} {level_word(self.rulebook, word)}" for word in words if word in self.counts]
        said = [f"{counted(sum(self.counts.values()), 'decision')}{': ' if parts else ''}{', '.join(parts)}"]
        if self.unexpected:
            said.append(f"{self.unexpected} not as expected")
        if self.errors:
            said.append(counted(self.errors, "document that cannot be used", "documents that cannot be used"))
        return "; ".join(said)


def _word(recommendation: Recommendation) -> str:
    outcome = recommendation.headline.outcome
    if outcome is None:
        return _OPEN
    if outcome.level is None:
        return _NO_LEVEL
    return _CONTESTED if outcome.manner == "contested" else outcome.level
