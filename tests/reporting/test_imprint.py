"""A day on a page reads as the page does."""

from __future__ import annotations

from datetime import date
from gettext import NullTranslations

from subsidiarity.reporting.imprint import Imprint, day_in_words, review_words
from subsidiarity.reporting.language import spoken_in

DAY = date(2026, 3, 4)


class French(NullTranslations):
    """A catalogue of a month and of the order of a date."""

    def gettext(self, message: str) -> str:
        return {"March": "mars", "{day} {month} {year}": "le {day} {month} {year}"}.get(message, message)


def test_a_day_on_an_english_page_is_as_a_letter_dates_it():
    """Of whatever region."""
    assert ["4 March 2026"] * 3 == [day_in_words(DAY, language) for language in ("en-GB", "en", "EN-us")]


def test_a_day_on_a_page_in_a_language_that_the_program_does_not_speak_reads_alike_for_all():
    """A month's English name would be a foreign word there."""
    assert ["2026-03-04", "2026-03-04"] == [
        day_in_words(DAY, "fr"),
        review_words(Imprint(DAY, DAY), None, "cy"),
    ]


def test_a_day_is_in_the_words_of_the_program_where_it_speaks_another_language():
    """The month and the order are the catalogue's."""
    with spoken_in(French()):
        assert "le 4 mars 2026" == day_in_words(DAY, "fr")
