"""The outcome of a walk: a level and the manner in which it acts, two levels between which it is open, or no level."""

from __future__ import annotations

from subsidiarity.model.noun import dataclass


@dataclass(frozen=True, slots=True)
class Outcome:
    """A manner, by its id, and the levels that it spans; `contender` is the upper one of two.

    The level of an outcome between two is the lower one: whoever moves a decision up carries the burden of proof.
    """

    manner: str
    level: str | None = None
    contender: str | None = None

    @property
    def spelling(self) -> str:
        """The outcome as rulebooks, decision files and records spell it."""
        if self.level is None:
            return self.manner
        if self.contender is not None:
            return f"{self.manner}, {self.level} or {self.contender}"
        return f"{self.level}, {self.manner}" if self.manner else self.level

    @property
    def is_settled(self) -> bool:
        """Whether the outcome names one level that acts, alone or with others."""
        return self.level is not None and self.contender is None
