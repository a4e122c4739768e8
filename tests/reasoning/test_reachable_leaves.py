"""What is in every leaf, and what in some leaf, that a sheet can reach."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.small_rulebooks import compiled_rulebooks, sheets

from subsidiarity.reasoning.diagram import still_possible
from subsidiarity.reasoning.reachable_leaves import ASKED_ANEW, Reach

#       question, then where options 0, 1 and 2 lead: leaf 0b11, leaf 0b01, leaf 0b10
NODES = ((1, ~0b11, ~0b01, ~0b10), (0, 0, ~0b01, 0))


def test_a_settled_sheet_reaches_one_set():
    """Question 0 has option 0, question 1 option 2."""
    found = Reach(NODES, 1).of([0b001, 0b100])

    assert (0b10, 0b10) == found


def test_an_open_sheet_reaches_several_sets():
    """Both leaves hold bit 0, one of them bit 1."""
    found = Reach(NODES, 1).of([0b011, 0b011])

    assert (0b01, 0b11) == found


def test_a_leaf_alone_is_reached_by_every_sheet():
    """There is nothing to ask."""
    found = Reach((), ~0b101).of([0b111])

    assert (0b101, 0b101) == found


def test_a_leaf_may_be_read_as_another_set():
    """Leaf 2 as the set of thing 2."""
    found = Reach(((0, ~2, ~1),), 0, lambda leaf: 1 << leaf).of([0b11])

    assert (0, 0b110) == found


def test_the_one_leaf_of_a_settled_sheet_is_read_as_that_set_too():
    """Leaf 2 as the set of thing 2."""
    found = Reach(((0, ~2, ~1),), 0, lambda leaf: 1 << leaf).of([0b01])

    assert (0b100, 0b100) == found


#       question, then where options 0, 1 and 2 lead: leaves 0 and 1 beyond the first node
NEW_AT_LAST = ((1, ~0, ~1, ~1), (0, ~0, ~2, 0))
LESS_AT_LAST = ((1, ~0b01, ~0b10, ~0b10), (0, ~0b11, ~0b11, 0))
LESS_AT_LAST_BUT_ONE = ((2, ~0b01, ~0b10), (1, 0, ~0b11, ~0b11), (0, ~0b11, ~0b11, 1))


def test_what_may_come_from_a_node_that_was_looked_over_is_not_passed_by():
    """Leaves are sets of one; only the node that is met last has leaf 1."""
    reach = Reach(NEW_AT_LAST, 1, lambda leaf: 1 << leaf)

    assert [(0, 0b111)] * (ASKED_ANEW + 1) == [reach.of([0b111, 0b111]) for _ in range(ASKED_ANEW + 1)]


@pytest.mark.parametrize("nodes", [LESS_AT_LAST, LESS_AT_LAST_BUT_ONE])
def test_what_a_node_that_was_looked_over_takes_from_the_certain_is_not_passed_by(nodes):
    """Beyond it lies nothing new, and neither bit in every leaf."""
    reach = Reach(nodes, len(nodes) - 1)

    assert [(0, 0b11)] * (ASKED_ANEW + 1) == [reach.of([0b111, 0b111, 0b11]) for _ in range(ASKED_ANEW + 1)]


@given(st.data())
def test_a_diagram_says_the_same_the_first_time_and_once_it_was_looked_over(data):
    """Every role's leaves, as sets of one, sheet after sheet."""
    compiled = data.draw(compiled_rulebooks())
    asked = data.draw(st.lists(sheets(compiled), min_size=ASKED_ANEW + 2, max_size=12))
    for role in compiled.roles:
        reach = Reach(role.diagram.nodes, role.diagram.root, lambda leaf: 1 << leaf)
        leaves = [still_possible(role.diagram, sheet) for sheet in asked]

        assert [sum(1 << leaf for leaf in each) for each in leaves] == [reach.of(sheet)[1] for sheet in asked]
