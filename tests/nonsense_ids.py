"""The shipped rulebook and the worked decisions with a nonsense token for the id of each question and option."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from subsidiarity.api import Advisor, load_advisor
from subsidiarity.model.condition import All, AnswerTest, AnyOf, Condition, Named, Not
from subsidiarity.model.decision import Decision
from subsidiarity.model.rule_graph import RuleGraph
from subsidiarity.model.rulebook import Question, Role, Rulebook


@cache
def shipped() -> Advisor:
    """The advisor of the shipped rulebook."""
    advisor, diagnostics = load_advisor()
    assert advisor is not None, diagnostics
    return advisor


@cache
def nonsensical() -> Advisor:
    """The advisor of the same rulebook, in which ids of questions and options say nothing."""
    return Advisor(_Renamer(shipped().rulebook).rulebook())


def renamed(decision: Decision) -> Decision:
    """A decision for that rulebook; it has no workshop."""
    assert decision.workshop is None
    return _Renamer(shipped().rulebook).decision(decision)


class _Renamer:
    """Names anew; options that are read as levels keep the levels' ids, which are no ids of theirs alone."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook
        self._questions = {question.id: f"zq{place}" for place, question in enumerate(rulebook.questions)}
        self._options = {
            (question.id, option): f"zq{place}x{number}"
            for place, question in enumerate(rulebook.questions)
            for number, option in enumerate(question.option_ids)
            if question.id not in (rulebook.law, rulebook.holder) or option not in rulebook.level_ids
        }

    def rulebook(self) -> Rulebook:
        rules = self._rulebook
        return replace(
            rules,
            questions=tuple(map(self._question, rules.questions)),
            conditions=tuple(replace(each, part=self._condition(each.part)) for each in rules.conditions),
            roles=tuple(map(self._role, rules.roles)),
            safeguards=tuple(replace(each, when=self._when(each.when)) for each in rules.safeguards),
            law=self._questions[rules.law or ""],
            holder=self._questions[rules.holder or ""],
        )

    def decision(self, decision: Decision) -> Decision:
        answers = {
            self._questions[question]: replace(answer, options=self._chosen(question, answer.options))
            for question, answer in decision.answers.items()
        }
        return replace(decision, answers=answers, answer_spans={})

    def _chosen(self, question: str, options: frozenset[str]) -> frozenset[str]:
        return frozenset(self._option(question, option) for option in options)

    def _option(self, question: str, option: str) -> str:
        return self._options.get((question, option), option)

    def _question(self, question: Question) -> Question:
        options = tuple(replace(each, id=self._option(question.id, each.id)) for each in question.options)
        return replace(question, id=self._questions[question.id], options=options)

    def _role(self, role: Role) -> Role:
        steps = {
            name: replace(
                step,
                branches=tuple(replace(branch, when=self._when(branch.when)) for branch in step.branches),
                support=tuple(replace(each, when=self._condition(each.when)) for each in step.support),
            )
            for name, step in role.graph.steps.items()
        }
        return replace(role, graph=RuleGraph(role.graph.start, steps))

    def _when(self, condition: Condition | None) -> Condition | None:
        return None if condition is None else self._condition(condition)

    def _condition(self, condition: Condition) -> Condition:
        match condition:
            case All(parts) | AnyOf(parts):
                return replace(condition, parts=tuple(map(self._condition, parts)))
            case Not(part) | Named(part=part):
                return replace(condition, part=self._condition(part))
            case AnswerTest(question):
                return replace(
                    condition,
                    question=self._questions[question],
                    values=tuple(self._option(question, value) for value in condition.values),
                    options=self._chosen(question, condition.options),
                )
            case _:
                return condition
