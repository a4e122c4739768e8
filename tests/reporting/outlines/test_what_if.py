"""A what-if, in words."""

from __future__ import annotations

from tests.reporting.prospect_samples import tried, words_of
from tests.reporting.samples import SETTLED

from subsidiarity.reporting.forms.plain import render_plain


def test_it_reads_as_it_did(golden):
    """A what-if that changes the level, letter for letter."""
    golden("what-if.txt", render_plain(tried(SETTLED, reach="land", deals="never", means="equal")))


def test_the_headline_says_what_it_would_be():
    """And what it is."""
    assert (
        "Street should decide, jointly with its neighbours, instead of town." == tried(SETTLED, deals="likely").headline
    )


def test_an_open_result_names_all_that_are_possible():
    """A range for an answer may leave more than one."""
    outline = tried(SETTLED, deals="likely doubtful")

    assert "The result is open (street, jointly with its neighbours; or town), instead of town." == outline.headline


def test_a_level_that_stays_is_said_to_stay():
    """And the other roles that change are still shown."""
    outline = tried(SETTLED, means="equal")

    assert "Town should decide. Nothing changes for the level." == outline.headline
    assert [
        "Who pays? Street, instead of land.",
        "Every street can pay.",
        "Nothing changes in who decides or checks it.",
    ] == words_of(outline, "roles")


def test_answers_the_file_gives_already_are_no_change():
    """Setting an answer to itself changes nothing."""
    assert ["No answer: the file says all of this already."] == words_of(tried(SETTLED, reach="town"), "asked")


def test_safeguards_that_are_not_certain_may_be_called_for():
    """While the means are not known, there may be a floor."""
    outline = tried(SETTLED.replace("means: unequal", "means: equal"), means="equal unequal")

    assert "These may be called for too" == words_of(outline, "safeguards")[0]
