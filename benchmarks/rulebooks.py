"""Rulebooks made for measuring: large ones that hang together as real ones do, and ones that tangle everything."""

from __future__ import annotations

import random

from subsidiarity.model.condition import All, AnswerTest, AnyOf, Condition
from subsidiarity.model.manner import PLAIN, UNNAMED, Manner
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.rule_graph import Branch, RuleGraph, Step
from subsidiarity.model.rulebook import Level, Option, Question, Role, Rulebook

LEVELS = ("one", "two", "three", "four")
MANNERS = (UNNAMED, Manner("jointly", "jointly", 1, "{body}, jointly with {bodies}", "{level}, jointly", "jointly"))
OPTIONS = ("none", "some", "much", "all")


def made_rulebook(questions: int, rules: int, seed: int, *, is_tangled: bool = False) -> Rulebook:
    """A ladder of one step a level, its rules spread over them.

    A rule tests three questions that stand near each other; in a tangled rulebook any six, joined by `or`.
    """
    choose = random.Random(seed)
    asked = [_question(f"q{place}") for place in range(questions)]
    steps: dict[str, Step] = {}
    for rank, level in enumerate(LEVELS[:-1]):
        up = f"above_{LEVELS[rank + 1]}" if rank + 2 < len(LEVELS) else Outcome(PLAIN, LEVELS[-1])
        here = (Outcome(PLAIN, level), Outcome("jointly", level), up)
        branches = [
            Branch(
                f"decide/above_{level}/b{number}", _condition(choose, asked, is_tangled), choose.choice(here), "", ""
            )
            for number in range(rules // (len(LEVELS) - 1))
        ]
        last = Branch(f"decide/{level}/otherwise", None, here[0], "", "")
        steps[f"above_{level}"] = Step(f"above_{level}", "", (*branches, last))
    role = Role("decide", "decides", "", RuleGraph(f"above_{LEVELS[0]}", steps))
    levels = tuple(Level(level, level, level, "") for level in LEVELS)
    return Rulebook("made", "1", "Made", levels, MANNERS, tuple(asked), (role,), (), {}, "decide")


def _question(name: str) -> Question:
    return Question(name, name, "", "none", "", tuple(Option(option, "", option) for option in OPTIONS), "")


def _condition(choose: random.Random, questions: list[Question], is_tangled: bool) -> Condition:
    if is_tangled:
        chosen = choose.sample(questions, 6)
        pairs = zip(chosen[::2], chosen[1::2], strict=True)
        return AnyOf(tuple(All((_test(choose, one), _test(choose, other))) for one, other in pairs))
    first = choose.randrange(len(questions) - 3)
    return All(tuple(_test(choose, question) for question in choose.sample(questions[first : first + 4], 3)))


def _test(choose: random.Random, question: Question) -> AnswerTest:
    option = choose.choice(OPTIONS[1:])
    allowed = OPTIONS[OPTIONS.index(option) :]
    return AnswerTest(question.id, "at_least", (option,), frozenset(allowed))
