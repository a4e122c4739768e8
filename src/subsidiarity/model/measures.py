"""The measures of a rulebook: completeness, interviews, influence, and what every way to a level passes."""

from __future__ import annotations

from collections.abc import Mapping

from subsidiarity.model.annotation import TYPE_CHECKING
from subsidiarity.model.noun import dataclass
from subsidiarity.model.outcome import Outcome

if TYPE_CHECKING:
    from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Completeness:
    """The number of full answer sheets that end at each outcome of a role, lowest first."""

    role_id: str
    every: int
    sheets: Mapping[Outcome, int]

    @property
    def is_complete(self) -> bool:
        """Whether no sheet is left without an outcome."""
        return sum(self.sheets.values()) == self.every


@dataclass(frozen=True, slots=True)
class InterviewLength:
    """The number of questions asked until one role's outcome is settled; `average` is over equally likely answers."""

    role_id: str
    shortest: int
    average: Fraction
    longest: int


@dataclass(frozen=True, slots=True)
class Influence:
    """The influence of a question on a role: how often a step of its answer changes the outcome.

    `changing` of the `steps` change it. A step is a pair of full answer sheets that are alike but
    for this question, where they give neighbouring options.
    """

    question_id: str
    role_id: str
    changing: int
    steps: int

    @property
    def share(self) -> Fraction:
        """The share of steps that change the outcome, from 0 to 1."""
        from fractions import Fraction  # an audit that measures no influence needs none

        return Fraction(self.changing, self.steps)


@dataclass(frozen=True, slots=True)
class Passages:
    """The questions and steps that every way of one role to a level passes, by level (its id, or `no level`).

    They are in the rulebook's order. A contested outcome counts as its lower level.
    """

    role_id: str
    questions: Mapping[str, tuple[str, ...]]
    """Questions that every interview which ends at the level asks, exactly."""
    steps: Mapping[str, tuple[str, ...]]
    """Steps on every way to the level in the rule graph as drawn, whatever its conditions say."""
