"""A group's sheets, in words."""

from __future__ import annotations

from tests.reporting.prospect_samples import grouped, words_of
from tests.reporting.samples import SETTLED, advisor, recommended

from subsidiarity.reporting.forms.plain import render_plain
from subsidiarity.reporting.outlines.agreement import reliability_outline
from subsidiarity.reporting.wording.group.agreement import agreement_word

DOUBTFUL = SETTLED
LIKELY = SETTLED.replace("deals: {answer: doubtful, evidence: guess}", "deals: likely")
RANGE = SETTLED.replace("trust: helps", "trust: [none, helps]")
UNKNOWN = SETTLED.replace("trust: helps", "trust: unknown")


def test_it_reads_as_it_did(golden):
    """Five sheets, letter for letter."""
    golden("agreement.txt", render_plain(grouped(DOUBTFUL, DOUBTFUL, LIKELY, RANGE, UNKNOWN)))


def test_the_headline_is_the_middle_sheets():
    """With what it is the headline of."""
    assert (
        "Town should decide. That is where the middle of 3 sheets leads."
        == grouped(DOUBTFUL, DOUBTFUL, LIKELY).headline
    )


def test_each_sheet_has_its_own_level():
    """By the name it was given."""
    assert ["sheet | level", "sheet 1 | Town", "sheet 2 | Town", "sheet 3 | Street"] == words_of(
        grouped(DOUBTFUL, DOUBTFUL, LIKELY), "sheets"
    )


def test_answers_are_counted_with_ranges_and_the_unknown_apart():
    """And the figure has a word."""
    words = words_of(grouped(DOUBTFUL, DOUBTFUL, LIKELY, RANGE, UNKNOWN), "agreement")

    assert "Deals | likely 1, doubtful 4 | doubtful | 0.73 moderate" in words
    assert "Trust | helps 3, 1 range, not known 1 | helps | 1.00 high" in words


def test_an_option_that_only_stands_in_ranges_is_not_nobodys():
    """It is said how many ranges hold it."""
    words = words_of(grouped(DOUBTFUL, DOUBTFUL, RANGE), "group")

    assert "“Not at all”: 1 within a range; town." in words


def test_mixed_answers_are_counted_in_ways():
    """Each question's answer drawn from those given, and which one is worth settling first."""
    words = words_of(grouped(DOUBTFUL, DOUBTFUL, LIKELY), "outlook")

    assert (
        "Take for each question the answer of one of the people, whoever it is: of every 1,000 such mixed sheets, "
        "667 lead to town and 333 lead to street. Answers are taken to be independent of each other."
    ) == words[0]
    assert [
        "These are worth settling first",
        "Could neighbours settle it between them?",
        "If “Likely - none would lose”: street.",
        "If “Doubtful - one would refuse”: town.",
    ] == words[1:]


def test_answers_that_cannot_be_mixed_to_anything_else_are_said_so():
    """Where no difference matters, neither do any together."""
    assert ["However the people's answers are mixed, it would be town."] == words_of(
        grouped(DOUBTFUL, DOUBTFUL, RANGE), "outlook"
    )


def test_a_figure_is_called_by_what_is_shown_of_it():
    """0.795 is shown as 0.80 (which is high), so nobody wonders."""
    assert ["high", "high", "moderate", "moderate", "low"] == [
        agreement_word(figure) for figure in (0.8, 0.7951, 0.79, 0.6, 0.59)
    ]


def test_several_decisions_have_a_row_each_and_figures_across_them():
    """The level first, then the questions; those answered twice by nobody are named."""
    units = [[recommended(text).decision for text in (DOUBTFUL, LIKELY)], [recommended(RANGE).decision] * 2]
    views = [advisor().group(unit) for unit in units]

    outline = reliability_outline(views, advisor().reliabilities(units))

    assert "On 1 of 2 decisions all sheets lead to the same level." == outline.headline
    words = words_of(outline, "reliability")
    assert ["The level | 1 of 2 | 0.00", "Aim | 2 of 2 | not defined"] == words[1:3]
    assert "pump | Town 1; Street 1 | Street, jointly / Town | 1" in words_of(outline, "sheets")
