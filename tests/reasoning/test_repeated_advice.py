"""Advice looked up by what it rests on is the advice that is worked out plainly."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.brute_force import rulebooks_to_audit
from tests.analysis.small_rulebooks import decision_of, full_sheets, sheets
from tests.analysis.written_rulebooks import compiled as written
from tests.analysis.written_rulebooks import later_role
from tests.reasoning.written_decisions import LAWFUL, decision, spelled

from subsidiarity.api import load_advisor
from subsidiarity.model.decision import Answer, Decision
from subsidiarity.reasoning.advise import advise
from subsidiarity.reasoning.repeated_advice import RepeatedAdvice

STEPS = """
  start:
    ask: Where?
    branches:
      - {id: far, when: {reach: {is: land}}, to: land, because: B, source: S}
      - {id: wide, when: {all: [{reach: {is: town}}, {trust: {is: none}}]}, to: town, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
"""

PAY = """
  means:
    ask: Who pays?
    branches:
      - {id: poor, when: {all: [{means: {is: poor}}, {decide: {at_most: town}}]}, to: land, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
"""

SAFEGUARDS = """
  review: {kind: review, title: T, advice: A, because: B, source: S},
  money: {kind: money, title: T, when: {means: {is: poor}}, advice: A, because: B, source: S},
  top: {kind: voice, title: T, when: {decide: {at_least: town}}, advice: A, because: B, source: S},
"""


@pytest.fixture(scope="module")
def compiled():
    """The rulebook we ship."""
    advisor, _ = load_advisor()
    assert advisor is not None
    return advisor.compiled


@pytest.fixture(scope="module")
def small():
    """Two roles of which the second looks at the first, three safeguards, the law and the holder."""
    return written(STEPS, later_roles=later_role("pay", PAY), safeguards=SAFEGUARDS, **LAWFUL)


def random_decision(rulebook, choose, share_unknown=0.0):
    answers = {
        question.id: Answer(frozenset([choose.choice(question.option_ids)]))
        for question in rulebook.questions
        if choose.random() >= share_unknown
    }
    return Decision("random", "", "", answers)


@pytest.mark.parametrize(
    "answers",
    [
        "{reach: town, trust: none, means: poor, lawful: street, held: land}",
        "{reach: land, trust: much, means: poor, lawful: street, held: nobody}",
        "{reach: town, trust: none}",
        "{reach: [town, land], means: poor}",
        "{reach: [street, town], trust: none, means: poor, lawful: [town, land], held: town}",
        "{means: unknown}",
        "{}",
    ],
)
def test_a_decision_gets_the_plain_advice_the_first_time_and_the_second(small, answers):
    """Answers that settle all, some or nothing."""
    repeated = RepeatedAdvice(small)
    asked = decision(small, answers)

    assert [advise(small, asked)] * 2 == [repeated.advise(asked), repeated.advise(asked)]


def test_one_decision_takes_nothing_from_another_before_it():
    """A role is settled, then open, then settled elsewhere."""
    rules = written(STEPS)
    repeated = RepeatedAdvice(rules)
    found = [repeated.advise(decision(rules, f"{{reach: {reach}}}")) for reach in ("land", "[town, land]", "street")]

    assert [["land"], ["street", "town", "land"], ["street"]] == [spelled(each.headline.possible) for each in found]


def test_a_role_that_looks_at_another_is_found_again_by_where_that_one_ended(small):
    """Means are poor each time; who pays turns on who decides."""
    repeated = RepeatedAdvice(small)
    reaches = ("land", "street", "unknown", "land")
    found = [repeated.advise(decision(small, f"{{reach: {reach}, means: poor}}")).roles[1] for reach in reaches]

    assert [["street"], ["land"], ["street", "land"], ["street"]] == [spelled(advice.possible) for advice in found]


def test_each_recommendation_is_of_its_own_decision(small):
    """Two that are answered alike are told apart."""
    repeated = RepeatedAdvice(small)
    asked = [decision(small, "{reach: land}") for _ in range(2)]
    found = [repeated.advise(each) for each in asked]

    assert [True, True] == [each.decision is one for each, one in zip(found, asked, strict=True)]


@pytest.mark.long
@pytest.mark.parametrize("share_unknown", [0.0, 0.05, 0.5])
def test_ten_thousand_sheets_get_the_plain_advice(compiled, share_unknown):
    """Outcomes, visits, safeguards, law and direction are the same, whether looked up or made."""
    choose = random.Random(20)
    repeated = RepeatedAdvice(compiled)
    decisions = [
        random_decision(compiled.rulebook, choose, share_unknown) for _ in range(2_000 if share_unknown else 10_000)
    ]

    assert [] == [d for d in decisions if repeated.advise(d) != advise(compiled, d)]


@given(st.data())
def test_any_small_rulebook_is_advised_on_alike(data):
    """Conditions nested and denied, one role looking at another: full sheets and open ones."""
    compiled = data.draw(rulebooks_to_audit())
    repeated = RepeatedAdvice(compiled)
    either = st.one_of(full_sheets(compiled), sheets(compiled))
    decisions = [decision_of(compiled, sheet) for sheet in data.draw(st.lists(either, min_size=5, max_size=40))]

    assert [advise(compiled, each) for each in decisions] == [repeated.advise(each) for each in decisions]


def test_an_answer_to_no_question_is_passed_over(compiled):
    """A decision made by a program may hold more than the rulebook asks."""
    plain = random_decision(compiled.rulebook, random.Random(22))
    answers = {**plain.answers, "no such question": Answer(frozenset(["a"]))}
    del answers[compiled.order[0]]
    decision = Decision("random", "", "", answers)

    assert advise(compiled, decision) == RepeatedAdvice(compiled).advise(decision)
