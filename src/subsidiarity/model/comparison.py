"""Recommendations compared where answers differ: between decisions, or between a decision and a what-if."""

from __future__ import annotations

from subsidiarity.model.annotation import Literal
from subsidiarity.model.noun import dataclass
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.recommendation import Recommendation
from subsidiarity.model.rule_graph import Branch
from subsidiarity.model.rulebook import Role, Safeguard

Mark = Literal["=", "<", ">", "~", "*"]
"""An answer beside the first decision's: the same, weaker, stronger, wider or narrower (a range in a range), or
another one to a question of kinds."""


@dataclass(frozen=True, slots=True)
class RoleShift:
    """A role for which other outcomes are possible after than before."""

    role: Role
    before: tuple[Outcome, ...]
    after: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class AnswerDifference:
    """A question that the decisions answer differently.

    `answers` has the options chosen in each decision; `marks` and `alone` an entry for each decision
    after the first: how its answer lies beside the first's, and what becomes of the first if this answer alone is put
    in its place.
    """

    question: str
    answers: tuple[frozenset[str], ...]
    marks: tuple[Mark, ...]
    alone: tuple[tuple[RoleShift, ...], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Decisions beside the first of them, with the questions they answer differently, in the rulebook's order.

    `together` has an entry for each decision after the first: the smallest sets of differing
    questions that carry the first one's headline to that decision's outcome. It is empty where the two
    outcomes are the same, or where either is still open.
    """

    recommendations: tuple[Recommendation, ...]
    differences: tuple[AnswerDifference, ...]
    together: tuple[tuple[tuple[str, ...], ...], ...]

    def __repr__(self) -> str:
        ids = ", ".join(found.decision.id for found in self.recommendations[:4])
        more = ", …" if len(self.recommendations) > 4 else ""
        return f"<Comparison of {ids}{more}: {len(self.differences)} questions answered differently>"


@dataclass(frozen=True, slots=True)
class BranchShift:
    """A role whose walk takes other branches after than before, in the order of the walks."""

    role: Role
    left: tuple[Branch, ...]
    taken: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A decision before and after some of its answers are changed, and everything that changes with them."""

    before: Recommendation
    after: Recommendation
    comparison: Comparison
    roles: tuple[RoleShift, ...]
    branches: tuple[BranchShift, ...]
    safeguards_gone: tuple[Safeguard, ...]
    safeguards_new: tuple[Safeguard, ...]

    def __repr__(self) -> str:
        tried = ", ".join(each.question for each in self.comparison.differences) or "nothing"
        roles = ", ".join(shift.role.id for shift in self.roles) or "no role"
        return f"<WhatIf on {self.before.decision.id}: {tried} answered otherwise; it changes {roles}>"
