"""Reading a decision diagram: where a sheet ends, what is still possible, what is still open, how many sheets."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from tests.analysis.small_rulebooks import compiled_rulebooks, every_sheet
from tests.analysis.written_rulebooks import compiled
from tests.reasoning.plain_walk import end_of
from tests.reasoning.written_decisions import LAND, NOTHING_KNOWN, STREET_AND_TOWN, THREE_WAYS, TOWN, TOWN_OR_LAND

from subsidiarity.model.diagram import FIRST_OUTCOME, Diagram
from subsidiarity.reasoning.diagram import (
    count,
    first_open,
    node_count,
    questions_in,
    still_possible,
    walk,
)


@pytest.mark.parametrize(
    ("options", "expected"), [([0, 0, 0], "street"), ([1, 0, 0], "town"), ([1, 1, 1], "street"), ([2, 0, 1], "land")]
)
def test_a_walk_ends_where_the_branches_lead(options, expected):
    """Options are places: reach, trust and means, each from its weakest option up."""
    leaf = walk(diagram_of(compiled(THREE_WAYS)), options)

    assert [expected] == ends(compiled(THREE_WAYS), [leaf])


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (STREET_AND_TOWN, ["street", "town"]),
        (TOWN, ["street", "town"]),
        (TOWN_OR_LAND, ["land", "street"]),
        (LAND, ["land"]),
        (NOTHING_KNOWN, ["land", "street", "town"]),
    ],
)
def test_what_is_still_possible_is_what_some_choice_reaches(answers, expected):
    """Each answer is a set of options as bits."""
    leaves = still_possible(diagram_of(compiled(THREE_WAYS)), answers)

    assert expected == ends(compiled(THREE_WAYS), leaves)


@pytest.mark.parametrize(
    ("answers", "expected"), [(STREET_AND_TOWN, "reach"), (TOWN, "trust"), (TOWN_OR_LAND, "reach"), (LAND, None)]
)
def test_the_first_open_question_is_where_a_walk_first_has_a_choice(answers, expected):
    """None for a walk that comes to its end without one."""
    diagram = diagram_of(compiled(THREE_WAYS))
    place = first_open(diagram, answers)

    assert expected == (None if place < 0 else diagram.order[diagram.nodes[place][0]])


def test_a_diagram_asks_the_questions_that_some_walk_meets():
    """The means are a question of the rulebook, and of no branch."""
    questions = questions_in(diagram_of(compiled(THREE_WAYS)))

    assert (0, 1) == questions


def test_nodes_are_counted_once_however_many_ways_lead_to_them():
    """A node on the reach, and a node on trust, to which the town alone leads."""
    nodes = node_count(diagram_of(compiled(THREE_WAYS)))

    assert 2 == nodes


def test_a_leaf_alone_has_no_node_and_no_question():
    """A walk ends at once, whatever the answers."""
    leaf = Diagram(("reach", "trust", "means"), (), ~FIRST_OUTCOME)

    assert (0, (), {FIRST_OUTCOME: 18}) == (node_count(leaf), questions_in(leaf), count(leaf, [3, 3, 2]))


def test_sheets_are_counted_with_the_questions_that_nobody_asks():
    """Of 3 x 3 x 2: all that reach the land; one trust of three in the town; the rest."""
    rulebook = compiled(THREE_WAYS)
    counted = count(diagram_of(rulebook), rulebook.sizes)

    assert {"street": 6 + 4, "town": 2, "land": 6} == {ends(rulebook, [leaf])[0]: n for leaf, n in counted.items()}


def test_a_question_skipped_above_a_leaf_is_counted_too():
    """A diagram on the second of three questions: 3 sheets lie above each of its options, and 2 below."""
    diagram = Diagram(("reach", "trust", "means"), ((1, ~2, ~2, ~3),), 0)

    assert {2: 12, 3: 6} == count(diagram, [3, 3, 2])


@given(compiled_rulebooks())
def test_counts_are_those_of_walking_every_sheet(rulebook):
    """Each role's outcomes, walked plainly."""
    for role in rulebook.roles:
        walked = Counter(end_of(rulebook.rulebook, options, role.role.id) for options in every_sheet(rulebook))
        counted = count(role.diagram, rulebook.sizes)

        assert walked == {rulebook.outcomes[leaf - FIRST_OUTCOME]: sheets for leaf, sheets in counted.items()}


def diagram_of(rulebook):
    """The diagram of the headline's role."""
    return rulebook.roles[0].diagram


def ends(rulebook, leaves):
    """The outcomes of some leaves, as rulebooks spell them, by name."""
    return sorted(rulebook.outcomes[leaf - FIRST_OUTCOME].spelling for leaf in leaves)
