"""Decisions from dicts and frames: each becomes what a decision file of the same content gives, by the same reader."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from subsidiarity.api.errors import MOST_SAID, Unusable, WrongKind, with_hint
from subsidiarity.api.given.doubt import say_doubt
from subsidiarity.api.given.frame import Library, columns_of, rows_of
from subsidiarity.api.given.plain_value import plain_answer, plain_value
from subsidiarity.model.annotation import Any
from subsidiarity.model.decision import Decision
from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reading.answers.answer import BETWEEN
from subsidiarity.reading.decision import FIELDS, DecisionReader, Entry, Seen
from subsidiarity.reading.diagnostics import did_you_mean
from subsidiarity.reading.json_lines import read_json_line
from subsidiarity.reading.limits import MAX_DOCUMENTS
from subsidiarity.reading.tables.unread_columns import OWN, say_unread

WHERE = "given"
"""The name of the file that a decision made of data is said to be from; its lines are the rows, from 1."""
_WITHOUT_ID, _WITHOUT_TITLE = "decision", "A decision"


class GivenReader:
    """A reader of decisions that a program gives as mappings, a few or a frame of them."""

    def __init__(self, rulebook: Rulebook, reader: DecisionReader) -> None:
        self._questions = {question.id: question for question in rulebook.questions}
        self._reader = reader

    def one(self, values: Mapping[str, object]) -> Decision:
        """The decision of a mapping: as a file has it, or with the answers beside the title; `Unusable`, `WrongKind`.

        What is likely not meant is a `Doubt`.
        """
        (decision,) = self._decisions([values], is_one=True)
        return decision

    def several(self, rows: Iterable[Mapping[str, object]]) -> list[Decision]:
        """The decisions of mappings, a row each; those without an id are called by their row. As for `one`."""
        named = (
            values if {"id", "decision"} & values.keys() else {"id": f"row-{row}", **values}
            for row, values in enumerate(rows, 1)
        )
        return self._decisions(named, is_one=False)

    def frame(self, frame: Any, library: Library) -> list[Decision]:
        """The decisions of a frame's rows, its columns as those of a table in CSV; as for `several`."""
        columns = columns_of(frame, library)
        self._check(columns)
        known = {*OWN, *self._questions}
        rows = ({name: cell for name, cell in row.items() if name in known} for row in rows_of(frame, library))
        return self.several(map(_without_empty, rows))

    def _check(self, columns: Sequence[str]) -> None:
        """Refuse columns of which nothing can be read, and say once which are not read."""
        known = {*OWN, *self._questions}
        twice = next((name for name in columns if name in known and columns.count(name) > 1), None)
        if twice is not None:
            raise Unusable([f"more than one column is named `{twice}`"])
        said = list(say_unread(columns, known, self._questions, "not read"))
        if self._questions.keys().isdisjoint(columns):
            strange = said[0][0] if said else ""
            there_is = f"; there is `{strange}`" if strange else ""
            hint = did_you_mean(strange, self._questions)
            raise Unusable([with_hint(f"no column is named for a question{there_is}", hint)])
        for _, message, hint in said:
            say_doubt(with_hint(message, hint))

    def _decisions(self, rows: Iterable[Mapping[str, object]], *, is_one: bool) -> list[Decision]:
        found: list[Decision] = []
        said: list[str] = []
        doubts: list[str] = []
        wrong: list[Diagnostic] = []
        seen: Seen = {}
        for row, values in enumerate(rows, 1):
            if len(said) > MAX_DOCUMENTS:  # all is refused by now, and a million rows of nonsense take minutes
                said.insert(0, f"more than {MAX_DOCUMENTS:,} rows or answers cannot be used; the rest is not read")
                break
            spot = "" if is_one else f"row {row}: "
            try:
                strange, entries = self._entries(values, row, seen)
            except (Unusable, WrongKind) as error:
                if is_one:
                    raise
                said += [f"{spot}{line}" for line in str(error).splitlines()]
                continue
            said += [f"{spot}{words}" for words in strange]
            for decision, diagnostics in entries:
                errors = [each for each in diagnostics if each.severity == "error"]
                said += [f"{spot}{_words(each)}" for each in errors]
                wrong += errors
                doubts += [f"{spot}{_words(each)}" for each in diagnostics if each.severity == "warning"]
                if decision is not None:
                    found.append(decision)
        if said:
            raise Unusable(said, wrong)
        for words in doubts[:MOST_SAID]:
            say_doubt(words)
        if len(doubts) > MOST_SAID:
            say_doubt(f"{len(doubts) - MOST_SAID:,} more rows or answers are likely not meant so")
        return found

    def _entries(self, values: Mapping[str, object], row: int, seen: Seen) -> tuple[list[str], Sequence[Entry]]:
        """The faults of a mapping's names and numbers, in words, and the decision of the rest of it."""
        strange: list[str] = []
        text = json.dumps(self._file_shape(values, strange), ensure_ascii=False)
        try:
            data = text.encode()
        except UnicodeEncodeError:
            raise Unusable(["half of a surrogate pair stands in a text, which is no character; delete it"]) from None
        documents, faults = read_json_line((row, data), WHERE)
        return strange, self._reader.entries(documents, faults, WHERE, seen)

    def _file_shape(self, values: Mapping[str, object], strange: list[str]) -> dict[str, object]:
        """A mapping as a decision file has it, names that are none of its fields as questions."""
        for key in values:
            if not isinstance(key, str):
                raise WrongKind("a key of a decision", "text", key)
        given = {"decision" if key == "id" and "decision" not in values else key: each for key, each in values.items()}
        answers = given.pop("answers", None)
        if answers is not None and not isinstance(answers, Mapping):
            raise WrongKind("answers", "a dict of answers by question", answers)
        root = {key: plain_value(key, given.pop(key)) for key in FIELDS if key in given}
        root = {key: each for key, each in root.items() if each is not None}
        for name in ("decision", "title"):
            if name in root and not isinstance(root[name], list | dict):
                root[name] = str(root[name])
        root.setdefault("title", root.get("decision", _WITHOUT_TITLE))
        root.setdefault("decision", _WITHOUT_ID)
        return {**root, "answers": self._answers({**given, **(answers or {})}, strange)}

    def _answers(self, values: Mapping[Any, object], strange: list[str]) -> dict[str, object]:
        """The answers as plain data; what is wrong with their names and numbers goes to `strange`."""
        found: dict[str, object] = {}
        for key, value in values.items():
            question = self._questions.get(key)
            if question is None:
                hint = did_you_mean(str(key), [*self._questions, *FIELDS])
                strange.append(with_hint(f"no question `{str(key)[:80]}`", hint))
                continue
            try:
                found[key] = plain_answer(question, value)
            except Unusable as error:
                strange.append(str(error))
        return found


def _without_empty(row: Mapping[str, object]) -> dict[str, object]:
    """A row of a frame without the cells that say nothing; several outcomes expected have `|` between."""
    kept = {name: plain_value(name, cell) for name, cell in row.items()}
    kept = {name: cell for name, cell in kept.items() if cell is not None and str(cell).strip()}
    if isinstance(kept.get("expects"), str):
        parts = [part.strip() for part in kept["expects"].split(BETWEEN)]
        kept["expects"] = parts if len(parts) > 1 else parts[0]
    return kept


def _words(diagnostic: Diagnostic) -> str:
    return with_hint(diagnostic.message, diagnostic.hint)
