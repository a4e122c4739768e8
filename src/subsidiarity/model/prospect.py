"""What could become of a recommendation: smallest changes, single steps, firmness, open questions, likelihood.

Outcomes "by level" leave the manner out: a level acting alone, jointly or independently is one outcome,
spelled as the level alone; two contesting levels and no level stand for themselves.
"""

from __future__ import annotations

from subsidiarity.model.noun import dataclass
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.rulebook import Role

OFFSETS = (-2, -1, 1, 2)
"""The steps that a plus-minus grid tries: two and one weaker, one and two stronger."""


@dataclass(frozen=True, slots=True)
class Change:
    """One answer moved to another option, `steps` options away from the nearest one that was chosen; 1 for a kind."""

    question: str
    to: str
    steps: int


@dataclass(frozen=True, slots=True)
class Way:
    """Changes that together lead to another outcome; while answers are open that may be possible, yet not certain."""

    changes: tuple[Change, ...]
    is_certain: bool


@dataclass(frozen=True, slots=True)
class SmallestChange:
    """The fewest steps that lead to `target` (by level), and the ways of so many, those of fewest answers first."""

    target: Outcome
    steps: int
    ways: tuple[Way, ...]
    has_more: bool
    """Whether there are further ways of as few steps."""


@dataclass(frozen=True, slots=True)
class StepRow:
    """What one answer's steps come to: for each of `OFFSETS` the outcomes possible, or None beyond the scale's end."""

    question: str
    cells: tuple[tuple[Outcome, ...] | None, ...]


@dataclass(frozen=True, slots=True)
class KindRow:
    """What one answer would come to as each other kind: the option's id and the outcomes possible, as written."""

    question: str
    others: tuple[tuple[str, tuple[Outcome, ...]], ...]


@dataclass(frozen=True, slots=True)
class PlusMinus:
    """One role's grid: the outcomes possible now, and a row for every answer given that the role can turn on.

    Kinds have no steps, so a question of kinds has its row among `kinds`.
    """

    role: Role
    now: tuple[Outcome, ...]
    rows: tuple[StepRow, ...]
    kinds: tuple[KindRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """Of `sheets` other answer sheets at most `steps` steps away, `kept` have the same outcome by level."""

    steps: int
    kept: int
    sheets: int


@dataclass(frozen=True, slots=True)
class Firmness:
    """How many of the neighbouring answer sheets keep `outcome`, over the `questions` that the role can turn on."""

    outcome: Outcome
    questions: tuple[str, ...]
    within: tuple[Kept, ...]


@dataclass(frozen=True, slots=True)
class Settling:
    """How much an open question would settle: what each of its options would leave possible, by level.

    `remaining` is the uncertainty expected to remain, in bits, every option still open being equally likely.
    """

    question: str
    remaining: float
    leaves: tuple[tuple[str, tuple[Outcome, ...]], ...]


@dataclass(frozen=True, slots=True)
class Likelihood:
    """In how many of all the ways to combine the answers an outcome comes out."""

    outcome: Outcome
    ways: int


@dataclass(frozen=True, slots=True)
class Outlook:
    """The exact distribution over outcomes by level, for answers that are distributions; `ways` is their number.

    `uncertainty` and each question's `remaining` are in bits: the more a question's settling takes
    away, the more of the uncertainty it carries. Those that carry most come first.
    """

    ways: int
    likelihoods: tuple[Likelihood, ...]
    uncertainty: float
    carriers: tuple[Settling, ...]


@dataclass(frozen=True, slots=True)
class Prospects:
    """What a report says about where one role may yet go, and the grid of every role."""

    changes: tuple[SmallestChange, ...]
    firmness: Firmness | None
    """None while more than one outcome is possible."""
    settling: tuple[Settling, ...]
    grids: tuple[PlusMinus, ...]
