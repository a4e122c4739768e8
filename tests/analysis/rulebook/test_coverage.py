"""Which branches and outcomes a set of decisions covers."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.brute_force import every_walk, rulebooks_to_audit, unhurried
from tests.analysis.small_rulebooks import bits_of, decision_of
from tests.analysis.written_rulebooks import compiled, sheet

from subsidiarity.analysis.rulebook.coverage import measure_coverage
from subsidiarity.reasoning.advise import advise

SHADOWED = """
  start:
    ask: Where?
    branches:
      - {id: wide, when: {reach: {at_least: town}}, to: town, because: B, source: S}
      - {id: far, when: {reach: {is: land}}, to: land, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
"""


def recommended(rulebook, **answers):
    return advise(rulebook, decision_of(rulebook, bits_of(sheet(rulebook, **answers))))


def test_a_branch_that_decides_is_covered_and_the_others_are_not():
    """Of four branches, one decision takes one."""
    rulebook = compiled()

    coverage = measure_coverage(rulebook, [recommended(rulebook, reach="land")])

    assert {"decide/start/far": 1, "decide/start/wide": 0, "decide/start/stuck": 0, "decide/start/otherwise": 0} == {
        each.branch.id: each.deciding for each in coverage.branches
    }
    assert (1, 1, Fraction(1, 4)) == (coverage.decisions, coverage.covered_branches, coverage.share)


def test_a_branch_that_holds_beside_the_one_that_decides_is_not_covered():
    """In the town, poor, and with some trust, the third branch holds as well, and shows nothing of where it leads."""
    rulebook = compiled()

    coverage = measure_coverage(rulebook, [recommended(rulebook, reach="town")])

    (stuck,) = [each for each in coverage.branches if each.branch.id == "decide/start/stuck"]
    assert (0, 1) == (stuck.deciding, stuck.holding)


def test_an_outcome_that_comes_out_is_covered():
    """Four outcomes can come out, and the land did."""
    rulebook = compiled()

    coverage = measure_coverage(rulebook, [recommended(rulebook, reach="land")])

    assert {"street": 0, "town": 0, "land": 1, "no level": 0} == {
        each.outcome.spelling: each.decisions for each in coverage.outcomes
    }


def test_what_no_sheet_can_reach_is_not_asked_for():
    """The shadowed branch, and the land to which it leads, would keep coverage from ever being whole."""
    rulebook = compiled(SHADOWED)

    coverage = measure_coverage(rulebook, [])

    assert ["decide/start/wide", "decide/start/otherwise"] == [each.branch.id for each in coverage.branches]
    assert ["street", "town"] == [each.outcome.spelling for each in coverage.outcomes]


@unhurried
@given(rulebooks_to_audit(), st.data())
def test_coverage_counts_what_plain_walks_take(rulebook, data):
    """For some full sheets, the branches that decide on their walks."""
    walks = every_walk(rulebook)
    chosen = data.draw(st.lists(st.sampled_from(sorted(walks)), max_size=5))

    coverage = measure_coverage(
        rulebook, [advise(rulebook, decision_of(rulebook, bits_of(options))) for options in chosen]
    )

    taken = [first.id for options in chosen for walk in walks[options].values() for _, first, _ in walk]
    every = {first.id for walk in walks.values() for visits in walk.values() for _, first, _ in visits}
    assert {branch: taken.count(branch) for branch in every} == {
        each.branch.id: each.deciding for each in coverage.branches
    }
