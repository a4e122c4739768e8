"""Advice looked up by what it rests on is the advice that is worked out plainly."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.small_rulebooks import compiled_rulebooks, decision_of, full_sheets, sheets

from subsidiarity.api import load_advisor
from subsidiarity.model.decision import Answer, Decision
from subsidiarity.reasoning import advice_tables
from subsidiarity.reasoning.advise import advise
from subsidiarity.reasoning.repeated_advice import RepeatedAdvice


@pytest.fixture(scope="module")
def compiled():
    """The rulebook we ship."""
    advisor, _ = load_advisor()
    assert advisor is not None
    return advisor.compiled


def random_decision(rulebook, choose, share_unknown=0.0):
    answers = {
        question.id: Answer(frozenset([choose.choice(question.option_ids)]))
        for question in rulebook.questions
        if choose.random() >= share_unknown
    }
    return Decision("random", "", "", answers)


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


def test_full_tables_change_nothing(compiled, monkeypatch):
    """What finds no room in a table is made anew."""
    monkeypatch.setattr(advice_tables, "ROOM", 3)
    choose = random.Random(21)
    repeated = RepeatedAdvice(compiled)
    decisions = [random_decision(compiled.rulebook, choose) for _ in range(300)]

    assert [] == [d for d in decisions if repeated.advise(d) != advise(compiled, d)]


@given(st.data())
def test_any_small_rulebook_is_advised_on_alike(data):
    """Conditions nested and denied, one role looking at another: full sheets and open ones."""
    compiled = data.draw(compiled_rulebooks())
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
