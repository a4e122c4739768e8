"""What stands beside the answers: minority views, parked points, questions passed over."""

from __future__ import annotations

import pytest
from tests.workshop.samples import compiled, done, held, refused, workshop_of

from subsidiarity.model.workshop import Card, Dissent
from subsidiarity.workshop.convening import fill_card
from subsidiarity.workshop.refusal import Refusal
from subsidiarity.workshop.remarks import MOST_DISSENTS, MOST_PARKED, dissent, drop_dissent, park, skip, take_up
from subsidiarity.workshop.session import begin
from subsidiarity.workshop.voting import agree, cast

RULEBOOK = compiled()


def talk(session):
    return workshop_of(session).talk(session.at)


def test_a_minority_view_has_options_people_and_words():
    """The answer stays the group's."""
    session = held(RULEBOOK)

    found = done(dissent(session, ["none", "helps"], 2, "  It runs\x1b[31m without it. "))

    assert (Dissent(frozenset({"none", "helps"}), 2, "It runs[31m without it."),) == talk(found).dissents
    assert session.decision.answers == found.decision.answers


def test_a_minority_is_no_larger_than_the_room():
    """Where the card says how many vote."""
    session = done(fill_card(held(RULEBOOK), Card(people=12)))

    assert "The card says that 12 people vote." == refused(dissent(session, ["none"], 30)).words
    assert (Dissent(frozenset({"none"}), 12),) == talk(done(dissent(session, ["none"], 12))).dissents


def test_there_may_be_several_and_one_may_be_taken_back():
    """The first of two."""
    session = held(RULEBOOK)
    for option in ("none", "helps"):
        session = done(dissent(session, [option]))

    assert (Dissent(frozenset({"helps"})),) == talk(done(drop_dissent(session, 0))).dissents


def test_no_minority_view_while_a_vote_waits():
    """It would tell how the vote lies."""
    assert isinstance(dissent(done(cast(held(RULEBOOK), [3, 4, 5])), ["none"]), Refusal)


def test_minority_views_have_a_limit():
    """So that the file can be opened again."""
    session = held(RULEBOOK)
    for _ in range(MOST_DISSENTS):
        session = done(dissent(session, ["none"]))

    assert isinstance(dissent(session, ["none"]), Refusal)


def test_a_point_is_parked_on_its_question():
    """And at the result on none."""
    session = done(park(held(RULEBOOK), "the lease"))
    session = done(park(session.show_result(), "the roof"))

    assert (("the lease",), ("the roof",)) == (
        workshop_of(session).talk("trust").parked,
        workshop_of(session).parked,
    )


def test_a_parked_point_is_taken_up():
    """It leaves the list."""
    session = done(park(done(park(held(RULEBOOK), "the lease")), "the roof"))

    assert ("the roof",) == talk(done(take_up(session, 0))).parked
    assert isinstance(take_up(session, 2), Refusal)


@pytest.mark.parametrize("point", ["", "   ", "\x07"])
def test_nothing_cannot_be_parked(point):
    """Not even when it has characters."""
    assert isinstance(park(held(RULEBOOK), point), Refusal)


def test_parked_points_have_a_limit():
    """So that the file can be opened again."""
    session = held(RULEBOOK)
    for _ in range(MOST_PARKED):
        session = done(park(session, "the lease"))

    assert isinstance(park(session, "one more"), Refusal)


def test_a_point_or_words_that_are_too_long_are_refused_and_never_cut():
    """One character less is kept whole."""
    session, long = held(RULEBOOK), "x" * 20_000

    assert ["This text has 20,001 characters, and 20,000 is the most."] * 2 == [
        refused(found).message for found in (park(session, f"{long}x"), dissent(session, ["none"], 2, f"{long}x"))
    ]
    assert ((long,), long) == (
        talk(done(park(session, long))).parked,
        talk(done(dissent(session, ["none"], 2, long))).dissents[0].words,
    )


def test_a_question_that_is_passed_over_is_remembered():
    """A workshop that is opened again does not ask it by itself."""
    session = skip(held(RULEBOOK, "means"))

    assert "means" != session.at
    assert workshop_of(session).talk("means").is_skipped
    assert "means" != begin(RULEBOOK, session.decision).at


def test_an_answered_question_is_not_passed_over():
    """One only goes on."""
    session = held(RULEBOOK)

    assert session.decision == skip(session).decision


def test_who_answers_has_not_passed_over():
    """Nor who votes."""
    session = skip(held(RULEBOOK, "means")).jump("means")

    assert [False, False] == [
        talk(done(found)).is_skipped for found in (agree(session, ["equal"]), cast(session, [3, 4]))
    ]
