"""Places of tests on a sheet, and the options or outcomes that they allow there."""

from __future__ import annotations

import pytest
from tests.analysis.written_rulebooks import compiled, later_role
from tests.reasoning.written_decisions import condition, spelled

from subsidiarity.reasoning.condition_bits import placing_of

STEPS = """
  start:
    ask: Where?
    branches:
      - {id: deal, when: {trust: {is: much}}, to: "street, jointly", because: B, source: S}
      - {id: torn, when: {trust: {is: some}}, to: "contested, street or town", because: B, source: S}
      - {id: body, when: {reach: {is: town}}, to: "town, independently", because: B, source: S}
      - {id: far, when: {reach: {is: land}}, to: land, because: B, source: S}
      - {id: aim, when: {means: {is: rich}}, to: no level, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
"""
"""Six outcomes, each of another kind."""


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("{reach: {is: street}}", (0, 0b001)),
        ("{reach: {at_least: town}}", (0, 0b110)),
        ("{trust: {at_most: some}}", (1, 0b011)),
        ("{trust: {in: [none, much]}}", (1, 0b101)),
        ("{means: {is: rich}}", (2, 0b10)),
    ],
)
def test_a_test_of_an_answer_looks_at_its_question_and_allows_options_as_bits(when, expected):
    """Questions in their order, options from the weakest bit up."""
    found = placed(when)

    assert expected == found


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("{decide: {is: street}}", ["street", "street, jointly", "contested, street or town"]),
        ("{decide: {at_least: town}}", ["town, independently", "land"]),
        ("{decide: {is: jointly}}", ["street, jointly"]),
        ("{decide: {in: [alone, independently]}}", ["street", "town, independently", "land"]),
        ("{decide: {in: [contested, town]}}", ["contested, street or town", "town, independently"]),
        ("{decide: {is: no level}}", ["no level"]),
    ],
)
def test_a_test_of_an_earlier_role_allows_outcomes_by_their_level_or_their_manner(when, expected):
    """A contested outcome is at its lower level; the role stands after the three questions."""
    rules = rulebook(when)
    place, allowed = placed(when)
    found = [outcome for number, outcome in enumerate(rules.outcomes) if allowed >> number & 1]

    assert (3, expected) == (place, spelled(found))


def test_a_test_of_an_outcome_that_no_branch_leads_to_allows_none():
    """The role before ends at the street or at the land, alone."""
    steps = """
  start:
    ask: Where?
    branches:
      - {id: far, when: {reach: {is: land}}, to: land, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
"""
    pay = """
  first:
    ask: Who pays?
    branches:
      - {id: asked, when: {decide: {in: [town, contested]}}, to: street, because: B, source: S}
    otherwise: {to: land, because: B, source: S}
"""
    rules = compiled(steps, later_roles=later_role("pay", pay))

    assert (3, 0) == placing_of(rules.rulebook, rules.outcomes)(condition(rules.rulebook, "pay/first/asked"))


def test_tests_of_one_role_are_told_apart_by_level_and_by_manner():
    """Asked of one placing, one after the other."""
    steps = """
  first:
    ask: Who checks?
    branches:
      - {id: jointly, when: {decide: {is: jointly}}, to: land, because: B, source: S}
      - {id: contested, when: {decide: {is: contested}}, to: land, because: B, source: S}
      - {id: land, when: {decide: {is: land}}, to: land, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
"""
    rules = compiled(STEPS, later_roles=later_role("check", steps))
    placing = placing_of(rules.rulebook, rules.outcomes)
    names = ("jointly", "contested", "land")
    found = [placing(condition(rules.rulebook, f"check/first/{name}")) for name in names]

    assert [(3, 0b000010), (3, 0b000100), (3, 0b010000)] == found


def test_every_earlier_role_has_a_place_of_its_own():
    """Two roles asked the same are asked at two places."""
    pay = """
  means:
    ask: Who pays?
    otherwise: {to: land, because: B, source: S}
"""
    found = [placed(when, later_role("pay", pay)) for when in ("{decide: {is: land}}", "{pay: {is: land}}")]

    assert [(3, 0b010000), (4, 0b010000)] == found


def rulebook(when, middle=""):
    """A rulebook whose last role asks this."""
    last = f"""
  first:
    ask: Who checks?
    branches:
      - {{id: asked, when: {when}, to: land, because: B, source: S}}
    otherwise: {{to: street, because: B, source: S}}
"""
    return compiled(STEPS, later_roles=middle + later_role("check", last))


def placed(when, middle=""):
    """The place where a test looks, and the bits it allows there."""
    rules = rulebook(when, middle)
    return placing_of(rules.rulebook, rules.outcomes)(condition(rules.rulebook, "check/first/asked"))
