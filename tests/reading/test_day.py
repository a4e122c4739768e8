"""Days that people type: which texts are dates, and which of two is certainly earlier."""

from __future__ import annotations

from datetime import date

import pytest

from subsidiarity.reading.day import days_in, is_earlier


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("4 March 2026", date(2026, 3, 4), date(2026, 3, 4)),
        ("Wednesday 4th March, 2026", date(2026, 3, 4), date(2026, 3, 4)),
        ("4 Mar 2026, 19:30", date(2026, 3, 4), date(2026, 3, 4)),
        ("the 1st of Sept. 2026", date(2026, 9, 1), date(2026, 9, 1)),
        ("March 4, 2026", date(2026, 3, 4), date(2026, 3, 4)),
        ("2026-03-04", date(2026, 3, 4), date(2026, 3, 4)),
        ("2026-03-04T19:30", date(2026, 3, 4), date(2026, 3, 4)),
        ("FEBRUARY  2028", date(2028, 2, 1), date(2028, 2, 29)),
        ("2028-02", date(2028, 2, 1), date(2028, 2, 29)),
        ("2028", date(2028, 1, 1), date(2028, 12, 31)),
        ("4/3/2026", date(2026, 3, 4), date(2026, 4, 3)),
        ("31.03.2026", date(2026, 3, 31), date(2026, 3, 31)),
    ],
)
def test_a_date_means_a_day_or_all_that_it_may_mean(text, first, last):
    """A month is all of its days, and digits that may be read in two ways are both days."""
    assert (first, last) == days_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "4 March", "after the harvest", "in two years", "31 February 2026", "2026-13-01", "2026-00-05",
        "40/40/2026", "4 Marzipan 2026", "4 March 26", "4 March 2026 or never", "٤ March 2026", "0000-01-01",
        "4 March 2026" * 9, "2026-", "99999999999999999999",
    ],
)  # fmt: skip
def test_what_is_not_written_as_a_date_is_left_alone(text):
    """Free text stays free, and what is on no calendar is not guessed at."""
    assert days_in(text) is None


@pytest.mark.parametrize(
    ("review", "meeting", "expected"),
    [
        ("March 2027", "4 March 2028", True),
        ("3 March 2028", "2028-03-04", True),
        ("March 2028", "4 March 2028", False),
        ("4 March 2028", "4 March 2028", False),
        ("2028", "4 March 2028", False),
        ("4/3/2028", "20 March 2028", False),
        ("4/2/2028", "20 June 2028", True),
        ("last year", "4 March 2028", False),
        ("March 2027", "this evening", False),
    ],
)
def test_earlier_is_said_only_where_it_is_certain(review, meeting, expected):
    """However both are read."""
    assert expected == is_earlier(review, than=meeting)
