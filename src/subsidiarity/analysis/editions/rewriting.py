"""The rewriting of a rulebook: every test and every outcome replaced, its graphs and conditions otherwise kept."""

from __future__ import annotations

from collections.abc import Callable

from subsidiarity.model.condition import All, AnswerTest, AnyOf, Condition, Named, Not, OutcomeTest, Test
from subsidiarity.model.noun import replace
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.rule_graph import Branch, Step
from subsidiarity.model.rulebook import Role, Rulebook


def rewrite(rulebook: Rulebook, test: Callable[[Test], Test], outcome: Callable[[Outcome], Outcome]) -> Rulebook:
    """The rulebook with each test of a condition and each outcome that a branch leads to replaced."""

    def condition(part: Condition) -> Condition:
        match part:
            case All(parts) | AnyOf(parts):
                return replace(part, parts=tuple(map(condition, parts)))
            case Not(inner) | Named(part=inner):
                return replace(part, part=condition(inner))
            case AnswerTest() | OutcomeTest():
                return test(part)

    def branch(part: Branch) -> Branch:
        when = None if part.when is None else condition(part.when)
        return replace(part, when=when, to=outcome(part.to) if isinstance(part.to, Outcome) else part.to)

    def step(part: Step) -> Step:
        support = tuple(replace(each, when=condition(each.when)) for each in part.support)
        return replace(part, branches=tuple(map(branch, part.branches)), support=support)

    def role(part: Role) -> Role:
        steps = {name: step(inner) for name, inner in part.graph.steps.items()}
        return replace(part, graph=replace(part.graph, steps=steps))

    safeguards = (
        replace(
            each,
            when=None if each.when is None else condition(each.when),
            not_with=tuple(map(outcome, each.not_with)),
        )
        for each in rulebook.safeguards
    )
    return replace(
        rulebook,
        roles=tuple(map(role, rulebook.roles)),
        safeguards=tuple(safeguards),
        conditions=tuple(replace(each, part=condition(each.part)) for each in rulebook.conditions),
    )
