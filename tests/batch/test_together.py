"""Many decisions advised on together get the advice that each would get alone."""

from __future__ import annotations

import pickle
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.small_rulebooks import compiled_rulebooks, decision_of, full_sheets, sheets
from tests.reasoning.test_repeated_advice import random_decision

from subsidiarity.api import load_advisor
from subsidiarity.batch.together import AdviceTogether
from subsidiarity.reasoning.advise import advise
from subsidiarity.reasoning.repeated_advice import RepeatedAdvice


@pytest.fixture(scope="module")
def compiled():
    """The rulebook we ship."""
    advisor, _ = load_advisor()
    assert advisor is not None
    return advisor.compiled


@pytest.mark.parametrize(
    ("number", "share_unknown"),
    [(1_000, 0.0), (500, 0.05), (100, 0.5), (40, 1.0), pytest.param(1_000, 0.5, marks=pytest.mark.long)],
)
def test_many_sheets_get_the_plain_advice(compiled, number, share_unknown):
    """Outcomes, visits, open questions, safeguards, law and direction."""
    choose = random.Random(30)
    decisions = [random_decision(compiled.rulebook, choose, share_unknown) for _ in range(number)]

    found = together(compiled).advise(decisions)

    assert [] == [d for d, advice in zip(decisions, found, strict=True) if advice != advise(compiled, d)]


@given(st.data())
def test_any_small_rulebook_is_advised_on_alike(data):
    """Conditions nested and denied, one role looking at another: full sheets and open ones."""
    compiled = data.draw(compiled_rulebooks())
    either = st.one_of(full_sheets(compiled), sheets(compiled))
    decisions = [decision_of(compiled, sheet) for sheet in data.draw(st.lists(either, min_size=1, max_size=40))]

    assert [advise(compiled, each) for each in decisions] == together(compiled).advise(decisions)


def test_advice_that_was_not_looked_at_can_be_sent_on(compiled):
    """What is worked out later is worked out before it is sent to another process."""
    decisions = [random_decision(compiled.rulebook, random.Random(32), 0.2)] * 3
    found = together(compiled).advise(decisions)[0]

    assert advise(compiled, decisions[0]).roles == pickle.loads(pickle.dumps(found.roles))


def together(compiled):
    return AdviceTogether(compiled, RepeatedAdvice(compiled))
