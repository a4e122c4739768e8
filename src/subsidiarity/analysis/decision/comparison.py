"""The answers that differ between decisions, and what each single difference does to the first one's outcome."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from subsidiarity.analysis.decision.smallest_change import CheapestPaths
from subsidiarity.model.comparison import AnswerDifference, BranchShift, Comparison, Mark, RoleShift, WhatIf
from subsidiarity.model.decision import Answer, Decision
from subsidiarity.model.diagram import FIRST_OUTCOME
from subsidiarity.model.noun import replace
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.recommendation import Recommendation, RoleAdvice
from subsidiarity.model.rule_graph import Branch
from subsidiarity.model.rulebook import Safeguard
from subsidiarity.reasoning.advise import Adviser, sheet_of
from subsidiarity.reasoning.compiled import CompiledRole, CompiledRulebook, role_of
from subsidiarity.reasoning.diagram import still_possible

Advise = Callable[[Decision], Recommendation]

MOST_TOGETHER = 3
"""The most smallest sets of differences that are named."""


def compare(compiled: CompiledRulebook, decisions: Sequence[Decision], advise: Advise | None = None) -> Comparison:
    """The decisions beside the first of them; at least one. `advise` gives a recommendation for each."""
    advise = advise or Adviser(compiled).advise
    sheets = [sheet_of(compiled, decision) for decision in decisions]
    differences = tuple(
        _difference(compiled, sheets, question)
        for question in range(len(compiled.order))
        if any(sheet[question] != sheets[0][question] for sheet in sheets[1:])
    )
    together = tuple(_together(compiled, sheets[0], sheet) for sheet in sheets[1:])
    return Comparison(tuple(map(advise, decisions)), differences, together)


def what_if(
    compiled: CompiledRulebook,
    decision: Decision,
    changes: Mapping[str, frozenset[str]],
    advise: Advise | None = None,
) -> WhatIf:
    """The outcome of a decision if these questions are answered by these options; `advise` is as for `compare`."""
    changed = {question: Answer(options) for question, options in changes.items()}
    after = replace(decision, answers={**decision.answers, **changed}, expects=None)
    comparison = compare(compiled, (decision, after), advise)
    one, other = comparison.recommendations
    pairs = tuple(zip(one.roles, other.roles, strict=True))
    return WhatIf(
        before=one,
        after=other,
        comparison=comparison,
        roles=tuple(
            RoleShift(advice.role, advice.possible, now.possible)
            for advice, now in pairs
            if advice.possible != now.possible
        ),
        branches=tuple(shift for advice, now in pairs if (shift := _branch_shift(advice, now)) is not None),
        safeguards_gone=_missing(one, other),
        safeguards_new=_missing(other, one),
    )


def _branch_shift(before: RoleAdvice, after: RoleAdvice) -> BranchShift | None:
    one, other = _taken(before), _taken(after)
    if one == other:
        return None
    left = tuple(branch for branch in one if branch not in other)
    return BranchShift(before.role, left, tuple(branch for branch in other if branch not in one))


def _taken(advice: RoleAdvice) -> tuple[Branch, ...]:
    return tuple(step.taken for step in advice.walk if step.taken is not None)


def _missing(one: Recommendation, other: Recommendation) -> tuple[Safeguard, ...]:
    """The safeguards that one recommendation may call for and the other does not."""
    there = {advice.safeguard.id for advice in other.safeguards}
    return tuple(advice.safeguard for advice in one.safeguards if advice.safeguard.id not in there)


def _difference(compiled: CompiledRulebook, sheets: Sequence[Sequence[int]], question: int) -> AnswerDifference:
    first = sheets[0]
    others = [sheet[question] for sheet in sheets[1:]]
    ordered = compiled.rulebook.questions[question].ordered
    alone = {other: _alone(compiled, first, question, other) for other in dict.fromkeys(others)}
    return AnswerDifference(
        question=compiled.order[question],
        answers=tuple(
            frozenset(option for option, bit in compiled.bits[question].items() if sheet[question] & bit)
            for sheet in sheets
        ),
        marks=tuple(_mark(first[question], other, ordered=ordered) for other in others),
        alone=tuple(alone[other] for other in others),
    )


def _mark(one: int, other: int, *, ordered: bool) -> Mark:
    """How a set of options (bits) lies beside another: by its weakest and its strongest option, unless it is kinds."""
    weakest = (other & -other) - (one & -one)
    strongest = other.bit_length() - one.bit_length()
    if one == other:
        return "="
    if not ordered:
        return "*"
    if weakest <= 0 and strongest <= 0 and (weakest or strongest):
        return "<"
    return ">" if weakest >= 0 and strongest >= 0 and (weakest or strongest) else "~"


def _alone(compiled: CompiledRulebook, sheet: Sequence[int], question: int, answer: int) -> tuple[RoleShift, ...]:
    changed = [*sheet[:question], answer, *sheet[question + 1 :]]
    shifts = []
    for role in compiled.roles:
        before, after = (_possible(compiled, role, answers) for answers in (sheet, changed))
        if before != after:
            shifts.append(RoleShift(role.role, before, after))
    return tuple(shifts)


def _possible(compiled: CompiledRulebook, role: CompiledRole, sheet: Sequence[int]) -> tuple[Outcome, ...]:
    leaves = sorted(still_possible(role.diagram, sheet))
    return tuple(compiled.outcomes[leaf - FIRST_OUTCOME] for leaf in leaves)


def _together(compiled: CompiledRulebook, one: Sequence[int], other: Sequence[int]) -> tuple[tuple[str, ...], ...]:
    """The smallest sets of questions that, answered as in the other sheet, give the one sheet the other's outcome."""
    role = role_of(compiled, compiled.rulebook.headline)
    before, after = still_possible(role.diagram, one), still_possible(role.diagram, other)
    if before == after or len(before) > 1 or len(after) > 1:
        return ()
    costs = [
        [_cost(one[question], other[question], option) for option in range(size)]
        for question, size in enumerate(compiled.sizes)
    ]
    ways = CheapestPaths(role.diagram, costs).ways(after.pop(), MOST_TOGETHER)
    return tuple(tuple(compiled.order[question] for question, _ in choices) for choices in ways)


def _cost(one: int, other: int, option: int) -> int | None:
    """The cost of an option: 0 where the one sheet has it, 1 where only the other has, None where neither does."""
    if one >> option & 1:
        return 0
    return 1 if other >> option & 1 else None
