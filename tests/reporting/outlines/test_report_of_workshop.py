"""The report on a decision that a workshop answered: who they were, who was missing, what a minority holds."""

from __future__ import annotations

from datetime import date

import pytest
from tests.reporting.pages import IMPRINT, NOTHING_NOTED, page_on, words_of
from tests.reporting.pages import parsed as page_of
from tests.reporting.samples import OPEN, advisor, recommended

from subsidiarity.analysis.group.vote_tally import Tallies
from subsidiarity.model.workshop import Card, Workshop
from subsidiarity.reporting.forms.docx import render_docx
from subsidiarity.reporting.imprint import Imprint, review_words
from subsidiarity.reporting.outlines.report import Report, report_of

WORKSHOP = (
    OPEN
    + """
workshop:
  format: 1
  rulebook: wells
  edition: 7
  card:
    date: 4 March 2026
    place: The school
    room: Those of Well Street
    missing: Those who fetch water at night
    review: after the first winter
    people: 14
  questions:
    reach:
      rounds:
        - votes: {street: 9, town: 5}
      dissent:
        - {options: [town], people: 5, words: "The <b>pump</b> serves all of us"}
"""
)


def report(text: str = WORKSHOP, imprint: Imprint = NOTHING_NOTED) -> Report:
    """The report with what was said in the workshop."""
    found = recommended(text)
    said = Tallies(advisor().compiled).discussions(found.decision)
    return report_of(advisor().compiled, found, advisor().prospects(found.decision), imprint, group=said)


def page(text: str = WORKSHOP, imprint: Imprint = NOTHING_NOTED) -> str:
    """All words of its page."""
    return words_of(page_of(page_on(report(text, imprint))))


def test_the_page_says_who_answered_and_who_was_missing():
    """As the decision card has it."""
    words = page()

    assert "Answered in a workshop: 4 March 2026, The school." in words
    assert "Answered by: 14 people (Those of Well Street)." in words
    assert "Not in the room: Those who fetch water at night." in words


def test_what_the_command_says_counts_more():
    """Whoever makes the report may know better."""
    words = page(imprint=Imprint(date(2026, 3, 4), date(2027, 1, 2), "The clerk", "Nobody", is_review_chosen=True))

    assert "Answered by: The clerk." in words
    assert "Not in the room: Nobody." in words
    assert "Look again by 2 January 2027" in words


def test_it_is_looked_at_again_when_the_workshop_said():
    """Unless a day was named."""
    workshop = recommended(WORKSHOP).decision.workshop

    assert "Look again by after the first winter" in page()
    assert ("4 March 2028", "after the first winter") == (
        review_words(IMPRINT, None),
        review_words(IMPRINT, workshop),
    )


@pytest.mark.parametrize(
    ("imprint", "card", "again"),
    [
        (
            Imprint(date(2026, 3, 4), date(2025, 1, 2), is_review_chosen=True),
            Card(),
            "2 January 2025 (this is before the date of the report)",
        ),
        (Imprint(date(2026, 3, 4), date(2026, 3, 4), is_review_chosen=True), Card(), "4 March 2026"),
        (IMPRINT, Card(date="3 March 2026", review="March 2028"), "March 2028"),
        (
            IMPRINT,
            Card(date="3 March 2026", review="1 May 2025"),
            "1 May 2025 (this is before the meeting, 3 March 2026)",
        ),
        (
            IMPRINT,
            Card(date="3 March 2023", review="1 May 2025"),
            "1 May 2025 (this is before the date of the report)",
        ),
        (IMPRINT, Card(date="in spring", review="after the first winter"), "after the first winter"),
    ],
)
def test_a_day_to_look_again_that_is_over_has_a_remark(imprint, card, again):
    """It may be a slip, and is written as it was given."""
    assert again == review_words(imprint, Workshop("wells", "7", card=card))


def test_a_minority_view_stands_beside_the_result_as_it_was_said():
    """With how many hold it and where it leads; its markup is only text."""
    words = page()

    assert "5 people hold to 2, “Across the town”." in words
    assert "Their words: “The <b>pump</b> serves all of us.”" in words


def test_invented_votes_are_called_that():
    """A rehearsal must not pass for what people said."""
    assert "This was a rehearsal: its votes are invented (from number 7)." in page(
        WORKSHOP.replace("  edition: 7\n", "  edition: 7\n  rehearsal: 7\n")
    )


def test_a_workshop_without_a_card_says_what_was_not_noted():
    """And asks before the report is used."""
    words = page(WORKSHOP[: WORKSHOP.index("  card:")])

    assert "Answered in a workshop. Who answered has not been noted." in words
    assert "Whether an affected group was missing has not been noted. Ask before this is used." in words


def test_the_word_form_says_the_same():
    """It is made from the same outline."""
    import io
    import zipfile

    text = zipfile.ZipFile(io.BytesIO(render_docx(report()))).read("word/document.xml").decode()

    assert "Look again by after the first winter." in text
    assert "Answered by: 14 people (Those of Well Street)." in text


def test_pages_carry_the_digest_of_the_rulebook_that_judged():
    """So that anybody can tell whether they have the very file."""
    digest = advisor().rulebook.sha256

    assert 64 == len(digest)
    assert f"SHA-256 of the rulebook's file: {digest}" in page()
