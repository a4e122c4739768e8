"""A rulebook made ready: places and bits of answers, outcomes in order, the rung of each step, diagrams."""

from __future__ import annotations

import pytest
from tests.analysis.written_rulebooks import compiled, rulebook
from tests.reasoning.written_decisions import advised, decision, ids, spelled

from subsidiarity.reasoning.advise import advise
from subsidiarity.reasoning.compiled import compile_rulebook
from subsidiarity.reasoning.diagram import questions_in
from subsidiarity.reasoning.leaf_sets import build_sets
from subsidiarity.reasoning.rulebook_diagrams import build_diagrams

STEPS = """
  first:
    ask: Above the street?
    branches:
      - {id: aim, when: {means: {is: rich}}, to: no level, because: B, source: S}
      - {id: wide, when: {reach: {at_least: town}}, to: second, because: B, source: S}
      - {id: torn, when: {trust: {is: much}}, to: "contested, street or town", because: B, source: S}
    otherwise: {to: third, because: B, source: S}
  second:
    ask: Above the town?
    branches:
      - {id: far, when: {reach: {is: land}}, to: land, because: B, source: S}
    otherwise: {to: "contested, town or land", because: B, source: S}
  third:
    ask: In one street?
    otherwise: {to: street, because: B, source: S}
"""
"""Three steps, of which the second can end no lower than in a contest over the town."""


def test_answers_stand_in_the_order_of_the_questions_and_their_options_from_the_weakest_bit_up():
    """Three questions of three, three and two options."""
    rules = compiled(STEPS)

    assert (("reach", "trust", "means"), (3, 3, 2)) == (rules.order, rules.sizes)
    assert {"street": 0b001, "town": 0b010, "land": 0b100} == rules.bits[0]
    assert (0b111, 0b111, 0b11) == rules.full


def test_outcomes_are_those_that_some_branch_leads_to():
    """From the lowest level up, no level last."""
    rules = compiled(STEPS)

    expected = ["street", "contested, street or town", "contested, town or land", "land", "no level"]
    assert expected == spelled(rules.outcomes)


def test_a_step_stands_on_the_lowest_rung_that_any_of_its_branches_leads_to():
    """Through other steps, too; a contest counts as its lower level, and no level as none."""
    walk = advised(STEPS, "{reach: land, trust: none, means: poor}").headline.walk

    assert [("first", "street"), ("second", "town")] == [(step.step.id, step.level) for step in walk]


@pytest.mark.parametrize(
    ("to", "expected"),
    [
        ("street", "street"),
        ("contested, street or land", "street"),
        ("town, jointly", "town"),
        ("contested, town or land", "town"),
        ("land, independently", "land"),
    ],
)
def test_a_rung_is_a_level_however_it_acts(to, expected):
    """A contest stands on the lower of its two."""
    steps = f"""
  start:
    ask: Where?
    otherwise: {{to: "{to}", because: B, source: S}}
"""
    (step,) = advised(steps, "{}").headline.walk

    assert expected == step.level


def test_a_step_that_leads_to_no_level_at_all_stands_on_none():
    """Its rung is None, and no branch lifts above it."""
    steps = """
  aim:
    ask: Is the aim shared?
    branches:
      - {id: torn, when: {trust: {is: none}}, to: no level, because: B, source: S}
    otherwise: {to: no level, because: B, source: S}
"""
    (step,) = advised(steps, "{trust: none}").headline.walk

    assert (None, False) == (step.level, step.lifts)


def test_a_branch_to_a_step_leads_as_high_as_that_step_does_at_the_least():
    """`wide` leads to a step that ends no lower than the town contested, and so lifts above the street."""
    step = advised(STEPS, "{reach: town, trust: none, means: poor}").headline.walk[0]

    assert (["wide"], True) == (ids([step.taken]), step.lifts)


def test_a_step_on_a_contested_rung_is_lifted_only_above_the_contest():
    """Its own contest is where it stands; the land lies above."""
    answers = ("{reach: town, trust: none, means: poor}", "{reach: land, trust: none, means: poor}")
    found = [advised(STEPS, each).headline.walk[1] for each in answers]

    assert [("otherwise", False), ("far", True)] == [(ids([step.taken])[0], step.lifts) for step in found]


def test_a_branch_that_always_holds_has_no_condition():
    """The last of each step, and no other."""
    rules = compiled(STEPS)
    steps = rules.roles[0].steps

    assert {"first": 1, "second": 1, "third": 1} == {
        name: sum(branch.diagram is None for branch in step.branches) for name, step in steps.items()
    }


