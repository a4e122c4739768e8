"""Plain decisions in YAML files: their answers are compared with what they may be, line by line.

An answer is a word, or a word with evidence, a note and a source, on one line in braces or on a line each. What stands
beside the answers is read carefully, in a text from which the answers are cut, unless it is as plain as they are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, partial

from subsidiarity.model.decision import Answer, Decision
from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.model.span import Span
from subsidiarity.reading.answers.answer import NOTHING
from subsidiarity.reading.answers.answer_spans import answer_spans_read_again
from subsidiarity.reading.decision import DecisionReader
from subsidiarity.reading.decoded_text import decode
from subsidiarity.reading.limits import MAX_NODES, MAX_SCALAR
from subsidiarity.reading.plain.block_fields import (
    FOLDED,
    IN_BRACES,
    ON_A_LINE,
    QUOTES,
    add_block_fields,
    unfolded,
    unquoted,
)
from subsidiarity.reading.plain.fields import PlainFields
from subsidiarity.reading.plain.known_answers import EVIDENCE, Known, is_short
from subsidiarity.reading.tree_nodes import Document, Entries, Text

_NAME = re.compile(r"[^\W_][\w.-]*\Z")
_HEAD = re.compile(r"^answers:(?: {})?\n", re.MULTILINE)
_BELOW = "answers:\n"
"""The head of answers that stand on the lines below it; of a decision that is just begun there are none."""
_REMARKS = re.compile(r"(?:#[^\n]*\n)*+")
_FIELDS = rf"(?:(?:decision|title|description): [^\W_][^\n\t:#]*\n|description:{FOLDED}%s)*+\Z"
_FIELD = re.compile(r"^(\w+):(?:( >-(?:\n  .*)+)| (.*))", re.MULTILINE)
_ROWS = re.compile(r"(?:  [^\n]*\n)*+")
_BLOCK_STYLE = re.compile(r"(?:[^\W_][^\n]*\n|[ #][^\n]*\n|\n)*+\Z")
"""The pattern of lines of which none at the left edge opens braces or quotes, or begins a document."""
_WORD = r"[^\W_][\w.-]*+"
_OPTIONS = rf"{_WORD}|\[{_WORD}(?:, {_WORD})*+\]"
_BRACES = (
    rf" {{answer: ({_OPTIONS})(?:, evidence: ({_WORD}))?+(?:, note: ({IN_BRACES}))?+(?:, source: ({IN_BRACES}))?+}}"
)
_BESIDE = rf"(?:\n    evidence: ({_WORD}))?+(?:\n    note: ({ON_A_LINE}))?+(?:\n    source: ({ON_A_LINE}))?+"
_IN_BRACES = rf"(?m)^  ({_WORD}):{_BRACES}$"
_ON_LINES = rf"(?m)^  ({_WORD}):\n    answer: ({_OPTIONS}){_BESIDE}$"
_ANYHOW = (
    rf"(?m)^  ({_WORD}):(?:( (?:{_OPTIONS})|(?:\n  - {_WORD})++)|{_BRACES}"
    rf"|\n    answer:( (?:{_OPTIONS})|(?:\n    - {_WORD})++){_BESIDE})$"
)
"""Patterns of an answer: its question, then its option or options, with the rest in braces, on lines, or anyhow.

