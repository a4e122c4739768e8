"""That every sheet has an outcome, in exact numbers."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from tests.analysis.brute_force import every_walk, rulebooks_to_audit, unhurried
from tests.analysis.written_rulebooks import compiled
from tests.reasoning.plain_walk import ends_of

from subsidiarity.analysis.rulebook.completeness import prove_completeness
from subsidiarity.model.measures import Completeness
from subsidiarity.model.outcome import Outcome


def test_the_counts_of_all_outcomes_make_up_every_sheet():
    """3 x 3 x 2 sheets: the land takes 6, the town 4, one has no level, and the street keeps 7."""
    (proof,) = prove_completeness(compiled())

    counted = {outcome.spelling: sheets for outcome, sheets in proof.sheets.items()}
    assert {"street": 7, "town": 4, "land": 6, "no level": 1} == counted
    assert (18, True) == (proof.every, proof.is_complete)


def test_a_sheet_without_an_outcome_would_show():
    """One sheet fewer than there are is not complete."""
    assert not Completeness("decide", 18, {Outcome("no level"): 17}).is_complete


@unhurried
@given(rulebooks_to_audit())
def test_the_counts_are_those_of_walking_every_sheet(rulebook):
    """Role by role and outcome by outcome."""
    walks = every_walk(rulebook)
    for proof in prove_completeness(rulebook):
        counted = Counter(ends_of(walk)[proof.role_id] for walk in walks.values())
        assert counted == proof.sheets
        assert proof.is_complete
