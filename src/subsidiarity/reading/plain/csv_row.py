"""Plain decisions in rows of CSV: cells without quotes, an option in each that is not empty."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from subsidiarity.model.decision import Decision
from subsidiarity.model.span import Span
from subsidiarity.reading.answers.answer_spans import answer_spans_read_again
from subsidiarity.reading.plain.fields import PlainFields
from subsidiarity.reading.plain.known_answers import Known
from subsidiarity.reading.stream_lines import Numbered, numbered_text
from subsidiarity.reading.tables.csv_decisions import (
    ANSWERED,
    DESCRIPTION,
    ID_COLUMN,
    TITLE,
    CsvHeader,
    read_csv_row,
)


class PlainCsv:
    """A quick reader of rows of CSV, for one rulebook."""

    def __init__(self, fields: PlainFields, known: Mapping[str, Known]) -> None:
        self._fields = fields
        self._known = known

    def decision(self, header: CsvHeader, row: Numbered, file: str) -> Decision | None:
        """The decision of a row; None if its text is not plain."""
        text, _ = numbered_text(row, file)
        cells = [] if text is None or '"' in text else text.split(header.separator)
        if len(cells) != len(header.names):
            return None
        filled = {name: cell for name, cell in zip(header.names, cells, strict=True) if cell and name}
        name = filled.pop(ID_COLUMN, "")
        fields = {"decision": name, TITLE: filled.pop(TITLE, name)}
        fields |= {field: filled.pop(field) for field in (DESCRIPTION, *ANSWERED) if field in filled}
        try:
            answers = {question: self._known[question][option] for question, option in filled.items()}
        except KeyError:
            return None
        return self._fields.decision(
            fields, answers, Span(file, row[0], 1), partial(answer_spans_read_again, read_csv_row, header, row, file)
        )
