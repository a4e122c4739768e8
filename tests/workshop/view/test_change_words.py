"""What was taken back, or done again, is said: which question, and what became of it."""

from __future__ import annotations

import pytest
from tests.workshop.samples import compiled, done, held

from subsidiarity.model.workshop import Card
from subsidiarity.workshop.convening import fill_card, set_rules
from subsidiarity.workshop.remarks import dissent, drop_dissent, park, skip, take_up
from subsidiarity.workshop.session import Session
from subsidiarity.workshop.view.change_words import done_again, taken_back
from subsidiarity.workshop.voting import agree, cast, reveal, withdraw

RULEBOOK = compiled()


def voted() -> Session:
    """A workshop with the counts of a vote in, on trust, the third question."""
    return done(cast(held(RULEBOOK), [3, 4, 5]))


CHANGES = {
    "the answer to question 3: 2, “Trust helps”": lambda: done(agree(held(RULEBOOK), ["helps"])),
    "the note on question 3": lambda: done(held(RULEBOOK).note("guess", "No one knows", "")),
    "clearing the answer to question 3": lambda: held(RULEBOOK).clear(),
    "the counts of the vote on question 3": voted,
    "throwing away the vote on question 3": lambda: done(withdraw(voted())),
    "revealing the vote on question 3": lambda: done(reveal(voted())),
    "the minority view on question 3": lambda: done(dissent(held(RULEBOOK), ["none"])),
    "taking back a minority view on question 3": lambda: done(drop_dissent(done(dissent(held(RULEBOOK), ["none"])), 0)),
    "parking “Who holds the key?”": lambda: done(park(held(RULEBOOK), "Who holds the key?")),
    "taking “The roof” off the parked points": lambda: done(take_up(done(park(held(RULEBOOK), "The roof")), 0)),
    "passing over question 4": lambda: skip(held(RULEBOOK, "means")),
    "what was written on the decision card": lambda: done(fill_card(held(RULEBOOK), Card(), "Another title")),
    "what makes a consensus": lambda: done(set_rules(held(RULEBOOK), 60, 2)),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_taken_back_and_done_again_is_said(change):
    """By the same words both ways, each with the key for the way back."""
    session = CHANGES[change]()

    back, said = taken_back(session, "U")
    again, said_again = done_again(back, "u")

    assert (f"Took back: {change}. U does it again.", f"Done again: {change}. u takes it back.") == (said, said_again)
    assert session.decision == again.decision


def test_where_there_is_nothing_to_undo_that_is_said():
    """And nothing changes."""
    session = held(RULEBOOK)

    assert (session, "There is nothing to undo.") == taken_back(session, "U")
    assert (session, "There is nothing to do again.") == done_again(session, "u")
