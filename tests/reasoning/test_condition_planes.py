"""Conditions come to the same on many sheets at once as on each; here a plane is a plain number, a bit a sheet."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.small_rulebooks import compiled_rulebooks, decision_of, full_sheets, sheets
from tests.reasoning.plain_planes import as_planes

from subsidiarity.model.diagram import StepSets
from subsidiarity.reasoning.advise import advise
from subsidiarity.reasoning.condition_flow import ConditionFlow
from subsidiarity.reasoning.condition_planes import Conditions
from subsidiarity.reasoning.diagram import still_possible
from subsidiarity.reasoning.expectation import held_branches


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


def held(compiled, rows, is_full=False):
    """For each row, the branches that hold on the walks of all roles."""
    every = conditions(compiled, rows, is_full)
    planes = {branch: plane for role in compiled.roles for branch, plane in every.held(role)[0].items()}
    return [frozenset(branch for branch, plane in planes.items() if plane >> number & 1) for number in range(len(rows))]
