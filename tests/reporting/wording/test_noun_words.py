"""The small pieces of text that every part of the argument uses."""

from __future__ import annotations

import pytest
from tests.reporting.samples import RULES, advisor

from subsidiarity.reporting.wording.noun_words import alternatives, capitalised, counted, level_body, listed, sentence


@pytest.mark.parametrize(
    ("words", "text"),
    [([], ""), (["a"], "a"), (["a", "b"], "a or b"), (["a", "b", "c"], "a, b or c")],
    ids=len,
)
def test_words_are_listed_as_a_sentence_lists_them(words, text):
    """Commas, and a joiner before the last."""
    assert text == listed(words, "or")


@pytest.mark.parametrize(
    ("names", "text"),
    [
        (["the team", "the board"], "the team or the board"),
        (["the team", "the head", "1 more"], "the team, the head or 1 more"),
        (["the clinic", "the ward, jointly"], "the clinic; or the ward, jointly"),
        (["between ward and clinic", "the ward"], "between ward and clinic; or the ward"),
    ],
)
def test_semicolons_keep_outcomes_apart_where_one_is_a_list_itself(names, text):
    """And nowhere else."""
    assert text == alternatives(names)


@pytest.mark.parametrize(
    ("text", "written"),
    [("yes", "Yes."), ("Is it?", "Is it?"), (" so it is. ", "So it is."), ("élan", "Élan.")],
)
def test_a_sentence_begins_large_and_ends_with_a_stop(text, written):
    """What already ends as a sentence is left alone."""
    assert written == sentence(text)


def test_one_thing_is_counted_in_the_singular():
    """A number stands with its noun."""
    assert ["1 branch", "2 branches", "0 roles"] == [
        counted(1, "branch"), counted(2, "branch", "branches"), counted(0, "role")
    ]  # fmt: skip


def test_a_level_keeps_its_capitals_within_a_sentence():
    """Whoever acts there is written as the rulebook writes it."""
    rulebook = advisor(RULES.replace("body: town", "body: Denmark")).rulebook

    assert ["street", "Denmark"] == [level_body(rulebook, "street"), level_body(rulebook, "town")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("the council", "The council"), ("iPhones are small", "iPhones are small"), ("pH of it", "pH of it"), ("", "")],
)
def test_a_capital_stands_first_unless_the_word_has_its_own(text, expected):
    """A name stays as its rulebook writes it."""
    assert expected == capitalised(text)
