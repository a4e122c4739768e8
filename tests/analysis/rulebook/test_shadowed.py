"""Branches that never decide, and branches that hold together."""

from __future__ import annotations

from hypothesis import given
from tests.analysis.brute_force import every_walk, rulebooks_to_audit, unhurried
from tests.analysis.written_rulebooks import compiled, sheet
from tests.reasoning.plain_walk import walks_of

from subsidiarity.analysis.rulebook.shadowed import find_overlaps, find_shadowed

WIDE_BEFORE_FAR = """
  start:
    ask: Where?
    branches:
      - {id: wide, when: {reach: {at_least: town}}, to: town, because: B, source: S}
      - {id: far, when: {reach: {is: land}}, to: land, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
"""
FAR_BEFORE_WIDE = """
  start:
    ask: Where?
    branches:
      - {id: far, when: {reach: {is: land}}, to: land, because: B, source: S}
      - {id: wide, when: {reach: {at_least: town}}, to: town, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
"""
NEVER = """
  start:
    ask: Where?
    branches:
      - {id: both, when: {all: [{reach: {is: land}}, {reach: {is: town}}]}, to: land, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
"""
SAME_WAY = """
  start:
    ask: Where?
    branches:
      - {id: far, when: {reach: {is: land}}, to: land, because: B, source: S}
      - {id: wide, when: {reach: {at_least: town}}, to: land, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
"""


def test_a_branch_after_a_wider_one_is_shadowed():
    """Whoever reaches the land reaches the town at least, so that the first branch always wins."""
    rulebook = compiled(WIDE_BEFORE_FAR)

    (found,) = find_shadowed(rulebook)

    assert ("decide/start/far", "decide/start/wide") == (found.branch.id, found.covering[0].id)
    assert sheet(rulebook, reach="land") == found.witness


def test_the_narrow_branch_first_leaves_none_shadowed():
    """The twin: the same two branches the other way round."""
    assert () == find_shadowed(compiled(FAR_BEFORE_WIDE))


PART_BEFORE_WHOLE = """
  start:
    ask: Where?
    branches:
      - {id: poor, when: {means: {is: poor}}, to: street, because: B, source: S}
      - {id: wide, when: {reach: {at_least: town}}, to: town, because: B, source: S}
      - {id: far, when: {reach: {is: land}}, to: land, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
"""
TOGETHER = """
  start:
    ask: Where?
    branches:
      - {id: trusted, when: {trust: {is: much}}, to: street, because: B, source: S}
      - {id: poor, when: {means: {is: poor}}, to: street, because: B, source: S}
      - {id: rich, when: {means: {is: rich}}, to: town, because: B, source: S}
      - {id: far, when: {reach: {is: land}}, to: land, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
"""


def test_the_branch_that_covers_is_named_rather_than_the_first_that_decides():
    """Where means are poor the first branch decides; but the second holds whenever the third does."""
    rulebook = compiled(PART_BEFORE_WHOLE)

    (found,) = find_shadowed(rulebook)

    assert ["decide/start/wide"] == [each.id for each in found.covering]
    assert sheet(rulebook, reach="land", means="rich") == found.witness


def test_branches_that_cover_together_are_all_named_and_no_other():
    """Means are poor or rich; without trust both are still there."""
    rulebook = compiled(TOGETHER)

    found = next(found for found in find_shadowed(rulebook) if found.branch.id.endswith("far"))

    assert ["decide/start/poor", "decide/start/rich"] == [each.id for each in found.covering]
    assert sheet(rulebook, reach="land", means="poor") == found.witness


def test_a_branch_that_cannot_hold_never_decides_and_has_no_witness():
    """No sheet reaches both the town alone and the land."""
    (found,) = find_shadowed(compiled(NEVER))

    assert ("decide/start/both", (), None) == (found.branch.id, found.covering, found.witness)


def test_branches_to_different_places_overlap_with_an_exact_count():
    """The land is at least the town: a third of the 18 sheets, of which the first is shown."""
    rulebook = compiled(FAR_BEFORE_WIDE)

    (found,) = find_overlaps(rulebook)

    assert ("decide/start/far", "decide/start/wide", 6) == (found.first.id, found.other.id, found.sheets)
    assert sheet(rulebook, reach="land") == found.witness


def test_branches_to_the_same_place_do_not_overlap():
    """The twin: whichever holds, the walk goes on to the land."""
    assert () == find_overlaps(compiled(SAME_WAY))


@unhurried
@given(rulebooks_to_audit())
def test_shadowed_branches_are_those_that_walking_every_sheet_finds(rulebook):
    """Of each step that some walk comes to, the stated branches that decide on no sheet."""
    walks = every_walk(rulebook)
    visits = [visit for walk in walks.values() for visits in walk.values() for visit in visits]
    deciding = {branch.id for _, branch, _ in visits}
    stated = {branch.id for step, _, _ in visits for branch in step.branches if branch.when is not None}

    assert stated - deciding == {found.branch.id for found in find_shadowed(rulebook)}


@unhurried
@given(rulebooks_to_audit())
def test_on_its_witness_a_shadowed_branch_holds_and_another_decides(rulebook):
    """Walked plainly, the witness comes to the step, where both hold."""
    for found in find_shadowed(rulebook):
        if found.witness is not None:
            role = found.branch.id.split("/")[0]
            visits = {
                step.id: (branch, held) for step, branch, held in walks_of(rulebook.rulebook, found.witness)[role]
            }
            branch, held = visits[found.branch.id.split("/")[1]]
            assert found.covering[0] == branch
            assert found.branch in held


@unhurried
@given(rulebooks_to_audit())
def test_overlaps_are_those_that_walking_every_sheet_finds(rulebook):
    """The same pairs, with the same numbers of sheets."""
    counted: dict[tuple[str, str], int] = {}
    for walks in every_walk(rulebook).values():
        for visits in walks.values():
            for _, first, held in visits:
                for other in held[1:]:
                    if other.when is not None and other.to != first.to:
                        counted[first.id, other.id] = counted.get((first.id, other.id), 0) + 1

    assert counted == {(found.first.id, found.other.id): found.sheets for found in find_overlaps(rulebook)}


@unhurried
@given(rulebooks_to_audit())
def test_on_its_witness_an_overlap_shows(rulebook):
    """Walked plainly, the first branch decides and the other holds as well."""
    for found in find_overlaps(rulebook):
        role = found.first.id.split("/")[0]
        visits = [(branch, held) for _, branch, held in walks_of(rulebook.rulebook, found.witness)[role]]
        assert [found.other in held for branch, held in visits if branch == found.first] == [True]
