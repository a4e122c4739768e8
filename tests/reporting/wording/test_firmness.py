"""How firm it is, in words."""

from __future__ import annotations

from tests.reporting.prospect_samples import with_prospects, words_of
from tests.reporting.samples import OPEN, SETTLED

from subsidiarity.model.outcome import Outcome
from subsidiarity.model.prospect import Firmness, Kept
from subsidiarity.reporting.outline import Paragraph
from subsidiarity.reporting.wording.firmness import firmness_section


def test_counts_are_said_for_each_number_of_steps():
    """How many ways there are, and how many of them keep the result."""
    (said,) = words_of(with_prospects(SETTLED), "firm")

    assert (
        "3 of 7 single steps keep it. Of 25 ways to take up to 2 steps, 5 keep it. "
        "The 4 questions that can move it count; another way of acting at the same level is no change."
    ) == said


def test_all_and_none_are_said_as_such():
    """No count of a count where a word will do."""
    section = firmness_section(Firmness(Outcome("", "town"), ("reach",), (Kept(1, 3, 3), Kept(2, 0, 5))), is_full=True)

    assert section is not None
    assert section.blocks[0] == Paragraph(
        "All 3 single steps keep it. No way to take up to 2 steps keeps it. "
        "The 1 question that can move it counts; another way of acting at the same level is no change."
    )


def test_shares_are_said_where_answers_are_not_known():
    """What these may be multiplies the counts, which then say nothing."""
    kept = (Kept(1, 3, 4), Kept(2, 444_288, 491_520))
    section = firmness_section(Firmness(Outcome("", "town"), ("reach", "deals"), kept), is_full=False)

    assert section is not None
    assert section.blocks[0] == Paragraph(
        "Whatever the open answers are, a single step keeps it in 3 of 4 cases. "
        "Up to 2 steps keep it in about 90 of 100 cases. "
        "The 2 questions that can move it count; another way of acting at the same level is no change."
    )


def test_an_open_result_has_no_firmness():
    """There is no result to keep yet."""
    assert [] == words_of(with_prospects(OPEN), "firm")
