"""The diagrams of a whole rulebook lead every sheet where its branches lead it, and refuse what tangles."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from tests.analysis.brute_force import rulebooks_to_audit, stated_branches
from tests.analysis.small_rulebooks import every_sheet
from tests.analysis.written_rulebooks import compiled, later_role, rulebook, sheet
from tests.reasoning.plain_walk import answers_of, ends_of, holds, safeguards_on, walks_of

from subsidiarity.api import load_advisor
from subsidiarity.model.diagram import FIRST_OUTCOME, Diagram
from subsidiarity.reasoning import rulebook_diagrams
from subsidiarity.reasoning.diagram import questions_in, walk
from subsidiarity.reasoning.diagram_builder import DiagramBuilder
from subsidiarity.reasoning.rulebook_diagrams import TangledRulebook, build_diagrams

STEPS = """
  start:
    ask: Where?
    branches:
      - {id: far, when: {reach: {is: land}}, to: land, because: B, source: S}
      - {id: on, when: {any: [{reach: {is: town}}, {trust: {is: none}}]}, to: next, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
  next:
    ask: And there?
    branches:
      - {id: poor, when: {all: [{means: {is: poor}}, {not: {trust: {is: much}}}]}, to: town, because: B, source: S}
    otherwise: {to: "street, jointly", because: B, source: S}
"""

PAY = """
  means:
    ask: Who pays?
    branches:
      - id: above
        when: {all: [{decide: {in: [jointly, land]}}, {means: {is: rich}}]}
        to: town
        because: B
        source: S
      - {id: far, when: {decide: {at_least: town}}, to: land, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
"""


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"reach": "land", "trust": "none", "means": "poor"}, "land"),
        ({"reach": "town", "trust": "some", "means": "poor"}, "town"),
        ({"reach": "street", "trust": "none", "means": "poor"}, "town"),
        ({"reach": "town", "trust": "much", "means": "poor"}, "street, jointly"),
        ({"reach": "street", "trust": "none", "means": "rich"}, "street, jointly"),
        ({"reach": "street", "trust": "some", "means": "poor"}, "street"),
    ],
)
def test_a_role_ends_where_its_first_branches_that_hold_lead(answers, expected):
    """From step to step, each with all, any or not."""
    rules = compiled(STEPS)
    leaf = walk(rules.roles[0].diagram, sheet(rules, **answers))

    assert expected == rules.outcomes[leaf - FIRST_OUTCOME].spelling


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"reach": "land", "means": "rich"}, "town"),
        ({"reach": "land", "means": "poor"}, "land"),
        ({"reach": "town", "trust": "some", "means": "poor"}, "land"),
        ({"reach": "town", "trust": "some", "means": "rich"}, "town"),
        ({"reach": "street", "trust": "some", "means": "rich"}, "street"),
    ],
)
def test_a_later_role_looks_at_where_the_earlier_one_ends(answers, expected):
    """At its level and at its manner, on the same sheet."""
    rules = compiled(STEPS, later_roles=later_role("pay", PAY))
    leaf = walk(rules.roles[1].diagram, sheet(rules, **answers))

    assert expected == rules.outcomes[leaf - FIRST_OUTCOME].spelling


def test_a_safeguard_without_a_condition_has_no_diagram():
    """The other one asks about trust."""
    safeguards = (
        "review: {kind: review, title: T, advice: A, because: B, source: S}, "
        "voice: {kind: voice, title: T, when: {trust: {is: none}}, advice: A, because: B, source: S}"
    )
    diagrams = [guard.diagram for guard in compiled(STEPS, safeguards=safeguards).safeguards]

    assert [None, (1,)] == [None if diagram is None else questions_in(diagram) for diagram in diagrams]


def test_the_role_that_tangles_is_named_with_the_branch_where_it_happened():
    """The place is that of a branch of the role, the questions those with the most nodes."""
    rules = rulebook(STEPS)
    with pytest.raises(TangledRulebook) as tangled:
        build_diagrams(rules, work_limit=2)

    branches = [branch.span for step in rules.roles[0].graph.steps.values() for branch in step.branches]
    assert ("the role `decide`", True) == (tangled.value.what, tangled.value.span in branches)


def test_the_safeguard_that_tangles_is_named():
    """The role takes what the limit allows."""
    steps = """
  start:
    ask: Where?
    branches:
      - {id: far, when: {reach: {is: land}}, to: land, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
"""
    voice = "voice: {kind: voice, title: T, when: {trust: {is: none}}, advice: A, because: B, source: S}"
    rules = rulebook(steps, safeguards=voice)
    with pytest.raises(TangledRulebook) as tangled:
        build_diagrams(rules, work_limit=6)  # two nodes of three ways each

    found = tangled.value
    assert ("the safeguard `voice`", rules.safeguards[0].span, ("reach",)) == (found.what, found.span, found.questions)


def test_the_questions_that_tangle_are_named_by_their_ids():
    """The role asks about trust alone; the safeguard is too much."""
    steps = """
  start:
    ask: Where?
    branches:
      - {id: close, when: {trust: {is: much}}, to: land, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
"""
    money = "money: {kind: money, title: T, when: {means: {is: poor}}, advice: A, because: B, source: S}"
    with pytest.raises(TangledRulebook) as tangled:
        build_diagrams(rulebook(steps, safeguards=money), work_limit=6)

    assert ("the safeguard `money`", ("trust",)) == (tangled.value.what, tangled.value.questions)


ONE_NODE = """
  start:
    ask: Where?
    branches:
      - {id: far, when: {reach: {is: land}}, to: land, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
"""
"""A diagram of three ways that end at two leaves."""


@pytest.mark.parametrize(
    ("limit", "expected"), [(5, "the role `decide`"), (6, "the safeguard `voice`"), (11, "the safeguard `voice`")]
)
def test_whatever_would_take_too_much_to_explain_is_named(limit, expected):
    """Three ways times two leaves for the role, and as much again for the safeguard."""
    voice = "voice: {kind: voice, title: T, when: {trust: {is: none}}, advice: A, because: B, source: S}"
    with pytest.raises(TangledRulebook) as tangled:
        build_diagrams(rulebook(ONE_NODE, safeguards=voice), asked_limit=limit)

    assert expected == tangled.value.what


def test_as_much_may_be_explained_as_the_limit_says():
    """Six for the role, six for the safeguard, nothing for one that always holds."""
    safeguards = (
        "voice: {kind: voice, title: T, when: {trust: {is: none}}, advice: A, because: B, source: S}, "
        "review: {kind: review, title: T, advice: A, because: B, source: S}"
    )
    diagrams = build_diagrams(rulebook(ONE_NODE, safeguards=safeguards), asked_limit=12)

    assert ["decide"] == list(diagrams.roles)


def test_where_an_earlier_role_ends_is_worked_out_once_for_all_who_ask_the_same(monkeypatch):
    """Two branches ask whether the land decides, a third whether the street does."""
    worked_out = []

    class Counted(DiagramBuilder):
        def relabel(self, place, leaves):
            worked_out.append(leaves)
            return super().relabel(place, leaves)

    monkeypatch.setattr(rulebook_diagrams, "DiagramBuilder", Counted)
    pay = """
  means:
    ask: Who pays?
    branches:
      - {id: far, when: {all: [{decide: {is: land}}, {means: {is: poor}}]}, to: land, because: B, source: S}
      - {id: again, when: {all: [{decide: {is: land}}, {trust: {is: none}}]}, to: town, because: B, source: S}
      - {id: near, when: {decide: {is: street}}, to: street, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
"""
    build_diagrams(rulebook(ONE_NODE, later_roles=later_role("pay", pay)))

    assert 2 == len(worked_out)


def test_branches_of_steps_that_nothing_leads_to_have_no_diagram():
    """Such branches can never be asked."""
    steps = """
  start:
    ask: Where?
    branches:
      - {id: far, when: {reach: {is: land}}, to: land, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
  lonely:
    ask: And here?
    otherwise: {to: town, because: B, source: S}
"""
    diagrams = build_diagrams(rulebook(steps))

    assert {"decide/start/far", "decide/start/otherwise"} == set(diagrams.branches)


@given(rulebooks_to_audit())
def test_diagrams_are_the_plain_walk_on_every_sheet(rules):
    """Each role ends where it says, and the branches and safeguards hold that it says hold."""
    diagrams = build_diagrams(rules.rulebook)
    guards = {guard.id: place for guard, place in zip(rules.rulebook.safeguards, diagrams.safeguards, strict=True)}
    conditions = {**diagrams.branches, **guards}
    places = {**diagrams.roles, **{name: place for name, place in conditions.items() if place is not None}}
    branches = [branch for branch in stated_branches(rules.rulebook) if branch.id in diagrams.branches]
    steps = [step for role in rules.rulebook.roles for step in role.graph.steps.values()]
    supports = [each for step in steps for each in step.support if each.id in diagrams.branches]
    for options in every_sheet(rules):
        ends = ends_of(walks_of(rules.rulebook, options))
        answers = answers_of(rules.rulebook, options)
        held = {branch.id for branch in branches if holds(branch.when, answers, ends)}
        held |= {each.id for each in supports if holds(each.when, answers, ends)}
        held |= {guard.id for guard in safeguards_on(rules.rulebook, options)}
        leaves = {name: walk(Diagram(rules.order, diagrams.nodes, place), options) for name, place in places.items()}

        assert ends == {role: rules.outcomes[leaves[role] - FIRST_OUTCOME] for role in diagrams.roles}
        assert held == {name for name in leaves if leaves[name] == 1}


def test_the_rulebook_we_ship_leads_random_sheets_where_the_plain_walk_does():
    """Every role and every safeguard, on 300 of its sheets."""
    advisor, _ = load_advisor()
    assert advisor is not None
    rules, choose = advisor.compiled, random.Random(40)
    guards = [(guard.safeguard, guard.diagram) for guard in rules.safeguards]
    for _ in range(300):
        options = [choose.randrange(size) for size in rules.sizes]
        found = {role.role.id: rules.outcomes[walk(role.diagram, options) - FIRST_OUTCOME] for role in rules.roles}

        assert ends_of(walks_of(rules.rulebook, options)) == found
        assert safeguards_on(rules.rulebook, options) == [
            guard for guard, diagram in guards if diagram is None or walk(diagram, options) == 1
        ]
