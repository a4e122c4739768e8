"""The interview without a screen: what is asked next, what is kept, what is not used."""

from __future__ import annotations

from random import Random

import pytest
from tests.workshop.samples import HALL, compiled, done, read, refused

from subsidiarity.model.decision import Answer, Decision
from subsidiarity.workshop.session import begin

RULEBOOK = compiled()
EMPTY = Decision("hall", "Who runs the hall?", "", {})


def answered(session, *options: str):
    """The session after answering one question after another, each with the option given."""
    for option in options:
        session = session.choose([option]).go_on()
    return session


def test_the_first_question_can_change_the_level():
    """An interview begins with the first question that matters, in the rulebook's order."""
    assert "goal" == begin(RULEBOOK, EMPTY).at


def test_a_sitting_goes_on_where_a_vote_is_hidden_whichever_round_it_is():
    """What was voted for before stands as its answer; all the same the vote that waits is what the room came from."""
    rounds = "[{votes: {street: 2, town: 1}}, {votes: {street: 1, town: 2}, revealed: no}]"
    workshop = f"workshop: {{format: 1, rulebook: small, edition: 3, questions: {{reach: {{rounds: {rounds}}}}}}}\n"
    text = "decision: hall\ntitle: A\nanswers: {goal: agreed, reach: [street, town]}\n"
    (quiet,), (voting,) = read(text, RULEBOOK), read(text + workshop, RULEBOOK)

    assert ("trust", "reach") == (begin(RULEBOOK, quiet).at, begin(RULEBOOK, voting).at)


@pytest.mark.parametrize(("is_agreed", "at"), [("no", "reach"), ("yes", "trust")])
def test_a_sitting_goes_on_at_a_vote_over_which_no_answer_is_recorded(is_agreed, at):
    """If it is the one before the next question; a room that went on from it on purpose goes on again."""
    reach = f"reach: {{rounds: [{{votes: {{street: 2, town: 4}}}}], agreed: {is_agreed}}}"
    workshop = f"workshop: {{format: 1, rulebook: small, edition: 3, questions: {{{reach}}}}}\n"
    text = f"decision: hall\ntitle: A\nanswers: {{goal: agreed, reach: [street, town]}}\n{workshop}"

    assert at == begin(RULEBOOK, read(text, RULEBOOK)[0]).at


def test_questions_on_the_level_come_before_those_beside_it():
    """Reach and trust decide the level; means, law and holder only shape what goes with it."""
    session = begin(RULEBOOK, EMPTY)

    assert ("goal", "reach", "trust", "means", "lawful", "holds") == session.unasked


def test_a_question_that_can_change_nothing_is_not_asked():
    """In one street trust no longer matters to the level, and nothing else asks about it."""
    assert "means" == answered(begin(RULEBOOK, EMPTY), "agreed", "street").at


def test_a_disputed_goal_settles_it_at_once():
    """There is no level, and only what stands beside it is still asked."""
    session = answered(begin(RULEBOOK, EMPTY), "disputed")

    assert (True, "means", None) == (session.is_settled, session.at, session.recommendation.level)


def test_a_range_keeps_more_than_one_level_possible():
    """Two options are answered with, neither is assumed."""
    session = answered(begin(RULEBOOK, EMPTY), "agreed").choose(["street", "town"])

    assert {"street", "town"} == {outcome.level for outcome in session.recommendation.headline.possible}
    assert "trust" == session.go_on().at


def test_not_known_yet_is_not_asked_again():
    """Who says that it is not known has answered; the result says that it is still open."""
    session = begin(RULEBOOK, EMPTY).say_unknown()

    assert "reach" == session.go_on().at
    assert "goal" in session.recommendation.open_questions


def test_an_option_is_added_to_a_range_and_taken_away():
    """Space marks; what was not known yet begins anew."""
    session = answered(begin(RULEBOOK, EMPTY), "agreed").say_unknown()

    one = session.toggle("town")
    two = one.toggle("street")

    assert [{"town"}, {"town", "street"}, {"street"}] == [
        set(state.answer.options) for state in (one, two, two.toggle("town"))
    ]
    assert one.toggle("town").answer is None


