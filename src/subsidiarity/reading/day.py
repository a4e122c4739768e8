"""The days that somebody typed as dates: '4 March 2026', '2026-03-04', 'March 2028'."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_NUMBERS = {**{name[:3]: number for number, name in enumerate(_MONTHS, 1)}, "sept": 9}
_NUMBERS |= {name: number for number, name in enumerate(_MONTHS, 1)}
_YEAR, _DAY, _MONTH = r"(?P<year>[1-9][0-9]{3})", r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?", r"(?P<month>[a-z]{3,9})\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?"
_TIME = r"(?:,? (?:at )?[0-9]{1,2}(?:[:.][0-9]{2})?(?: ?[ap]m)?)?"
_FORMS = tuple(
    re.compile(form + r"\Z")
    for form in (
        rf"{_YEAR}(?:-(?P<number>[0-9]{{1,2}})(?:-(?P<day>[0-9]{{1,2}}))?)?(?:t[0-9:]{{4,8}}|{_TIME})",
        rf"{_WEEKDAY}(?:the )?(?:{_DAY} (?:of )?)?{_MONTH},? {_YEAR}{_TIME}",
        rf"{_WEEKDAY}{_MONTH} {_DAY},? {_YEAR}{_TIME}",
    )
)
_DIGITS = re.compile(rf"(?P<day>[0-9]{{1,2}})([/.])(?P<month>[0-9]{{1,2}})\2{_YEAR}{_TIME}\Z")
_LONGEST = 60
"""The most characters of a date; a longer text says more than a day."""


def days_in(text: str) -> tuple[date, date] | None:
    """The first and the last day that a date may mean; None for a text that is not written as one, or may be none.

    A month without its day means all of them, and so does a year. '4/3/2026' is in March to some and in April to
    others: both days are given, the earlier first.
    """
    said = " ".join(text.lower().split()) if len(text) <= _LONGEST else ""
    if found := _DIGITS.match(said):
        first, second, year = int(found["day"]), int(found["month"]), int(found["year"])
        days = sorted(day for day in (_day(year, second, first), _day(year, first, second)) if day is not None)
        return (days[0], days[-1]) if days else None
    for form in _FORMS:
        if found := form.match(said):
            return _span(found.groupdict())
    return None


def is_earlier(text: str, than: str) -> bool:
    """Whether a date is earlier than another, however both are read; False where one is not written as a date."""
    days, others = days_in(text), days_in(than)
    return days is not None and others is not None and days[1] < others[0]


def _span(found: dict[str, str | None]) -> tuple[date, date] | None:
    year = int(found["year"] or 0)
    month = _NUMBERS.get(found.get("month") or "") if "month" in found else int(found.get("number") or 0)
    if month is None or month > 12:
        return None
    if found["day"] is not None:
        day = _day(year, month, int(found["day"]))
        return None if day is None else (day, day)
    first, last = month or 1, month or 12
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _day(year: int, month: int, day: int) -> date | None:
    """The day of these numbers; None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
