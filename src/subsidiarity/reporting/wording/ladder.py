"""Every level on one picture: recommended, still possible or ruled out, and by what."""

from __future__ import annotations

from subsidiarity.model.diagram import FIRST_OUTCOME
from subsidiarity.model.recommendation import Recommendation, RoleAdvice
from subsidiarity.model.rulebook import Level
from subsidiarity.reasoning.advise import sheet_of
from subsidiarity.reasoning.compiled import CompiledRole, CompiledRulebook
from subsidiarity.reasoning.diagram import still_possible
from subsidiarity.reporting.language import plural, words
from subsidiarity.reporting.outline import Ladder, Rung, RungState
from subsidiarity.reporting.wording.phrase import listed, sentence
from subsidiarity.reporting.wording.reason import answer_fact, facts_behind

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
        reason = _ruled_out_by(compiled, recommendation, advice, level.id)
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


def _ruled_out_by(compiled: CompiledRulebook, recommendation: Recommendation, advice: RoleAdvice, level: str) -> str:
    """The answers behind the branch that left this rung; above it, those that alone would make it possible again."""
    is_placed = advice.outcome is None or advice.outcome.level is not None
    for step in advice.walk:
        if step.taken is not None and (not is_placed or (step.level == level and step.lifts)):
            facts = facts_behind(recommendation, step.taken)
            return words("by {facts}", facts=listed(facts, words("and"))) if facts else ""
    reopening = _reopening(compiled, recommendation, advice, level)
    if reopening is None:
        return words("by no answer: no rule leads here")
    if not reopening:
        return words("by more than one answer")
    facts = [fact for question in reopening if (fact := answer_fact(recommendation, question))]
    more = len(facts) - _MOST_NAMED
    others = [plural("{number} more answer", "{number} more answers", more)] if more > 0 else []
    named = [*facts[:_MOST_NAMED], *others]
    if len(named) > 1:
        return words("by {facts} together", facts=listed(named, words("and")))
    return words("by {facts}", facts=listed(named, words("and")))


def _reopening(
    compiled: CompiledRulebook, recommendation: Recommendation, advice: RoleAdvice, level: str
) -> list[str] | None:
    """The questions whose answer, were it open again, would alone make the level possible; None if no answer does."""
    role = next(role for role in compiled.roles if role.role.id == advice.role.id)
    if not _is_possible(compiled, role, list(compiled.full), level):
        return None
    answers = sheet_of(compiled, recommendation.decision)
    found = []
    for place, question in enumerate(compiled.order):
        if answers[place] != compiled.full[place]:
            freed = [*answers[:place], compiled.full[place], *answers[place + 1 :]]
            if _is_possible(compiled, role, freed, level):
                found.append(question)
    return found


def _is_possible(compiled: CompiledRulebook, role: CompiledRole, answers: list[int], level: str) -> bool:
    leaves = still_possible(role.diagram, answers)
    found = (compiled.outcomes[leaf - FIRST_OUTCOME] for leaf in leaves)
    return any(level in (outcome.level, outcome.contender) for outcome in found)