def test_an_earlier_answer_that_changes_keeps_the_later_ones():
    """Trust was answered; once the goal is disputed it is kept, and said not to be used."""
    session = answered(begin(RULEBOOK, EMPTY), "agreed", "town", "helps").jump("goal").choose(["disputed"])

    assert ("reach", "trust") == session.not_used
    assert {"goal", "reach", "trust"} == set(session.decision.answers)


def test_what_is_not_used_is_used_again_when_the_answer_changes_back():
    """Nothing was lost in between."""
    session = answered(begin(RULEBOOK, EMPTY), "agreed", "town", "helps")

    there_and_back = session.jump("goal").choose(["disputed"]).choose(["agreed"])

    assert () == there_and_back.not_used
    assert session.recommendation.level == there_and_back.recommendation.level == "town"


def test_back_goes_to_the_question_before():
    """However often, and no further than the first."""
    session = answered(begin(RULEBOOK, EMPTY), "agreed", "town")

    assert ["trust", "reach", "goal", "goal"] == [
        session.at, session.back().at, session.back().back().at, session.back().back().back().at
    ]  # fmt: skip


def test_back_passes_by_what_is_not_used():
    """From the first question beside the level one comes back to the last that bore on it."""
    session = answered(begin(RULEBOOK, EMPTY), "agreed", "town", "helps").jump("reach").choose(["street"]).go_on()

    assert ("means", "reach") == (session.at, session.back().at)


def test_the_result_leads_back_to_where_one_left():
    """A look at the result so far does not lose the place."""
    session = answered(begin(RULEBOOK, EMPTY), "agreed")

    assert "reach" == session.show_result().back().at


def test_a_question_passed_over_is_not_asked_again_but_stays_open():
    """Next goes on without an answer, and the result still says what is open."""
    session = begin(RULEBOOK, EMPTY).forward()

    assert "reach" == session.at
    assert "trust" == session.choose(["town"]).go_on().at
    assert "goal" in session.unasked


def test_a_question_passed_over_and_gone_to_is_asked_again():
    """Going to it makes it a question like any other."""
    session = begin(RULEBOOK, EMPTY).forward().jump("goal").jump("reach").choose(["town"])

    assert "goal" == session.go_on().at


def test_next_at_the_end_is_the_result():
    """Where nothing comes after, the result does."""
    session = begin(RULEBOOK, EMPTY)
    for _ in RULEBOOK.order:
        session = session.forward()

    assert session.at is None
    assert session.forward() == session


def test_undo_takes_back_one_change_and_goes_to_its_question():
    """Across questions, one after another."""
    session = answered(begin(RULEBOOK, EMPTY), "agreed", "town")

    once, twice = session.undo(), session.undo().undo()

    assert ("reach", {"goal"}) == (once.at, set(once.decision.answers))
    assert ("goal", set()) == (twice.at, set(twice.decision.answers))
    assert twice.undo() == twice


def test_the_same_answer_again_is_no_change():
    """There is nothing to undo in it."""
    session = begin(RULEBOOK, EMPTY).choose(["agreed"])

    assert session == session.choose(["agreed"])


def test_a_note_stays_with_another_answer():
    """Who changes the answer has not withdrawn what was written beside it."""
    session = done(begin(RULEBOOK, EMPTY).choose(["agreed"]).note("record", " As agreed in May ", "Minutes"))

    assert (
        Answer(frozenset(["disputed"]), "record", "As agreed in May", "Minutes") == session.choose(["disputed"]).answer
    )


def test_a_note_without_an_answer_says_not_known_yet():
    """A note is an answer of its own kind: it is kept, and assumes nothing."""
    session = done(begin(RULEBOOK, EMPTY).note("", "Ask the treasurer", ""))

    assert Answer(frozenset(["agreed", "disputed"]), "", "Ask the treasurer") == session.answer


