"""The ladder: every level with its state, recommended, still possible or ruled out, and the reason."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from subsidiarity.model.diagram import FIRST_OUTCOME
from subsidiarity.model.recommendation import Recommendation, RoleAdvice
from subsidiarity.model.rulebook import Level
from subsidiarity.reasoning.advise import sheet_of
from subsidiarity.reasoning.answer_leads import Leads
from subsidiarity.reasoning.compiled import CompiledRulebook
from subsidiarity.reporting.language import Phrase, words
from subsidiarity.reporting.outline import Ladder, Rung, RungState
from subsidiarity.reporting.wording.climb import rung_arguments
from subsidiarity.reporting.wording.reason import answer_fact, because_words, facts_behind

LADDER = Phrase("The ladder")
NO_RULE = Phrase("no rule leads here")
NOTHING_CALLS = Phrase("nothing calls for it")
_FEW = 2
"""Answers, each of which alone keeps a level out, beyond which nothing speaks for it: any of them would do."""


def ladder_of(compiled: CompiledRulebook, recommendation: Recommendation, role_id: str | None = None) -> Ladder:
    """The ladder of one role (the headline role if none is named), the highest level first."""
    wanted = role_id or recommendation.rulebook.headline
    advice = next(advice for advice in recommendation.roles if advice.role.id == wanted)
    reopening = _Reopening(compiled, recommendation, wanted)
    levels = reversed(recommendation.rulebook.levels)
    return Ladder(tuple(_rung(recommendation, advice, reopening, level) for level in levels))


def _rung(recommendation: Recommendation, advice: RoleAdvice, reopening: _Reopening, level: Level) -> Rung:
    state = _state(advice, level.id)
    if state == "ruled out":
        reason = _ruled_out_by(recommendation, advice, reopening, level.id)
    elif state == "possible":
        reason = ""
    else:
        taken = advice.walk[-1].taken if advice.walk else None
        reason = "" if taken is None else because_words(recommendation.rulebook, taken)
    if advice.outcome is None or state != "contested":
        return Rung(level.id, level.name, state, reason, "")
    manner = recommendation.rulebook.manner(advice.outcome)
    is_upper = level.id == advice.outcome.contender
    return Rung(level.id, level.name, state, reason, (is_upper and manner.name_above) or manner.name)


def _state(advice: RoleAdvice, level: str) -> RungState:
    outcome = advice.outcome
    if not any(level in (possible.level, possible.contender) for possible in advice.possible):
        return "ruled out"
    if outcome is None:
        return "possible"
    return "contested" if outcome.contender is not None else "recommended"


def _ruled_out_by(recommendation: Recommendation, advice: RoleAdvice, reopening: _Reopening, level: str) -> str:
    """A clause on why a level is ruled out: the first answer behind the branch that left it, or what keeps it out.

    A level for which nothing speaks needs no answer to keep it out.
    """
    is_placed = advice.outcome is None or advice.outcome.level is not None
    for step in advice.walk:
        if step.taken is not None and (not is_placed or (step.level == level and step.lifts)):
            return next(iter(facts_behind(recommendation, step.taken)), "")
    questions = reopening.questions(level)
    if not questions and not reopening.is_ever_possible(level):
        return words(NO_RULE)
    fact = next(filter(None, (answer_fact(recommendation, question) for question in questions)), "")
    return fact if fact and (len(questions) <= _FEW or _is_lifted(advice)) else words(NOTHING_CALLS)


def _is_lifted(advice: RoleAdvice) -> bool:
    """Whether anything speaks for the last rung that the walk came to."""
    rungs = rung_arguments(advice)
    return bool(rungs and rungs[-1].up)


class _Reopening:
    """The answers of one decision, each of which alone, were it open again, would make a role's level possible."""

    def __init__(self, compiled: CompiledRulebook, recommendation: Recommendation, role_id: str) -> None:
        self._compiled = compiled
        self._role = next(role for role in compiled.roles if role.role.id == role_id)
        self._sheet = sheet_of(compiled, recommendation.decision)

    def questions(self, level: str) -> list[str]:
        """The questions whose answer, were it open again, would alone make the level possible."""
        return [question for question, levels in self._levels.items() if level in levels]

    def is_ever_possible(self, level: str) -> bool:
        """Whether any answers lead to the level."""
        return level in self._ever

    @cached_property
    def _ever(self) -> set[str | None]:
        """The levels that any answers lead to."""
        return self._reached(Leads(self._role.diagram, self._compiled.full).leaves())

    @cached_property
    def _levels(self) -> dict[str, set[str | None]]:
        """For each question that is answered, the levels that are possible once its answer is open again."""
        compiled, leads = self._compiled, Leads(self._role.diagram, self._sheet)
        answered = [index for index, full in enumerate(compiled.full) if self._sheet[index] != full]
        ends = {compiled.order[index]: leads.if_open(index) for index in answered}
        levels = {leaves: self._reached(leaves) for leaves in set(ends.values())}
        return {question: levels[leaves] for question, leaves in ends.items()}

    def _reached(self, leaves: Sequence[int]) -> set[str | None]:
        outcomes = [self._compiled.outcomes[leaf - FIRST_OUTCOME] for leaf in leaves]
        return {level for outcome in outcomes for level in (outcome.level, outcome.contender)}
