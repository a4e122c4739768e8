"""The outcomes of a rulebook in order, and how high each stands."""

from __future__ import annotations

from collections.abc import Sequence

from subsidiarity.model.outcome import Outcome
from subsidiarity.model.rulebook import Rulebook


def outcomes_of(rulebook: Rulebook) -> tuple[Outcome, ...]:
    """Every outcome that some branch leads to, lowest level first, within it by manner; those of no level last."""
    ranks = {level: rank for rank, level in enumerate(rulebook.level_ids)}
    found = {
        branch.to
        for role in rulebook.roles
        for step in role.graph.steps.values()
        for branch in step.branches
        if isinstance(branch.to, Outcome)
    }

    def position(outcome: Outcome) -> tuple[int, int, int]:
        rank = len(ranks) if outcome.level is None else ranks[outcome.level]
        return rank, rulebook.manner_rank(outcome), ranks.get(outcome.contender or "", 0)

    return tuple(sorted(found, key=position))


def height_of(outcome: Outcome, levels: Sequence[str]) -> int | None:
    """The height of an outcome: two for each rung, one more between two levels; its manner does not count otherwise.

    None for no level.
    """
    if outcome.level is None:
        return None
    return 2 * levels.index(outcome.level) + (outcome.contender is not None)
