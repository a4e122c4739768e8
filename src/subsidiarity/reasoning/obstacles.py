"""Why it goes no higher: the branches that came nearest to lifting it, and the tests that stopped them."""

from __future__ import annotations

from collections.abc import Mapping

from subsidiarity.model.condition import All, AnswerTest, AnyOf, Condition, Named, Not, Test
from subsidiarity.model.decision import Decision
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.recommendation import Obstacle, Recommendation, RoleAdvice
from subsidiarity.model.rule_graph import Branch, RuleGraph

Possible = Mapping[str, tuple[Outcome, ...]]
"""The outcomes still possible, by role."""


Reach = dict[str, set[str | None]]
"""The levels that lie beyond a branch, by its id; worked out once for a whole batch."""


def nearest_obstacles(
    recommendation: Recommendation, advice: RoleAdvice, most: int = 3, reach: Reach | None = None
) -> tuple[Obstacle, ...]:
    """The branches of a settled walk's last rung that did not hold and led higher, fewest obstacles first.

    `reach` is remembered from call to call, for one rulebook.
    """
    if advice.outcome is None or advice.outcome.level is None or not advice.walk:
        return ()
    rung = advice.walk[-1].level
    levels = recommendation.rulebook.level_ids
    above = frozenset(levels[levels.index(advice.outcome.level) + 1 :])
    reach = {} if reach is None else reach
    possible = {other.role.id: other.possible for other in recommendation.roles}
    found = [
        Obstacle(branch, stopped_by(branch.when, recommendation.decision, possible))
        for step in advice.walk
        if step.level == rung
        for branch in step.stopped
        if branch.when is not None and above & _levels_after(branch, advice.role.graph, reach)
    ]
    return tuple(sorted(found, key=lambda obstacle: len(obstacle.stopped_by))[:most])


def _levels_after(branch: Branch, graph: RuleGraph, reach: Reach) -> set[str | None]:
    """The levels of every outcome that some walk from this branch ends in; each step is looked at once."""
    if branch.id in reach:
        return reach[branch.id]
    waiting = [branch.to]
    seen: set[str | Outcome] = set()
    while waiting:
        target = waiting.pop()
        if target not in seen:
            seen.add(target)
            waiting += (
                [next_branch.to for next_branch in graph.steps[target].branches] if isinstance(target, str) else []
            )
    reach[branch.id] = {target.level for target in seen if isinstance(target, Outcome)}
    return reach[branch.id]


def stopped_by(condition: Condition, decision: Decision, possible: Possible) -> tuple[Test, ...]:
    """The fewest tests that would all have to come out otherwise for a condition to hold."""
    return _mending(condition, True, decision, possible)


def _mending(condition: Condition, wanted: bool, decision: Decision, possible: Possible) -> tuple[Test, ...]:
    match condition:
        case Not(part):
            return _mending(part, not wanted, decision, possible)
        case Named(part=part):
            return _mending(part, wanted, decision, possible)
        case All(parts) | AnyOf(parts):
            each = [_mending(part, wanted, decision, possible) for part in parts]
            if isinstance(condition, All) == wanted:
                return tuple(dict.fromkeys(test for tests in each for test in tests))
            return min(each, key=len)
        case AnswerTest():
            answer = decision.answers.get(condition.question)
            fits = [False, True] if answer is None else [option in condition.options for option in answer.options]
        case _:
            outcomes = possible.get(condition.role, ())
            fits = [each.level in condition.levels or each.manner in condition.manners for each in outcomes]
    return () if all(fit == wanted for fit in fits) else (condition,)
