"""Walks of sheets through one role's steps, and safeguards in bundles: full sheets, open sheets, one after another."""

from __future__ import annotations

from itertools import product

import pytest
from tests.analysis.written_rulebooks import compiled
from tests.reasoning.written_decisions import decision, ids

from subsidiarity.reasoning import walker
from subsidiarity.reasoning.advise import sheet_of
from subsidiarity.reasoning.leaf_sets import build_sets
from subsidiarity.reasoning.rulebook_diagrams import build_diagrams
from subsidiarity.reasoning.walker import Walker, safeguard_bundles

CLIMB = """
  first:
    ask: Above the street?
    branches:
      - {id: wide, when: {reach: {at_least: town}}, to: second, because: B, source: S}
      - {id: deal, when: {trust: {is: much}}, to: "street, jointly", because: B, source: S}
    otherwise: {to: street, because: B, source: S}
  second:
    ask: Above the town?
    branches:
      - {id: far, when: {reach: {is: land}}, to: land, because: B, source: S}
      - {id: needy, when: {means: {is: poor}}, to: land, because: B, source: S}
    otherwise: {to: town, because: B, source: S}
"""

REVIEW = "review: {kind: review, title: T, advice: A, because: B, source: S}"
VOICE = "voice: {kind: voice, title: T, when: {trust: {is: none}}, advice: A, because: B, source: S}"
MONEY = "money: {kind: money, title: T, when: {means: {is: poor}}, advice: A, because: B, source: S}"

EVERY_SHEET = [
    f"{{reach: {reach}, trust: {trust}, means: {means}}}"
    for reach, trust, means in product(("street", "town", "land"), ("none", "some", "much"), ("poor", "rich"))
]
OPEN_SHEETS = ["{}", "{reach: [town, land]}", "{reach: street}", "{reach: town}", "{trust: much, means: rich}"]
BUNDLED = [{}, {"together_limit": 0}, {"work_limit": 0}]
"""All branches or safeguards told of by one diagram; each by its own; each by its own, and none says which wins."""


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ("{reach: land, trust: none, means: rich}", (["wide", "far"], "land")),
        ("{reach: town, trust: none, means: poor}", (["wide", "needy"], "land")),
        ("{reach: town, trust: none, means: rich}", (["wide", "otherwise"], "town")),
        ("{reach: street, trust: much, means: rich}", (["deal"], "street, jointly")),
        ("{reach: street, trust: some, means: poor}", (["otherwise"], "street")),
    ],
)
def test_a_full_sheet_is_walked_to_its_outcome(answers, expected):
    """From step to step, by the first branch of each that holds."""
    rules = compiled(CLIMB)
    advice = walker_of(rules).settled(places(rules, answers))

    assert expected == (ids(step.taken for step in advice.walk), advice.outcome.spelling)


def test_a_full_sheet_leaves_no_question_and_is_advice_on_the_walkers_own_role():
    """There is nothing left to ask."""
    rules = compiled(CLIMB)
    advice = walker_of(rules).settled(places(rules, "{reach: land, trust: none, means: rich}"))

    assert (rules.roles[0].role, ()) == (advice.role, advice.open_questions)


@pytest.mark.parametrize("limits", BUNDLED)
def test_beside_the_branch_taken_stands_what_else_holds_at_each_step(limits):
    """However the branches are bundled."""
    rules = compiled(CLIMB)
    advice = walker_of(rules, **limits).settled(places(rules, "{reach: land, trust: much, means: poor}"))

    assert [([], ["deal"]), (["needy"], [])] == [(ids(step.supporting), ids(step.overruled)) for step in advice.walk]


def test_walks_that_hold_the_same_branches_are_one_advice():
    """Trust is none or some: `deal` holds on neither sheet."""
    rules = compiled(CLIMB)
    walk = walker_of(rules)
    found = [walk.settled(places(rules, f"{{reach: land, trust: {trust}, means: rich}}")) for trust in ("none", "some")]

    assert found[0] is found[1]


