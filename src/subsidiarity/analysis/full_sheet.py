"""The full answer sheet: where a role's walk ends on it, and the branches that decide on the way."""

from __future__ import annotations

from subsidiarity.model.diagram import FIRST_OUTCOME
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.rule_graph import Branch
from subsidiarity.reasoning.compiled import CompiledRole, CompiledRulebook
from subsidiarity.reasoning.diagram import walk

Options = tuple[int, ...]
"""A full answer sheet: one option's index (from 0) a question, in the rulebook's order."""


def outcome_of(compiled: CompiledRulebook, role: CompiledRole, options: Options) -> Outcome:
    """The outcome of a role on a full answer sheet."""
    return compiled.outcomes[walk(role.diagram, options) - FIRST_OUTCOME]


def deciding_branches(role: CompiledRole, options: Options) -> tuple[Branch, ...]:
    """The branches that decide on a role's walk on a full answer sheet, from the start on."""
    taken: list[Branch] = []
    target: str | Outcome = role.role.graph.start
    while isinstance(target, str):
        branch = next(
            branch.branch
            for branch in role.steps[target].branches
            if branch.diagram is None or walk(branch.diagram, options) == 1
        )
        taken.append(branch)
        target = branch.to
    return tuple(taken)
