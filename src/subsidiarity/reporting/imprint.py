"""The imprint of a report, beside the argument: its date, the date to look again, who answered, who was missing."""

from __future__ import annotations

from datetime import date

from subsidiarity.model.annotation import TYPE_CHECKING
from subsidiarity.model.noun import dataclass
from subsidiarity.model.rulebook import LANGUAGE
from subsidiarity.reporting.language import Phrase, is_english, speaks_english, words

if TYPE_CHECKING:
    from subsidiarity.model.workshop import Card, Workshop

REVIEW_YEARS = 2
"""Years after which a report asks to look again, unless another day is named."""
OVER = Phrase(" (this is before the date of the report)")
BEFORE_MEETING = Phrase("{day} (this is before the meeting, {met})")
DAY = Phrase("{day} {month} {year}")
MONTHS = (
    *(Phrase("January"), Phrase("February"), Phrase("March"), Phrase("April"), Phrase("May"), Phrase("June")),
    *(Phrase("July"), Phrase("August"), Phrase("September"), Phrase("October"), Phrase("November"), Phrase("December")),
)


@dataclass(frozen=True, slots=True)
class Imprint:
    """Dates and names given by whoever makes a report: nothing here is worked out, and no clock is asked."""

    dated: date
    review: date
    answered_by: str = ""
    missing: str = ""
    is_review_chosen: bool = False
    """Whether somebody named the day to look again; otherwise a workshop's own words on it count more."""


def usual_imprint(dated: date) -> Imprint:
    """The imprint of a report that is made on a day, where nobody says more of it."""
    return Imprint(dated, usual_review(dated))


def usual_review(dated: date) -> date:
    """The day to look again at a report of a day, unless somebody names another: `REVIEW_YEARS` later."""
    year = min(dated.year + REVIEW_YEARS, date.max.year)
    is_leap_day = (dated.month, dated.day) == (2, 29)
    return dated.replace(year=year, day=28 if is_leap_day else dated.day)


def review_words(imprint: Imprint, workshop: Workshop | None, language: str = LANGUAGE) -> str:
    """The day to look again, in words of a language: the one that was named, or what the workshop agreed, or the usual.

    A day that is over when the report is made, or was when the workshop met, has a remark beside it.
    """
    if workshop is None or imprint.is_review_chosen or not workshop.card.review.strip():
        return f"{day_in_words(imprint.review, language)}{words(OVER) if imprint.review < imprint.dated else ''}"
    from subsidiarity.reading.day import is_earlier  # most decisions come from no workshop

    card = workshop.card
    is_over = is_earlier(card.review, than=imprint.dated.isoformat()) and not is_earlier(card.review, than=card.date)
    return f"{agreed_review(card)}{words(OVER) if is_over else ''}"


def agreed_review(card: Card) -> str:
    """The day to look again in a workshop's own words, with a remark on one before the meeting; "" if none is noted."""
    from subsidiarity.reading.day import is_earlier  # most decisions come from no workshop

    said = " ".join(card.review.split())
    if is_earlier(said, than=card.date):
        return words(BEFORE_MEETING, day=said, met=" ".join(card.date.split()))
    return said


def has_words_for_days(language: str) -> bool:
    """Whether the names of months that the program speaks now are those of a language."""
    return is_english(language) or not speaks_english()


def day_in_words(day: date, language: str = LANGUAGE) -> str:
    """A day on a page in a language, in any locale: '4 March 2026' in the words of the program.

    On a page in a language that the program does not speak, it is '2026-03-04', which all read alike.
    """
    if not has_words_for_days(language):
        return day.isoformat()
    return words(DAY, day=day.day, month=words(MONTHS[day.month - 1]), year=day.year)
