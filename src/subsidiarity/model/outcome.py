"""The outcome of a walk: a level and the manner in which it acts, two contesting levels, or no level."""

from __future__ import annotations

from typing import Literal, get_args

from subsidiarity.model.noun import dataclass

Manner = Literal["alone", "jointly", "independently", "contested", "none"]
"""The manner in which a level acts: alone; jointly with its neighbours; by a body independent of the decider; contested
between two levels; none, because no level can be recommended."""

MANNERS: tuple[Manner, ...] = get_args(Manner)
NO_LEVEL = "no level"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A level and a manner; `contender` is the upper level of a contested outcome.

    The level of a contested outcome is the lower one: whoever moves a decision up carries the
    burden of proof. With manner `none` there is no level.
    """

    manner: Manner
    level: str | None = None
    contender: str | None = None

    @property
    def spelling(self) -> str:
        """The outcome as rulebooks, decision files and records spell it."""
        if self.level is None:
            return NO_LEVEL
        if self.manner == "alone":
            return self.level
        if self.manner == "contested":
            return f"contested, {self.level} or {self.contender}"
        return f"{self.level}, {self.manner}"

    @property
    def is_settled(self) -> bool:
        """Whether the outcome names one level that acts, alone or with others."""
        return self.manner not in ("contested", "none")
