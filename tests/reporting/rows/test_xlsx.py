"""Results as a workbook: every cell is text."""

from __future__ import annotations

import io
import zipfile

import pytest

from subsidiarity.reporting.rows.row_words import TooManyRows

openpyxl = pytest.importorskip("openpyxl")
xlsx = pytest.importorskip("subsidiarity.reporting.rows.xlsx")

HOSTILE = ["=1+1", "+1", "@SUM(A1)", "http://x.example", "mailto:a@b.example", "internal:Sheet1!A1", "1.5", "TRUE",
           "2026-01-01", "_x000D_", "a\nb", " a ", "<b>&", "日本 🎉", "{=1}"]  # fmt: skip


def read_back(columns, rows):
    book = openpyxl.load_workbook(io.BytesIO(xlsx.render_xlsx(columns, rows)))
    return book.active


def test_what_was_typed_reads_back_and_none_of_it_acts():
    """No formula, no number, no date, no link."""
    sheet = read_back(["id", "title"], [["x", text] for text in HOSTILE])

    found = [row[1] for row in sheet.iter_rows(min_row=2)]
    assert HOSTILE == [cell.value for cell in found]
    assert {"s"} == {cell.data_type for cell in found}
    assert [None] * len(found) == [cell.hyperlink for cell in found]
    assert not sheet._hyperlinks


def test_the_columns_stand_above():
    """And stay there while one scrolls."""
    sheet = read_back(["id", "title"], [["a", ""], ["b", "B"]])

    assert [("id", "title"), ("a", None), ("b", "B")] == list(sheet.values)
    assert ("A2", "A1:B3") == (sheet.freeze_panes, sheet.auto_filter.ref)


def test_characters_that_act_are_shown():
    """A workbook refuses most control characters, and would hide others."""
    sheet = read_back(["title"], [["\x1b[31m\u202e\ufffe"]])

    assert ("\\x1b[31m\\u202e\\ufffe",) == list(sheet.values)[1]


def test_text_longer_than_a_cell_says_what_is_left_out():
    """Nothing is cut in silence."""
    whole, cut = (row[0] for row in list(read_back(["title"], [["x" * 32_767], ["x" * 40_000]]).values)[1:])

    assert "x" * 32_767 == whole
    assert len(cut) <= 32_767
    assert cut.endswith(f"x ... and {40_000 - cut.count('x'):,} more characters")


def test_more_rows_than_a_sheet_holds_are_refused(monkeypatch):
    """Before a file is written with some of them."""
    monkeypatch.setattr(xlsx, "MOST_ROWS", 3)

    with pytest.raises(TooManyRows, match="a worksheet holds 3 rows"):
        xlsx.render_xlsx(["id"], [["x"]] * 4)


def test_the_same_rows_give_the_same_bytes():
    """No date and no name of a machine is in it."""
    one, other = (xlsx.render_xlsx(["id"], [["x"]]) for _ in range(2))

    assert one == other
    assert {(1980, 1, 1, 0, 0, 0)} == {part.date_time for part in zipfile.ZipFile(io.BytesIO(one)).infolist()}


def test_no_rows_are_a_table_all_the_same():
    """With its columns."""
    assert [("id",)] == list(read_back(["id"], []).values)
