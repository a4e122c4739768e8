"""What a question or an option was in earlier editions."""

from __future__ import annotations

import pytest
from tests.reading.samples import BENCHES, at_mark, rulebook, said_of_rulebook

BOTH_OPTIONS = "SUB119 the options `street` and `town` would both take what answered"
LIST = "expected an id or a list of ids"
STREET = "{text: Those who live in the street, short: residents, says: residents sit on them, was: [lane, road]}"
QUESTIONS = """questions:
  reach:
    name: reach
    theme: spillovers
    pull: up
    ask: Who sits on the benches?
    options:
      street: {text: Those who live in the street, short: residents, says: residents sit on them, was: [lane, road]}
      town: People from all over town
      visitors: People from elsewhere
    source: Oates 1972
    was: [reach, spread]
  cooperation:
    name: cooperation
    theme: spillovers
    pull: up
    ask: Would the streets agree?
    options: {likely: They would, doubtful: Perhaps, failing: They would not}
    source: Oates 1972
    was: agreement
"""


def test_several_questions_may_have_become_one():
    """A list, or one text; what says nothing was what it is."""
    reach, cooperation = rulebook(QUESTIONS).questions

    assert (("reach", "spread"), ("agreement",)) == (reach.was, cooperation.was)
    assert [("lane", "road"), None, None] == [option.was for option in reach.options]


def test_a_question_without_it_says_nothing_of_earlier_editions():
    """As in every rulebook from before."""
    assert {None} == {question.was for question in BENCHES.questions}


@pytest.mark.parametrize(
    ("line", "instead", "message"),
    [
        ("town: People", "town: {was: §road, text: x, short: x, says: x} #", f"{BOTH_OPTIONS} `road`"),
        (
            "was: [lane, road]",
            "was: [lane, §town]",
            "SUB119 the options `town` and `street` would both take what answered `town`",
        ),
        ("was: [reach, spread]", "was: [reach, §reach]", "SUB119 the id `reach` stands here twice"),
        ("was: agreement", "was: §big words", "SUB024 `big words` cannot be used as an id of an earlier edition"),
        ("was: agreement", "was: §{a: b}", f"SUB020 {LIST}, found a group of `key: value` lines"),
        ("was: [lane, road]", "§were: lane", "SUB021 the option `street` has no field `were`"),
        (STREET, "§{short: x, says: x, was: lane}", "SUB022 the option `street` needs the field `text`"),
    ],
)  # fmt: skip
def test_what_cannot_have_been_is_said(line, instead, message):
    """What two things would take, an id twice, and what is none."""
    text, expected = at_mark(QUESTIONS.replace(line, instead), message)

    assert [expected] == said_of_rulebook(text)


def test_what_keeps_its_id_and_does_not_say_so_shares_nothing():
    """Under the id that it has now, it may have begun anew."""
    questions = QUESTIONS.replace("    was: [reach, spread]\n", "").replace("was: agreement", "was: §reach")
    message = "SUB119 the questions `reach` and `cooperation` would both take what answered `reach`"
    text, expected = at_mark(questions, message)

    assert [expected] == said_of_rulebook(text)


def test_two_questions_may_take_what_answered_one():
    """If each of them says so."""
    text = QUESTIONS.replace("was: agreement", "was: [agreement, reach, spread]")

    assert [("reach", "spread"), ("agreement", "reach", "spread")] == [
        question.was for question in rulebook(text).questions
    ]


def test_a_question_may_begin_anew_under_an_old_id():
    """An empty list takes nothing."""
    text = QUESTIONS.replace("was: [reach, spread]", "was: []").replace("was: agreement", "was: [agreement, reach]")

    assert [(), ("agreement", "reach")] == [question.was for question in rulebook(text).questions]
