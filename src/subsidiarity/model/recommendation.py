"""The recommendation of the advisor: it holds no words of its own, it points at branches and safeguards."""

from __future__ import annotations

from subsidiarity.model.annotation import Literal
from subsidiarity.model.condition import Test
from subsidiarity.model.decision import Decision
from subsidiarity.model.noun import dataclass
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.rule_graph import Branch, Reason, Step
from subsidiarity.model.rulebook import Role, Rulebook, Safeguard

Direction = Literal["devolve", "keep", "lift", "assign"]
"""The direction from who decides today to who should: down, no change, up, or nobody holds it yet."""


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A branch that would have led higher and did not hold, with the tests that stopped it."""

    branch: Branch
    stopped_by: tuple[Test, ...]


@dataclass(frozen=True, slots=True)
class VisitedStep:
    """A step of a walk: the branch taken and every other branch that had something to say.

    `taken` holds for certain and leads where every branch does that may be the first to hold. It is None where the
    answers leave more than one way open, or no branch for certain; the walk stops there. `undecided` holds the branches
    that may yet win. `supporting` pull the way that `taken` does, the step's support last; `overruled` pull the other
    way; `aside` hold, and speak for no way.
    """

    step: Step
    level: str | None
    """The rung the step stands on: the lowest level it can still lead to."""
    lifts: bool
    """Whether `taken` leads above that rung, or at least to contesting it; acting jointly stays on it."""
    taken: Branch | None
    supporting: tuple[Reason, ...] = ()
    overruled: tuple[Reason, ...] = ()
    undecided: tuple[Branch, ...] = ()
    stopped: tuple[Branch, ...] = ()
    """Branches before `taken` that did not hold and would have led higher."""
    aside: tuple[Branch, ...] = ()

    @property
    def held(self) -> tuple[Reason, ...]:
        """Everything that holds at the step: what is taken, what supports it, what it overrules, what is aside."""
        return () if self.taken is None else (self.taken, *self.supporting, *self.overruled, *self.aside)


@dataclass(frozen=True, slots=True)
class RoleAdvice:
    """The advice on one role: the outcomes still possible, lowest first, and the walk as far as it is certain."""

    late = ("walk", "open_questions")

    role: Role
    possible: tuple[Outcome, ...]
    walk: tuple[VisitedStep, ...]
    open_questions: tuple[str, ...]
    """Questions whose answer can still change this outcome, in the rulebook's order."""

    @property
    def outcome(self) -> Outcome | None:
        """The outcome, once only one is possible."""
        return self.possible[0] if len(self.possible) == 1 else None

    def __repr__(self) -> str:
        outcome = self.outcome
        said = f"open, {len(self.possible)} outcomes possible" if outcome is None else outcome.spelling
        return f"<RoleAdvice {self.role.id}: {said}>"


@dataclass(frozen=True, slots=True)
class SafeguardAdvice:
    """A safeguard whose condition holds, or may hold once open questions are answered."""

    safeguard: Safeguard
    is_certain: bool


@dataclass(frozen=True, slots=True)
class WithinLaw:
    """The levels that today's law allows, beside the recommendation on the merits."""

    lowest_lawful: tuple[str, ...]
    """The levels that may be the lowest lawful one, lowest first; all of them when not known."""
    is_allowed: bool | None
    """Whether the recommended level may lawfully decide today; None while that is open."""
    level: str | None
    """The nearest lawful level to the recommended one, at or above it; None while that is open."""


@dataclass(frozen=True, slots=True)
class Recommendation:
    """The outcome per role, the safeguards, and what is still open."""

    late = ("open_questions", "shaping_questions")

    decision: Decision
    rulebook: Rulebook
    roles: tuple[RoleAdvice, ...]
    safeguards: tuple[SafeguardAdvice, ...]
    open_questions: tuple[str, ...]
    """Questions that can still change the headline outcome, in the rulebook's order."""
    shaping_questions: tuple[str, ...]
    """Unanswered questions that can still change another role, a safeguard, the law or the direction."""
    within_law: WithinLaw | None
    direction: Direction | None

    @property
    def headline(self) -> RoleAdvice:
        """The advice on the role whose level is the recommended level."""
        for advice in self.roles:
            if advice.role.id == self.rulebook.headline:
                return advice
        raise LookupError(self.rulebook.headline)

    @property
    def level(self) -> str | None:
        """The recommended level; None while open, contested or disputed."""
        outcome = self.headline.outcome
        return outcome.level if outcome is not None and outcome.is_settled else None

    def __repr__(self) -> str:
        outcomes = ((advice.role.id, advice.outcome) for advice in self.roles)
        said = ", ".join(f"{role} {'open' if found is None else found.spelling}" for role, found in outcomes)
        return f"<Recommendation on {self.decision.id}: {said}>"
