"""Every level on the ladder, with what ruled it out."""

from __future__ import annotations

import pytest
from tests.reporting.samples import CONTESTED, DISPUTED, JOINT, OPEN, RULES, SETTLED, advisor, recommended

from subsidiarity.reporting.wording.ladder import ladder_of


def rungs(text, role=None, rules=RULES):
    """The ladder's rungs as (name, state, reason)."""
    ladder = ladder_of(advisor(rules).compiled, recommended(text, rules), role)
    return [(rung.name, rung.state, rung.reason) for rung in ladder.rungs]


def test_the_highest_level_stands_first():
    """The level nearest the citizen is at the bottom, as a ladder stands."""
    assert ["Land", "Town", "Street"] == [name for name, _, _ in rungs(SETTLED)]


def test_a_rung_below_is_ruled_out_by_the_answers_that_left_it():
    """The first answer of the branch that climbed is named, as a clause."""
    assert ("Street", "ruled out", "those who gain or lose live across the town") == rungs(SETTLED)[2]


def test_a_rung_above_is_ruled_out_by_the_answer_that_alone_would_reopen_it():
    """With another answer on dealing with neighbours, town would be possible again."""
    assert ("Town", "ruled out", "neighbours would settle it") == rungs(JOINT)[1]


def test_nothing_calls_for_a_rung_that_no_single_answer_reopens():
    """Land needs another reach and another answer on dealing with neighbours."""
    assert ("Land", "ruled out", "nothing calls for it") == rungs(SETTLED)[0]


def test_a_rung_that_no_rule_leads_to_says_so():
    """The role that pays never ends with the town."""
    assert ("Town", "ruled out", "no rule leads here") == rungs(SETTLED, "pay")[1]


@pytest.mark.parametrize(
    ("text", "states"),
    [
        (SETTLED, ["ruled out", "recommended", "ruled out"]),
        (CONTESTED, ["ruled out", "contested", "contested"]),
        (OPEN, ["possible", "possible", "possible"]),
        (DISPUTED, ["ruled out", "ruled out", "ruled out"]),
    ],
    ids=["settled", "contested", "open", "disputed"],
)
def test_each_rung_has_a_state(text, states):
    """Recommended, one side of a contest, still possible, or ruled out."""
    assert states == [state for _, state, _ in rungs(text)]
