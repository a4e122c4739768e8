"""Robustness: how many neighbouring answer sheets keep the level."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.small_rulebooks import compiled_rulebooks, distance, levels_by_sheet, sheets
from tests.workshop.samples import compiled

from subsidiarity.analysis.decision.robustness import firmness
from subsidiarity.analysis.decision.smallest_change import smallest_changes
from subsidiarity.analysis.level_diagram import headline
from subsidiarity.model.prospect import Kept

#          goal, reach, trust, means, lawful, holds
AT_HOME = [0b01, 0b001, 0b001, 0b01, 0b001, 0b0001]


def test_neighbours_are_counted_with_those_that_keep_the_level():
    """One step from home the goal, the reach and the trust can move; only the trust leaves it with the street."""
    found = firmness(headline(compiled()), AT_HOME, steps=1)

    assert found is not None
    assert (Kept(steps=1, kept=1, sheets=3),) == found.within


def test_questions_that_the_level_never_turns_on_are_not_counted():
    """The means, the law and today's holder would keep every level, and would flatter the figure."""
    found = firmness(headline(compiled()), AT_HOME)

    assert found is not None
    assert ("goal", "reach", "trust") == found.questions


def test_an_open_level_has_no_firmness():
    """While two levels are possible there is none to keep."""
    assert firmness(headline(compiled()), [0b01, 0b111, 0b001, 0b01, 0b001, 0b0001]) is None


@given(st.data())
def test_counts_are_those_of_looking_at_every_sheet(data):
    """The counts agree with counting the sheets one by one, over the questions that the level turns on."""
    rulebook = data.draw(compiled_rulebooks())
    sheet = data.draw(sheets(rulebook))
    levelled = headline(rulebook)
    found = firmness(levelled, sheet, steps=3)
    if found is None:
        return
    near = {}
    for options, level in levels_by_sheet(rulebook).items():
        own = tuple(options[place] for place in levelled.turns_on)
        near[own] = (distance([sheet[place] for place in levelled.turns_on], own), level)

    for within in found.within:
        neighbours = [level for away, level in near.values() if 0 < away <= within.steps]
        assert (neighbours.count(found.outcome), len(neighbours)) == (within.kept, within.sheets)


@given(st.data())
def test_all_sheets_are_kept_until_the_smallest_change(data):
    """Within fewer steps than the smallest change nothing is lost, and within as many something is."""
    rulebook = data.draw(compiled_rulebooks())
    sheet = data.draw(sheets(rulebook))
    levelled = headline(rulebook)
    found = firmness(levelled, sheet, steps=6)
    nearest = min((change.steps for change in smallest_changes(levelled, sheet)), default=7)
    if found is None:
        return

    assert [within.steps >= nearest for within in found.within] == [w.kept < w.sheets for w in found.within]
