"""Smallest changes: the fewest answer steps that lead somewhere else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.small_rulebooks import allows, compiled_rulebooks, distance, every_sheet, levels_by_sheet, sheets
from tests.workshop.samples import compiled

from subsidiarity.analysis.decision.smallest_change import CheapestPaths, smallest_changes
from subsidiarity.analysis.level_diagram import headline
from subsidiarity.model.diagram import Diagram
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.prospect import Change, Way

#          goal, reach, trust, means, lawful, holds
AT_HOME = [0b01, 0b001, 0b001, 0b01, 0b001, 0b0001]
NO_REACH = [0b01, 0b111, 0b001, 0b01, 0b001, 0b0001]
NO_TRUST = [0b01, 0b001, 0b111, 0b01, 0b001, 0b0001]


def test_each_other_level_has_its_fewest_steps():
    """From one street, the town is one step away and the land two; a disputed goal is one step too."""
    found = smallest_changes(headline(compiled()), AT_HOME)

    steps = {change.target.spelling: change.steps for change in found}
    assert {"contested, street or town": 3, "town": 1, "land": 2, "no level": 1} == steps


def test_a_way_says_which_answer_becomes_what():
    """The change names the question, the option it would have to be, and how far that is."""
    found = smallest_changes(headline(compiled()), AT_HOME)

    land = next(change for change in found if change.target == Outcome("", "land"))
    assert (Way((Change("reach", "land", 2),), is_certain=True),) == land.ways


def test_an_open_answer_is_counted_from_its_nearest_option():
    """With no idea of the reach, street, town and land are possible, and only the rest are changes."""
    found = smallest_changes(headline(compiled()), NO_REACH)

    assert {"contested, street or town": 2, "no level": 1} == {change.target.spelling: change.steps for change in found}


def test_a_way_that_an_open_answer_can_still_prevent_is_not_certain():
    """With trust unknown, a reach of the town makes the town possible, and a contest as well."""
    found = smallest_changes(headline(compiled()), NO_TRUST)

    town = next(change for change in found if change.target == Outcome("", "town"))
    assert (Way((Change("reach", "town", 1),), is_certain=False),) == town.ways


def test_one_answer_two_steps_away_comes_before_two_answers_one_step_away():
    """Both ways take two steps; the one that leaves the other answer alone is named first."""
    #                         second: leaf 0, 1   first: leaf 0, ask the second, leaf 1
    diagram = Diagram(("first", "second"), ((1, ~0, ~1), (0, ~0, 0, ~1)), 1)

    assert [((0, 2),), ((0, 1), (1, 1))] == CheapestPaths(diagram, [[0, 1, 2], [0, 1]]).ways(1, 5)


@given(st.data())
def test_smallest_changes_are_those_of_trying_every_sheet(data):
    """The steps and all the ways agree with a search through every full answer sheet."""
    rulebook = data.draw(compiled_rulebooks())
    sheet = data.draw(sheets(rulebook))
    levels = levels_by_sheet(rulebook)
    possible = {level for options, level in levels.items() if allows(sheet, options)}
    expected = {}
    for target in set(levels.values()) - possible:
        near = min(distance(sheet, options) for options, level in levels.items() if level == target)
        nearest = [o for o, level in levels.items() if level == target and distance(sheet, o) == near]
        expected[target] = (near, {changes_of(rulebook, sheet, options) for options in nearest})

    found = smallest_changes(headline(rulebook), sheet, most=1000)

    ways = {change.target: (change.steps, {way.changes for way in change.ways}) for change in found}
    assert expected == ways


@given(st.data())
def test_a_certain_way_leads_there_whatever_is_still_open(data):
    """A way is certain exactly when every sheet that the changed answers allow has the level."""
    rulebook = data.draw(compiled_rulebooks())
    sheet = data.draw(sheets(rulebook))
    levels = levels_by_sheet(rulebook)

    for change in smallest_changes(headline(rulebook), sheet):
        for way in change.ways:
            changed = list(sheet)
            for moved in way.changes:
                place = rulebook.order.index(moved.question)
                changed[place] = rulebook.bits[place][moved.to]
            leads = {levels[options] for options in every_sheet(rulebook) if allows(changed, options)}
            assert way.is_certain == (leads == {change.target})


@given(st.data())
def test_ways_of_fewer_answers_come_first_and_a_cut_keeps_the_first(data):
    """Cutting the list to one never changes which way is named first."""
    rulebook = data.draw(compiled_rulebooks())
    sheet = data.draw(sheets(rulebook))

    all_ways = smallest_changes(headline(rulebook), sheet, most=1000)
    first = smallest_changes(headline(rulebook), sheet, most=1)

    assert [(change.ways[:1], len(change.ways) > 1) for change in all_ways] == [(c.ways, c.has_more) for c in first]
    assert all(list(map(size, change.ways)) == sorted(map(size, change.ways)) for change in all_ways)


def size(way):
    return len(way.changes)


def changes_of(rulebook, sheet, options):
    """The answers that would have to be others for a full sheet, with their steps."""
    return tuple(
        Change(question.id, question.option_ids[option], distance([chosen], [option]))
        for question, chosen, option in zip(rulebook.rulebook.questions, sheet, options, strict=True)
        if not chosen >> option & 1
    )
