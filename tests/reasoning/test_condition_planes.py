"""Conditions come to the same on many sheets at once as on each; here a plane is a plain number, a bit a sheet."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.small_rulebooks import compiled_rulebooks, decision_of, full_sheets, sheets
from tests.analysis.written_rulebooks import compiled as written
from tests.reasoning.plain_planes import ROWS, as_planes
from tests.reasoning.written_decisions import THREE_WAYS, decision

from subsidiarity.model.diagram import StepSets
from subsidiarity.reasoning.advise import advise, sheet_of
from subsidiarity.reasoning.condition_flow import ConditionFlow
from subsidiarity.reasoning.condition_planes import Conditions
from subsidiarity.reasoning.diagram import still_possible
from subsidiarity.reasoning.expectation import held_branches
from subsidiarity.reasoning.leaf_sets import build_sets
from subsidiarity.reasoning.planes import SheetPlanes
from subsidiarity.reasoning.rulebook_diagrams import build_diagrams


def conditions(compiled, rows, is_full=False):
    return Conditions(ConditionFlow(compiled), as_planes(rows, is_full), (1 << len(rows)) - 1, is_full)


@given(st.data())
def test_a_condition_comes_to_the_same_on_many_sheets_as_on_each(data):
    """It may hold, it may fail, or both."""
    compiled = data.draw(compiled_rulebooks())
    rows = data.draw(st.lists(sheets(compiled), min_size=1, max_size=12))
    every = conditions(compiled, rows)
    for step in (step for role in compiled.roles for step in role.steps.values()):
        for diagram in (branch.diagram for branch in step.branches if branch.diagram is not None):
            certain, possible = every.certain(diagram), every.possible(diagram)
            found = [(certain >> number & 1, possible >> number & 1) for number in range(len(rows))]

            assert [(min(leaves), max(leaves)) for leaves in (still_possible(diagram, row) for row in rows)] == found


@given(st.data())
def test_the_branches_that_hold_are_those_of_advice_on_each_sheet(data):
    """On full sheets, and on sheets that leave something open."""
    compiled = data.draw(compiled_rulebooks())
    is_full = data.draw(st.booleans())
    rows = data.draw(st.lists((full_sheets if is_full else sheets)(compiled), min_size=1, max_size=12))

    assert [held_branches(advise(compiled, decision_of(compiled, row))) for row in rows] == held(
        compiled, rows, is_full
    )


@given(st.data())
def test_full_sheets_end_where_the_diagram_of_the_role_leads(data):
    """Every walk comes to one end."""
    compiled = data.draw(compiled_rulebooks())
    rows = data.draw(st.lists(full_sheets(compiled), min_size=1, max_size=12))
    every = conditions(compiled, rows, is_full=True)
    for place, role in enumerate(compiled.roles):
        _, ends = every.held(role)
        found = [[end for end, plane in ends.items() if plane >> number & 1] for number in range(len(rows))]
        advice = [advise(compiled, decision_of(compiled, row)).roles[place] for row in rows]

        assert [[each.outcome] for each in advice] == found


@given(st.data())
def test_a_step_without_a_diagram_of_the_first_branch_is_judged_as_cautiously_as_on_each_sheet(data):
    """As it is where that diagram would take too many nodes."""
    compiled = data.draw(compiled_rulebooks())
    steps = {key: StepSets(step.holding, None) for key, step in compiled.sets.steps.items()}
    cautious = replace(compiled, sets=replace(compiled.sets, steps=steps))
    rows = data.draw(st.lists(sheets(compiled), min_size=1, max_size=12))

    assert [held_branches(advise(cautious, decision_of(compiled, row))) for row in rows] == held(cautious, rows)


def test_a_step_that_two_others_lead_to_is_come_to_from_both():
    """By way of the second step or past it."""
    steps = """
  first:
    ask: Above the street?
    branches:
      - {id: far, when: {reach: {is: land}}, to: second, because: B, source: S}
    otherwise: {to: third, because: B, source: S}
  second:
    ask: Above the town?
    branches:
      - {id: trusted, when: {trust: {is: much}}, to: land, because: B, source: S}
    otherwise: {to: third, because: B, source: S}
  third:
    ask: And there?
    branches:
      - {id: poor, when: {means: {is: poor}}, to: town, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
"""
    rules = written(steps)
    rows = [
        sheet_of(rules, decision(rules, f"{{reach: {reach}, trust: none, means: poor}}")) for reach in ("land", "town")
    ]

    assert [["far", "otherwise", "poor"], ["otherwise", "poor"]] == [
        [name.split("/")[-1] for name in sorted(names)] for names in held(rules, rows, is_full=True)
    ]


@pytest.mark.parametrize(
    ("branch", "certain", "possible"),
    [("far", 0b00001, 0b10001), ("wide", 0b00010, 0b10110), ("otherwise", 0b11111, 0b11111)],
)
def test_a_condition_certainly_holds_on_some_sheets_and_possibly_on_others(branch, certain, possible):
    """`otherwise` holds on all."""
    rules = written(THREE_WAYS)
    rows = [sheet_of(rules, decision(rules, answers)) for answers in ROWS]
    diagrams = {each.branch.id.split("/")[-1]: each.diagram for each in rules.roles[0].steps["start"].branches}
    every = conditions(rules, rows)
    found = [plane & 0b11111 for plane in (every.certain(diagrams[branch]), every.possible(diagrams[branch]))]

    assert [certain, possible] == found


def test_beside_the_branch_that_is_taken_all_others_count_that_hold():
    """`far` is taken; `needy` holds, too, and `otherwise` only where it is taken itself."""
    steps = """
  start:
    ask: Where?
    branches:
      - {id: far, when: {reach: {is: land}}, to: land, because: B, source: S}
      - {id: needy, when: {means: {is: poor}}, to: town, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
"""
    rules = written(steps)
    answers = ("{reach: land, trust: none, means: poor}", "{reach: street, trust: none, means: rich}")
    rows = [sheet_of(rules, decision(rules, each)) for each in answers]

    assert [{"decide/start/far", "decide/start/needy"}, {"decide/start/otherwise"}] == held(rules, rows, is_full=True)


TORN = """
  start:
    ask: Where?
    branches:
      - {id: far, when: {reach: {is: land}}, to: street, because: B, source: S}
      - {id: near, when: {not: {reach: {is: land}}}, to: street, because: B, source: S}
      - {id: poor, when: {means: {is: poor}}, to: town, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
"""


def test_a_sheet_on_which_the_first_certain_branch_is_open_goes_on_to_no_later_one():
    """`poor` is certain, and never the first to hold; `otherwise` is not taken in its place."""
    rules = written(TORN)

    assert [frozenset()] == held(rules, [sheet_of(rules, decision(rules, "{means: poor}"))])


def test_a_branch_that_may_hold_does_not_keep_later_ones_from_winning():
    """Where nothing says which branch is the first: `far` may hold, and so may `poor`."""
    steps = """
  start:
    ask: Where?
    branches:
      - {id: far, when: {reach: {is: land}}, to: street, because: B, source: S}
      - {id: poor, when: {means: {is: poor}}, to: town, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
"""
    rules = written(steps)
    cautious = replace(rules, sets=build_sets(rules.rulebook, build_diagrams(rules.rulebook), work_limit=0))

    assert [frozenset()] == held(cautious, [sheet_of(rules, decision(rules, "{}"))])


class InPlace:
    """A plane that is changed where it stands when something is added to it, as an array is."""

    def __init__(self, bits):
        self.bits = bits

    def __and__(self, other):
        return InPlace(self.bits & other.bits)

    def __or__(self, other):
        return InPlace(self.bits | other.bits)

    def __ior__(self, other):
        self.bits |= other.bits
        return self

    def __xor__(self, other):
        return InPlace(self.bits ^ other.bits)

    def __invert__(self):
        return InPlace(~self.bits)


@given(st.data())
def test_a_condition_comes_to_the_same_on_planes_that_are_changed_in_place(data):
    """No plane is changed that another condition looks at."""
    compiled = data.draw(compiled_rulebooks())
    rows = data.draw(st.lists(sheets(compiled), min_size=1, max_size=12))
    everywhere = (1 << len(rows)) - 1
    numbers = as_planes(rows)
    arrays = SheetPlanes([False] * len(rows[0]), lambda *asked: InPlace(numbers.chosen((asked[0], 1 << asked[1]))))
    plain = conditions(compiled, rows)
    found = Conditions(ConditionFlow(compiled), arrays, InPlace(everywhere), is_full=False)
    for step in (step for role in compiled.roles for step in role.steps.values()):
        for branch in step.branches:
            both = [plain.certain(branch.diagram), plain.possible(branch.diagram)]

            assert [bits & everywhere for bits in both] == [
                plane.bits & everywhere for plane in (found.certain(branch.diagram), found.possible(branch.diagram))
            ]


def held(compiled, rows, is_full=False):
    """For each row, the branches that hold on the walks of all roles."""
    every = conditions(compiled, rows, is_full)
    planes = {branch: plane for role in compiled.roles for branch, plane in every.held(role)[0].items()}
    return [frozenset(branch for branch, plane in planes.items() if plane >> number & 1) for number in range(len(rows))]