def test_room_is_made_once_so_many_walks_are_remembered(monkeypatch):
    """Of two walks, the second takes the place of the first."""
    monkeypatch.setattr(walker, "MOST_KEPT", 1)
    rules = compiled(CLIMB)
    walk = walker_of(rules)
    first, same, _, again = [
        walk.settled(places(rules, f"{{reach: {reach}, trust: none, means: rich}}"))
        for reach in ("land", "land", "street", "land")
    ]

    assert (True, False) == (same is first, again is first)


@pytest.mark.parametrize("most_kept", [walker.MOST_KEPT, 1])
def test_no_sheet_is_told_what_holds_on_another_before_it(monkeypatch, most_kept):
    """All sheets and again backwards, with room for all of them and for one."""
    monkeypatch.setattr(walker, "MOST_KEPT", most_kept)
    rules = compiled(CLIMB)
    one = walker_of(rules)
    for answers in (*EVERY_SHEET, *reversed(EVERY_SHEET)):
        assert walker_of(rules).settled(places(rules, answers)) == one.settled(places(rules, answers))


@pytest.mark.parametrize("answers", EVERY_SHEET)
def test_a_full_sheet_is_walked_alike_whether_or_not_that_is_known_beforehand(answers):
    """The walk of answers that may be open takes the very steps."""
    rules = compiled(CLIMB)

    assert walker_of(rules).settled(places(rules, answers)).walk == walker_of(rules).walk(bits(rules, answers))


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ("{}", [("first", None)]),
        ("{reach: street}", [("first", None)]),
        ("{reach: town}", [("first", "wide"), ("second", None)]),
        ("{reach: [town, land], means: poor}", [("first", "wide"), ("second", "needy")]),
        ("{reach: land}", [("first", "wide"), ("second", "far")]),
    ],
)
def test_an_open_sheet_is_walked_up_to_the_first_step_that_is_open(answers, expected):
    """Or to an outcome, whatever else is not known."""
    rules = compiled(CLIMB)
    walk = walker_of(rules).walk(bits(rules, answers))

    assert expected == [(step.step.id, ids([step.taken])[0] if step.taken else None) for step in walk]


@pytest.mark.parametrize("limits", BUNDLED)
def test_what_may_win_at_an_open_step_is_named_up_to_the_branch_that_is_certain(limits):
    """`far` may hold, `needy` does; `otherwise` comes too late."""
    steps = """
  start:
    ask: Where?
    branches:
      - {id: far, when: {reach: {is: land}}, to: land, because: B, source: S}
      - {id: needy, when: {means: {is: poor}}, to: town, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
"""
    rules = compiled(steps)
    (step,) = walker_of(rules, **limits).walk(bits(rules, "{means: poor}"))

    assert ["far", "needy"] == ids(step.undecided)


@pytest.mark.parametrize(
    ("limits", "expected"), [({}, ["far", "near"]), ({"work_limit": 0}, ["far", "near", "otherwise"])]
)
def test_without_a_diagram_of_the_first_branch_what_may_hold_may_win(limits, expected):
    """`far` or `near` holds, so `otherwise` never does: that takes the diagram to see, and caution names it too."""
    steps = """
  start:
    ask: Where?
    branches:
      - {id: far, when: {reach: {is: land}}, to: land, because: B, source: S}
      - {id: near, when: {not: {reach: {is: land}}}, to: town, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
"""
    rules = compiled(steps)
    (step,) = walker_of(rules, **limits).walk(bits(rules, "{}"))

    assert expected == ids(step.undecided)


@pytest.mark.parametrize("limits", BUNDLED)
def test_no_open_sheet_is_told_what_holds_on_another_before_it(limits):
    """Open ones and full ones in turn, and again backwards."""
    rules = compiled(CLIMB)
    one = walker_of(rules, **limits)
    asked = [bits(rules, answers) for answers in (*OPEN_SHEETS, *EVERY_SHEET)]

    assert [] == [each for each in (*asked, *asked[::-1]) if one.walk(each) != walker_of(rules, **limits).walk(each)]


