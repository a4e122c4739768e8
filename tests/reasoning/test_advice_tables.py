"""Advice once given is kept and found again where it belongs, however little room there is to keep it."""

from __future__ import annotations

import random
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.brute_force import rulebooks_to_audit
from tests.analysis.small_rulebooks import decision_of, full_sheets, sheets
from tests.analysis.written_rulebooks import compiled, later_role
from tests.reasoning.test_repeated_advice import random_decision
from tests.reasoning.written_decisions import decision, ids, spelled

from subsidiarity.api import load_advisor
from subsidiarity.reasoning import advice_tables
from subsidiarity.reasoning.advice_tables import role_tables, safeguard_tables
from subsidiarity.reasoning.advise import advise
from subsidiarity.reasoning.facts import Facts
from subsidiarity.reasoning.placing import placing_of
from subsidiarity.reasoning.repeated_advice import RepeatedAdvice

STEPS = """
  first:
    ask: Above the street?
    branches:
      - {id: wide, when: {reach: {at_least: town}}, to: second, because: B, source: S}
      - {id: deal, when: {trust: {is: much}}, to: "street, jointly", because: B, source: S}
    otherwise: {to: street, because: B, source: S}
  second:
    ask: Above the town?
    branches:
      - {id: far, when: {all: [{reach: {is: land}}, {means: {is: poor}}]}, to: land, because: B, source: S}
    otherwise: {to: town, because: B, source: S}
"""

PAY = """
  means:
    ask: Who pays?
    branches:
      - {id: poor, when: {decide: {at_least: town}}, to: land, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
"""

SAFEGUARDS = """
  review: {kind: review, title: T, advice: A, because: B, source: S},
  voice: {kind: voice, title: T, when: {trust: {is: none}}, advice: A, because: B, source: S},
  money: {kind: money, title: T, when: {means: {is: poor}}, advice: A, because: B, source: S},
  doubt: {kind: voice, title: T, when: {any: [{trust: {is: none}}, {reach: {is: land}}]},
          advice: A, because: B, source: S},
"""


@pytest.mark.parametrize(
    ("most", "expected"),
    [
        (0, [["review"], ["voice"], ["money"], ["doubt"]]),
        (1, [["review", "voice"], ["money"], ["doubt"]]),
        (2, [["review", "voice", "money"], ["doubt"]]),
        (3, [["review", "voice", "money", "doubt"]]),
    ],
)
def test_neighbouring_safeguards_share_a_table_while_they_rest_on_few_tests(monkeypatch, most, expected):
    """A test that is in the table already counts once."""
    monkeypatch.setattr(advice_tables, "TESTS_TOGETHER", most)
    rules = compiled(STEPS, safeguards=SAFEGUARDS)
    tables = safeguard_tables(rules.safeguards, Facts(placing_of(rules.rulebook, rules.outcomes)))

    assert expected == [ids(each.safeguard for each in table.safeguards) for table in tables]


def test_every_role_has_a_table_at_its_place_after_the_questions():
    """With the number of the outcome that each branch leads to, and a table for each step that can be reached."""
    rules = compiled(STEPS, later_roles=later_role("pay", PAY))
    first, second = role_tables(rules, Facts(placing_of(rules.rulebook, rules.outcomes)))

    assert [("decide", 3), ("pay", 4)] == [(table.role.role.id, table.place) for table in (first, second)]
    assert {
        "decide/first/deal": "street, jointly",
        "decide/first/otherwise": "street",
        "decide/second/far": "land",
        "decide/second/otherwise": "town",
    } == {branch: rules.outcomes[number].spelling for branch, number in first.numbers.items()}


