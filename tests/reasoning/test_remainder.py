"""What answers leave of a diagram: the leaves still possible, and the questions still open."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.small_rulebooks import allows, compiled_rulebooks, every_sheet, sheets
from tests.analysis.written_rulebooks import compiled
from tests.reasoning.plain_walk import end_of
from tests.reasoning.written_decisions import LAND, NOTHING_KNOWN, STREET_AND_TOWN, THREE_WAYS, TOWN, TOWN_OR_LAND

from subsidiarity.model.diagram import FIRST_OUTCOME
from subsidiarity.reasoning.diagram import still_possible
from subsidiarity.reasoning.remainder import possible_and_open


@pytest.mark.parametrize(
    ("answers", "expected"),
    [(NOTHING_KNOWN, ["reach", "trust"]), (TOWN, ["trust"]), (TOWN_OR_LAND, ["reach"]), (LAND, [])],
)
def test_only_questions_that_can_still_change_the_end_are_open(answers, expected):
    """From some trust on, more of it changes nothing."""
    diagram = diagram_of(compiled(THREE_WAYS))
    _, turns_on = possible_and_open(diagram, answers)

    assert expected == [diagram.order[place] for place in turns_on]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (NOTHING_KNOWN, ["land", "street", "town"]),
        (STREET_AND_TOWN, ["street", "town"]),
        (TOWN, ["street", "town"]),
        (TOWN_OR_LAND, ["land", "street"]),
        (LAND, ["land"]),
    ],
)
def test_the_leaves_still_possible_are_those_that_some_choice_reaches(answers, expected):
    """Below what is answered and below what is not."""
    rules = compiled(THREE_WAYS)
    leaves, _ = possible_and_open(diagram_of(rules), answers)

    assert expected == sorted(rules.outcomes[leaf - FIRST_OUTCOME].spelling for leaf in leaves)


def test_what_is_left_of_two_nodes_that_ask_the_same_is_told_apart():
    """Reach decides what little trust leads to; much trust, which is ruled out, would lead to the land alike."""
    steps = """
  start:
    ask: Where?
    branches:
      - {id: much, when: {trust: {is: much}}, to: land, because: B, source: S}
      - {id: none, when: {all: [{reach: {is: street}}, {trust: {is: none}}]}, to: town, because: B, source: S}
      - {id: some, when: {all: [{reach: {is: town}}, {trust: {is: some}}]}, to: town, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
"""
    _, turns_on = possible_and_open(diagram_of(compiled(steps)), [0b011, 0b011, 0b11])

    assert (0, 1) == turns_on


@given(st.data())
def test_what_is_possible_and_open_is_what_completing_a_sheet_in_every_way_shows(data):
    """A question is open if two completions that differ in it alone end apart."""
    rulebook = data.draw(compiled_rulebooks())
    answers = data.draw(sheets(rulebook))
    for role in rulebook.roles:
        ended = {
            options: end_of(rulebook.rulebook, options, role.role.id)
            for options in every_sheet(rulebook)
            if allows(answers, options)
        }
        leaves, turns_on = possible_and_open(role.diagram, answers)

        assert still_possible(role.diagram, answers) == leaves
        assert set(ended.values()) == {rulebook.outcomes[leaf - FIRST_OUTCOME] for leaf in leaves}
        assert tuple(place for place in range(len(answers)) if decides(ended, place)) == turns_on


def diagram_of(rulebook):
    """The diagram of the headline's role."""
    return rulebook.roles[0].diagram


def decides(ended, place):
    """True if two sheets that differ at one place alone end apart."""
    by_rest: dict[object, set[object]] = {}
    for options, end in ended.items():
        by_rest.setdefault((options[:place], options[place + 1 :]), set()).add(end)
    return any(len(found) > 1 for found in by_rest.values())
