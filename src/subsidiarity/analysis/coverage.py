"""Which branches decide, and which outcomes come out, over a set of decisions; and which never do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from subsidiarity.analysis.sheets import SheetSets
from subsidiarity.analysis.unreachable import find_unreached_outcomes
from subsidiarity.model.coverage import BranchCoverage, Coverage, OutcomeCoverage
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.recommendation import Recommendation
from subsidiarity.model.rule_graph import Branch
from subsidiarity.reasoning.building import FALSE
from subsidiarity.reasoning.compiled import CompiledRulebook


def measure_coverage(compiled: CompiledRulebook, recommendations: Iterable[Recommendation]) -> Coverage:
    """The coverage of some recommendations; what no answer sheet can reach is for the audit, and left out here.

    A branch is covered when it decides on the certain part of a walk: a branch that holds beside
    another shows nothing of where it would lead.
    """
    deciding: Counter[str] = Counter()
    holding: Counter[str] = Counter()
    reached: Counter[tuple[str, Outcome]] = Counter()
    number = 0
    for recommendation in recommendations:
        number += 1
        for advice in recommendation.roles:
            for step in advice.walk:
                deciding.update([step.taken.id] if step.taken else [])
                held = (*((step.taken,) if step.taken else ()), *step.supporting, *step.overruled)
                holding.update(branch.id for branch in held)
            if advice.outcome is not None:
                reached[advice.role.id, advice.outcome] += 1
    branches = tuple(
        BranchCoverage(branch, deciding[branch.id], holding[branch.id]) for branch in _able_branches(compiled)
    )
    outcomes = tuple(
        OutcomeCoverage(role, outcome, reached[role, outcome]) for role, outcome in _able_outcomes(compiled)
    )
    return Coverage(number, branches, outcomes)


def _able_branches(compiled: CompiledRulebook) -> list[Branch]:
    """The branches that decide on some sheet."""
    sets = SheetSets(compiled)
    return [
        branch.branch
        for role in compiled.roles
        for step in sets.steps(role)
        for branch in step.branches
        if sets.of_role(role).deciding[branch.branch.id] != FALSE
    ]


def _able_outcomes(compiled: CompiledRulebook) -> list[tuple[str, Outcome]]:
    """The outcomes of each role that some sheet reaches, lowest first."""
    unreached = {(found.role.id, found.outcome) for found in find_unreached_outcomes(compiled)}
    able = []
    for role in compiled.roles:
        named = {branch.branch.to for step in role.steps.values() for branch in step.branches}
        able += [
            (role.role.id, outcome)
            for outcome in compiled.outcomes
            if outcome in named and (role.role.id, outcome) not in unreached
        ]
    return able