def test_a_step_is_found_again_by_the_tests_it_rests_on_and_by_no_others():
    """The means change nothing at the first step, and trust does: two visits are kept for three sheets."""
    rules = compiled(STEPS)
    facts = Facts(placing_of(rules.rulebook, rules.outcomes))
    (table,) = role_tables(rules, facts)
    step = table.steps["first"]
    answers = [[0b001, 0b001, 0b01], [0b001, 0b001, 0b10], [0b001, 0b100, 0b10]]
    found = [step.visit(sum(facts.at(place, chosen) for place, chosen in enumerate(each)), each) for each in answers]

    assert (["otherwise", "otherwise", "deal"], 2) == (ids(visit.taken for visit in found), len(step.known))


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ("{trust: much, means: rich, reach: land}", [("review", True), ("doubt", True)]),
        ("{trust: [none, some], means: rich, reach: town}", [("review", True), ("voice", False), ("doubt", False)]),
        ("{trust: [none, some], means: rich, reach: land}", [("review", True), ("voice", False), ("doubt", True)]),
        ("{trust: much, means: rich, reach: town}", [("review", True)]),
        ("{trust: [some, much], reach: town}", [("review", True), ("money", False)]),
    ],
)
def test_safeguards_keep_their_order_whether_they_are_certain_or_open(answers, expected):
    """Asked after each of the others, from the same tables."""
    rules = compiled(STEPS, safeguards=SAFEGUARDS)
    repeated = RepeatedAdvice(rules)
    for other in ("{}", "{trust: none, means: poor}", "{trust: [none, some]}", "{reach: land}"):
        repeated.advise(decision(rules, other))
    found = repeated.advise(decision(rules, answers)).safeguards

    assert expected == [(each.safeguard.id, each.is_certain) for each in found]


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("{any: [{reach: {at_most: town}}, {reach: {is: land}}]}", [("guard", True)]),
        ("{all: [{reach: {at_most: town}}, {reach: {is: land}}]}", []),
        ("{any: [{reach: {is: street}}, {reach: {is: land}}]}", [("guard", False)]),
    ],
)
def test_a_safeguard_whose_tests_are_open_is_asked_as_a_whole(when, expected):
    """Its diagram says whether it holds whichever answer it is, or for none."""
    guard = f"guard: {{kind: voice, title: T, when: {when}, advice: A, because: B, source: S}}"
    rules = compiled(STEPS, safeguards=guard)
    found = RepeatedAdvice(rules).advise(decision(rules, "{}")).safeguards

    assert expected == [(each.safeguard.id, each.is_certain) for each in found]


def test_an_open_safeguard_is_told_apart_by_every_answer_that_it_turns_on():
    """All its tests are open on both sheets; on the first, whichever trust it is will do."""
    steps = """
  start:
    ask: Where?
    otherwise: {to: street, because: B, source: S}
"""
    guard = """
  guard: {kind: voice, title: T, advice: A, because: B, source: S,
          when: {all: [{reach: {at_least: town}}, {any: [{trust: {is: none}}, {trust: {is: some}}]}]}}
"""
    rules = compiled(steps, safeguards=guard)
    repeated = RepeatedAdvice(rules)
    answers = ("{reach: [street, town], trust: [none, some]}", "{reach: [street, town], trust: unknown}")
    found = [repeated.advise(decision(rules, each)).shaping_questions for each in answers]

    assert [["reach"], ["reach", "trust"]] == [list(questions) for questions in found]


def test_a_role_that_was_open_is_asked_again():
    """Open, the role may end elsewhere on another sheet, whose tests come to the same."""
    steps = """
  start:
    ask: Where?
    branches:
      - {id: far, when: {reach: {is: land}}, to: land, because: B, source: S}
      - {id: wide, when: {reach: {is: town}}, to: town, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
"""
    rules = compiled(steps)
    repeated = RepeatedAdvice(rules)
    reaches = ("unknown", "[town, land]", "unknown")
    found = [repeated.advise(decision(rules, f"{{reach: {reach}}}")).headline.possible for reach in reaches]

    assert [["street", "town", "land"], ["town", "land"], ["street", "town", "land"]] == list(map(spelled, found))


def test_full_tables_change_nothing(monkeypatch):
    """Results that find no room in a table are made anew."""
    advisor, _ = load_advisor()
    assert advisor is not None
    monkeypatch.setattr(advice_tables, "ROOM", 3)
    choose = random.Random(21)
    repeated = RepeatedAdvice(advisor.compiled)
    decisions = [random_decision(advisor.rulebook, choose) for _ in range(300)]

    assert [] == [d for d in decisions if repeated.advise(d) != advise(advisor.compiled, d)]


@given(st.data())
def test_advice_is_the_same_with_any_room_and_with_any_number_of_tests_together(data):
    """From no room at all; one safeguard to a table, or several."""
    rules = data.draw(rulebooks_to_audit())
    either = st.one_of(full_sheets(rules), sheets(rules))
    decisions = [decision_of(rules, sheet) for sheet in data.draw(st.lists(either, min_size=2, max_size=8))]
    with (
        mock.patch.object(advice_tables, "ROOM", data.draw(st.integers(0, 4))),
        mock.patch.object(advice_tables, "TESTS_TOGETHER", data.draw(st.integers(0, 6))),
    ):
        repeated = RepeatedAdvice(rules)
        found = [repeated.advise(each) for each in [*decisions, *decisions]]

    assert [advise(rules, each) for each in [*decisions, *decisions]] == found
