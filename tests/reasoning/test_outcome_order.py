"""The outcomes of a rulebook in order, and how high each stands."""

from __future__ import annotations

import pytest
from tests.analysis.written_rulebooks import later_role, rulebook
from tests.reasoning.written_decisions import spelled

from subsidiarity.model.outcome import Outcome
from subsidiarity.reasoning.outcome_order import height_of, outcomes_of

LEVELS = ("street", "town", "land")


def test_outcomes_run_from_the_lowest_level_up_and_no_level_comes_last():
    """Within a level: alone, jointly, independently, contested with the nearest level first; in any order written."""
    steps = """
  start:
    ask: Where?
    branches:
      - {id: a, when: {reach: {is: land}}, to: no level, because: B, source: S}
      - {id: b, when: {reach: {is: land}}, to: land, because: B, source: S}
      - {id: c, when: {reach: {is: land}}, to: "contested, street or land", because: B, source: S}
      - {id: d, when: {reach: {is: land}}, to: "contested, street or town", because: B, source: S}
      - {id: e, when: {reach: {is: land}}, to: "street, independently", because: B, source: S}
      - {id: f, when: {reach: {is: land}}, to: "town, jointly", because: B, source: S}
      - {id: g, when: {reach: {is: land}}, to: "street, jointly", because: B, source: S}
    otherwise: {to: street, because: B, source: S}
"""
    outcomes = outcomes_of(rulebook(steps))

    assert [
        "street",
        "street, jointly",
        "street, independently",
        "contested, street or town",
        "contested, street or land",
        "town, jointly",
        "land",
        "no level",
    ] == spelled(outcomes)


def test_contests_over_one_level_run_from_the_nearest_contender_up():
    """Seven rungs above the lowest, written from the highest down."""
    levels = ", ".join(f"l{rank}: {{name: N, body: n, about: a}}" for rank in range(8))
    branches = "\n".join(
        f'      - {{when: {{reach: {{is: land}}}}, to: "contested, l0 or l{rank}", because: B, source: S}}'
        for rank in range(7, 0, -1)
    )
    steps = f"""
  start:
    ask: Where?
    branches:
{branches}
    otherwise: {{to: l0, because: B, source: S}}
"""
    outcomes = outcomes_of(rulebook(steps, levels=levels))

    assert ["l0", *(f"contested, l0 or l{rank}" for rank in range(1, 8))] == spelled(outcomes)


def test_only_outcomes_that_some_branch_leads_to_are_counted_each_once():
    """Every step and every role adds its own."""
    steps = """
  start:
    ask: Where?
    branches:
      - {id: far, when: {reach: {is: land}}, to: next, because: B, source: S}
      - {id: near, when: {reach: {is: street}}, to: street, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
  next:
    ask: And there?
    otherwise: {to: land, because: B, source: S}
"""
    pay = """
  means:
    ask: Who pays?
    branches:
      - {id: poor, when: {means: {is: poor}}, to: "land, jointly", because: B, source: S}
    otherwise: {to: land, because: B, source: S}
"""
    outcomes = outcomes_of(rulebook(steps, later_roles=later_role("pay", pay)))

    assert ["street", "land", "land, jointly"] == spelled(outcomes)


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        (Outcome("", "street"), 0),
        (Outcome("jointly", "street"), 0),
        (Outcome("independently", "street"), 0),
        (Outcome("contested", "street", "town"), 1),
        (Outcome("contested", "street", "land"), 1),
        (Outcome("", "town"), 2),
        (Outcome("contested", "town", "land"), 3),
        (Outcome("jointly", "land"), 4),
        (Outcome("no level"), None),
    ],
)
def test_a_level_stands_as_high_however_it_acts_and_a_contest_half_a_rung_higher(outcome, expected):
    """Two for each rung; no level stands nowhere."""
    height = height_of(outcome, LEVELS)

    assert expected == height
