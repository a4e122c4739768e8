"""A workshop on a question of kinds: what a vote comes to, and what is said of it."""

from __future__ import annotations

import pytest
from tests.workshop.kinds import KINDS, WELL
from tests.workshop.samples import done, held, read, refused, workshop_of

from subsidiarity.analysis.group.vote_tally import Tallies
from subsidiarity.reporting.decision_file.decision import render_decision
from subsidiarity.reporting.wording.group.consensus import consensus_sentence
from subsidiarity.reporting.wording.group.talk import answer_sentence
from subsidiarity.reporting.wording.group.vote import spread_sentence
from subsidiarity.workshop.minority import minority_fields, with_minority
from subsidiarity.workshop.talk_words import minority_question
from subsidiarity.workshop.voting import agree, cast, reveal

MATTER = KINDS.rulebook.question("matter")


def voted(*counts, unknown=0):
    """The workshop after a vote on the matter was revealed."""
    return done(reveal(done(cast(held(KINDS, "matter", WELL), counts, unknown))))


def discussed(session):
    return Tallies(KINDS).discussion(session.decision, "matter")


def said(session):
    """What is said of the last vote, and of the answer."""
    found = discussed(session)
    answer = session.decision.answers["matter"]
    tally = found.tallies[-1]
    return [
        spread_sentence(tally),
        consensus_sentence(tally),
        answer_sentence(MATTER, answer, found, workshop_of(session).rules),
    ]


@pytest.mark.parametrize(
    ("counts", "stands"),
    [
        ((4, 3, 0), {"rule"}),
        ((3, 1, 3), {"rule", "case"}),
        ((2, 2, 2), {"rule", "service", "case"}),
        ((0, 5, 0), {"service"}),
    ],
)
def test_the_kind_most_voted_for_stands(counts, stands):
    """Those that are tied stand together."""
    assert stands == voted(*counts).decision.answers["matter"].options


def test_kinds_that_are_tied_come_back_from_the_file():
    """They are saved as a list, which nobody could have typed."""
    session = voted(3, 1, 3)
    text = render_decision(session.decision, KINDS.rulebook)

    assert "matter: [rule, case]" in text
    assert {"rule", "case"} == read(text, KINDS)[0].answers["matter"].options


def test_a_vote_on_kinds_is_said_without_an_order():
    """No middle, no range, no neighbours."""
    assert [
        "6 of 9 chose 3, more than any other. The agreement is low (0.33).",
        "No consensus (75 of 100).",
        "The answer with the most votes stands: 3, “A single case”.",
    ] == said(voted(3, 0, 6))


def test_a_tie_is_said_to_be_one():
    """With how many chose each."""
    assert [
        "1 and 3 are tied: 4 chose each of them, and no other has more. The agreement is low (0.11).",
        "No consensus (75 of 100).",
        "No answer is agreed. Several kinds are tied, and stay open: 1 or 3.",
    ] == said(voted(4, 1, 4))


def test_no_two_kinds_together_make_a_consensus():
    """Of ordered options, the two neighbours would be named."""
    assert "No consensus (75 of 100)." == said(voted(5, 4, 1))[1]


def test_whoever_voted_for_another_kind_is_asked_about():
    """Next to it or not: there is no next."""
    session = voted(2, 6, 0)

    assert "2 of 8 voted for another kind than this answer. Record a minority view?" == minority_question(
        discussed(session)
    )


def test_an_answer_that_most_voted_against_is_asked_about():
    """The group may agree on what few chose, and is asked whether it means it."""
    session = done(agree(voted(2, 6, 0), ["rule"]))

    assert ("6 of 8 voted for another kind than this answer, more than half. Is it the group's?") == minority_question(
        discussed(session)
    )


def test_a_minority_holds_to_one_kind():
    """Neither is it asked for a range, nor does it get one."""
    session = voted(2, 6, 0)
    view = refused(with_minority(session, {"held": "1-2", "people": "2", "words": ""}))

    assert "Which answer do they hold to? A number" == minority_fields(MATTER)[0].asked
    assert "Which answer they hold to is a number from 1 to 3. 0 is not known yet." == view.words


def test_another_kind_takes_the_place_of_the_one_chosen():
    """Where an ordered question would make a range."""
    session = held(KINDS, "matter", WELL).toggle("rule")

    assert {"rule"} == session.decision.answers["matter"].options
    assert "matter" not in session.toggle("rule").decision.answers
