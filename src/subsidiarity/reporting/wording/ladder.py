"""Every level on one picture: recommended, still possible or ruled out, and by what."""

from __future__ import annotations

from subsidiarity.model.outcome import Outcome
from subsidiarity.model.recommendation import Recommendation, RoleAdvice
from subsidiarity.model.rulebook import Level
from subsidiarity.reasoning.advise import sheet_of
from subsidiarity.reasoning.compiled import FIRST_OUTCOME, CompiledRole, CompiledRulebook
from subsidiarity.reasoning.diagram import still_possible
from subsidiarity.reporting.outline import Ladder, Rung, RungState
from subsidiarity.reporting.wording.phrase import counted, listed, question_name, quoted, sentence

_MOST_NAMED = 3


def ladder_of(compiled: CompiledRulebook, recommendation: Recommendation, role_id: str | None = None) -> Ladder:
    """The ladder of one role (the headline's if none is named), the highest level first."""
    wanted = role_id or recommendation.rulebook.headline
    advice = next(advice for advice in recommendation.roles if advice.role.id == wanted)
    levels = reversed(recommendation.rulebook.levels)
    return Ladder(tuple(_rung(compiled, recommendation, advice, level) for level in levels))


def _rung(compiled: CompiledRulebook, recommendation: Recommendation, advice: RoleAdvice, level: Level) -> Rung:
    state = _state(advice, level.id)
    if state == "ruled out":
        reason = _left_because(advice, level.id) or _what_it_would_take(compiled, recommendation, advice, level.id)
    elif state == "possible":
        reason = ""
    else:
        taken = advice.walk[-1].taken if advice.walk else None
        reason = "" if taken is None else sentence(taken.because)
    return Rung(level.id, level.name, state, reason)


def _state(advice: RoleAdvice, level: str) -> RungState:
    outcome = advice.outcome
    if not any(level in (possible.level, possible.contender) for possible in advice.possible):
        return "ruled out"
    if outcome is None:
        return "possible"
    return "contested" if outcome.manner == "contested" else "recommended"


def _left_because(advice: RoleAdvice, level: str) -> str:
    """Why the walk left this rung, if it has for certain."""
    outcome = advice.outcome
    if outcome is not None and outcome.level is None:
        return ""
    for step in advice.walk:
        if step.level == level and step.lifts and step.taken is not None:
            return sentence(step.taken.because)
    return ""


def _what_it_would_take(
    compiled: CompiledRulebook, recommendation: Recommendation, advice: RoleAdvice, level: str
) -> str:
    """Which single answer, were it open again, would make the level possible."""
    role = next(role for role in compiled.roles if role.role.id == advice.role.id)
    answers = sheet_of(compiled, recommendation.decision)
    reopening = []
    for place, question in enumerate(compiled.order):
        if answers[place] != compiled.full[place]:
            freed = [*answers[:place], compiled.full[place], *answers[place + 1 :]]
            if _is_possible(compiled, role, freed, level):
                reopening.append(quoted(question_name(question)))
    if not any(level in (outcome.level, outcome.contender) for outcome in _all_outcomes(compiled, role)):
        return "No answer leads here."
    if not reopening:
        return "It would take more than one other answer."
    if len(reopening) > _MOST_NAMED:
        return f"It would take another answer to one of {counted(len(reopening), 'question')}."
    return f"It would take another answer to {listed(reopening, 'or')}."


def _is_possible(compiled: CompiledRulebook, role: CompiledRole, answers: list[int], level: str) -> bool:
    leaves = still_possible(role.diagram, answers)
    found = (compiled.outcomes[leaf - FIRST_OUTCOME] for leaf in leaves)
    return any(level in (outcome.level, outcome.contender) for outcome in found)


def _all_outcomes(compiled: CompiledRulebook, role: CompiledRole) -> list[Outcome]:
    return [compiled.outcomes[leaf - FIRST_OUTCOME] for leaf in still_possible(role.diagram, compiled.full)]
