"""A table in lines of text, in columns or in blocks."""

from __future__ import annotations

import pytest

from subsidiarity.reporting.forms.plain import render_plain
from subsidiarity.reporting.forms.table_lines import table_lines
from subsidiarity.reporting.outline import Outline, Section, Table
from subsidiarity.reporting.wrapping import columns_of

TABLE = Table(("question", "the hall", "the park"), (("Power", "it works anyway", "> it fails without help"),))


def test_a_table_that_fits_has_columns():
    """The header first."""
    assert [
        "question  the hall         the park",
        "Power     it works anyway  > it fails without help",
    ] == table_lines(TABLE, 60)


def test_a_table_that_does_not_fit_has_a_block_for_each_row():
    """Each cell behind the name of its column, so that no row is torn."""
    assert [
        "Power",
        "  the hall: it works anyway",
        "  the park: > it fails without",
        "    help",
    ] == table_lines(TABLE, 32)


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_of_a_wide_table_is_torn_at_any_width(width):
    """On paper as on the screen."""
    wide = Table(("", "first " * 8, "second " * 8), (("Who decides", "a long answer " * 9, "another " * 9),))
    text = render_plain(Outline("Two", "", "", (Section("differences", "Side by side", (wide,)),)), width)

    assert width >= max(map(columns_of, text.splitlines()))
