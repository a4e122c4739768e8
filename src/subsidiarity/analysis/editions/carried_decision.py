"""A decision that answers one of two editions, as it answers the other: renames applied, nothing guessed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from subsidiarity.analysis.editions.common_ground import CommonGround
from subsidiarity.model.decision import Answer, Decision
from subsidiarity.model.rulebook import Question


@dataclass(frozen=True, slots=True)
class CarriedDecision:
    """A decision in the words of the other edition, and the ids there of questions whose answer could not be carried.

    Such a question counts as not known yet.
    """

    decision: Decision
    lost: tuple[str, ...]


def carried_forward(ground: CommonGround, decision: Decision) -> CarriedDecision:
    """A decision that answers the old edition, as it answers the new one; several answers that are one must agree."""
    names = ground.renames
    found: dict[str, list[Answer | None]] = {}
    for question in ground.before.questions:
        now = names.question(question.id)
        target = next((each for each in ground.after.questions if each.id == now), None)
        if question.id in decision.answers and target is not None:
            twins = {option: [names.option(question.id, option)] for option in question.option_ids}
            found.setdefault(now, []).append(_carried(decision.answers[question.id], question, target, twins))
    return _with(
        decision, {question: _agreed(answers, ground.after.question(question)) for question, answers in found.items()}
    )


def carried_back(ground: CommonGround, decision: Decision) -> CarriedDecision:
    """A decision that answers the new edition, as it answers the old one; options that became one are a range."""
    names = ground.renames
    found: dict[str, Answer | None] = {}
    for question in ground.before.questions:
        now = names.question(question.id)
        source = next((each for each in ground.after.questions if each.id == now), None)
        if source is not None and now in decision.answers:
            twins = {
                option: [old for old in question.option_ids if names.option(question.id, old) == option]
                for option in source.option_ids
            }
            found[question.id] = _carried(decision.answers[now], source, question, twins)
    return _with(decision, found)


def _carried(answer: Answer, one: Question, other: Question, twins: Mapping[str, Iterable[str]]) -> Answer | None:
    """The answer to another question, given the options there that each option stands for; None if one has none."""
    if answer.options == frozenset(one.option_ids):
        return replace(answer, options=frozenset(other.option_ids))
    chosen = [[twin for twin in twins[option] if twin in other.option_ids] for option in answer.options]
    return replace(answer, options=frozenset(twin for each in chosen for twin in each)) if all(chosen) else None


def _agreed(answers: list[Answer | None], question: Question) -> Answer | None:
    """The one answer that stands for several: the known one, if no other that is known differs."""
    if None in answers:
        return None
    given = [each for each in answers if each is not None]
    known = [each for each in given if each.options != frozenset(question.option_ids)]
    return None if len({each.options for each in known}) > 1 else (known or given)[0]


def _with(decision: Decision, found: Mapping[str, Answer | None]) -> CarriedDecision:
    answers = {question: answer for question, answer in found.items() if answer is not None}
    lost = tuple(question for question, answer in found.items() if answer is None)
    return CarriedDecision(replace(decision, answers=answers, expects=None, workshop=None), lost)
