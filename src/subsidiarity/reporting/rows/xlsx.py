"""Many decisions as an Excel workbook in which every cell is text: no formula, no link, nothing cut in silence.

XlsxWriter comes with the extra `xlsx`.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

import xlsxwriter

from subsidiarity.reporting.rows.row_words import TooManyRows
from subsidiarity.reporting.safe import safe

MOST_ROWS = 1_048_575
"""Rows below the header that an Excel worksheet can hold."""
MOST_CHARACTERS = 32_767
"""Characters that an Excel cell can hold; longer text says how much is left out."""

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_WIDTHS = {"title": 50, "file": 30, "possible": 30, "open": 30, "safeguards": 30, "remark": 50, "error": 50}
_NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)
"""The date that a workbook names instead of a clock's: the same decisions give the same bytes."""


def render_xlsx(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The bytes of a workbook of one worksheet; `TooManyRows` if the rows do not fit."""
    file = io.BytesIO()
    workbook = xlsxwriter.Workbook(file, _OPTIONS)
    workbook.set_properties({"created": _NO_DATE, "title": "Decisions"})
    sheet = workbook.add_worksheet("Decisions")
    bold = workbook.add_format({"bold": True})
    for index, name in enumerate(columns):
        sheet.set_column(index, index, _WIDTHS.get(name, 16))
        sheet.write_string(0, index, name, bold)
    number = 0
    for number, cells in enumerate(rows, 1):
        if number > MOST_ROWS:
            raise TooManyRows(f"a worksheet holds {MOST_ROWS:,} rows; write CSV, or Parquet, or filter them")
        for index, text in enumerate(cells):
            if text:
                sheet.write_string(number, index, _cell(text))
    sheet.freeze_panes(1, 0)
    if number:
        sheet.autofilter(0, 0, number, len(columns) - 1)
    workbook.close()
    return file.getvalue()


def _cell(text: str) -> str:
    shown = "\n".join(safe(line) for line in text.split("\n"))
    if len(shown) <= MOST_CHARACTERS:
        return shown
    kept = MOST_CHARACTERS - 60
    return f"{shown[:kept]} ... and {len(shown) - kept:,} more characters"