def test_an_empty_note_is_no_answer():
    """Opening and closing the note changes nothing."""
    session = begin(RULEBOOK, EMPTY)

    assert session == session.note("", "  ", "")


def test_pasted_text_is_cleaned():
    """What a file would be refused for comes along unseen when people paste, and goes again."""
    session = done(begin(RULEBOOK, EMPTY).note("", "a\x1b[31m\u202eb\r\nc", ""))

    assert session.answer is not None
    assert "a[31mb\nc" == session.answer.note


def test_a_note_that_is_too_long_is_refused_and_never_cut():
    """One character less is kept whole."""
    session = begin(RULEBOOK, EMPTY)

    assert ["This text has 20,001 characters, and 20,000 is the most."] * 2 == [
        refused(session.note("", *texts)).message for texts in (("x" * 20_001, ""), ("", "x" * 20_001))
    ]
    assert Answer(frozenset(["agreed", "disputed"]), "", "x" * 20_000, "y" * 20_000) == (
        done(session.note("", "x" * 20_000, "y" * 20_000)).answer
    )


def test_a_note_that_nobody_changed_stays_as_it_came():
    """Blanks around it, two spaces, empty lines and all."""
    text = "  Minutes of  May,\n\n\tp. 3 \n"
    came = Decision("hall", "Hall", "", {"goal": Answer(frozenset(["agreed"]), "", text, text)})
    session = begin(RULEBOOK, came).jump("goal")

    assert came == done(session.note("", text, text)).decision


def test_clearing_forgets_the_answer_with_its_note():
    """As if it had not been asked; undo brings both back."""
    session = done(begin(RULEBOOK, EMPTY).choose(["agreed"]).note("guess", "a", "b"))

    assert ({}, session.answer) == (session.clear().decision.answers, session.clear().undo().answer)


def test_an_interview_resumes_at_the_first_question_without_an_answer():
    """Reach is a range and trust is known, so what comes next stands beside the level."""
    (decision,) = read(HALL, RULEBOOK)

    assert "means" == begin(RULEBOOK, decision).at


def test_an_option_that_the_question_does_not_have_is_a_bug():
    """Screens offer only the question's own options."""
    with pytest.raises(ValueError, match="goal has no option maybe"):
        begin(RULEBOOK, EMPTY).choose(["maybe"])


def test_every_answer_on_the_way_is_used():
    """Walking through the whole interview, no question is asked in vain at the time."""
    session = begin(RULEBOOK, EMPTY)
    while session.question is not None:
        assert session.at is not None
        assert session.bearing[session.at] != "nothing"
        session = session.choose([session.question.option_ids[-1]]).go_on()

    assert () == session.unasked


def test_what_was_undone_is_done_again_where_it_was_made():
    """Two changes back and two again: the same decision, at the question of the last."""
    session = begin(RULEBOOK, EMPTY).choose(["agreed"]).go_on().choose(["town"])

    again = session.undo().undo().redo().redo()

    assert (session.decision, "reach") == (again.decision, again.at)
    assert again.redo() is again


def test_a_new_change_ends_what_could_be_done_again():
    """There is one history, not two."""
    session = begin(RULEBOOK, EMPTY).choose(["agreed"]).undo().choose(["disputed"])

    assert session.redo() is session


def test_advice_in_the_course_of_an_interview_is_that_on_its_answers_alone():
    """The adviser that goes along with an interview keeps nothing of answers that were changed."""
    session, chance = begin(RULEBOOK, EMPTY), Random(1)
    for _ in range(200):
        question = RULEBOOK.rulebook.question(chance.choice(RULEBOOK.order))
        session, options = session.jump(question.id), question.option_ids
        session = session.choose(chance.sample(options, chance.randint(0, len(options))))

        alone = begin(RULEBOOK, session.decision)
        assert (alone.recommendation, alone.bearing) == (session.recommendation, session.bearing)
