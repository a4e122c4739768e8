"""The law and the direction, said beside the level for decision after decision."""

from __future__ import annotations

from itertools import product

import pytest
from tests.analysis.written_rulebooks import QUESTIONS, compiled
from tests.reasoning.written_decisions import LAWFUL, decision

from subsidiarity.model.outcome import Outcome
from subsidiarity.model.recommendation import WithinLaw
from subsidiarity.reasoning.advise import advise, sheet_of
from subsidiarity.reasoning.law_and_direction import BesideTheLevel

STEPS = """
  start:
    ask: Where?
    branches:
      - {id: far, when: {reach: {is: land}}, to: land, because: B, source: S}
      - {id: torn, when: {reach: {is: town}}, to: "contested, street or town", because: B, source: S}
    otherwise: {to: "street, jointly", because: B, source: S}
"""


@pytest.mark.parametrize(
    ("answers", "outcome", "expected"),
    [
        ("{lawful: town, held: street}", Outcome("", "land"), (WithinLaw(("town",), True, "land"), "lift")),
        ("{lawful: town, held: land}", Outcome("", "street"), (WithinLaw(("town",), False, "town"), "devolve")),
        ("{lawful: town, held: nobody}", None, (WithinLaw(("town",), None, None), None)),
        ("{}", Outcome("", "land"), (WithinLaw(("street", "town", "land"), True, "land"), None)),
    ],
)
def test_the_law_and_the_direction_hang_on_the_outcome_and_on_two_answers(answers, outcome, expected):
    """No outcome while it is open."""
    rules = compiled(STEPS, **LAWFUL)
    found = BesideTheLevel(rules).of(sheet_of(rules, decision(rules, answers)), outcome)

    assert expected == found


@pytest.mark.parametrize(
    ("lawful", "level", "expected"),
    [
        ("street", "town", WithinLaw(("street",), True, "town")),
        ("town", "town", WithinLaw(("town",), True, "town")),
        ("land", "town", WithinLaw(("land",), False, "land")),
        ("[street, town]", "town", WithinLaw(("street", "town"), True, "town")),
        ("[town, land]", "town", WithinLaw(("town", "land"), None, None)),
        ("[town, land]", "street", WithinLaw(("town", "land"), False, None)),
    ],
)
def test_the_law_allows_a_level_from_the_lowest_lawful_one_up(lawful, level, expected):
    """Several may be the lowest lawful one: it is known once all of them say the same."""
    rules = compiled(STEPS, **LAWFUL)
    within_law, _ = BesideTheLevel(rules).of(
        sheet_of(rules, decision(rules, f"{{lawful: {lawful}}}")), Outcome("", level)
    )

    assert expected == within_law


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        ("street", "lift"),
        ("town", "keep"),
        ("land", "devolve"),
        ("nobody", "assign"),
        ("[street, town]", None),
        ("[nobody, street]", None),
    ],
)
def test_a_decision_for_the_town_moves_up_or_down_or_stays_or_is_new(held, expected):
    """None while its holders today say different things."""
    rules = compiled(STEPS, **LAWFUL)
    _, direction = BesideTheLevel(rules).of(
        sheet_of(rules, decision(rules, f"{{held: {held}}}")), Outcome("jointly", "town")
    )

    assert expected == direction


@pytest.mark.parametrize("outcome", [Outcome("contested", "street", "town"), Outcome("no level")], ids=str)
def test_a_contest_and_no_level_have_neither_a_lawful_level_nor_a_direction(outcome):
    """A contest names two levels, no level none."""
    rules = compiled(STEPS, **LAWFUL)
    found = BesideTheLevel(rules).of(sheet_of(rules, decision(rules, "{lawful: town, held: street}")), outcome)

    assert (WithinLaw(("town",), None, None), None) == found


def test_where_each_question_has_one_option_the_same_is_said_by_its_place():
    """Every lowest lawful level and holder one after the other, at two levels; places count from 1."""
    rules = compiled(STEPS, **LAWFUL)
    beside = BesideTheLevel(rules)
    for level, lawful, held in product(("street", "land"), ("street", "land"), ("nobody", "street", "town", "land")):
        answers = f"{{reach: street, trust: none, means: poor, lawful: {lawful}, held: {held}}}"
        sheet = sheet_of(rules, decision(rules, answers))
        outcome = Outcome("", level)
        found = beside.settled([chosen.bit_length() for chosen in sheet], outcome)

        assert BesideTheLevel(rules).of(sheet, outcome) == found


def test_what_was_said_once_is_not_said_of_another_decision():
    """Every reach, lowest lawful level and holder, one after the other and again backwards, as each alone is told."""
    rules = compiled(STEPS, **LAWFUL)
    beside = BesideTheLevel(rules)
    reaches, lowest, holders = ("street", "town", "unknown"), ("street", "land", "[street, town]"), ("nobody", "town")
    every = [
        f"{{reach: {reach}, lawful: {lawful}, held: {held}}}"
        for reach, lawful, held in product(reaches, lowest, (*holders, "unknown"))
    ]
    alone = [advise(rules, decision(rules, answers)) for answers in [*every, *reversed(every)]]
    found = [beside.of(sheet_of(rules, each.decision), each.headline.outcome) for each in alone]

    assert [(each.within_law, each.direction) for each in alone] == found


@pytest.mark.parametrize(
    ("head", "questions"),
    [("law: lawful\nholder: held", (3, 4)), ("law: lawful", (3,)), ("holder: held", (4,)), ("", ())],
)
def test_only_the_questions_that_the_rulebook_names_are_looked_at(head, questions):
    """Their indices among the questions; none is looked at in a rulebook that names none."""
    beside = BesideTheLevel(compiled(STEPS, questions=LAWFUL["questions"], head=head))

    assert questions == beside.questions


def test_a_rulebook_that_names_neither_says_nothing():
    """Law and direction are both None."""
    found = BesideTheLevel(compiled(STEPS, questions=QUESTIONS)).of([0b001, 0b001, 0b01], Outcome("", "town"))

    assert (None, None) == found
