"""The beginning: a decision is convened, its card is filled in."""

from __future__ import annotations

import pytest
from hypothesis import given
from tests.workshop.samples import HALL, compiled, done, held, refused, workshop_of
from tests.workshop.whole_texts import decisions

from subsidiarity.model.decision import Decision
from subsidiarity.model.workshop import Card, Workshop
from subsidiarity.workshop.convening import convene, convened, fill_card
from subsidiarity.workshop.decision_store import new_decision, open_file
from subsidiarity.workshop.refusal import Refusal
from subsidiarity.workshop.session import begin
from subsidiarity.workshop.sitting import resume, start

RULEBOOK = compiled()


def test_a_decision_gets_a_workshop_that_names_the_edition():
    """The minutes have to say which questions were asked."""
    decision = convened(Decision("hall", "Hall", "", {}), RULEBOOK.rulebook)

    assert Workshop("small", "3") == decision.workshop
    assert decision == convened(decision, RULEBOOK.rulebook, rehearsal=7)


def test_convening_is_saved_and_cannot_be_undone(tmp_path):
    """Whoever presses undo too often does not lose the workshop."""
    sitting = start(str(tmp_path / "hall.yaml"), new_decision("Hall", ""), RULEBOOK)

    assert convene(sitting) is None

    opened, _ = open_file(sitting.path, RULEBOOK)
    assert opened is not None
    assert opened.decisions[0].workshop is not None
    assert sitting.session.undo().decision.workshop is not None


def test_a_rehearsal_never_mixes_with_what_people_said(tmp_path):
    """Neither with answers nor with a workshop of people."""
    path = tmp_path / "hall.yaml"
    path.write_text(HALL)
    opened, _ = open_file(str(path), RULEBOOK)
    assert opened is not None
    sitting = resume(opened, 0, RULEBOOK)

    assert isinstance(convene(sitting, rehearsal=7), Refusal)
    convene(sitting)
    assert isinstance(convene(sitting, rehearsal=7), Refusal)
    assert sitting.session.decision.workshop == Workshop("small", "3")


def test_a_rehearsal_goes_on_as_one(tmp_path):
    """Whether or not somebody says so again."""
    sitting = start(str(tmp_path / "hall.yaml"), new_decision("Hall", ""), RULEBOOK)

    assert [None, None, None] == [convene(sitting, number) for number in (7, None, 8)]
    assert 7 == workshop_of(sitting.session).rehearsal


def test_a_card_is_cleaned_and_kept_whole():
    """Texts lose what a file is refused for and blanks around them; roles stand in the rulebook's order."""
    card = Card("4  March\n2026", " Hall ", ("pay", "decide"), "Both\x1b", "two\nlines", "", -3, "x" * 20_000)

    found = done(fill_card(held(RULEBOOK), card, title="  Who runs  it? ", description=""))

    assert Card("4  March\n2026", "Hall", ("decide", "pay"), "Both", "two\nlines", "", 0, "x" * 20_000) == (
        workshop_of(found).card
    )
    assert ("Who runs  it?", "") == (found.decision.title, found.decision.description)


LONG = "x" * 20_345


@pytest.mark.parametrize(
    ("card", "title", "description"),
    [
        (Card(date=LONG), None, None),
        (Card(place=LONG), None, None),
        (Card(goal=LONG), None, None),
        (Card(room=LONG), None, None),
        (Card(missing=LONG), None, None),
        (Card(review=LONG), None, None),
        (Card(), LONG, None),
        (Card(), None, LONG),
    ],
    ids=["date", "place", "goal", "room", "missing", "review", "title", "description"],
)
def test_a_text_of_the_card_that_is_too_long_is_refused_and_never_cut(card, title, description):
    """Nothing of the card is written then."""
    found = refused(fill_card(held(RULEBOOK), card, title, description))

    assert (
        "This text has 20,345 characters, and 20,000 is the most. Nothing is kept until it is 345 shorter."
        == found.words
    )


@given(decision=decisions())
def test_a_card_that_nobody_changed_stays_as_it_came(decision):
    """Whatever its file holds."""
    session = begin(RULEBOOK, decision)

    found = done(fill_card(session, workshop_of(decision).card, decision.title, decision.description))

    assert decision == found.decision


def test_a_decision_keeps_its_title_where_none_is_given():
    """A decision without a title could not be opened again."""
    session = held(RULEBOOK)

    assert [session.decision.title] * 2 == [
        done(fill_card(session, Card(), title)).decision.title for title in (None, " ")
    ]


def test_a_role_that_the_rulebook_does_not_have_is_a_bug():
    """Shells offer the rulebook's own."""
    with pytest.raises(ValueError, match="king"):
        fill_card(held(RULEBOOK), Card(roles=("king",)))
