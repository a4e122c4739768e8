"""The differences between two editions of a rulebook, and what they do to decisions."""

from __future__ import annotations

from fractions import Fraction

from subsidiarity.model.annotation import Literal
from subsidiarity.model.noun import dataclass
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.rule_graph import Branch

Kind = Literal[
    "rulebook",
    "level",
    "manner",
    "question",
    "option",
    "condition",
    "role",
    "step",
    "branch",
    "support",
    "safeguard",
    "source",
]
Topic = Literal["rules", "words", "sources", "metadata"]
Change = Literal["added", "removed", "condition", "scale", "target", "order", "start"]
"""The change made to a branch; scale: what it tests now has another order; start: the role begins at another step."""


@dataclass(frozen=True, slots=True)
class NameChange:
    """A thing that only one edition names so: `before` None if it was added, `after` None if it was removed."""

    kind: Kind
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of a thing in both editions that differs: what it says as text, "" where it says nothing.

    `thing` is the thing's whole id in the new edition, "" for the rulebook itself.
    """

    topic: Topic
    kind: Kind
    thing: str
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Cause:
    """The cause of a difference, the branches at which two walks part: `before` in the old edition, `after` in the new.

    `branch_id` is the branch that was changed. It may stand in an earlier role, whose outcome the
    branches of the role in question test. `scale` is the question whose order changed; "" if it is that of the
    levels, and of other changes.
    """

    change: Change
    branch_id: str
    before: Branch
    after: Branch
    scale: str = ""


@dataclass(frozen=True, slots=True)
class OutcomeChange:
    """The sheets that one edition gives one outcome and the other another, in the new edition's words.

    `witness` is one of them: an option's index (from 0) for each question that the editions have in common.
    """

    before: Outcome
    after: Outcome
    sheets: int
    witness: tuple[int, ...]
    cause: Cause | None


@dataclass(frozen=True, slots=True)
class RoleDiff:
    """A role in both editions; `role_id` is the new edition's, `changes` come the most sheets first."""

    role_id: str
    changes: tuple[OutcomeChange, ...]

    @property
    def changed(self) -> int:
        """The number of full answer sheets on which this role's outcome differs."""
        return sum(change.sheets for change in self.changes)


@dataclass(frozen=True, slots=True)
class SafeguardDiff:
    """A safeguard of both editions: the sheets on which only the old, and only the new one, holds."""

    safeguard_id: str
    only_before: int
    only_after: int


@dataclass(frozen=True, slots=True)
class EditionDiff:
    """All differences of two editions; the headline role comes first among the roles that both have."""

    every: int
    """The number of full answer sheets that both editions can place."""
    names: tuple[NameChange, ...]
    roles: tuple[RoleDiff, ...]
    safeguards: tuple[SafeguardDiff, ...]
    fields: tuple[FieldChange, ...] = ()

    def __repr__(self) -> str:
        said = ", ".join(f"{role.role_id} {role.changed:,}" for role in self.roles)
        return f"<EditionDiff: of {self.every:,} answer sheets these change: {said}>"

    @property
    def is_empty(self) -> bool:
        """Whether the editions say and do the same."""
        return not (self.names or self.safeguards or self.fields or any(role.changes for role in self.roles))

    def share(self, sheets: int) -> Fraction:
        """A number of sheets as a share of all, from 0 to 1."""
        return Fraction(sheets, self.every)


@dataclass(frozen=True, slots=True)
class DecisionDiff:
    """A decision's role that two editions place differently: the outcomes possible in each, and the cause.

    The old edition's outcomes are in the new edition's words. `cause` is None if no common sheet shows it.
    """

    role_id: str
    before: tuple[Outcome, ...]
    after: tuple[Outcome, ...]
    cause: Cause | None
