"""Many decisions as CSV: one row a decision, one column a question, read without holding the file.

The first row names the columns: `id`, `title`, `description`, `expects`, `rulebook`, `edition`, `not_carried` and the
ids of questions, in any order, with a comma, a semicolon or a tab between. A cell holds an option, several with `|`
between, or nothing (not known yet). Other columns are not read, and that is said.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import BinaryIO

from subsidiarity.files.bounded_read import MAX_BYTES
from subsidiarity.model.diagnostic import Diagnostic, has_errors
from subsidiarity.model.noun import dataclass
from subsidiarity.reading.answers.answer import BETWEEN
from subsidiarity.reading.diagnostics import UNREAD_COLUMN, Problems
from subsidiarity.reading.limits import MAX_COLUMNS, Refused
from subsidiarity.reading.stream_lines import Numbered, lines_of, numbered_text
from subsidiarity.reading.tables.unread_columns import OWN, say_unread
from subsidiarity.reading.tree_nodes import Document, Entries, Items, Node, Text

ID_COLUMN, TITLE, DESCRIPTION, EXPECTS, *ANSWERED = OWN
MAX_LINES = 1000
"""The most lines that one row may have."""
_OPENING_QUOTE = re.compile(rb'(^|[,;\t])"')
_TO_CLOSING_QUOTE = re.compile(rb'[^"]*+(?:""[^"]*+)*+"')
_QUOTED = re.compile(r'"([^"]*+(?:""[^"]*+)*+)"')

Cell = Text
Diagnostics = tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class CsvHeader:
    """The header of a table: the columns' names, None for those that are not read, and the sign between cells."""

    names: tuple[str | None, ...]
    separator: str


def csv_rows(stream: BinaryIO) -> Iterator[Numbered]:
    """The rows that hold something; OSError if the stream cannot be read on.

    A quoted cell may hold line ends. If its quote is not closed within `MAX_LINES` lines, the row ends
    with its first line, so that a forgotten quote costs the other rows nothing.
    """
    lines = lines_of(stream)
    ahead: deque[bytes] = deque()
    number = 0
    while line := ahead.popleft() if ahead else next(lines, b""):
        number += 1
        taken = _lines_of_row(line, lines, ahead)
        row = line + b"".join(ahead.popleft() for _ in range(taken))
        if row.strip():
            yield number, row
        number += taken


def _lines_of_row(line: bytes, lines: Iterator[bytes], ahead: deque[bytes]) -> int:
    """The number of lines ahead that belong to a row's first line; they are fetched as far as they are needed."""
    is_open = _is_open(line, is_open=False)
    taken, length = 0, len(line)
    while is_open:
        if taken == len(ahead):
            ahead.extend(islice(lines, 1))
        if taken == len(ahead) or taken + 2 > MAX_LINES or length + len(ahead[taken]) > MAX_BYTES:
            return 0
        is_open = _is_open(ahead[taken], is_open=True)
        length += len(ahead[taken])
        taken += 1
    return taken


def read_csv_header(row: Numbered, file: str, questions: Collection[str]) -> tuple[CsvHeader | None, Diagnostics]:
    """The columns that the first row names, and the diagnostics of them.

    None if a column that is read stands twice, if `id` is missing, or if there are columns and none is a question.
    """
    text, diagnostics = numbered_text(row, file)
    if text is None:
        return None, diagnostics
    first = re.search(r"[,;\t]", text)
    separator = first[0] if first else ","
    try:
        cells = _cells(text, row[0], separator)
    except Refused as refused:
        return None, (refused.diagnostic(file),)
    known = {*OWN, *questions}
    names = tuple(cell.value.strip() for cell in cells)
    problems = _header_problems(cells, known, questions, file)
    if has_errors(problems):
        return None, problems
    return CsvHeader(tuple(name if name in known else None for name in names), separator), problems


def read_csv_row(header: CsvHeader, row: Numbered, file: str) -> tuple[tuple[Document, ...], Diagnostics]:
    """The document of a row, or none and the diagnostics that say why."""
    text, diagnostics = numbered_text(row, file)
    if text is None:
        return (), diagnostics
    try:
        cells = _cells(text, row[0], header.separator)
        if len(cells) != len(header.names):
            message = f"this row has {len(cells)} cells, and the first row names {len(header.names)} columns"
            hint = "give every row as many cells, and put text that holds a separator in double quotes"
            raise Refused("SUB014", message, row[0], 1, hint)
    except Refused as refused:
        return (), (refused.diagnostic(file),)
    return (Document(_decision(header, cells, row[0]), file, "csv"),), ()


