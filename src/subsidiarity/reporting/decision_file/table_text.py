"""The text of a table as rows of cells, each as it is written, so that what is not changed stays letter for letter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

from subsidiarity.model.diagnostic import Diagnostic, has_errors
from subsidiarity.reading.stream_lines import Numbered
from subsidiarity.reading.tables.csv_decisions import CsvHeader, csv_rows, read_csv_header, read_csv_row
from subsidiarity.reading.tree_nodes import Document


@dataclass(frozen=True, slots=True)
class WrittenRow:
    """A row: the number of its first line, from 1, and each cell as it is written, with its quotes.

    `before` is what stands between the row before and this one: lines that hold nothing. `end` is its line end.
    """

    line: int
    cells: tuple[str, ...]
    before: str
    end: str

    def value(self, column: int) -> str:
        """The value of a cell, without quotes and without space around it."""
        return unquoted(self.cells[column]).strip()

    def text(self, cells: Sequence[str], separator: str) -> str:
        """The row with these cells in place of its own, each as it is to be written."""
        return f"{self.before}{separator.join(cells)}{self.end}"


@dataclass(frozen=True, slots=True)
class WrittenTable:
    """A table that can be read: its header, its rows with that first, their documents, and what stands after them."""

    header: CsvHeader
    rows: Sequence[WrittenRow]
    documents: Sequence[Document]
    rest: str


def read_table(text: str, file: str, questions: Sequence[str]) -> tuple[WrittenTable | None, tuple[Diagnostic, ...]]:
    """A table with columns for these questions; None, and the diagnostics, where a row cannot be read."""
    data = text.encode()
    numbered = list(csv_rows(BytesIO(data)))
    if not numbered:
        return None, ()
    header, said = read_csv_header(numbered[0], file, questions)
    if header is None:
        return None, said
    documents: list[Document] = []
    faults: list[Diagnostic] = []
    for row in numbered[1:]:
        found, wrong = read_csv_row(header, row, file)
        documents += found
        faults += wrong
    if has_errors(tuple(faults)):
        return None, tuple(faults)
    rows, offset = [], 0
    for row in numbered:
        begin = data.index(row[1], offset)
        rows.append(_written(row, data[offset:begin].decode(), header.separator))
        offset = begin + len(row[1])
    return WrittenTable(header, rows, documents, data[offset:].decode()), said


def spelled(value: str, separator: str) -> str:
    """A value as a cell, in quotes if need be."""
    if any(sign in value for sign in (separator, '"', "\n", ",", ";", "\t")):
        return '"' + value.replace('"', '""') + '"'
    return value


def unquoted(cell: str) -> str:
    """The value of a cell as it is written."""
    return cell[1:-1].replace('""', '"') if cell[:1] == '"' else cell


def _written(row: Numbered, before: str, separator: str) -> WrittenRow:
    line, raw = row
    text = raw.decode()
    body = text.rstrip("\r\n")
    return WrittenRow(line, tuple(_cells(body, separator)), before, text[len(body) :])


def _cells(body: str, separator: str) -> Iterator[str]:
    """The cells of a row that can be read: a separator within quotes parts nothing."""
    begin, is_open = 0, False
    for index, sign in enumerate(body):
        if sign == '"' and (is_open or index == begin):
            is_open = not is_open
        elif sign == '"':
            is_open = body[begin] == '"'
        elif sign == separator and not is_open:
            yield body[begin:index]
            begin = index + 1
    yield body[begin:]
