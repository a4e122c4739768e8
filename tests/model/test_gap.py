"""Gaps in a rulebook's sentences, and braces that are none."""

from __future__ import annotations

import pytest

from subsidiarity.model.gap import filled, gaps_in, parted


@pytest.mark.parametrize(
    ("text", "gaps", "expected"),
    [
        ("{body} should decide", ["body"], "the council should decide"),
        ("{{body}} should decide", [], "{body} should decide"),
        ("{{{body}}} should decide", ["body"], "{the council} should decide"),
        ("{body}, {{so}} to speak", ["body"], "the council, {so} to speak"),
        ("{other} and {body", ["other"], "{other} and {body"),
        ("a }} and a {{", [], "a } and a {"),
    ],
)
def test_two_braces_are_one_and_no_gap(text, gaps, expected):
    """One that nothing closes stays as it is, and so does a gap for which there is nothing."""
    assert (gaps, expected) == (gaps_in(text), filled(text, {"body": "the council"}))


def test_what_is_filled_in_is_not_read_again():
    """A body's name with braces in it is no gap."""
    assert "the {body} of {{two}}" == filled("{body}", {"body": "the {body} of {{two}}"})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("so {body} decides", ("so ", " decides")),
        ("{{body}}: {body} decides", ("{body}: ", " decides")),
        ("they decide {{so}}", ("they decide {so}", "")),
    ],
)
def test_a_sentence_is_parted_at_its_gap(text, expected):
    """Braces that are meant are no gap."""
    assert expected == parted(text, "body")
