"""Why it goes no higher: the branches that came nearest to lifting it, and the tests that stopped them."""

from __future__ import annotations

from subsidiarity.model.condition import All, AnswerTest, AnyOf, Condition, Not, OutcomeTest, Test
from subsidiarity.model.decision import Decision
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.recommendation import Obstacle, Recommendation, RoleAdvice


def nearest_obstacles(recommendation: Recommendation, advice: RoleAdvice, most: int = 3) -> tuple[Obstacle, ...]:
    """The branches of a settled walk's last rung that did not hold and led higher, fewest obstacles first."""
    if advice.outcome is None or not advice.walk:
        return ()
    rung = advice.walk[-1].level
    outcomes = {other.role.id: other.outcome for other in recommendation.roles}
    found = [
        Obstacle(branch, stopped_by(branch.when, recommendation.decision, outcomes))
        for step in advice.walk
        if step.level == rung
        for branch in step.stopped
        if branch.when is not None and _leads_above(branch.to, advice, recommendation.rulebook.level_ids)
    ]
    return tuple(sorted(found, key=lambda obstacle: len(obstacle.stopped_by))[:most])


def _leads_above(target: str | Outcome, advice: RoleAdvice, levels: tuple[str, ...]) -> bool:
    """Whether some walk from here ends on a higher level than the role's outcome."""
    if isinstance(target, str):
        return any(_leads_above(branch.to, advice, levels) for branch in advice.role.graph.steps[target].branches)
    here = advice.outcome
    if here is None or here.level is None or target.level is None:
        return False
    return levels.index(target.level) > levels.index(here.level)


def stopped_by(condition: Condition, decision: Decision, outcomes: dict[str, Outcome | None]) -> tuple[Test, ...]:
    """The fewest tests that would all have to come out otherwise for a condition to hold."""
    return _mending(condition, True, decision, outcomes)


def _mending(
    condition: Condition, wanted: bool, decision: Decision, outcomes: dict[str, Outcome | None]
) -> tuple[Test, ...]:
    match condition:
        case Not(part):
            return _mending(part, not wanted, decision, outcomes)
        case All(parts) | AnyOf(parts):
            each = [_mending(part, wanted, decision, outcomes) for part in parts]
            if isinstance(condition, All) == wanted:
                return tuple(dict.fromkeys(test for tests in each for test in tests))
            return min(each, key=len)
        case AnswerTest():
            answer = decision.answers.get(condition.question)
            certain = answer is not None and (
                answer.options <= condition.options if wanted else not answer.options & condition.options
            )
            return () if certain else (condition,)
        case _:
            return () if _outcome_fits(condition, outcomes.get(condition.role)) == wanted else (condition,)


def _outcome_fits(test: OutcomeTest, outcome: Outcome | None) -> bool:
    return outcome is not None and (outcome.level in test.levels or outcome.manner in test.manners)
