"""The expectations of a decision file, held against the recommendation."""

from __future__ import annotations

from collections.abc import Iterator

from subsidiarity.model.noun import dataclass
from subsidiarity.model.recommendation import Recommendation


@dataclass(frozen=True, slots=True)
class UnmetOutcome:
    """An expected outcome that did not come out: the spellings of those expected, and of those still possible."""

    expected: tuple[str, ...]
    got: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnmetBranch:
    """The id of a branch that was expected to hold and does not, or the other way round."""

    branch: str
    holds: bool


def unmet_parts(recommendation: Recommendation) -> Iterator[UnmetOutcome | UnmetBranch]:
    """The expectations of the decision file that did not come out, the outcome first."""
    expects = recommendation.decision.expects
    if expects is None:
        return
    possible = tuple(outcome.spelling for outcome in recommendation.headline.possible)
    expected = tuple(outcome.spelling for outcome in expects.outcomes)
    if expected and {*expected} != {*possible}:
        yield UnmetOutcome(expected, possible)
    held = held_branches(recommendation)
    yield from (UnmetBranch(branch, holds=False) for branch in expects.because if branch not in held)
    yield from (UnmetBranch(branch, holds=True) for branch in expects.not_because if branch in held)


def unmet(recommendation: Recommendation) -> tuple[str, ...]:
    """The expectations that did not come out, each as 'expected ..., got ...', for records and whoever tests."""
    return tuple(map(_said, unmet_parts(recommendation)))


def _said(part: UnmetOutcome | UnmetBranch) -> str:
    if isinstance(part, UnmetOutcome):
        return f"expected {' or '.join(part.expected)}, got {' or '.join(part.got)}"
    return f"expected {part.branch} {'not to hold, it does' if part.holds else 'to hold, it does not'}"


def held_branches(recommendation: Recommendation) -> frozenset[str]:
    """The ids of all branches that held on the walks of all roles, taken, supporting or overruled."""
    return frozenset(branch.id for advice in recommendation.roles for step in advice.walk for branch in step.held)
