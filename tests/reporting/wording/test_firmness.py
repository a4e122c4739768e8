"""How firm it is, in words."""

from __future__ import annotations

from tests.reporting.prospect_samples import with_prospects, words_of
from tests.reporting.samples import OPEN, SETTLED

from subsidiarity.model.outcome import Outcome
from subsidiarity.model.prospect import Firmness, Kept
from subsidiarity.reporting.outline import Paragraph
from subsidiarity.reporting.wording.firmness import firmness_section


def test_counts_are_said_for_each_distance():
    """How many sheets there are, and how many of them keep the result."""
    (said,) = words_of(with_prospects(SETTLED), "firm")

    assert (
        "Of the 7 answer sheets one step away, 3 keep this result. "
        "Of the 25 answer sheets at most 2 steps away, 5 keep this result. "
        "Other sheets differ in the 4 questions that can move it; how the level acts is left aside."
    ) == said


def test_all_and_none_are_said_as_such():
    """No count of a count where a word will do."""
    section = firmness_section(Firmness(Outcome("", "town"), ("reach",), (Kept(1, 3, 3), Kept(2, 0, 5))))

    assert section is not None
    assert section.blocks[0] == Paragraph(
        "All 3 answer sheets one step away keep this result. "
        "None of the 5 answer sheets at most 2 steps away keeps this result. "
        "Other sheets differ in the 1 question that can move it; how the level acts is left aside."
    )


def test_an_open_result_has_no_firmness():
    """There is no result to keep yet."""
    assert [] == words_of(with_prospects(OPEN), "firm")
