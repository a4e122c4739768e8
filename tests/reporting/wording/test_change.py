"""What would change it, in words."""

from __future__ import annotations

from tests.reporting.prospect_samples import with_prospects, words_of
from tests.reporting.samples import LOWEST, OPEN, SETTLED


def test_each_way_is_a_sentence_with_both_answers_in_full_below_it():
    """The nearest first: what it would be, if which answer were another."""
    assert [
        "A step is one option weaker or stronger on one answer.",
        "1 step away",
        "It would be street if all who gain or lose live in one street.",
        "Reach: “In one street” rather than “Across the town”.",
        "It would be street if neighbours would settle it.",
        "Deals: “Likely - none would lose” rather than “Doubtful - one would refuse”.",
        "It would be contested between street and town if trust is the help.",
        "Trust: “Trust is the help” rather than “Trust helps”.",
        "There would be no level if the aim itself is disputed.",
        "Aim: “No - the aim itself is disputed” rather than “Yes”.",
        "2 steps away",
        "It would be land if those who gain or lose live across the land and neighbours have failed to settle it.",
        "Reach: “Across the land” rather than “Across the town”.",
        "Deals: “No, it has failed” rather than “Doubtful - one would refuse”.",
    ] == words_of(with_prospects(SETTLED), "change")


def test_answers_in_full_are_told_once():
    """Where two ways need the same other answer, its words are not said again."""
    words = words_of(with_prospects(LOWEST), "change")

    assert len(words) == len(set(words))


def test_open_answers_say_how_they_are_counted():
    """Of a range the nearest option counts, and what is not known stays open."""
    assert words_of(with_prospects(OPEN), "change")[0].endswith(
        "Where an answer is a range, it is counted from its nearest option; what is not known yet stays open."
    )


def test_what_open_answers_may_still_prevent_could_be_and_not_would_be():
    """With the deals unknown, more trust may or may not make it a contest."""
    assert "It could be contested between street and town if trust is the help." in words_of(
        with_prospects(OPEN), "change"
    )


def test_another_role_has_changes_of_its_own():
    """Who pays turns on the means alone."""
    assert "It would be street if the streets have equal means." in words_of(with_prospects(SETTLED, "pay"), "change")