Each is compiled for the first file that needs it: that takes longer than to read some files.
"""
_Entries = Sequence[tuple[str, str, str, str, str]]
"""Answers as they are written: the question, its option or options, evidence, note and source, "" where none stands."""


class PlainYaml:
    """A quick reader of YAML files, for one rulebook."""

    def __init__(self, reader: DecisionReader, fields: PlainFields, known: Mapping[str, Known]) -> None:
        self._reader = reader
        self._fields = fields
        self._known = {
            question: {option: answer for option, answer in answers.items() if option not in NOTHING}
            for question, answers in known.items()
        }
        self._rows = {
            f"  {question}: {option}": (question, answer)
            for question, answers in self._known.items()
            for option, answer in answers.items()
            if _NAME.match(question) and type(option) is str and _NAME.match(option)
        }
        said = "".join(
            f"|{name}: {quote}{re.escape(value)}{quote}\\n"
            for name, value in fields.answered.items()
            for quote in ("", "'", '"')
            if _NAME.match(value)
        )
        self._plain_fields = re.compile(_FIELDS % said)

    def decision(self, data: bytes, file: str) -> Decision | None:
        """The decision of a file; None if its text is not plain."""
        text, _ = decode(data, file)
        head = None if text is None else _HEAD.search(text)
        if text is None or head is None:
            return None
        try:
            answers, end = self._answers(text, head.end()) if head[0] == _BELOW else ({}, head.end())
        except (KeyError, ValueError):
            return None
        remarks = _REMARKS.match(text)
        begin = 0 if remarks is None else remarks.end()
        before, after = text[begin : head.start()], text[end:]
        late_spans = partial(answer_spans_read_again, _read_documents, data, file)
        if self._plain_fields.match(before) and self._plain_fields.match(after):
            pairs = _FIELD.findall(before + after)
            fields = {
                name: unfolded(folded) if folded else self._fields.answered.get(name, value)
                for name, folded, value in pairs  # a rulebook and an edition may stand in quotes
            }
            if len(fields) < len(pairs):
                return None
            return self._fields.decision(fields, answers, Span(file, text.count("\n", 0, begin) + 1, 1), late_spans)
        line, first = text.count("\n", 0, head.start()) + 1, text.count("\n", 0, begin) + 1
        place = line, len("answers: ") + 1
        after_line = line + text.count("\n", head.start(), end)
        document = _plain_document(file, first, before, place, after, after_line)
        if document is None:
            if len(text) > MAX_NODES or not _BLOCK_STYLE.match(before) or after.startswith(" "):
                return None
            cut = text[: head.start()] + "answers: {}" + "\n" * text.count("\n", head.start(), end) + after
            documents, faults = _read_documents(cut.encode(), file)
            if faults or len(documents) != 1:
                return None
            (document,) = documents
        return self._reader.with_answers(document, answers, place, late_spans)

    def _answers(self, text: str, begin: int) -> tuple[dict[str, Answer], int]:
        """The answers that stand at an offset (from 0), and their end; KeyError or ValueError if one is not plain."""
        rows = _ROWS.match(text, begin)
        assert rows is not None, "there may be none"
        if rows[0] and rows[0].partition("\n")[0] not in self._rows:  # most often all say more than a word then
            return self._noted_answers(text, begin, rows.end())
        lines = rows[0].splitlines()
        try:
            answers = dict([self._rows[line] for line in lines])
        except KeyError:
            return self._noted_answers(text, begin, rows.end())
        if len(answers) < len(lines):  # a question stands there twice
            raise ValueError(text)
        return answers, rows.end()

    def _noted_answers(self, text: str, begin: int, end: int) -> tuple[dict[str, Answer], int]:
        """The answers of which some say more than a word, and their end; KeyError or ValueError if one is not plain."""
        entries = _entries(text, begin, end)
        questions, written, evidence, notes, sources = zip(*entries, strict=True)
        if not EVIDENCE.issuperset(evidence):
            raise ValueError(evidence)
        options = [
            self._known[question][_options(each)].options for question, each in zip(questions, written, strict=True)
        ]
        noted, sourced = map(_unquoted, (notes, sources))
        answers = dict(zip(questions, map(Answer, options, evidence, noted, sourced), strict=True))
        if len(answers) < len(entries):
            raise ValueError(text)
        if len(text) > MAX_SCALAR and not all(map(is_short, answers.values())):
            raise ValueError(text)
        return answers, end


def _entries(text: str, begin: int, end: int) -> _Entries:
    """The answers that stand between two offsets, as a rule all in one style; ValueError if one is not plain."""
    lines = text.count("\n", begin, end)
    if text.startswith("\n    answer: ", text.find(":", begin) + 1):
        found: _Entries = _compiled(_ON_LINES).findall(text, begin, end)
        number = 5 * len(found) - sum(column.count("") for column in tuple(zip(*found, strict=True))[2:])
    else:
        found = _compiled(_IN_BRACES).findall(text, begin, end)
        number = len(found)
    return found if number == lines else _mixed_entries(text, begin, end, lines)


def _mixed_entries(text: str, begin: int, end: int, lines: int) -> _Entries:
    """The answers that stand between two offsets, in several styles; ValueError if they are not all of the lines."""
    found = []
    for question, alone, in_braces, *in_braces_beside, on_lines, evidence, note, source in _compiled(_ANYHOW).findall(
        text, begin, end
    ):
        beside = in_braces_beside if in_braces else (evidence, note, source)
        found.append((question, alone or in_braces or on_lines, *beside))
        lines -= 1 + alone.count("\n") + on_lines.count("\n")
        lines -= 1 + sum(map(bool, beside)) if on_lines else 0
    if lines or not found:
        raise ValueError(text)
    return found


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _unquoted(texts: Sequence[str]) -> Sequence[str]:
    """Texts of which some stand in quotes, all without; ValueError if there is nothing within."""
    return [unquoted(each) if each[:1] in QUOTES else each for each in texts]


def _read_documents(data: bytes, file: str) -> tuple[tuple[Document, ...], tuple[Diagnostic, ...]]:
    """The documents of a file as the careful reader makes them, which is loaded only now."""
    from subsidiarity.reading.tree import read_documents

    return read_documents(data, file)


def _plain_document(
    file: str, line: int, before: str, answers: tuple[int, int], after: str, after_line: int
) -> Document | None:
    """The document of the plain fields before and after its answers, which are left out; None if one is not plain.

    The lines, and the place that the answers have, count from 1.
    """
    root = Entries(line, 1)
    try:
        add_block_fields(root, before, line)
        if "answers" in root.entries:
            return None
        root.entries["answers"] = Text("answers", answers[0], 1, is_plain=True), Entries(*answers)
        add_block_fields(root, after, after_line)
    except ValueError:
        return None
    return Document(root, file)


def _options(written: str) -> str | frozenset[str]:
    """The option that is written, or the options of a list; ValueError if one stands there twice."""
    if written[0] not in "\n [":
        return written
    if written[0] == "\n":
        options = [line.lstrip(" -") for line in written[1:].split("\n")]
    elif "[" in written:
        options = written.strip(" []").split(", ")
    else:
        return written.lstrip(" ")
    found = frozenset(options)
    if len(found) < len(options):
        raise ValueError(written)
    return found
