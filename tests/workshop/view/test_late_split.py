"""Splits that begin to matter once the room has left them: they are named as long as they do."""

from __future__ import annotations

from tests.workshop.samples import SMALL, compiled, done, held

from subsidiarity.analysis.group.vote_tally import Tallies
from subsidiarity.workshop.session import Session
from subsidiarity.workshop.view.late_split import has_votes, late_split_words, late_splits
from subsidiarity.workshop.voting import agree, cast, reveal

FAR = "{all: [{reach: {at_least: town}}, {trust: {at_most: helps}}]}"
OPEN = SMALL.replace(FAR, f"{{any: [{{reach: {{is: land}}}}, {FAR}]}}")
"""The small rulebook where trust leaves all levels possible until it is known how far the decision reaches."""
REACH, TRUST, MEANS = (OPEN.index(f"  {question}:\n    name") for question in ("reach", "trust", "means"))
TRUST_FIRST = compiled(OPEN[:REACH] + OPEN[TRUST:MEANS] + OPEN[REACH:TRUST] + OPEN[MEANS:])
"""That rulebook with trust as its second question and reach as its third."""
HALL = "decision: hall\ntitle: Who runs the hall?\nanswers: {goal: agreed}\n"


def voted(session: Session, *counts: int) -> Session:
    """The session with a vote on the question asked, revealed."""
    return done(reveal(done(cast(session, counts))))


def said(session: Session) -> str:
    splits = late_splits(session, Tallies(session.compiled))
    return late_split_words(session, splits, lambda number: f"go to {number}")


def test_a_split_that_was_idle_is_named_once_a_later_answer_makes_it_matter():
    """Though the group recorded an answer over it; and no more once another answer makes it idle again."""
    session = done(agree(voted(held(TRUST_FIRST, "trust", HALL), 7, 0, 5), ["none"])).jump("reach")
    town, street = done(agree(session, ["town"])), done(agree(session, ["street"]))

    assert ["", "The split on question 2 matters now: go to 2.", ""] == [said(each) for each in (session, town, street)]


def test_a_split_that_no_answer_was_recorded_over_is_named_while_it_matters():
    """Whatever mattered when: it is what the level hangs on."""
    session = voted(held(compiled(OPEN), "trust", HALL), 7, 0, 5).jump("reach")
    town = done(agree(session, ["town"]))

    assert ["", "The split on question 3 matters now: go to 3."] == [said(session), said(town)]


def test_a_split_that_mattered_when_the_answer_was_recorded_is_not_named_again():
    """The room has talked about it."""
    session = done(agree(held(compiled(), "reach", HALL), ["town"])).jump("trust")

    assert "" == said(done(agree(voted(session, 7, 0, 5), ["none"])))


def test_a_consensus_is_no_split():
    """Two of twelve hold another view, and the minutes have it."""
    session = voted(held(TRUST_FIRST, "trust", HALL), 10, 0, 2).jump("reach")

    assert "" == said(done(agree(session, ["town"])))


def test_several_are_named_in_one_sentence():
    """With the way to the first."""
    session = held(compiled(), "reach", HALL)

    assert "The splits on questions 2 and 3 matter now: go to 2." == late_split_words(
        session, ("reach", "trust"), lambda number: f"go to {number}"
    )


def test_before_any_vote_is_revealed_nothing_is_looked_for():
    """So that the first screen loads nothing for it."""
    session = held(compiled(), "reach", HALL)
    counted = done(cast(session, [7, 5, 0]))

    assert (False, False, True) == (has_votes(session), has_votes(counted), has_votes(done(reveal(counted))))
