"""Diagrams of sets tell of many branches or safeguards at once what each one's own diagram tells of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.brute_force import rulebooks_to_audit
from tests.analysis.small_rulebooks import every_sheet
from tests.analysis.written_rulebooks import compiled, rulebook, sheet
from tests.reasoning.plain_walk import safeguards_on, supports_on, walks_of
from tests.reasoning.written_decisions import ids

from subsidiarity.api import load_advisor
from subsidiarity.model.diagram import Diagram
from subsidiarity.reasoning.diagram import walk
from subsidiarity.reasoning.leaf_sets import build_sets
from subsidiarity.reasoning.rulebook_diagrams import build_diagrams

STEPS = """
  start:
    ask: Where?
    branches:
      - {id: far, when: {reach: {is: land}}, to: land, because: B, source: S}
      - {id: close, when: {trust: {is: much}}, to: street, because: B, source: S}
      - {id: needy, when: {means: {is: poor}}, to: town, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
"""


def sets_of(compiled_rulebook, **limits):
    return build_sets(compiled_rulebook.rulebook, build_diagrams(compiled_rulebook.rulebook), **limits)


def members(sets, order, bundles, options):
    """The members of some bundles that hold on a full sheet, by their places."""
    found = 0
    for first, place in bundles:
        found |= walk(Diagram(order, sets.nodes, place), options) << first
    return [place for place in range(found.bit_length()) if found >> place & 1]


@pytest.mark.parametrize("limits", [{}, {"together_limit": 0}, {"together_limit": 3}, {"work_limit": 0}])
@given(st.data())
def test_branches_and_safeguards_hold_where_the_plain_walk_finds_that_they_do(limits, data):
    """However they are bundled, on every full sheet."""
    small = data.draw(rulebooks_to_audit())
    sets = sets_of(small, **limits)
    for options in every_sheet(small):
        support = supports_on(small.rulebook, options)
        held = [small.rulebook.safeguards[p].id for p in members(sets, small.order, sets.safeguards, options)]

        assert [each.id for each in safeguards_on(small.rulebook, options)] == held
        for role, steps in walks_of(small.rulebook, options).items():
            for step, decides, holding in steps:
                found = sets.steps[role, step.id]
                holding += [each for each in step.support if each.id in support]
                assert holding == [step.reasons[p] for p in members(sets, small.order, found.holding, options)]
                if found.wins is not None:
                    wins = members(sets, small.order, [(0, found.wins)], options)
                    assert [decides] == [step.branches[place] for place in wins]


@pytest.mark.parametrize("limits", [{}, {"together_limit": 0}, {"together_limit": 3}])
@pytest.mark.parametrize(
    ("answers", "holding", "wins"),
    [
        ({"reach": "land", "trust": "much", "means": "poor"}, ["far", "close", "needy", "otherwise"], "far"),
        ({"reach": "town", "trust": "much", "means": "rich"}, ["close", "otherwise"], "close"),
        ({"reach": "town", "trust": "some", "means": "poor"}, ["needy", "otherwise"], "needy"),
        ({"reach": "town", "trust": "some", "means": "rich"}, ["otherwise"], "otherwise"),
    ],
)
def test_a_step_tells_of_the_branches_that_hold_and_of_the_first_of_them(limits, answers, holding, wins):
    """However they are bundled."""
    rules = compiled(STEPS)
    sets = sets_of(rules, **limits)
    ((key, step),) = sets.steps.items()
    names = ids(rules.rulebook.roles[0].graph.steps[key[1]].branches)
    options = sheet(rules, **answers)

    assert holding == [names[place] for place in members(sets, rules.order, step.holding, options)]
    assert [wins] == [names[place] for place in members(sets, rules.order, [(0, step.wins)], options)]


def test_few_branches_are_told_of_by_one_diagram():
    """Four, of which the last always holds."""
    (step,) = sets_of(compiled(STEPS)).steps.values()

    assert [0] == [first for first, _ in step.holding]


def test_branches_that_would_take_too_much_together_are_told_of_apart():
    """Two questions that have nothing to do with each other need three nodes beside each other."""
    (step,) = sets_of(compiled(STEPS), together_limit=1).steps.values()

    assert [0, 1, 2] == [first for first, _ in step.holding]


def test_a_rulebook_that_leaves_no_work_to_spare_has_a_diagram_for_each_and_none_for_the_first():
    """Nothing is put together, and which branch wins is left to caution."""
    (step,) = sets_of(compiled(STEPS), work_limit=0).steps.values()

    assert ([0, 1, 2], None) == ([first for first, _ in step.holding][:3], step.wins)


def test_nothing_stands_in_the_nodes_that_no_walk_meets():
    """What was put together on the way is left out."""
    rules = rulebook(STEPS)
    sets = build_sets(rules, build_diagrams(rules))
    (step,) = sets.steps.values()
    met = set()
    waiting = [*(place for _, place in step.holding), step.wins]
    while waiting:
        place = waiting.pop()
        if place is not None and place >= 0 and place not in met:
            met.add(place)
            waiting += sets.nodes[place][1:]

    assert set(range(len(sets.nodes))) == met


@pytest.mark.parametrize("limits", [{}, {"together_limit": 0}])
def test_a_safeguard_without_a_condition_always_holds(limits):
    """It stands between two that ask."""
    safeguards = (
        "voice: {kind: voice, title: T, when: {trust: {is: none}}, advice: A, because: B, source: S}, "
        "review: {kind: review, title: T, advice: A, because: B, source: S}, "
        "money: {kind: money, title: T, when: {means: {is: poor}}, advice: A, because: B, source: S}"
    )
    rules = compiled(STEPS, safeguards=safeguards)
    sets = sets_of(rules, **limits)
    sheets = [(0, 0, 0), (0, 0, 1), (0, 1, 0), (0, 1, 1)]

    assert [[0, 1, 2], [0, 1], [1, 2], [1]] == [
        members(sets, rules.order, sets.safeguards, options) for options in sheets
    ]


def test_every_node_stands_after_those_it_leads_to():
    """In the rulebook we ship, of which many nodes are left out."""
    advisor, _ = load_advisor()
    assert advisor is not None
    nodes = sets_of(advisor.compiled).nodes

    assert [] == [place for place, (_, *lands) in enumerate(nodes) if max(lands) >= place]
