"""Votes: counts in, reveal, the group's answer; nothing is kept that would tell who voted for what."""

from __future__ import annotations

import pytest
from tests.workshop.samples import compiled, done, held, workshop_of

from subsidiarity.model.workshop import Round, Rules
from subsidiarity.workshop.convening import set_rules
from subsidiarity.workshop.refusal import Refusal
from subsidiarity.workshop.voting import agree, cast, reveal, withdraw

RULEBOOK = compiled()


def refused(found) -> str:
    """Why it was refused; the test fails here if it was done."""
    assert isinstance(found, Refusal)
    return found.words


def talk(session):
    return workshop_of(session).talk(session.at)


def options(session):
    return set(session.answer.options)


def test_a_vote_is_kept_and_not_shown():
    """The counts are there, the answer is what it was."""
    session = done(cast(held(RULEBOOK), [1, 2, 3], 1, 2))

    assert (Round((1, 2, 3), 1, 2), ()) == (talk(session).hidden, talk(session).revealed)
    assert {"essential"} == options(session)


def test_a_reveal_makes_the_options_voted_for_the_answer():
    """With the note and the evidence that the answer had."""
    session = done(reveal(done(cast(held(RULEBOOK), [0, 2, 3]))))

    assert {"helps", "essential"} == options(session)
    answer = session.decision.answers["trust"]
    assert ("record", "Run by volunteers since 1987") == (answer.evidence, answer.note)


def test_whoever_does_not_know_yet_widens_nothing():
    """They are counted, and the options voted for stand."""
    assert {"helps"} == options(done(reveal(done(cast(held(RULEBOOK), [0, 4, 0], unknown=9)))))


def test_when_nobody_knows_the_answer_is_not_known_yet():
    """All options stay possible."""
    session = done(reveal(done(cast(held(RULEBOOK), [0, 0, 0], unknown=4))))

    assert session.is_unknown("trust")


@pytest.mark.parametrize(("counts", "unknown"), [([1, 1, 0], 0), ([0, 0, 0], 2), ([1, 0, 0], 1)])
def test_fewer_than_three_votes_are_not_kept(counts, unknown):
    """However many abstained."""
    session = held(RULEBOOK)

    assert "Fewer than 3 voted" in refused(cast(session, counts, unknown, abstained=9))


def test_a_vote_of_nobody_is_said_to_be_one():
    """Nothing of it could show who voted for what."""
    assert "Nobody voted, so there is nothing to keep." in refused(cast(held(RULEBOOK), [0, 0, 0], 0, abstained=9))


def test_three_votes_are_enough():
    """Two for an option and one not known yet."""
    assert 3 == talk(done(cast(held(RULEBOOK), [2, 0, 0], unknown=1))).hidden.votes


@pytest.mark.parametrize("counts", [[5, 5], [5, 5, 5, 5], [5, -1, 5], [5, 10_000, 0]])
def test_what_are_no_counts_is_refused(counts):
    """One count an option, each a number that a room can hold."""
    refused(cast(held(RULEBOOK), counts))


def test_counts_put_in_again_take_the_place_of_the_first():
    """A slip of the finger is mended before the reveal."""
    session = done(cast(done(cast(held(RULEBOOK), [9, 0, 0])), [0, 9, 0]))

    assert (Round((0, 9, 0)),) == talk(session).rounds


def test_a_vote_may_be_thrown_away():
    """And nothing of it is left."""
    session = held(RULEBOOK)

    thrown = done(withdraw(done(cast(session, [9, 0, 0]))))

    assert session.decision.answers == thrown.decision.answers
    assert {} == workshop_of(thrown).talks


def test_a_second_round_stands_beside_the_first():
    """All rounds are kept."""
    session = held(RULEBOOK)
    for counts in ([3, 3, 3], [0, 3, 6]):
        session = done(reveal(done(cast(session, counts))))

    assert [(3, 3, 3), (0, 3, 6)] == [each.counts for each in talk(session).rounds]


def test_there_are_three_rounds_at_most():
    """Unless the group set another number."""
    session = held(RULEBOOK)
    for _ in range(3):
        session = done(reveal(done(cast(session, [3, 3, 3]))))

    assert "has had its 3 rounds" in refused(cast(session, [9, 0, 0]))


