"""Where the places of a rule graph stand: a place higher up is a place further on."""

from __future__ import annotations

import pytest
from tests.reporting.samples import advisor

from subsidiarity.model.outcome import Outcome
from subsidiarity.model.rule_graph import Branch, RuleGraph, Step
from subsidiarity.reporting.picture.two_columns import number_ranges, two_columns_of

MANNERS = ("", "jointly", "contested", "no level")


def graph(**ways):
    """A rule graph from its steps and where their branches lead; the first step is the start."""
    steps = {
        name: Step(name, name, tuple(Branch(f"r/{name}/{place}", None, to, "", "") for place, to in enumerate(targets)))
        for name, targets in ways.items()
    }
    return RuleGraph(next(iter(ways)), steps)


LOW, HIGH, NONE = Outcome("", "low"), Outcome("", "high"), Outcome("no level")


def test_steps_stand_in_the_order_of_the_longest_way_to_them():
    """A step is above every step that leads to it, in whatever order they are written."""
    columns = two_columns_of(graph(a=["c", "b"], c=[LOW], b=["c", LOW]), ("low", "high"), MANNERS)

    assert ("a", "b", "c") == columns.steps


def test_outcomes_stand_in_the_order_of_their_levels():
    """No level at the foot, then the level nearest the citizen; manners of one level side by side."""
    joint, contested = Outcome("jointly", "low"), Outcome("contested", "low", "high")
    columns = two_columns_of(graph(a=[HIGH, contested, NONE, joint, LOW]), ("low", "high"), MANNERS)

    assert (NONE, LOW, joint, contested, HIGH) == columns.outcomes


def test_branches_to_one_place_are_one_way():
    """It bears the numbers of them all."""
    columns = two_columns_of(graph(a=[LOW, HIGH, LOW]), ("low", "high"), MANNERS)

    assert [(1, 3), (2,)] == [edge.numbers for edge in columns.edges]


def test_a_way_that_passes_a_step_by_has_a_lane():
    """The others need none."""
    columns = two_columns_of(graph(a=["b", "c"], b=["c"], c=[LOW]), ("low", "high"), MANNERS)

    assert {("a", "c"): 0} == {(edge.step, edge.to): lane for edge, lane in columns.lanes.items()}


def test_lanes_that_would_run_into_one_another_are_apart():
    """The longer edge runs outside; edges one above the other share a lane."""
    steps = graph(a=["b", "c", "d"], b=["c", "d"], c=["d", "e"], d=["e"], e=[LOW])
    lanes = {(way.step, way.to): lane for way, lane in two_columns_of(steps, ("low", "high"), MANNERS).lanes.items()}

    assert {("a", "c"): 0, ("c", "e"): 0, ("b", "d"): 1, ("a", "d"): 2} == lanes


def test_a_step_that_nothing_leads_to_stands_at_the_top():
    """It is drawn, so that whoever wrote it sees it."""
    columns = two_columns_of(graph(a=[LOW], lost=[LOW], b=[LOW]), ("low", "high"), MANNERS)

    assert ("a", "lost", "b") == columns.steps


@pytest.mark.parametrize(("numbers", "written"), [((1,), "1"), ((1, 2, 3), "1-3"), ((1, 3, 4, 7), "1, 3-4, 7")])
def test_runs_of_branches_are_written_short(numbers, written):
    """First and last."""
    assert written == number_ranges(numbers)


def test_every_role_of_a_rulebook_can_be_placed():
    """Each step and each outcome once."""
    for role in advisor().rulebook.roles:
        columns = two_columns_of(
            role.graph, advisor().rulebook.level_ids, [each.id for each in advisor().rulebook.manners]
        )

        assert set(role.graph.steps) == set(columns.steps)
        assert len(set(columns.outcomes)) == len(columns.outcomes)
