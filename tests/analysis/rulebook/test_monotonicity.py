"""Contradictions of a declared pull: which there are, and the pair of sheets that shows each."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from tests.analysis.brute_force import every_walk, rulebooks_to_audit, unhurried
from tests.analysis.written_rulebooks import PLAIN, compiled, sheet
from tests.reasoning.plain_walk import ends_of, walks_of

from subsidiarity.analysis.rulebook.monotonicity import find_contradictions, find_unproved

TRUST_LIFTS = """
  start:
    ask: Where?
    branches:
      - {id: trusted, when: {all: [{reach: {at_least: town}}, {trust: {is: much}}]}, to: land, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
"""
ROUND_ABOUT = """
  start:
    ask: Where?
    branches:
      - {id: torn, when: {reach: {is: town}}, to: no level, because: B, source: S}
      - {id: near, when: {reach: {is: street}}, to: town, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
"""
MEANS_MOVE = """
  start:
    ask: Where?
    branches:
      - {id: rich, when: {means: {is: rich}}, to: TARGET, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
"""


def test_a_rulebook_that_keeps_to_its_pulls_has_no_contradiction():
    """A wider reach moves the level up, more trust moves it down, as both declare."""
    assert () == find_contradictions(compiled(), "decide")


def test_a_stronger_answer_that_moves_the_level_the_wrong_way_is_found():
    """Trust pulls down, yet with a wide reach its strongest answer moves the street's decision to the land."""
    found = find_contradictions(compiled(TRUST_LIFTS), "decide")

    assert [("trust", "none", "much"), ("trust", "some", "much")] == [
        (each.question.id, each.weaker_option, each.stronger_option) for each in found
    ]


def test_the_pair_of_sheets_differs_in_the_question_alone():
    """The two sheets are full, alike but for trust, and end at the outcomes that are named."""
    rulebook = compiled(TRUST_LIFTS)

    found = find_contradictions(rulebook, "decide")[0]

    assert sheet(rulebook, reach="town") == found.weaker
    assert sheet(rulebook, reach="town", trust="much") == found.stronger
    assert ("street", "land") == (found.weaker_outcome.spelling, found.stronger_outcome.spelling)


def test_a_way_round_by_no_level_does_not_hide_a_contradiction():
    """From street to town and from town to land nothing can be compared; from street to land the level falls."""
    found = find_contradictions(compiled(ROUND_ABOUT), "decide")

    assert [("reach", "street", "land")] == [
        (each.question.id, each.weaker_option, each.stronger_option) for each in found
    ]


def test_a_question_without_pull_may_not_move_the_level():
    """What means there are is declared to leave the level alone, and lifts it."""
    found = find_contradictions(compiled(MEANS_MOVE.replace("TARGET", "town")), "decide")

    assert ["means"] == [each.question.id for each in found]


def test_a_question_without_pull_may_leave_no_level():
    """No level is neither higher nor lower than any other."""
    assert () == find_contradictions(compiled(MEANS_MOVE.replace("TARGET", "no level")), "decide")


def test_a_role_that_is_not_there_is_a_mistake_of_the_caller():
    """The role is named by its id."""
    with pytest.raises(KeyError):
        find_contradictions(compiled(), "nobody")


@unhurried
@given(rulebooks_to_audit())
def test_contradictions_are_those_that_walking_every_sheet_finds(rulebook):
    """Exactly the same questions and pairs of options, in both roles."""
    walks = every_walk(rulebook)
    for role in ("decide", "pay"):
        found = find_contradictions(rulebook, role)

        named = [(each.question.id, each.weaker_option, each.stronger_option) for each in found]
        assert len(set(named)) == len(named)
        assert contradictions_by_walking(rulebook, walks, role) == set(named)


@unhurried
@given(rulebooks_to_audit())
def test_each_pair_of_sheets_shows_its_contradiction(rulebook):
    """Walked plainly, the two sheets end at the two outcomes, in an order that the pull forbids."""
    for found in find_contradictions(rulebook, "decide"):
        place = rulebook.order.index(found.question.id)
        assert [place] == [
            number for number, pair in enumerate(zip(found.weaker, found.stronger, strict=True)) if pair[0] != pair[1]
        ]
        outcomes = tuple(
            ends_of(walks_of(rulebook.rulebook, options))["decide"] for options in (found.weaker, found.stronger)
        )
        assert (found.weaker_outcome, found.stronger_outcome) == outcomes
        assert is_forbidden(rulebook, found.question.pull, *outcomes)


def contradictions_by_walking(rulebook, walks, role):
    found = set()
    for options in walks:
        for place, question in enumerate(rulebook.rulebook.questions):
            for weaker, stronger in combinations(range(len(question.options)), 2):
                pair = [(*options[:place], option, *options[place + 1 :]) for option in (weaker, stronger)]
                if pair[0] == options and is_forbidden(
                    rulebook, question.pull, *(ends_of(walks[each])[role] for each in pair)
                ):
                    found.add((question.id, question.option_ids[weaker], question.option_ids[stronger]))
    return found


def is_forbidden(rulebook, pull, weaker, stronger):
    if weaker.level is None or stronger.level is None:
        return False
    levels = rulebook.rulebook.level_ids
    heights = [(levels.index(each.level), each.contender is not None) for each in (weaker, stronger)]
    change = (heights[1] > heights[0]) - (heights[1] < heights[0])
    return {"up": change < 0, "down": change > 0, "none": change != 0}[pull]


def test_a_pull_that_is_disproved_is_not_claimed_and_neither_is_one_that_takes_too_long():
    """The reach pulls up and leads down; with no comparison allowed, nothing is proved of any question."""
    lifted = compiled(PLAIN.replace("to: land", "to: street"))

    assert [("reach",), (), ("reach", "trust", "means")] == [
        find_unproved(lifted),
        find_unproved(compiled(PLAIN)),
        find_unproved(compiled(PLAIN), 0),
    ]


def test_readers_are_told_of_no_direction_where_none_is_proved():
    """Each question by itself."""
    rules = replace(compiled(PLAIN).rulebook, unproved=("reach",))

    assert ["either", "down", "none"] == [rules.claim(question) for question in rules.questions]
