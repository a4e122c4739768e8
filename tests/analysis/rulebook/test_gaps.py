"""Sheets that no stated branch takes up."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from tests.analysis.brute_force import every_walk, rulebooks_to_audit, unhurried
from tests.analysis.written_rulebooks import compiled, sheet
from tests.reasoning.plain_walk import walks_of

from subsidiarity.analysis.rulebook.gaps import find_gaps

HALF_TAKEN_UP = """
  start:
    ask: Where?
    branches:
      - {id: far, when: {reach: {at_least: town}}, to: land, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
"""
ALL_TAKEN_UP = """
  start:
    ask: Where?
    branches:
      - {id: far, when: {reach: {at_least: town}}, to: land, because: B, source: S}
      - {id: near, when: {reach: {is: street}}, to: street, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
"""
NOTHING_STATED = """
  start:
    ask: Where?
    otherwise: {to: street, because: B, source: S}
"""


def test_what_only_otherwise_takes_up_is_a_gap():
    """No branch is stated for a reach of the street: 6 of the 18 sheets."""
    rulebook = compiled(HALF_TAKEN_UP)

    (found,) = find_gaps(rulebook)

    assert ("decide/start/otherwise", 6, 18) == (found.otherwise.id, found.sheets, found.reaching)
    assert sheet(rulebook, reach="street") == found.witness


def test_branches_for_every_answer_leave_no_gap():
    """The twin: the street has a branch too."""
    assert () == find_gaps(compiled(ALL_TAKEN_UP))


def test_a_step_that_states_no_branch_has_no_gap():
    """Where nothing depends on an answer, nothing is left out."""
    assert () == find_gaps(compiled(NOTHING_STATED))


@unhurried
@given(rulebooks_to_audit())
def test_gaps_are_those_that_walking_every_sheet_finds(rulebook):
    """The same steps with the same numbers, and on each witness only `otherwise` holds."""
    left: Counter[str] = Counter()
    coming: Counter[str] = Counter()
    for walks in every_walk(rulebook).values():
        for walk in walks.values():
            for step, first, _ in walk:
                coming[step.branches[-1].id] += 1
                left[step.branches[-1].id] += first.when is None and len(step.branches) > 1
    gaps = find_gaps(rulebook)

    assert {name: (sheets, coming[name]) for name, sheets in left.items() if sheets} == {
        found.otherwise.id: (found.sheets, found.reaching) for found in gaps
    }
    for found in gaps:
        role = found.otherwise.id.split("/")[0]
        visits = [held for step, _, held in walks_of(rulebook.rulebook, found.witness)[role] if step == found.step]
        assert [[found.otherwise]] == visits
