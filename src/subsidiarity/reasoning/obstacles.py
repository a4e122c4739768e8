"""The obstacles to a higher level: the branches that came nearest to lifting it, and the tests that stopped them."""

from __future__ import annotations

from collections.abc import Mapping

from subsidiarity.model.condition import All, AnswerTest, AnyOf, Condition, Named, Not, Test, tests_of
from subsidiarity.model.decision import Answer, Decision
from subsidiarity.model.noun import dataclass
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.recommendation import Obstacle, Recommendation, RoleAdvice, VisitedStep
from subsidiarity.model.rule_graph import Branch, RuleGraph
from subsidiarity.model.rulebook import Rulebook

Possible = Mapping[str, tuple[Outcome, ...]]
"""The outcomes still possible, by role."""
MOST_KEPT = 8192
"""The number of obstacles that are remembered, and of visited steps; then it begins anew."""


@dataclass(frozen=True, slots=True)
class _Stopped:
    """A branch that may fail to hold, with its condition, what that asks of, and the levels that it may lead to."""

    branch: Branch
    when: Condition
    questions: tuple[str, ...]
    roles: tuple[str, ...]
    levels: frozenset[str | None]


class NearestObstacles:
    """A finder of the nearest obstacles in the recommendations of one rulebook, which remembers what comes again."""

    def __init__(self) -> None:
        self._steps: dict[tuple[int, str], tuple[VisitedStep, tuple[_Stopped, ...]]] = {}
        """The branches that lead above a level, by the identity of the step, which is kept, and by that level."""
        self._branches: dict[int, _Stopped] = {}
        """The branches of the rulebook that have a condition, by identity."""
        self._known: dict[tuple[object, ...], Obstacle] = {}

    def of(self, recommendation: Recommendation, advice: RoleAdvice, most: int = 3) -> tuple[Obstacle, ...]:
        """The branches of a settled walk's last rung that did not hold and led higher, fewest tests first."""
        outcome = advice.outcome
        if outcome is None or outcome.level is None or not advice.walk:
            return ()
        rung = advice.walk[-1].level
        found: list[Obstacle] = []
        for step in advice.walk:
            if step.level == rung:
                key = id(step), outcome.level
                known = self._steps.get(key) or self._met(key, step, advice.role.graph, recommendation.rulebook)
                found += [self._obstacle(stopped, recommendation) for stopped in known[1]]
        if len(found) > 1:
            found.sort(key=_number_of_tests)
        return tuple(found[:most])

    def _obstacle(self, stopped: _Stopped, recommendation: Recommendation) -> Obstacle:
        """The obstacle that a branch is, which turns on the answers to a few questions."""
        answers = recommendation.decision.answers
        key: tuple[object, ...] = (
            stopped.branch.id,
            *[answers[q].options if q in answers else q for q in stopped.questions],
        )
        if stopped.roles:
            key = *key, *[other.possible for other in recommendation.roles if other.role.id in stopped.roles]
        found = self._known.get(key)
        if found is None:
            possible = {other.role.id: other.possible for other in recommendation.roles}
            found = Obstacle(stopped.branch, _mending(stopped.when, True, answers, possible))
            if len(self._known) >= MOST_KEPT:
                self._known.clear()
            self._known[key] = found
        return found

    def _met(
        self, key: tuple[int, str], step: VisitedStep, graph: RuleGraph, rulebook: Rulebook
    ) -> tuple[VisitedStep, tuple[_Stopped, ...]]:
        levels = rulebook.level_ids
        above = frozenset(levels[levels.index(key[1]) + 1 :])
        stopped = [self._stopped(branch, graph) for branch in step.stopped]
        found = tuple([each for each in stopped if each is not None and not above.isdisjoint(each.levels)])
        if len(self._steps) >= MOST_KEPT:
            self._steps.clear()
        self._steps[key] = step, found
        return step, found

    def _stopped(self, branch: Branch, graph: RuleGraph) -> _Stopped | None:
        known = self._branches.get(id(branch))
        if known is None and branch.when is not None:
            known = _Stopped(branch, branch.when, *_asked(branch.when), _levels_after(branch, graph))
            self._branches[id(branch)] = known
        return known


def nearest_obstacles(recommendation: Recommendation, advice: RoleAdvice, most: int = 3) -> tuple[Obstacle, ...]:
    """The nearest obstacles of one recommendation; whoever asks about many makes a `NearestObstacles`."""
    return NearestObstacles().of(recommendation, advice, most)


def _number_of_tests(obstacle: Obstacle) -> int:
    return len(obstacle.stopped_by)


def _asked(condition: Condition) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The questions and the roles that a condition asks of."""
    tests = tests_of(condition)
    questions = dict.fromkeys(test.question for test in tests if isinstance(test, AnswerTest))
    return tuple(questions), tuple(dict.fromkeys(test.role for test in tests if not isinstance(test, AnswerTest)))


def _levels_after(branch: Branch, graph: RuleGraph) -> frozenset[str | None]:
    """The levels of every outcome that some walk from this branch ends in; each step is looked at once."""
    waiting = [branch.to]
    seen: set[str | Outcome] = set()
    while waiting:
        target = waiting.pop()
        if target not in seen:
            seen.add(target)
            waiting += (
                [next_branch.to for next_branch in graph.steps[target].branches] if isinstance(target, str) else []
            )
    return frozenset(target.level for target in seen if isinstance(target, Outcome))


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
