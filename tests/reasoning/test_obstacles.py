"""Obstacles: the branches that came nearest to lifting a decision higher, and the tests that stopped them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.small_rulebooks import compiled_rulebooks, decision_of, full_sheets
from tests.analysis.written_rulebooks import later_role
from tests.reasoning.written_decisions import advised, ids

from subsidiarity.reasoning.advise import advise
from subsidiarity.reasoning.diagram import still_possible
from subsidiarity.reasoning.obstacles import NearestObstacles, nearest_obstacles, stopped_by

STEPS = """
  first:
    ask: Above the street?
    branches:
      - {id: wide, when: {all: [{reach: {at_least: town}}, {trust: {is: none}}]}, to: second, because: B, source: S}
      - {id: poor, when: {means: {is: poor}}, to: town, because: B, source: S}
      - {id: deal, when: {trust: {is: much}}, to: "street, jointly", because: B, source: S}
    otherwise: {to: street, because: B, source: S}
  second:
    ask: Above the town?
    branches:
      - {id: far, when: {reach: {is: land}}, to: land, because: B, source: S}
    otherwise: {to: town, because: B, source: S}
"""


def test_the_branches_that_would_have_lifted_it_come_with_the_tests_that_stopped_them():
    """The fewest first; acting jointly would not have lifted it."""
    found = obstacles(STEPS, "{reach: street, trust: some, means: rich}")

    assert {"poor": ["means is poor"], "wide": ["reach at_least town", "trust is none"]} == found
    assert ["poor", "wide"] == list(found)


def test_a_test_that_came_out_as_wanted_stopped_nothing():
    """The town is reached; only trust was in the way."""
    found = obstacles(STEPS, "{reach: town, trust: some, means: rich}")

    assert {"wide": ["trust is none"], "poor": ["means is poor"]} == found


def test_only_the_last_rung_is_asked_why_it_goes_no_higher():
    """In the town, `far` is all that would have led to the land."""
    found = obstacles(STEPS, "{reach: town, trust: none, means: rich}")

    assert {"far": ["reach is land"]} == found


def test_a_leap_from_a_lower_rung_is_no_obstacle_once_that_rung_is_left():
    """The street was left for the town, though not by the leap to the land."""
    steps = """
  first:
    ask: Above the street?
    branches:
      - {id: leap, when: {trust: {is: much}}, to: land, because: B, source: S}
      - {id: wide, when: {reach: {is: town}}, to: second, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
  second:
    ask: Above the town?
    branches:
      - {id: far, when: {means: {is: poor}}, to: land, because: B, source: S}
    otherwise: {to: town, because: B, source: S}
"""
    found = obstacles(steps, "{reach: town, trust: none, means: rich}")

    assert {"far": ["means is poor"]} == found


def test_nothing_stands_above_the_highest_level():
    """From the land nothing leads up."""
    found = obstacles(STEPS, "{reach: land, trust: none, means: rich}")

    assert {} == found


def test_while_the_outcome_is_open_nothing_has_stopped_it():
    """Street, town or land."""
    found = obstacles(STEPS, "{trust: none}")

    assert {} == found


def test_advice_without_a_walk_has_no_rung_to_ask_about():
    """A program may make such advice; no rulebook does."""
    recommendation = advised(STEPS, "{reach: street, trust: some, means: rich}")
    found = nearest_obstacles(recommendation, replace(recommendation.headline, walk=()))

    assert () == found


def test_no_level_is_not_stopped_by_anything():
    """There is no rung to leave."""
    steps = """
  aim:
    ask: Is the aim shared?
    branches:
      - {id: shared, when: {trust: {is: much}}, to: land, because: B, source: S}
    otherwise: {to: no level, because: B, source: S}
"""
    found = obstacles(steps, "{reach: street, trust: none, means: rich}")

    assert {} == found


def test_a_branch_that_leads_no_higher_than_the_outcome_is_no_obstacle():
    """Both steps stand on the street; past `there` lies the town alone, where the walk ended."""
    steps = """
  first:
    ask: Above the street?
    branches:
      - {id: there, when: {means: {is: poor}}, to: town, because: B, source: S}
      - {id: beyond, when: {trust: {is: much}}, to: land, because: B, source: S}
    otherwise: {to: second, because: B, source: S}
  second:
    ask: And now?
    branches:
      - {id: wide, when: {reach: {is: town}}, to: town, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
"""
    found = obstacles(steps, "{reach: town, trust: none, means: rich}")

    assert {"beyond": ["trust is much"]} == found


def test_a_branch_may_lead_higher_through_other_steps():
    """`on` leads to the land by way of two."""
    steps = """
  first:
    ask: Above the street?
    branches:
      - {id: on, when: {means: {is: poor}}, to: second, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
  second:
    ask: And now?
    branches:
      - {id: wide, when: {reach: {is: town}}, to: town, because: B, source: S}
    otherwise: {to: third, because: B, source: S}
  third:
    ask: And there?
    otherwise: {to: land, because: B, source: S}
"""
    found = obstacles(steps, "{reach: town, trust: none, means: rich}")

    assert {"on": ["means is poor"]} == found


FOUR = """
  first:
    ask: Above the street?
    branches:
      - id: three
        when: {all: [{reach: {is: land}}, {trust: {is: much}}, {means: {is: poor}}]}
        to: land
        because: B
        source: S
      - {id: one, when: {reach: {is: land}}, to: land, because: B, source: S}
      - {id: two, when: {all: [{reach: {is: land}}, {means: {is: poor}}]}, to: land, because: B, source: S}
      - {id: other, when: {means: {is: poor}}, to: town, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
"""


@pytest.mark.parametrize(
    ("most", "expected"), [(1, ["one"]), (2, ["one", "other"]), (9, ["one", "other", "two", "three"])]
)
def test_no_more_are_named_than_are_asked_for(most, expected):
    """Branches that as many tests stopped stay in the order written."""
    recommendation = advised(FOUR, "{reach: street, trust: none, means: rich}")
    found = nearest_obstacles(recommendation, recommendation.headline, most)

    assert expected == ids(each.branch for each in found)


def test_three_are_named_unless_somebody_asks_for_more():
    """Of the four."""
    found = obstacles(FOUR, "{reach: street, trust: none, means: rich}")

    assert ["one", "other", "two"] == list(found)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("{any: [{all: [{reach: {is: land}}, {trust: {is: much}}]}, {means: {is: poor}}]}", ["means is poor"]),
        ("{any: [{reach: {is: land}}, {means: {is: poor}}]}", ["reach is land"]),
        (
            "{all: [{any: [{reach: {is: land}}, {means: {is: poor}}]}, {trust: {is: much}}]}",
            ["reach is land", "trust is much"],
        ),
        ("{all: [{reach: {is: land}}, {any: [{reach: {is: land}}, {reach: {is: town}}]}]}", ["reach is land"]),
        ("{not: {reach: {at_most: town}}}", ["reach at_most town"]),
        ("{not: {all: [{reach: {is: street}}, {trust: {is: none}}]}}", ["reach is street"]),
        ("{not: {any: [{reach: {is: street}}, {means: {is: rich}}]}}", ["reach is street", "means is rich"]),
        ("{not: {any: [{reach: {is: street}}, {means: {is: poor}}]}}", ["reach is street"]),
    ],
)
def test_the_fewest_tests_are_named_that_would_have_to_come_out_otherwise(when, expected):
    """All parts of all, one of any, and the other way round where it is denied; each test once."""
    steps = f"""
  first:
    ask: Above the street?
    branches:
      - {{id: asked, when: {when}, to: land, because: B, source: S}}
    otherwise: {{to: street, because: B, source: S}}
"""
    found = obstacles(steps, "{reach: street, trust: none, means: rich}")

    assert {"asked": expected} == found


@pytest.mark.parametrize("answers", ["{reach: [street, town]}", "{reach: [street, town], means: unknown}"])
def test_what_is_not_known_stands_in_the_way_as_well(answers):
    """The land is out of reach, and nobody says that they are poor."""
    steps = """
  first:
    ask: Above the street?
    branches:
      - {id: both, when: {all: [{reach: {is: land}}, {means: {is: poor}}]}, to: land, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
"""
    found = obstacles(steps, answers)

    assert {"both": ["reach is land", "means is poor"]} == found


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("{decide: {is: land}}", ["decide is land"]),
        ("{decide: {is: jointly}}", ["decide is jointly"]),
        ("{all: [{decide: {in: [street, land]}}, {means: {is: poor}}]}", ["means is poor"]),
        ("{all: [{decide: {is: alone}}, {means: {is: poor}}]}", ["means is poor"]),
    ],
)
def test_where_an_earlier_role_ended_may_stand_in_the_way(when, expected):
    """The role before ended at the street, alone."""
    pay = f"""
  means:
    ask: Who pays?
    branches:
      - {{id: asked, when: {when}, to: land, because: B, source: S}}
    otherwise: {{to: street, because: B, source: S}}
"""
    answers = "{reach: street, trust: some, means: rich}"
    recommendation = advised(STEPS, answers, later_roles=later_role("pay", pay))
    found = nearest_obstacles(recommendation, recommendation.roles[1])

    assert [("asked", expected)] == [(ids([each.branch])[0], in_words(each)) for each in found]


def test_what_is_remembered_of_one_decision_is_right_for_the_next():
    """A walk to the town in between changes nothing for a walk to the street, nor does another answer."""
    finder = NearestObstacles()
    found = [
        (finder.of(each, each.headline), nearest_obstacles(each, each.headline))
        for trust in ("some", "none", "some")
        for means in ("rich", "[rich, poor]", "rich")
        for each in [advised(STEPS, f"{{reach: town, trust: {trust}, means: {means}}}")]
    ]

    assert ["wide", "poor"] == ids(each.branch for each in found[0][0])
    assert [alone for _, alone in found] == [remembered for remembered, _ in found]


def obstacles(steps, answers):
    """The obstacles of the headline, by branch, with the tests that stopped each."""
    recommendation = advised(steps, answers)
    found = nearest_obstacles(recommendation, recommendation.headline)
    return {ids([each.branch])[0]: in_words(each) for each in found}


def in_words(obstacle):
    """The tests that stopped a branch, as they are spelled."""
    return [
        f"{getattr(test, 'question', None) or test.role} {test.relation} {' or '.join(test.values)}"
        for test in obstacle.stopped_by
    ]


@given(st.data())
def test_nothing_stops_a_branch_exactly_where_its_diagram_says_that_it_holds(data):
    """On every sheet with one option for each question: the words for tests and the diagrams mean the same."""
    compiled = data.draw(compiled_rulebooks())
    sheet = data.draw(full_sheets(compiled))
    found = advise(compiled, decision_of(compiled, sheet))
    possible = {role.role.id: role.possible for role in found.roles}
    branches = [each for role in compiled.roles for step in role.steps.values() for each in step.branches]
    with_words = [each for each in branches if each.diagram is not None and each.branch.when is not None]
    stopped = [bool(stopped_by(each.branch.when, found.decision, possible)) for each in with_words]

    assert [still_possible(each.diagram, sheet) == {0} for each in with_words] == stopped