def test_the_group_may_set_another_number_of_rounds():
    """Before its first vote."""
    session = done(set_rules(held(RULEBOOK), 75, 1))
    session = done(reveal(done(cast(session, [3, 3, 3]))))

    refused(cast(session, [9, 0, 0]))


def test_the_groups_answer_may_be_an_option_or_a_range():
    """It takes the place of the options voted for."""
    session = done(agree(done(reveal(done(cast(held(RULEBOOK), [3, 4, 5])))), ["none", "helps"]))

    assert ({"none", "helps"}, True) == (options(session), talk(session).is_agreed)


def test_a_further_vote_puts_the_answer_in_question():
    """From its reveal on, the options voted for stand again."""
    session = done(agree(done(reveal(done(cast(held(RULEBOOK), [3, 4, 5])))), ["none"]))
    session = done(reveal(done(cast(session, [0, 5, 7]))))

    assert ({"helps", "essential"}, False) == (options(session), talk(session).is_agreed)


def test_nobody_agrees_while_a_vote_waits():
    """It is revealed first, or thrown away."""
    refused(agree(done(cast(held(RULEBOOK), [3, 4, 5])), ["none"]))


def test_only_a_vote_that_is_in_is_revealed():
    """And only once."""
    session = held(RULEBOOK)

    assert "No vote is waiting" in refused(reveal(session))
    refused(reveal(done(reveal(done(cast(session, [3, 4, 5]))))))


def test_an_option_of_another_question_is_a_bug():
    """Shells offer the question's own."""
    with pytest.raises(ValueError, match="trust"):
        agree(held(RULEBOOK), ["land"])


def test_a_vote_on_another_question_leaves_this_one():
    """Rounds belong to their question."""
    session = done(cast(held(RULEBOOK), [3, 4, 5])).jump("means")
    session = done(reveal(done(cast(session, [3, 4]))))

    assert ["trust", "means"] == list(workshop_of(session).talks)


def test_undo_takes_back_step_by_step_across_questions():
    """The answer on means, its reveal, its vote, then the vote on trust: each time to where it was done."""
    steps = [held(RULEBOOK)]
    steps.append(done(cast(steps[-1], [3, 4, 5])))
    steps.append(done(cast(steps[-1].jump("means"), [3, 4])))
    steps.append(done(reveal(steps[-1])))
    steps.append(done(agree(steps[-1], ["equal"])))
    session = steps[-1]

    for before, at in zip(reversed(steps[1:-1]), ["means", "means", "means"], strict=True):
        session = session.undo()
        assert (before.decision, at) == (session.decision, session.at)
    assert ({}, "trust") == (workshop_of(session.undo()).talks, session.undo().at)


def test_the_threshold_is_set_before_the_first_vote():
    """Any number from 50 to 100."""
    assert Rules(80, 2) == workshop_of(done(set_rules(held(RULEBOOK), 80, 2))).rules
    for threshold, rounds in ((49, 3), (101, 3), (75, 0), (75, 10)):
        refused(set_rules(held(RULEBOOK), threshold, rounds))


def test_a_vote_fixes_the_threshold():
    """Whoever wants to change it later hears why not."""
    session = done(cast(held(RULEBOOK), [3, 4, 5]))

    assert "A vote has been taken" in refused(set_rules(session, 50, 3))


def test_no_undo_loosens_the_threshold():
    """Otherwise the line could be moved after seeing the votes."""
    session = done(reveal(done(cast(held(RULEBOOK), [3, 4, 5])))).undo().undo()

    assert {} == workshop_of(session).talks
    refused(set_rules(session, 50, 3))


def test_an_answer_that_is_not_asked_any_more_is_kept_and_not_used():
    """Votes on it stay, too."""
    session = done(reveal(done(cast(held(RULEBOOK), [3, 4, 5])))).jump("goal")
    session = done(agree(session, ["disputed"]))

    assert "trust" in session.not_used
    assert {"none", "helps", "essential"} == set(session.decision.answers["trust"].options)
    assert 1 == len(workshop_of(session).talk("trust").rounds)
