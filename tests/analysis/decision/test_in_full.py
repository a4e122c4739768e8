"""Changes of answers, with the level and how it then acts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from subsidiarity.api import load_advisor
from subsidiarity.model.decision import Answer

DECISIONS = sorted((Path(__file__).parents[3] / "decisions").glob("*.yaml"))


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_change_says_what_the_changed_answers_lead_to(path):
    """With how the level acts, as the whole advice on them would say; where that is open, nothing."""
    advisor, _ = load_advisor()
    assert advisor is not None
    (decision,) = advisor.read(path.read_bytes(), path.name)[0]
    prospects = advisor.prospects(decision, has_grids=False)
    now = advisor.evaluate(decision).level
    ways = [way for change in prospects.changes for way in change.ways]
    found = [({change.question: change.to for change in way.changes}, way.in_full) for way in ways]
    found += [({each.question: each.to}, each.in_full) for each in prospects.singles if each.in_full is not None]

    assert now is None or found
    for changes, in_full in found:
        answers = {**decision.answers, **{question: Answer(frozenset([to])) for question, to in changes.items()}}

        assert advisor.evaluate(replace(decision, answers=answers)).headline.outcome == in_full


def test_how_the_level_acts_is_said_with_it():
    """Councils that can settle it would decide jointly, which "local" would leave out."""
    advisor, _ = load_advisor()
    assert advisor is not None
    algae = next(path for path in DECISIONS if path.stem == "algae-in-a-lough")
    (decision,) = advisor.read(algae.read_bytes(), algae.name)[0]
    singles = advisor.prospects(decision, has_grids=False).singles
    outcomes = [each.in_full for each in singles if (each.question, each.to) == ("settling", "likely")]

    assert ["local, jointly"] == [outcome and outcome.spelling for outcome in outcomes]
