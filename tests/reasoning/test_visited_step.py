"""Walks, step by step: the branch taken, what spoke for it, what spoke against, and what is still open."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.small_rulebooks import allows, compiled_rulebooks, decision_of, every_sheet, full_sheets, sheets
from tests.reasoning.plain_walk import supports_on, walks_of
from tests.reasoning.written_decisions import advised, ids

from subsidiarity.reasoning.advise import advise

THREE = """
  start:
    ask: Where?
    branches:
      - {id: far, when: {reach: {is: land}}, to: land, because: B, source: S}
      - {id: close, when: {trust: {is: much}}, to: street, because: B, source: S}
      - {id: needy, when: {means: {is: poor}}, to: town, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
"""
"""Branches that lead from the street up, in other directions."""

CLIMB = """
  first:
    ask: Above the street?
    branches:
      - {id: wide, when: {reach: {at_least: town}}, to: second, because: B, source: S}
      - {id: deal, when: {trust: {is: some}}, to: "street, jointly", because: B, source: S}
      - {id: torn, when: {trust: {is: much}}, to: "contested, street or town", because: B, source: S}
      - {id: aim, when: {means: {is: rich}}, to: no level, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
  second:
    ask: Above the town?
    branches:
      - {id: far, when: {reach: {is: land}}, to: land, because: B, source: S}
    otherwise: {to: town, because: B, source: S}
"""
"""Two rungs, and on the first one a branch of every manner."""


def test_the_first_branch_that_holds_wins():
    """Three hold, in the order written."""
    (step,) = advised(THREE, "{reach: land, trust: much, means: poor}").headline.walk

    assert ["far"] == ids([step.taken])


def test_a_later_branch_that_pulls_the_same_way_supports_and_one_that_pulls_the_other_way_is_overruled():
    """The town, too, lies above the street, where the step stands."""
    (step,) = advised(THREE, "{reach: land, trust: much, means: poor}").headline.walk

    assert (["needy"], ["close"]) == (ids(step.supporting), ids(step.overruled))


def test_otherwise_wins_when_no_branch_holds_and_never_speaks_beside_another():
    """A branch that always holds would say nothing."""
    answers = ["{reach: street, trust: none, means: rich}", "{reach: street, trust: much, means: rich}"]
    found = [step for each in answers for step in advised(THREE, each).headline.walk]

    assert [("otherwise", []), ("close", [])] == [(ids([s.taken])[0], ids(s.supporting + s.overruled)) for s in found]


def test_branches_before_the_winner_that_would_have_led_higher_were_stopped():
    """Past `needy` (town) went `far` (land); `close` leads lower, and what comes after could not have won."""
    (step,) = advised(THREE, "{reach: town, trust: none, means: poor}").headline.walk

    assert ["far"] == ids(step.stopped)


def test_a_branch_that_leads_no_higher_than_the_winner_was_not_stopped():
    """The town lies above the street, where the step stands, and below the land, where it leads."""
    steps = """
  start:
    ask: Where?
    branches:
      - {id: needy, when: {means: {is: poor}}, to: town, because: B, source: S}
      - {id: far, when: {reach: {is: land}}, to: land, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
"""
    (step,) = advised(steps, "{reach: land, trust: none, means: rich}").headline.walk

    assert () == step.stopped


def test_a_branch_that_may_hold_was_not_stopped_though_it_can_never_win():
    """Wherever `both` holds, `far` holds before it; the walk ends at the street either way."""
    steps = """
  start:
    ask: Where?
    branches:
      - {id: far, when: {reach: {is: land}}, to: street, because: B, source: S}
      - {id: both, when: {all: [{reach: {is: land}}, {means: {is: poor}}]}, to: land, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
"""
    (step,) = advised(steps, "{means: poor}").headline.walk

    assert (["otherwise"], []) == (ids([step.taken]), ids(step.stopped))


def test_a_branch_after_the_winner_was_not_stopped_by_its_condition():
    """`needy` could not have won, whatever its condition."""
    (step,) = advised(THREE, "{reach: town, trust: much, means: rich}").headline.walk

    assert ["far"] == ids(step.stopped)


def test_answers_that_leave_two_ways_open_take_neither():
    """Of the branches that may win, the last is the one that is certain to hold."""
    (step,) = advised(THREE, "{trust: much, means: poor}").headline.walk

    assert (None, ["far", "close"]) == (step.taken, ids(step.undecided))


def test_an_open_branch_that_leads_to_the_same_place_does_not_hold_a_walk_up():
    """The walk ends at the street, for one reason or for two."""
    (step,) = advised(THREE, "{reach: town, means: rich}").headline.walk

    assert (["otherwise"], ["close"]) == (ids([step.taken]), ids(step.undecided))


def test_a_branch_that_is_open_after_the_winner_says_nothing():
    """Trust may be much, and may not."""
    (step,) = advised(THREE, "{reach: land, means: rich}").headline.walk

    assert ([], [], []) == (ids(step.undecided), ids(step.supporting), ids(step.overruled))


def test_a_walk_goes_from_step_to_step_up_to_an_outcome():
    """The first step leads on, the second ends it."""
    walk = advised(CLIMB, "{reach: town, trust: none, means: poor}").headline.walk

    assert [("first", "wide"), ("second", "otherwise")] == [(each.step.id, ids([each.taken])[0]) for each in walk]


def test_a_walk_goes_on_past_a_step_that_is_certain_for_one_reason_or_another():
    """Whichever branch holds leads to the second step."""
    steps = """
  first:
    ask: Above the street?
    branches:
      - {id: far, when: {reach: {is: land}}, to: second, because: B, source: S}
      - {id: wide, when: {reach: {is: town}}, to: second, because: B, source: S}
      - {id: needy, when: {means: {is: poor}}, to: second, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
  second:
    ask: Above the town?
    otherwise: {to: town, because: B, source: S}
"""
    walk = advised(steps, "{reach: [town, land], means: poor}").headline.walk

    assert [("first", ["far", "wide"]), ("second", [])] == [(each.step.id, ids(each.undecided)) for each in walk]


def test_a_walk_stops_at_the_first_step_that_is_open():
    """Nothing is known of the second step's question beyond the town."""
    walk = advised(CLIMB, "{reach: [town, land]}").headline.walk

    assert [("first", True), ("second", False)] == [(each.step.id, each.taken is not None) for each in walk]


def test_a_step_stands_on_the_lowest_level_that_it_can_still_lead_to():
    """The first step can end at the street, the second at the town at the least."""
    walk = advised(CLIMB, "{reach: land, trust: none, means: poor}").headline.walk

    assert ["street", "town"] == [each.level for each in walk]


@pytest.mark.parametrize(
    ("answers", "branch", "lifts"),
    [
        ("{reach: town, trust: none, means: poor}", "wide", True),
        ("{reach: street, trust: some, means: poor}", "deal", False),
        ("{reach: street, trust: much, means: poor}", "torn", True),
        ("{reach: street, trust: none, means: rich}", "aim", False),
        ("{reach: street, trust: none, means: poor}", "otherwise", False),
    ],
)
def test_a_branch_lifts_when_it_leads_above_the_rung_or_contests_it(answers, branch, lifts):
    """A step that leads on counts as high as the least it leads to; neighbours acting jointly stay on their rung."""
    step = advised(CLIMB, answers).headline.walk[0]

    assert (branch, lifts) == (ids([step.taken])[0], step.lifts)


def test_support_holds_beside_the_branch_that_is_taken_whichever_way_that_goes():
    """It leads nowhere, so it is never overruled, and nothing hangs on it."""
    steps = f"{THREE}    support: [{{id: poor, when: {{means: {{is: poor}}}}, because: B, source: S}}]\n"
    answers = ["{reach: land, trust: none, means: poor}", "{reach: street, trust: much, means: poor}"]
    found = [step for each in answers for step in advised(steps, each).headline.walk]

    assert [(["far"], ["needy", "poor"], []), (["close"], ["poor"], ["needy"])] == [
        (ids([step.taken]), ids(step.supporting), ids(step.overruled)) for step in found
    ]


def test_support_that_may_hold_or_not_is_no_reason_yet():
    """Means are not known."""
    steps = f"{THREE}    support: [{{id: poor, when: {{means: {{is: poor}}}}, because: B, source: S}}]\n"
    (step,) = advised(steps, "{reach: land, trust: none}").headline.walk

    assert [] == ids(step.supporting)


def test_a_branch_to_no_level_supports_nothing_that_leads_to_one():
    """No level is neither up nor down."""
    (step,) = advised(CLIMB, "{reach: street, trust: some, means: rich}").headline.walk

    assert ([], ["aim"]) == (ids(step.supporting), ids(step.overruled))


@given(st.data())
def test_on_a_full_sheet_every_role_walks_as_the_plain_walk_does(data):
    """Step for step, the branch taken is the same, and beside it stand all the others that hold."""
    compiled = data.draw(compiled_rulebooks())
    sheet = data.draw(full_sheets(compiled))
    options = [chosen.bit_length() - 1 for chosen in sheet]
    support = supports_on(compiled.rulebook, options)
    expected = {
        role: [
            (
                step,
                taken,
                {each.id for each in held if each.when or each is taken} | {each.id for each in step.support} & support,
            )
            for step, taken, held in walk
        ]
        for role, walk in walks_of(compiled.rulebook, options).items()
    }

    found = advise(compiled, decision_of(compiled, sheet)).roles

    assert expected == {role.role.id: [(each.step, each.taken, held_at(each)) for each in role.walk] for role in found}


@given(st.data())
def test_what_is_said_of_an_open_sheet_is_true_however_it_is_completed(data):
    """Whatever is not known yet, a step goes where it is said to, what held holds, and what was stopped does not."""
    compiled = data.draw(compiled_rulebooks())
    sheet = data.draw(sheets(compiled))
    found = advise(compiled, decision_of(compiled, sheet)).roles
    visits = [
        (advice.role.id, place, step, step.taken)
        for advice in found
        for place, step in enumerate(advice.walk)
        if step.taken is not None
    ]

    for options in every_sheet(compiled):
        if allows(sheet, options):
            walks = walks_of(compiled.rulebook, options)
            for role, place, visit, taken in visits:
                step, first, held = walks[role][place]
                assert (step, first.to) == (visit.step, taken.to)
                assert held_at(visit) <= {branch.id for branch in held} | supports_on(compiled.rulebook, options)
                assert {branch.id for branch in visit.stopped}.isdisjoint(branch.id for branch in held)


def held_at(visit):
    """The ids of the branches said to hold at a step."""
    return {branch.id for branch in (visit.taken, *visit.supporting, *visit.overruled)}
