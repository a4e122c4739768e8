"""Many decisions as a table."""

from __future__ import annotations

from tests.reporting.samples import SETTLED, recommended, rows

from subsidiarity.reporting.rows.table import render_table, table_cells
from subsidiarity.reporting.wrapping import columns_of


def cells():
    """The rows of a batch."""
    return [table_cells(row.file, row.recommendation, row.diagnostics) for row in rows()]


def test_the_table_reads_as_it_did(golden):
    """In full, as a pipe gets it."""
    golden("table.txt", render_table(cells()))


def test_on_a_terminal_no_line_is_too_long():
    """Titles are shortened, and show it."""
    lines = render_table(cells(), 60).splitlines()

    assert [] == [line for line in lines if columns_of(line) > 60]
    assert any(line.endswith("…") for line in lines)


def test_a_title_cannot_act_and_stays_on_its_line():
    """Line ends flow, markup is text."""
    recommendation = recommended(SETTLED.replace("Who mends the pump?", '"[/] one\\ntwo"'))
    row = table_cells("a.yaml", recommendation, ())

    assert ("town", "pump", "[/] one two") == row


def test_a_file_that_cannot_be_read_is_named_safely():
    """A line end or an escape in its name is shown."""
    assert ("error", "a\\x1b\\n.yaml", "") == table_cells("a\x1b\n.yaml", None, ())
