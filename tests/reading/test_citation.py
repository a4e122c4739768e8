"""Which source a text cites: the longest name that it begins with, and a pinpoint after it."""

from __future__ import annotations

import pytest

from subsidiarity.reading.citation import cited

SOURCES = {"Oates 1972": 1, "Oates": 1, "OECD 2019": 1, "Alesina, Angeloni and Schuknecht 2005": 1}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oates 1972", [("Oates 1972", "Oates 1972")]),
        ("Oates 1972 chapter 2", [("Oates 1972", "Oates 1972 chapter 2")]),
        ("Oates, chapter 2", [("Oates", "Oates, chapter 2")]),
        ("Oates 1999", [("Oates", "Oates 1999")]),
        ("OECD 2019, guideline 6", [("OECD 2019", "OECD 2019, guideline 6")]),
        ("Alesina, Angeloni and Schuknecht 2005", [("Alesina, Angeloni and Schuknecht 2005",) * 2]),
        ("Oates 1972 ; OECD 2019 p. 3", [("Oates 1972", "Oates 1972"), ("OECD 2019", "OECD 2019 p. 3")]),
        ("Oates1972", [("", "Oates1972")]),
        ("oates 1972", [("", "oates 1972")]),
        ("after Oates 1972", [("", "after Oates 1972")]),
        ("Oates 1972;", [("Oates 1972", "Oates 1972"), ("", "")]),
    ],
)
def test_a_citation_is_a_name_and_perhaps_a_pinpoint(text, expected):
    """What cites nothing that is known has no name."""
    assert tuple(expected) == cited(text, SOURCES)
