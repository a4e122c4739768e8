"""Many decisions as CSV (RFC 4180) in which no cell is ever a formula; the JSON record is the faithful form."""

from __future__ import annotations

import re
from collections.abc import Sequence

from subsidiarity.reporting.safe import inert, safe

_FORMULA = tuple("=+-@\t\r\0\uff1d\uff0b\uff0d\uff20")
"""First characters that make a spreadsheet calculate, four of them in full width; an apostrophe is put before them."""
_MAY_ACT = re.compile('"[-=+@ ]')
"""The beginnings of quoted cells that have to be looked at closely, for they may be formulas."""


def csv_line(cells: Sequence[str]) -> str:
    """A line of CSV of quoted cells, with its line end."""
    line = '"' + '","'.join(cells) + '"'
    has_no_quotes = line.count('"') == 2 * len(cells)
    if has_no_quotes and line.isascii() and line.isprintable() and "##" not in line and not _MAY_ACT.search(line):
        return line + "\r\n"  # as most lines are: nothing in it needs to be shown, doubled or kept from acting
    return ",".join(map(cell, cells)) + "\r\n"


def cell(text: str) -> str:
    """A text as a quoted cell of CSV; characters that act on a terminal are shown, line ends within it stay."""
    shown = "\n".join(safe(line) for line in text.split("\n"))
    if shown.lstrip().startswith(_FORMULA) or text.startswith(_FORMULA):
        shown = f"'{shown}"
    return inert('"' + shown.replace('"', '""') + '"')
