"""Measures of a rulebook in lines for people."""

from __future__ import annotations

from fractions import Fraction

import pytest

from subsidiarity.model.measures import Completeness, Influence, InterviewLength, Passages
from subsidiarity.model.outcome import Outcome
from subsidiarity.reporting.rulebook.measures import (
    percent,
    render_completeness,
    render_influence,
    render_interviews,
    rounded,
)

TOWN = Outcome("", "town")


def test_completeness_is_a_sentence_with_the_exact_number():
    """However large it is."""
    words = render_completeness([Completeness("decide", 10**15, {TOWN: 10**15})])

    assert "Complete: every one of 1,000,000,000,000,000 answer sheets has an outcome for every role.\n" == words


def test_a_role_that_lacks_an_outcome_is_named():
    """It cannot happen with a rulebook that was read; the sentence does not claim so unseen."""
    words = render_completeness([Completeness("decide", 4, {TOWN: 4}), Completeness("pay", 4, {TOWN: 3})])

    assert "Not complete: some of the 4 answer sheets have no outcome for pay.\n" == words


def test_interviews_are_told_by_role_and_level():
    """The shortest, the average and the longest, then what is always asked."""
    words = render_interviews(
        [InterviewLength("decide", 1, Fraction(7, 3), 4)], [Passages("decide", {"town": ("reach", "trust")}, {})]
    )

    assert "decide  1 at the least, 2.3 on average (all answers equally likely), 4 at the most\n" in words
    assert "  town  reach and trust\n" in words


def test_influence_is_a_table_of_questions_and_roles():
    """A question without influence has a dash."""
    influences = [Influence("reach", "decide", 1, 4), Influence("trust", "decide", 0, 4)]

    lines = render_influence(influences).splitlines()

    assert ["         decide", "  reach   25.0%", "  trust       -"] == lines[1:]


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (Fraction(0), "0.0%"),
        (Fraction(1, 10**9), "<0.1%"),
        (Fraction(1, 3), "33.3%"),
        (1 - Fraction(1, 10**9), ">99.9%"),
        (Fraction(1), "100.0%"),
    ],
)
def test_a_share_is_never_rounded_to_nothing_or_to_everything(share, words):
    """Only nothing is 0.0%, and only everything is 100.0%."""
    assert words == percent(share)


def test_a_number_is_rounded_to_one_decimal():
    """As people read it."""
    assert ("4.7", "5.0") == (rounded(Fraction(472, 100)), rounded(Fraction(5)))
