"""Text on pictures: lines that fit, whatever the text."""

from __future__ import annotations

import pytest

from subsidiarity.reporting.picture.canvas import fitted_lines
from subsidiarity.reporting.wrapping import columns_of


def test_a_text_is_broken_between_words():
    """Into as many lines as it needs."""
    assert ("Who mends", "the pump?") == fitted_lines("Who mends the pump?", 60.0, 10.0, 3)


def test_a_text_that_does_not_fit_ends_in_an_ellipsis():
    """The lines allowed are used, and no more."""
    assert ("one two", "three…") == fitted_lines("one two three four five", 45.0, 10.0, 2)


@pytest.mark.parametrize("text", ["x" * 20_000, "水" * 500, "a\u0301" * 300, "", " ", "w " * 9_000])
def test_no_text_leaves_its_box(text):
    """A word without an end, wide characters, stacked marks, nothing at all."""
    lines = fitted_lines(text, 108.0, 10.0, 4)

    assert len(lines) <= 4
    assert [] == [line for line in lines if columns_of(line) > 20]
