"""The imprint of a report, beside the argument: its date, the date to look again, who answered, who was missing."""

from __future__ import annotations

from datetime import date

from subsidiarity.model.noun import dataclass
from subsidiarity.model.workshop import Workshop
from subsidiarity.reading.day import is_earlier

_OVER = " (this is before the date of the report)"
_MONTHS = "January February March April May June July August September October November December".split()


@dataclass(frozen=True, slots=True)
class Imprint:
    """Dates and names given by whoever makes a report: nothing here is worked out, and no clock is asked."""

    dated: date
    review: date
    answered_by: str = ""
    missing: str = ""
    is_review_chosen: bool = False
    """Whether somebody named the day to look again; otherwise a workshop's own words on it count more."""


def review_words(imprint: Imprint, workshop: Workshop | None) -> str:
    """The day to look again, in words: the one that was named, or what the workshop agreed, or the usual one.

    A day that is over when the report is made, or was when the workshop met, has a remark beside it.
    """
    if workshop is None or imprint.is_review_chosen or not workshop.card.review.strip():
        return f"{day_in_words(imprint.review)}{_OVER if imprint.review < imprint.dated else ''}"
    card = workshop.card
    said = " ".join(card.review.split())
    if is_earlier(said, than=card.date):
        return f"{said} (this is before the meeting, {' '.join(card.date.split())})"
    return f"{said}{_OVER if is_earlier(said, than=imprint.dated.isoformat()) else ''}"


def day_in_words(day: date) -> str:
    """A day as a letter dates it, in any locale: '4 March 2026'."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
