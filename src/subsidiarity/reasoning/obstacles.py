"""The obstacles to a higher level: the branches that came nearest to lifting it, and the tests that stopped them."""

from __future__ import annotations

from collections.abc import Mapping

from subsidiarity.model.condition import All, AnswerTest, AnyOf, Condition, Named, Not, Test
from subsidiarity.model.decision import Answer, Decision
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
    graph, reach = advice.role.graph, {} if reach is None else reach
    stopped = [
        (branch, branch.when)
        for step in advice.walk
        if step.level == rung
        for branch in step.stopped
        if branch.when is not None and not above.isdisjoint(_levels_after(branch, graph, reach))
    ]
    if not stopped:
        return ()
    possible = {other.role.id: other.possible for other in recommendation.roles}
    answers = recommendation.decision.answers
    found = [(_mending(when, True, answers, possible), branch) for branch, when in stopped]
    nearest = sorted(found, key=lambda each: len(each[0]))[:most]
    return tuple([Obstacle(branch, tests) for tests, branch in nearest])


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
    return _mending(condition, True, decision.answers, possible)


def _mending(condition: Condition, wanted: bool, answers: Mapping[str, Answer], possible: Possible) -> tuple[Test, ...]:
    """The fewest tests that would have to come out otherwise for a condition to hold, or (not `wanted`) to fail.

    Tests come first, and are asked whole: this is done for each branch that stops each decision of a batch.
    """
    if isinstance(condition, AnswerTest):
        answer = answers.get(condition.question)
        if answer is None:
            return (condition,)
        fits = answer.options <= condition.options if wanted else answer.options.isdisjoint(condition.options)
        return () if fits else (condition,)
    if isinstance(condition, All | AnyOf):
        each = [_mending(part, wanted, answers, possible) for part in condition.parts]
        if isinstance(condition, All) != wanted:
            return min(each, key=len)
        some = list(filter(None, each))
        return some[0] if len(some) == 1 else tuple(dict.fromkeys([test for tests in some for test in tests]))
    if isinstance(condition, Not | Named):
        return _mending(condition.part, wanted != isinstance(condition, Not), answers, possible)
    for outcome in possible.get(condition.role, ()):
        if (outcome.level in condition.levels or outcome.manner in condition.manners) != wanted:
            return (condition,)
    return ()