def test_each_branch_has_the_diagram_of_its_own_condition():
    """Means, reach and trust, one branch each."""
    branches = compiled(STEPS).roles[0].steps["first"].branches

    assert {"aim": (2,), "wide": (0,), "torn": (1,)} == {
        ids([each.branch])[0]: questions_in(each.diagram) for each in branches if each.diagram is not None
    }


def test_the_diagrams_of_a_rulebook_share_their_nodes():
    """Roles, branches and safeguards have one table of nodes."""
    voice = "voice: {kind: voice, title: T, when: {trust: {is: none}}, advice: A, because: B, source: S}"
    rules = compiled(STEPS, safeguards=voice)
    branches = [branch for step in rules.roles[0].steps.values() for branch in step.branches]
    diagrams = [rules.roles[0].diagram, rules.safeguards[0].diagram, *(b.diagram for b in branches if b.diagram)]

    assert {id(diagrams[0].nodes)} == {id(diagram.nodes) for diagram in diagrams if diagram is not None}


def test_every_diagram_asks_in_the_order_of_the_rulebook():
    """Roles, branches and safeguards."""
    voice = "voice: {kind: voice, title: T, when: {trust: {is: none}}, advice: A, because: B, source: S}"
    rules = compiled(STEPS, safeguards=voice)
    branches = [branch for step in rules.roles[0].steps.values() for branch in step.branches]
    diagrams = [rules.roles[0].diagram, rules.safeguards[0].diagram, *(branch.diagram for branch in branches)]

    assert {("reach", "trust", "means")} == {diagram.order for diagram in diagrams if diagram is not None}


def test_diagrams_that_stand_already_are_not_built_again():
    """The rulebook is the same as with diagrams of its own, over the very nodes given."""
    diagrams = build_diagrams(rulebook(STEPS))
    rules = compile_rulebook(rulebook(STEPS), diagrams)
    asked = decision(rules, "{reach: [town, land], means: poor}")

    assert (diagrams.nodes, advise(compiled(STEPS), asked)) == (rules.roles[0].diagram.nodes, advise(rules, asked))
    assert rules.roles[0].diagram.nodes is diagrams.nodes


def test_safeguards_keep_their_order_and_each_its_own_condition():
    """The first holds always, the second for no trust, the third for the poor."""
    safeguards = (
        "review: {kind: review, title: T, advice: A, because: B, source: S}, "
        "voice: {kind: voice, title: T, when: {trust: {is: none}}, advice: A, because: B, source: S}, "
        "money: {kind: money, title: T, when: {means: {is: poor}}, advice: A, because: B, source: S}"
    )
    found = advised(STEPS, "{reach: town, trust: much, means: poor}", safeguards=safeguards).safeguards

    assert ["review", "money"] == ids(each.safeguard for each in found)


def test_each_safeguard_has_the_diagram_of_its_condition_and_one_that_always_holds_has_none():
    """The first asks about trust, the third about the means."""
    safeguards = (
        "voice: {kind: voice, title: T, when: {trust: {is: none}}, advice: A, because: B, source: S}, "
        "review: {kind: review, title: T, advice: A, because: B, source: S}, "
        "money: {kind: money, title: T, when: {means: {is: poor}}, advice: A, because: B, source: S}"
    )
    diagrams = [each.diagram for each in compiled(STEPS, safeguards=safeguards).safeguards]

    assert [(1,), None, (2,)] == [None if each is None else questions_in(each) for each in diagrams]


def test_sets_that_stand_already_are_not_built_again():
    """They are the very ones given."""
    rules = rulebook(STEPS)
    diagrams = build_diagrams(rules)
    sets = build_sets(rules, diagrams)

    assert compile_rulebook(rules, diagrams, sets).sets is sets


def test_sets_that_do_not_stand_are_built_when_somebody_asks():
    """As `build_sets` has them."""
    rules = rulebook(STEPS)

    assert build_sets(rules, build_diagrams(rules)) == compile_rulebook(rules).sets


@pytest.mark.parametrize(("reach", "expected"), [("land", ["voice"]), ("town", [])])
def test_a_safeguard_may_ask_the_very_question_of_a_branch(reach, expected):
    """The one that the second step asks."""
    voice = "voice: {kind: voice, title: T, when: {reach: {is: land}}, advice: A, because: B, source: S}"
    found = advised(STEPS, f"{{reach: {reach}, trust: none, means: poor}}", safeguards=voice).safeguards

    assert expected == ids(each.safeguard for each in found)
