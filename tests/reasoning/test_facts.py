"""Facts, which say as bits what tests come to: two for each different test, however often it is written."""

from __future__ import annotations

import pytest
from tests.analysis.written_rulebooks import compiled, later_role
from tests.reasoning.written_decisions import condition

from subsidiarity.reasoning.facts import Facts
from subsidiarity.reasoning.facts import test_count as count_of_tests
from subsidiarity.reasoning.placing import placing_of
from subsidiarity.reasoning.truth import FAILS, HOLDS, OPEN

STEPS = """
  start:
    ask: Where?
    branches:
      - {id: far, when: {reach: {is: land}}, to: land, because: B, source: S}
      - {id: farthest, when: {reach: {at_least: land}}, to: land, because: B, source: S}
      - {id: wide, when: {reach: {at_least: town}}, to: town, because: B, source: S}
      - {id: doubt, when: {trust: {is: none}}, to: town, because: B, source: S}
      - {id: both, when: {all: [{not: {reach: {is: land}}}, {trust: {is: none}}]}, to: town, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
"""

PAY = """
  means:
    ask: Who pays?
    branches:
      - {id: same, when: {decide: {is: land}}, to: land, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
"""


@pytest.mark.parametrize(("chosen", "expected"), [(0b100, HOLDS), (0b010, FAILS), (0b001, FAILS), (0b110, OPEN)])
def test_the_bits_of_a_test_say_whether_it_holds_fails_or_is_open(chosen, expected):
    """Reach of the land; the answer is a set of options as bits."""
    facts = facts_of(compiled(STEPS))
    far = mask(facts, "far")

    assert expected == value(facts.at(0, chosen), far)


def test_every_different_test_has_bits_of_its_own():
    """Two tests of one question, and one of another."""
    facts = facts_of(compiled(STEPS))
    masks = [mask(facts, name) for name in ("far", "wide", "doubt")]

    assert ([1, 1, 1], 3) == ([count_of_tests(each) for each in masks], count_of_tests(sum(masks)))


def test_a_test_written_again_is_the_same_test_however_it_is_spelled():
    """The land, and at least the land."""
    facts = facts_of(compiled(STEPS))

    assert mask(facts, "far") == mask(facts, "farthest")


def test_a_condition_rests_on_all_the_tests_in_it():
    """Denied and joined, they are the tests that stand alone elsewhere."""
    facts = facts_of(compiled(STEPS))

    assert mask(facts, "far") | mask(facts, "doubt") == mask(facts, "both")


def test_conditions_together_rest_on_the_tests_of_each():
    """None rests on none."""
    rules = compiled(STEPS)
    facts = facts_of(rules)
    together = facts.mask([condition(rules.rulebook, f"decide/start/{name}") for name in ("far", "both", "wide")])

    assert (3, 0) == (count_of_tests(together), facts.mask([]))


def test_one_answer_settles_every_test_of_its_question_and_no_other():
    """In the town: not the land, at least the town; nothing of trust."""
    facts = facts_of(compiled(STEPS))
    masks = [mask(facts, name) for name in ("far", "wide", "doubt")]
    found = facts.at(0, 0b010)

    assert [FAILS, HOLDS, 0] == [value(found, each) for each in masks]


def test_a_question_that_no_test_asks_comes_to_nothing():
    """The means."""
    facts = facts_of(compiled(STEPS))
    mask(facts, "both")

    assert 0 == facts.at(2, 0b11)


@pytest.mark.parametrize(("outcomes", "expected"), [("land", HOLDS), ("street", FAILS), ("street or land", OPEN)])
def test_an_earlier_role_stands_after_the_questions(outcomes, expected):
    """Its possible outcomes are bits, from the lowest level up."""
    rules = compiled(STEPS, later_roles=later_role("pay", PAY))
    facts = facts_of(rules)
    same = facts.mask([condition(rules.rulebook, "pay/means/same")])
    bits = {outcome.spelling: 1 << place for place, outcome in enumerate(rules.outcomes)}

    assert expected == value(facts.at(3, sum(bits[each] for each in outcomes.split(" or "))), same)


def facts_of(rules):
    return Facts(placing_of(rules.rulebook, rules.outcomes))


def mask(facts, branch):
    """The bits of the tests that a branch of `STEPS` rests on."""
    return facts.mask([condition(compiled(STEPS).rulebook, f"decide/start/{branch}")])


def value(bits, mask):
    """The truth of the only test that a mask covers."""
    return (bits & mask) // (mask & -mask)
