"""The plainest decisions, read at a glance: text that can mean one thing only, and is nothing but that.

Most files and lines of a large batch are written by programs: an id, a title, one option a question. Such a text
is compared with what it may be, line by line, in a tenth of the time that a tree takes. Whatever is not as plain, or
is wrong, is left to the careful readers; they also tell where the answers stand, if somebody asks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from subsidiarity.model.decision import Answer, Decision
from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.model.span import Span
from subsidiarity.reading.answers.answer_spans import AnswerSpansOnRequest, ReadAgain
from subsidiarity.reading.decoded_text import decode
from subsidiarity.reading.fields import ID
from subsidiarity.reading.limits import MAX_SCALAR
from subsidiarity.reading.stream_lines import Numbered, numbered_text
from subsidiarity.reading.tree import read_documents
from subsidiarity.reading.tree_nodes import Document

if TYPE_CHECKING:
    from subsidiarity.reading.tables.csv_decisions import CsvHeader

_NAME = re.compile(r"[^\W_][\w.-]*\Z")
_FIELDS = r"(?:(?:decision|title|description): [^\W_][^\n\t:#]*\n%s)*+"
_PLAIN_YAML = r"((?:#[^\n]*\n)*+)({fields})answers:\n((?:  [^\n]*\n)*+)({fields})\Z"
"""The pattern of a plain YAML file: remarks, fields, the lines of the answers, fields."""
_FIELD = re.compile(r"(\w+): (.*)\n")
_NEEDED = {"decision", "title"}
_KNOWN = {*_NEEDED, "description"}


class Glance:
    """A reader of plain texts; made once for a rulebook, from what may be answered to each of its questions."""

    def __init__(self, rulebook: Rulebook, answers: Mapping[str, Mapping[str, Answer]]) -> None:
        self._answers = answers
        self._answered = {"rulebook": rulebook.id, "edition": rulebook.edition}
        said = "".join(
            f"|{name}: {quote}{re.escape(value)}{quote}\\n"
            for name, value in self._answered.items()
            for quote in ("", "'", '"')
            if _NAME.match(value)
        )
        self._plain_yaml = re.compile(_PLAIN_YAML.format(fields=_FIELDS % said))
        self._lines = {
            f"  {question}: {option}": (question, answer)
            for question, known in answers.items()
            for option, answer in known.items()
            if _NAME.match(question) and _NAME.match(option)
        }

    def yaml(self, data: bytes, file: str) -> Decision | None:
        """The decision of a YAML file; None if the text is not plain."""
        text, _ = decode(data, file)
        sheet = None if text is None else self._plain_yaml.match(text)
        if sheet is None:
            return None
        remarks, before, lines, after = sheet.groups()
        rows = lines.splitlines()
        try:
            answers = dict([self._lines[row] for row in rows])
        except KeyError:
            return None
        if len(answers) < len(rows):  # a question stands there twice
            return None
        fields = _FIELD.findall(before + after)
        if len(fields) > len(_NEEDED):  # the edition may stand in quotes
            fields = [(name, self._answered.get(name, value)) for name, value in fields]
        span = Span(file, remarks.count("\n") + 1, 1)
        return self._decision(fields, answers, span, partial(read_documents, data, file))

    def json(self, line: Numbered, file: str) -> Decision | None:
        """The decision of a JSON line; None if the text is not plain."""
        number, data = line
        if not data.startswith(b"{") or data.count(b"{") != 2 or b"[" in data or b"\\" in data:
            return None
        text, _ = numbered_text(line, file)
        if text is None:
            return None
        try:
            pairs = self._pairs_of(text)
            (given,) = [value for key, value in pairs if key == "answers"]
            answers = {question: self._answers[question][option] for question, option in given}
        except (ValueError, TypeError, KeyError):
            return None
        if type(given) is not list or len(answers) < len(given):
            return None
        fields = [pair for pair in pairs if pair[0] != "answers"]
        return self._decision(fields, answers, Span(file, number, 1), partial(_read_json_line, line, file))

    @cached_property
    def _pairs_of(self) -> Callable[[str], Any]:
        """A function that reads JSON, with objects as lists of pairs: a key may stand there twice."""
        from json import JSONDecoder

        return JSONDecoder(object_pairs_hook=list).decode

    def csv(self, header: CsvHeader, row: Numbered, file: str) -> Decision | None:
        """The decision of a row of CSV; None if the text is not plain."""
        from subsidiarity.reading.tables.csv_decisions import ANSWERED, DESCRIPTION, ID_COLUMN, TITLE, read_csv_row

        text, _ = numbered_text(row, file)
        cells = [] if text is None or '"' in text else text.split(header.separator)
        if len(cells) != len(header.names):
            return None
        filled = {name: cell for name, cell in zip(header.names, cells, strict=True) if cell and name}
        name = filled.pop(ID_COLUMN, "")
        pairs = [("decision", name), ("title", filled.pop(TITLE, name))]
        pairs += [(field, filled.pop(field)) for field in (DESCRIPTION, *ANSWERED) if field in filled]
        try:
            answers = {question: self._answers[question][option] for question, option in filled.items()}
        except KeyError:
            return None
        return self._decision(pairs, answers, Span(file, row[0], 1), partial(read_csv_row, header, row, file))

    def _decision(
        self, pairs: Sequence[tuple[str, str]], answers: Mapping[str, Answer], span: Span, read_again: ReadAgain
    ) -> Decision | None:
        fields: dict[str, str] = dict(pairs)
        said: dict[str, str] = {}
        if len(fields) < len(pairs):
            return None
        if not fields.keys() <= _KNOWN:
            said = {name: fields.pop(name) for name in self._answered if name in fields}
            if not said.items() <= self._answered.items() or not fields.keys() <= _KNOWN:
                return None
        if not fields.keys() >= _NEEDED or not all(map(_is_plain, fields.values())):
            return None
        if not ID.match(fields["decision"]):
            return None
        return Decision(
            fields["decision"],
            fields["title"],
            fields.get("description", ""),
            answers,
            span=span,
            answer_spans=AnswerSpansOnRequest(read_again),
            rulebook=said.get("rulebook", ""),
            edition=said.get("edition", ""),
        )


def _read_json_line(line: Numbered, file: str) -> tuple[tuple[Document, ...], tuple[Diagnostic, ...]]:
    from subsidiarity.reading.json_lines import read_json_line

    return read_json_line(line, file)


def _is_plain(value: object) -> bool:
    """Whether a value is text that every notation takes as it stands."""
    return isinstance(value, str) and 0 < len(value) <= MAX_SCALAR and value == value.strip()
