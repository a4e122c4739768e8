"""The branches that decide, and the outcomes that come out, over a set of decisions; and those that never do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from subsidiarity.analysis.rulebook.unreachable import find_unreached_outcomes
from subsidiarity.analysis.sheet_sets import SheetSets
from subsidiarity.model.coverage import BranchCoverage, Coverage, OutcomeCoverage
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.recommendation import Recommendation
from subsidiarity.model.rule_graph import Branch
from subsidiarity.reasoning.compiled import CompiledRulebook
from subsidiarity.reasoning.diagram_builder import FALSE, WORK_LIMIT, Tangled


def measure_coverage(compiled: CompiledRulebook, recommendations: Iterable[Recommendation]) -> Coverage:
    """The coverage of some recommendations; what no answer sheet can reach is for the audit, and left out here.

    A branch is covered when it decides on the certain part of a walk: a branch that holds beside
    another shows nothing of where it would lead. Where the questions tangle too much to tell which branches can decide,
    all of them are there, and the coverage is not exact.
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
                holding.update(branch.id for branch in step.held)
            if advice.outcome is not None:
                reached[advice.role.id, advice.outcome] += 1
    able, is_exact = _able_branches(compiled)
    branches = tuple(BranchCoverage(branch, deciding[branch.id], holding[branch.id]) for branch in able)
    outcomes = tuple(
        OutcomeCoverage(role, outcome, reached[role, outcome]) for role, outcome in _able_outcomes(compiled)
    )
    return Coverage(number, branches, outcomes, is_exact)


def _able_branches(compiled: CompiledRulebook) -> tuple[list[Branch], bool]:
    """The branches that decide on some sheet, or all where that takes too long to tell; and whether they are told."""
    sets = SheetSets(compiled, WORK_LIMIT)
    steps = [(role, step) for role in compiled.roles for step in sets.steps(role)]
    branches = [(role, branch.branch) for role, step in steps for branch in step.branches]
    try:
        return [each for role, each in branches if sets.of_role(role).deciding[each.id] != FALSE], True
    except Tangled:
        return [each for _, each in branches], False


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
