"""Boundary pairs: neighbours at different levels that cover every branch both ways."""

from __future__ import annotations

from hypothesis import given
from tests.analysis.brute_force import every_walk, rulebooks_to_audit, unhurried
from tests.analysis.written_rulebooks import compiled
from tests.reasoning.plain_walk import ends_of, walks_of

from subsidiarity.analysis.level_diagram import by_level
from subsidiarity.analysis.rulebook.boundary import Goal, find_boundary_pairs

ONE_LEVEL = """
  start:
    ask: Where?
    branches:
      - {id: rich, when: {means: {is: rich}}, to: street, because: B, source: S}
    otherwise: {to: "street, jointly", because: B, source: S}
"""


def test_a_rulebook_of_one_step_is_covered_by_few_pairs():
    """Four branches, each both ways, by two pairs."""
    found = find_boundary_pairs(compiled())

    assert () == found.uncovered
    assert len(found.pairs) <= 3


def test_a_branch_that_no_boundary_passes_is_named():
    """However the means are, the street acts: there is no pair of levels to tell apart."""
    found = find_boundary_pairs(compiled(ONE_LEVEL))

    assert () == found.pairs
    assert {Goal("decide/start/rich", True), Goal("decide/start/otherwise", True)} <= set(found.uncovered)


@unhurried
@given(rulebooks_to_audit())
def test_the_sheets_of_a_pair_are_neighbours_at_different_levels(rulebook):
    """One question differs by one option, and the pair's role ends at two levels."""
    for pair in find_boundary_pairs(rulebook).pairs:
        differing = [place for place, sides in enumerate(zip(*pair.sheets, strict=True)) if sides[0] != sides[1]]
        assert [rulebook.order.index(pair.question_id)] == differing
        assert 1 == abs(pair.sheets[0][differing[0]] - pair.sheets[1][differing[0]])
        first, second = (by_level(ends_of(walks_of(rulebook.rulebook, sheet))[pair.role_id]) for sheet in pair.sheets)
        assert first != second


@unhurried
@given(rulebooks_to_audit())
def test_the_pairs_cover_what_they_say_and_nothing_is_left_over(rulebook):
    """Walked plainly, each sheet meets its goals; covered and uncovered together are all that can be met."""
    found = find_boundary_pairs(rulebook)

    covered: set[Goal] = set()
    for pair in found.pairs:
        assert pair.goal in pair.first
        for sheet, goals in zip(pair.sheets, (pair.first, pair.second), strict=True):
            assert set(goals) <= goals_met(walks_of(rulebook.rulebook, sheet))
            assert not covered & set(goals)
            covered |= set(goals)
    possible = set().union(*(goals_met(walks) for walks in every_walk(rulebook).values()))
    assert possible == covered | set(found.uncovered)


@unhurried
@given(rulebooks_to_audit())
def test_what_is_left_uncovered_is_met_on_no_boundary(rulebook):
    """Every sheet that meets it has neighbours at its own level only."""
    ends = {options: ends_of(walks) for options, walks in every_walk(rulebook).items()}
    uncovered = set(find_boundary_pairs(rulebook).uncovered)
    for options in ends:
        for goal in goals_met(walks_of(rulebook.rulebook, options)) & uncovered:
            role = goal.branch_id.split("/")[0]
            for neighbour in neighbours(options, rulebook.sizes):
                assert by_level(ends[options][role]) == by_level(ends[neighbour][role])


def neighbours(options, sizes):
    for place, option in enumerate(options):
        for other in (option - 1, option + 1):
            if 0 <= other < sizes[place]:
                yield (*options[:place], other, *options[place + 1 :])


def goals_met(walks):
    """What a sheet's walks cover: branches that decide, and branches at hand that do not hold."""
    met = set()
    for walk in walks.values():
        for step, first, held in walk:
            met.add(Goal(first.id, True))
            met |= {
                Goal(branch.id, False) for branch in step.branches if branch.when is not None and branch not in held
            }
            if first.when is not None:
                met.add(Goal(step.branches[-1].id, False))
    return met