def _decision(header: CsvHeader, cells: list[Cell], number: int) -> Entries:
    """The tree that a decision file of the same content would give."""
    root, answers = Entries(number, 1), Entries(number, 1)
    for name, cell in zip(header.names, cells, strict=True):
        if name is None:
            continue
        key = Text(name, cell.line, cell.column, True)
        if name == ID_COLUMN:
            root.entries["decision"] = (key, cell)
            if TITLE not in root.entries:  # where no title is given, the id stands in for it
                root.entries[TITLE] = (key, Text(cell.value.strip() or "?", cell.line, cell.column, True))
        elif name in (TITLE, DESCRIPTION) and cell.value.strip():
            root.entries[name] = (key, cell)
        elif name in ANSWERED and cell.value.strip():
            root.entries[name] = (key, Text(cell.value.strip(), cell.line, cell.column, True))
        elif name == EXPECTS and cell.value.strip():
            root.entries[name] = (key, _set(cell))
        elif name not in OWN and cell.value.strip():
            answers.entries[name] = (key, _set(cell))
    root.entries["answers"] = (Text("answers", number, 1, True), answers)
    return root


def _set(cell: Cell) -> Node:
    """The node of a cell: a text, or a list where it holds several with `|` between."""
    if BETWEEN not in cell.value:
        return Text(cell.value.strip(), cell.line, cell.column, True)
    found = Items(cell.line, cell.column)
    found.items = [Text(part.strip(), cell.line, cell.column, True) for part in cell.value.split(BETWEEN)]
    return found


def _header_problems(
    cells: Sequence[Cell], known: Collection[str], questions: Collection[str], file: str
) -> tuple[Diagnostic, ...]:
    problems = Problems(file)
    seen: dict[str, Cell] = {}
    for cell in cells:
        name = cell.value.strip()
        first = seen.setdefault(name, cell)
        if first is not cell and name in known:
            message = f"the column `{name}` stands here again; it is first at character {first.column}"
            problems.error("SUB008", cell, message, "keep one of the two")
    if ID_COLUMN not in seen:
        hint = "the first row names the columns: id, title and the ids of questions"
        problems.error("SUB022", Text("", 1, 1, True), f"a table of decisions needs the column `{ID_COLUMN}`", hint)
    said = list(say_unread(list(seen), known, questions, "not read"))
    if said and seen.keys().isdisjoint(questions):
        problems.unknown(
            "SUB301", seen[said[0][0]], "no column is named for a question; there is", said[0][0], questions
        )
        return problems.take()
    for name, message, hint in said:
        problems.warning(UNREAD_COLUMN, seen[name], message, hint)
    return problems.take()


def _is_open(line: bytes, *, is_open: bool) -> bool:
    """Whether a quoted cell goes on behind a line that itself begins inside of one or not."""
    offset = 0
    while True:
        if is_open:
            closed = _TO_CLOSING_QUOTE.match(line, offset)
            if closed is None:
                return True
            offset = closed.end()
        opened = _OPENING_QUOTE.search(line, offset)
        if opened is None:
            return False
        offset, is_open = opened.end(), True


def _cells(text: str, number: int, separator: str) -> list[Cell]:
    """The cells of a row, each with its line and column from 1; `Refused` where quotes do not match."""
    if '"' not in text:
        if text.count(separator) >= MAX_COLUMNS:
            raise _too_many(number, 1)
        cells, column = [], 1
        for value in text.split(separator):
            cells.append(Text(value, number, column, True))
            column += len(value) + 1
        return cells
    return _quoted_cells(text, number, separator)


def _quoted_cells(text: str, number: int, separator: str) -> list[Cell]:
    cells: list[Cell] = []
    offset, line, line_start = 0, number, 0
    while True:
        column = offset - line_start + 1
        if text[offset : offset + 1] == '"':
            match = _QUOTED.match(text, offset)
            if match is None:
                raise Refused("SUB006", "a quote is opened and never closed", line, column, "close the quote")
            cells.append(Text(match[1].replace('""', '"'), line, column, False))
            offset = match.end()
            if breaks := match[0].count("\n"):
                line += breaks
                line_start = match.start() + match[0].rindex("\n") + 1
        else:
            end = text.find(separator, offset)
            end = len(text) if end < 0 else end
            cells.append(Text(text[offset:end], line, column, True))
            offset = end
        if len(cells) > MAX_COLUMNS:
            raise _too_many(line, column)
        if offset == len(text):
            return cells
        if text[offset] != separator:
            message = "text stands after a closing quote"
            hint = "write a double quote inside a quoted cell twice"
            raise Refused("SUB006", message, line, offset - line_start + 1, hint)
        offset += 1


def _too_many(line: int, column: int) -> Refused:
    hint = "see whether this is the table you meant"
    return Refused("SUB010", f"this row has more than {MAX_COLUMNS:,} cells", line, column, hint)
