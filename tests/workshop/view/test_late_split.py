"""Splits that begin to matter once the room has left them: they are named as long as they do."""

from __future__ import annotations

from tests.workshop.samples import SMALL, compiled, done, held

from subsidiarity.analysis.group.vote_tally import Tallies
from subsidiarity.workshop.autosave import Autosave
from subsidiarity.workshop.session import Session, begin
from subsidiarity.workshop.sitting import Sitting
from subsidiarity.workshop.view.late_split import has_votes, late_split_words, late_splits, splits_to_name
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


def test_a_split_that_the_room_went_back_to_is_named_no_more():
    """Once it has recorded its answer again, the same one or another, knowing that it matters."""
    session = done(agree(voted(held(TRUST_FIRST, "trust", HALL), 7, 0, 5), ["none"])).jump("reach")
    late = done(agree(session, ["town"])).jump("trust")

    assert ["", ""] == [said(done(agree(late, [option]))) for option in ("helps", "essential")]


def test_after_a_restart_only_splits_without_a_recorded_answer_are_named():
    """Nobody knows any more which answers came later than the one that was recorded."""
    session = voted(held(TRUST_FIRST, "trust", HALL), 7, 0, 5)
    open_split = done(agree(session.jump("reach"), ["town"]))
    recorded = done(agree(done(agree(session, ["none"])).jump("reach"), ["town"]))
    restarted = [begin(TRUST_FIRST, each.decision) for each in (open_split, recorded)]

    assert ["The split on question 2 matters now: go to 2.", ""] == [said(each) for each in restarted]


def test_a_split_is_named_until_the_room_has_gone_back_to_its_question(tmp_path):
    """Whether it then keeps its answer or not; and anew when it stops to matter and begins again."""
    session = done(agree(voted(held(TRUST_FIRST, "trust", HALL), 7, 0, 5), ["none"])).jump("reach")
    sitting = Sitting(session, Autosave(str(tmp_path / "hall.yaml"), None))
    named = []
    for option, at in (("town", "reach"), (None, "trust"), (None, "reach"), ("street", "reach"), ("town", "reach")):
        there = sitting.session.jump(at)
        sitting.become(there if option is None else done(agree(there, [option])))
        named.append(splits_to_name(sitting, late_splits(sitting.session, Tallies(TRUST_FIRST))))

    assert [("trust",), (), (), (), ("trust",)] == named


def test_a_split_without_an_answer_is_named_though_the_room_went_back(tmp_path):
    """The level hangs on it as long as nobody records one."""
    session = done(agree(voted(held(TRUST_FIRST, "trust", HALL), 7, 0, 5).jump("reach"), ["town"]))
    sitting = Sitting(session.jump("trust"), Autosave(str(tmp_path / "hall.yaml"), None))
    late = late_splits(session, Tallies(TRUST_FIRST))
    there = splits_to_name(sitting, late)
    sitting.become(session)

    assert ((), ("trust",)) == (there, splits_to_name(sitting, late))


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
