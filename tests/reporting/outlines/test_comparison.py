"""Decisions side by side, in words."""

from __future__ import annotations

from tests.reporting.prospect_samples import compared, words_of
from tests.reporting.samples import CONTESTED, HIGHEST, JOINT, SETTLED

from subsidiarity.reporting.forms.plain import render_plain


def test_it_reads_as_it_did(golden):
    """Three decisions, letter for letter."""
    golden("compare.txt", render_plain(compared(SETTLED, HIGHEST, JOINT)))


def test_only_differences_have_rows_with_marks():
    """Beside the first, an answer is weaker, stronger or the same."""
    words = words_of(compared(SETTLED, HIGHEST, JOINT), "differences")

    assert "Beside pump, < is a weaker answer and > is a stronger one." in words
    assert "Reach | town | > land | > land" in words
    assert "Means | unequal | = unequal | < equal" in words
    assert not any(row.startswith("Aim | ") for row in words)


def test_each_difference_says_what_it_does_by_itself():
    """Those that change no role share a sentence."""
    words = words_of(compared(SETTLED, CONTESTED), "effects")

    assert [
        "If pump had one answer of feast",
        "Trust: “Trust is the help”",
        "Who decides: contested between street and town, instead of town.",
        "Means: “They are equal”",
        "Who pays: street, instead of land.",
        "By itself, the answer of feast on deals, lawful or held changes no role.",
    ] == words


def test_answers_that_are_only_enough_together_are_said_so():
    """It takes the reach and the deals to get from the pump to the river."""
    assert "Together, the answers of river on reach and deals would be enough. Land should decide." in words_of(
        compared(SETTLED, HIGHEST), "effects"
    )


def test_decisions_answered_alike_have_nothing_to_compare():
    """No question is left for the table."""
    outline = compared(SETTLED, SETTLED.replace("pump", "valve"))

    assert "0 questions answered differently, 7 alike." == outline.headline
    assert [] == words_of(outline, "effects")
