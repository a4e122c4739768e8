"""Plain decisions in JSON lines: the standard library's reader, and a check of what it lets pass.

It lets pass a key that stands twice, NaN, an unpaired surrogate and whatever an escape stands for, and it keeps no
positions. A line that holds any of these, or anything else that is not plain, is left to the careful reader.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import lru_cache, partial
from typing import Any

from subsidiarity.model.decision import Answer, Decision
from subsidiarity.model.span import Span
from subsidiarity.reading.answers.answer import UNKNOWN
from subsidiarity.reading.answers.answer_spans import answer_spans_read_again
from subsidiarity.reading.decision import DecisionReader
from subsidiarity.reading.json_lines import read_json_line
from subsidiarity.reading.limits import MAX_NODES, MAX_SCALAR
from subsidiarity.reading.plain.fields import KNOWN, PlainFields
from subsidiarity.reading.plain.known_answers import EVIDENCE, Known, is_short
from subsidiarity.reading.stream_lines import Numbered, numbered_text

MOST_QUOTES = MAX_NODES * 4 // 5
"""The most quotes of a line: of values that are no text, each has a key, so there are at most as many as quotes."""
_KNOWN = KNOWN | {"answers"}
_ESCAPE = re.compile(r"\\u[dD][89abAB][\dA-Fa-f]{2}\\u[dD][c-fC-F][\dA-Fa-f]{2}|\\u[\dA-Fa-f]{4}|\\.")
_BEFORE_ANSWERS = re.compile(r'"answers"[ \t]*:[ \t]*(?=\{)')
_UNLIKE = (ValueError, KeyError, TypeError, RecursionError)
"""The errors that a line makes which is not plain: no JSON, a word in no table, a list in place of a text."""


class PlainJson:
    """A quick reader of JSON lines, for one rulebook."""

    def __init__(self, reader: DecisionReader, fields: PlainFields, known: Mapping[str, Known]) -> None:
        self._reader = reader
        self._fields = fields
        self._known = {question: {**answers, None: answers[UNKNOWN]} for question, answers in known.items()}
        self._scan = json.JSONDecoder().raw_decode

    def decision(self, line: Numbered, file: str) -> Decision | None:
        """The decision of a line; None if the line is not plain."""
        text, _ = numbered_text(line, file)
        if text is None or text[:1] != "{" or ("\\" in text and not _has_plain_escapes(text)):
            return None
        quotes = _quotes(text)
        if quotes > MOST_QUOTES:
            return None
        try:
            fields, end = self._scan(text)
            if text[end:].strip(" \t\n"):
                return None
            answers, texts = self._answers(fields["answers"])
            if len(text) > MAX_SCALAR and not all(map(is_short, answers.values())):
                return None
            if not fields.keys() <= _KNOWN:
                return self._with_other_fields(line, text, answers, texts, file)
        except _UNLIKE:
            return None
        if quotes != 2 * (texts + 2 * len(fields) - 1):  # a key stands twice
            return None
        return self._fields.decision(
            fields, answers, Span(file, line[0], 1), partial(answer_spans_read_again, read_json_line, line, file)
        )

    def _answers(self, given: Any) -> tuple[dict[str, Answer], int]:
        """The answers, and how many texts they are made of; one of `_UNLIKE` if they are not plain."""
        tables = self._known
        answers: dict[str, Answer] = {}
        if type(given) is not dict:
            raise TypeError(given)
        texts = len(given)
        for question, value in given.items():
            known = tables[question]
            kind = type(value)
            if kind is str:
                texts += 1
                answers[question] = known[value]
                continue
            if kind is not dict:
                answers[question], more = _chosen(known, value)
                texts += more
                continue
            chosen = value["answer"]
            evidence, note, source = value.get("evidence", ""), value.get("note", ""), value.get("source", "")
            named = 1 + (evidence != "") + (note != "") + (source != "")
            if named != len(value) or type(note) is not str or type(source) is not str or evidence not in EVIDENCE:
                raise ValueError(question)
            if note.isspace() or source.isspace():
                raise ValueError(question)
            texts += 2 * named
            if type(chosen) is str:
                answer = known[chosen]
            else:
                answer, more = _chosen(known, chosen)
                texts += more - 1
            answers[question] = Answer(answer.options, evidence, note, source)
        return answers, texts

    def _with_other_fields(
        self, line: Numbered, text: str, answers: Mapping[str, Answer], texts: int, file: str
    ) -> Decision | None:
        """The decision of a line that has other fields, too: those are read carefully, without the answers."""
        found = _BEFORE_ANSWERS.search(text)
        if found is None or len(text) > MAX_NODES:
            return None
        begin = found.end()
        _, end = self._scan(text, begin)
        if _quotes(text[begin:end]) != 2 * texts:
            return None
        rest = f"{text[:begin]}{{}}{' ' * (end - begin - 2)}{text[end:]}"
        (document,), _ = read_json_line((line[0], rest.encode()), file)
        place = (line[0], begin + 1)
        return self._reader.with_answers(
            document, answers, place, partial(answer_spans_read_again, read_json_line, line, file)
        )


def _chosen(known: Known, value: object) -> tuple[Answer, int]:
    """The answer of a list of options or of `null`, and how many texts it is made of."""
    if type(value) is list:
        options = frozenset(value)
        if len(options) == len(value):
            return known[options], len(value)
    elif value is None:
        return known[None], 0
    raise ValueError(value)


def _quotes(text: str) -> int:
    """The number of quotes around texts, two for each, where no escape is one of a backslash."""
    escaped = text.count('\\"') if "\\" in text else 0
    return text.count('"') - escaped


def _has_plain_escapes(text: str) -> bool:
    return "\\\\" not in text and all(map(_is_plain_escape, set(_ESCAPE.findall(text))))


@lru_cache(maxsize=1_000)
def _is_plain_escape(escape: str) -> bool:
    """Whether an escape stands for a character that may stand in a text; an unpaired surrogate may not."""
    try:
        character = json.loads(f'"{escape}"')
    except ValueError:
        return False
    return character in ("\n", "\t", "\xa0") or character.isprintable()