@pytest.mark.parametrize("limits", BUNDLED)
@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ("{reach: land, trust: none, means: poor}", ["review", "voice", "money"]),
        ("{reach: land, trust: some, means: poor}", ["review", "money"]),
        ("{reach: land, trust: none, means: rich}", ["review", "voice"]),
        ("{reach: land, trust: much, means: rich}", ["review"]),
    ],
)
def test_safeguards_that_hold_on_a_full_sheet_are_certain_and_in_order(limits, answers, expected):
    """However they are bundled; `review` always holds."""
    rules = compiled(CLIMB, safeguards=f"{REVIEW}, {VOICE}, {MONEY}")
    found = [each for bundle in bundles(rules, **limits) for each in bundle.settled(places(rules, answers))]

    assert [(name, True) for name in expected] == [(each.safeguard.id, each.is_certain) for each in found]


@pytest.mark.parametrize("limits", BUNDLED)
@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ("{}", [("review", True), ("voice", False), ("money", False)]),
        ("{trust: none}", [("review", True), ("voice", True), ("money", False)]),
        ("{trust: [none, some], means: poor}", [("review", True), ("voice", False), ("money", True)]),
        ("{trust: much}", [("review", True), ("money", False)]),
    ],
)
def test_safeguards_of_an_open_sheet_are_certain_or_possible(limits, answers, expected):
    """Those that cannot hold are left out."""
    rules = compiled(CLIMB, safeguards=f"{REVIEW}, {VOICE}, {MONEY}")
    found = [each for bundle in bundles(rules, **limits) for each in bundle.attached(bits(rules, answers))]

    assert expected == [(each.safeguard.id, each.is_certain) for each in found]


@pytest.mark.parametrize("most_kept", [walker.MOST_KEPT, 1])
def test_no_sheet_is_told_the_safeguards_of_another_before_it(monkeypatch, most_kept):
    """What is certain on one is possible on the next, with room for all of them and for one."""
    monkeypatch.setattr(walker, "MOST_KEPT", most_kept)
    rules = compiled(CLIMB, safeguards=f"{REVIEW}, {VOICE}, {MONEY}")
    (one,) = bundles(rules)
    asked = [bits(rules, answers) for answers in (*OPEN_SHEETS, *EVERY_SHEET)]

    assert [] == [each for each in (*asked, *asked[::-1]) if one.attached(each) != bundles(rules)[0].attached(each)]


@pytest.mark.parametrize(("limits", "expected"), [({}, 1), ({"together_limit": 0}, 3)])
def test_there_is_a_bundle_for_each_diagram_of_safeguards(limits, expected):
    """One that always holds has nothing to ask."""
    rules = compiled(CLIMB, safeguards=f"{VOICE}, {REVIEW}, {MONEY}")

    assert expected == len(bundles(rules, **limits))


def test_a_rulebook_without_safeguards_has_no_bundle():
    """Nor a diagram of them."""
    assert [] == bundles(compiled(CLIMB))


def sets_of(rules, **limits):
    return build_sets(rules.rulebook, build_diagrams(rules.rulebook), **limits)


def walker_of(rules, **limits):
    """A walker of the headline's role; the limits are those of `build_sets`."""
    return Walker(rules.roles[0], sets_of(rules, **limits))


def bundles(rules, **limits):
    """The safeguards in bundles; the limits are those of `build_sets`."""
    return safeguard_bundles(rules.rulebook.safeguards, sets_of(rules, **limits))


def bits(rules, answers):
    """Answers as they stand in a file, as options in bits."""
    return sheet_of(rules, decision(rules, answers))


def places(rules, answers):
    """Answers of one option each, as they stand in a file, by their places in a node: from 1."""
    return [chosen.bit_length() for chosen in bits(rules, answers)]
