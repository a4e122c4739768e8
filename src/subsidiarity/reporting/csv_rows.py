"""Many decisions as CSV (RFC 4180) in which no cell is ever a formula; the JSON record is the faithful form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.model.recommendation import Recommendation
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reporting.cells import Subject, cells_of, standard_columns
from subsidiarity.reporting.safe import safe

_FORMULA = tuple("=+-@\t\r\0\uff1d\uff0b\uff0d\uff20")
"""What makes a spreadsheet calculate, the last four in full width; such a cell begins with an apostrophe instead."""


def csv_header(rulebook: Rulebook, columns: Sequence[str] = ()) -> str:
    """The names of the columns, the standard ones if none are asked for."""
    return _line(columns or standard_columns(rulebook))


def csv_row(
    rulebook: Rulebook,
    file: str,
    recommendation: Recommendation | None,
    diagnostics: Sequence[Diagnostic],
    columns: Sequence[str] = (),
) -> str:
    """One decision, or one document that could not be used, as a line of CSV."""
    subject = Subject(rulebook, file, recommendation, diagnostics)
    return _line(cells_of(subject, columns or standard_columns(rulebook)))


def cell(text: str) -> str:
    """One quoted cell; characters that act on a terminal are shown, line ends within it stay."""
    shown = "\n".join(safe(line) for line in text.split("\n"))
    if shown.lstrip().startswith(_FORMULA) or text.startswith(_FORMULA):
        shown = f"'{shown}"
    return '"' + shown.replace('"', '""') + '"'


def _line(cells: Iterable[str]) -> str:
    return ",".join(map(cell, cells)) + "\r\n"
