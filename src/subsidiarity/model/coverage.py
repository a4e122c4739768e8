"""The branches and outcomes that a set of decisions covers, and those that it does not."""

from __future__ import annotations

from fractions import Fraction

from subsidiarity.model.noun import dataclass
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.rule_graph import Branch


@dataclass(frozen=True, slots=True)
class BranchCoverage:
    """The number of decisions that a branch decides, and of walks on which it holds, deciding or not."""

    branch: Branch
    deciding: int
    holding: int


@dataclass(frozen=True, slots=True)
class OutcomeCoverage:
    """The number of decisions that settle a role at an outcome."""

    role_id: str
    outcome: Outcome
    decisions: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """Every branch and outcome that some full answer sheet reaches, in the order of the rulebook."""

    decisions: int
    branches: tuple[BranchCoverage, ...]
    outcomes: tuple[OutcomeCoverage, ...]
    is_exact: bool = True
    """Whether every branch listed can decide; False where it takes too long to tell which can."""

    @property
    def covered_branches(self) -> int:
        """The number of branches that decide at least one decision."""
        return sum(branch.deciding > 0 for branch in self.branches)

    @property
    def covered_outcomes(self) -> int:
        """The number of outcomes that come out of at least one decision."""
        return sum(outcome.decisions > 0 for outcome in self.outcomes)

    @property
    def share(self) -> Fraction:
        """The share of branches that decide at least one decision, from 0 to 1."""
        return Fraction(self.covered_branches, len(self.branches))
