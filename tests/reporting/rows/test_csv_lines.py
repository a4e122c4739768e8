"""Many decisions as CSV."""

from __future__ import annotations

import csv
import io

import pytest
from tests.reporting.samples import RULES, SETTLED, advisor, recommended, rows

from subsidiarity.reasoning.row import Row
from subsidiarity.reporting.rows.csv_lines import cell, csv_line
from subsidiarity.reporting.rows.result_columns import cells_in, standard_columns


def written():
    """The whole file."""
    rulebook = advisor().rulebook
    columns = standard_columns(rulebook)
    return "".join(map(csv_line, (columns, *map(cells_in(rulebook, columns), rows()))))


def test_every_row_has_a_cell_for_every_column():
    """Error rows, too; a reader of CSV gets whole records."""
    found = list(csv.DictReader(io.StringIO(written(), newline=""), strict=True))

    assert [8] * 8 == [len(found)] * 8
    assert all(None not in row and None not in row.values() for row in found)
    assert {"", "error"} == {row["result"] for row in found if row["error"]} | {""}


def test_a_broken_file_is_a_row_with_its_place():
    """Where and why stand in columns of their own."""
    found = next(row for row in csv.DictReader(io.StringIO(written(), newline="")) if row["result"] == "error")

    assert ("wells/broken.yaml", "4", "11") == (found["file"], found["line"], found["column"])
    assert found["error"].startswith("SUB301 no question `reech`")


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\0=1",
        "\uff1d1",
        "\uff0b1",
        "\uff0d1",
        "\uff201",
        "  =1",
        "\n=1",
    ],
    ids=ascii,
)
def test_no_cell_is_a_formula(text):
    """An apostrophe stands before what would make a spreadsheet calculate."""
    (found,) = next(csv.reader(io.StringIO(cell(text), newline="")))

    assert found.startswith("'")


@pytest.mark.parametrize("text", ['say "no"', "a,b", "a\nb", "plain", "1.5", "é日本", ""])
def test_what_was_typed_reads_back(text):
    """Quotes, commas and line ends are part of a cell."""
    (found,) = next(csv.reader(io.StringIO(cell(text), newline=""), strict=True))

    assert text == found


def test_a_title_that_is_a_formula_is_text():
    """From a decision file to the cell."""
    row = Row("a.yaml", recommended(SETTLED.replace("Who mends the pump?", "=1+1")))
    line = csv_line(cells_in(advisor().rulebook, ("title",))(row))

    assert '"\'=1+1"\r\n' == line


def test_lines_end_as_the_standard_says():
    """Every line ends with CR and LF, every cell is quoted."""
    lines = written().split("\r\n")

    assert "" == lines.pop()
    assert all(line.startswith('"') and line.endswith('"') for line in lines)


def test_each_role_has_a_column():
    """The columns follow the rulebook."""
    assert '"role_decide","role_pay","role_check"' in csv_line(standard_columns(advisor(RULES).rulebook))


def test_rows_read_as_they_did(golden):
    """Byte for byte."""
    golden("rows.csv", written())
