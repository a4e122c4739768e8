"""The prospects of a recommendation: smallest changes, single steps, firmness, open questions, likelihood.

Outcomes "by level" leave the manner out: a level acting alone, jointly or independently is one outcome,
spelled as the level alone; two contesting levels and no level stand for themselves.
"""

from __future__ import annotations

from subsidiarity.model.noun import dataclass
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.rulebook import Role

OFFSETS = (-2, -1, 1, 2)
"""The answer steps that a plus-minus grid tries: two and one weaker, one and two stronger."""


@dataclass(frozen=True, slots=True)
class Change:
    """An answer moved to another option, `steps` options away from the nearest one that was chosen; 1 for a kind."""

    question: str
    to: str
    steps: int


@dataclass(frozen=True, slots=True)
class Way:
    """A set of changes that lead to another outcome; while answers are open it may be possible, yet not certain."""

    changes: tuple[Change, ...]
    is_certain: bool
    in_full: Outcome | None = None
    """The outcome and how it acts, where that is the only one then possible."""


@dataclass(frozen=True, slots=True)
class SmallestChange:
    """The fewest answer steps that lead to `target` (by level), and the ways of so many, fewest answers first."""

    target: Outcome
    steps: int
    ways: tuple[Way, ...]
    has_more: bool
    """Whether there are further ways of as few steps."""


@dataclass(frozen=True, slots=True)
class StepRow:
    """A row of a plus-minus grid: for each of `OFFSETS` the outcomes possible, or None beyond the scale's end."""

    question: str
    cells: tuple[tuple[Outcome, ...] | None, ...]


@dataclass(frozen=True, slots=True)
class KindRow:
    """The outcomes that an answer would come to as each other kind: the options, in order, each with those possible."""

    question: str
    others: tuple[tuple[str, tuple[Outcome, ...]], ...]


@dataclass(frozen=True, slots=True)
class PlusMinus:
    """The grid of a role: the outcomes possible now, and a row for every answer given that the role can turn on.

    Kinds have no steps, so a question of kinds has its row among `kinds`.
    """

    role: Role
    now: tuple[Outcome, ...]
    rows: tuple[StepRow, ...]
    kinds: tuple[KindRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """A count of the `sheets` other answer sheets at most `steps` steps away: `kept` have the same outcome by level."""

    steps: int
    kept: int
    sheets: int


@dataclass(frozen=True, slots=True)
class Firmness:
    """The firmness of a role: the number of sheets nearby that keep `outcome`, over the `questions` it can turn on."""

    outcome: Outcome
    questions: tuple[str, ...]
    within: tuple[Kept, ...]


@dataclass(frozen=True, slots=True)
class SingleChange:
    """An answer that is known, moved by one step or to another kind, and the outcomes that are then possible."""

    question: str
    to: str
    possible: tuple[Outcome, ...]
    """The outcomes by level, lowest first."""
    in_full: Outcome | None = None
    """The outcome and how it acts, where that is the only one then possible."""


@dataclass(frozen=True, slots=True)
class Settling:
    """An open question, and what it would settle: the outcomes that each of its options would leave possible, by level.

    `remaining` is the uncertainty expected to remain, in bits, every option still open being equally likely.
    """

    question: str
    remaining: float
    leaves: tuple[tuple[str, tuple[Outcome, ...]], ...]


@dataclass(frozen=True, slots=True)
class Likelihood:
    """The likelihood of an outcome: in how many (`ways`) of all the ways to combine the answers it comes out."""

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
    """All prospects that a report tells of one role, and the grid of every role."""

    changes: tuple[SmallestChange, ...]
    firmness: Firmness | None
    """The firmness of the role; None while more than one outcome is possible."""
    settling: tuple[Settling, ...]
    grids: tuple[PlusMinus, ...]
    singles: tuple[SingleChange, ...] = ()
    """Every single change of an answer on which the role's level can turn, in the order of the questions."""
