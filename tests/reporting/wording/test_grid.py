"""The plus-minus grid, in words."""

from __future__ import annotations

from tests.reporting.prospect_samples import with_prospects, words_of
from tests.reporting.samples import OPEN, SETTLED


def test_rows_are_questions_and_columns_steps():
    """A cell has what it would become; it is empty where nothing changes, and [ and ] end the scale."""
    words = words_of(with_prospects(SETTLED), "grid")

    start = words.index("Who takes the decision? Now town.")
    assert [
        "question | -2 | -1 | now | +1 | +2",
        "Aim |  | [ | agreed | no level | ]",
        "Reach | [ | Street | town |  | ]",
        "Deals | [ | Street, jointly | doubtful |  | ]",
        "Trust | [ |  | helps | Street or Town? | ]",
    ] == words[start + 1 : start + 6]


def test_every_role_has_a_grid():
    """The role that decides, and those beside it."""
    words = words_of(with_prospects(SETTLED), "grid")

    assert {"Who takes the decision? Now town.", "Who pays? Now land.", "Who checks it? Now town."} <= set(words)


def test_questions_whose_steps_change_nothing_are_named_below():
    """They take no rows."""
    words = words_of(with_prospects(SETTLED), "grid")

    assert "No step of aim, reach, deals or trust changes this." == words[-1]


def test_an_open_answer_has_a_range_for_its_now():
    """A range is stepped out of at its ends; what is not known has no row."""
    words = words_of(with_prospects(OPEN), "grid")

    assert any(row.startswith("Reach | ") and " | town / land | " in row for row in words)
    assert not any(row.startswith("Deals | ") for row in words)
