"""The advice on an Arrow table of answers: the table with its results beside; no row is looked at on its own.

A column named for a question holds its answers; a question without a column is not known yet in any row. All
columns are carried along, and results take the place of columns of their own names.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from subsidiarity.batch.columns import UnusableTable
from subsidiarity.batch.columns.answers import Answers, read_answers
from subsidiarity.batch.columns.codes import CHUNK_ROWS, NOT_KNOWN, CodeAdvice
from subsidiarity.batch.columns.results import Results
from subsidiarity.reading.diagnostics import near_hint
from subsidiarity.reading.tables.unread_columns import OWN, goes_with_a_question, say_unread
from subsidiarity.reasoning.compiled import CompiledRulebook

Batch: TypeAlias = pa.RecordBatch
Table: TypeAlias = pa.Table
Schema: TypeAlias = pa.Schema

RULEBOOK = "rulebook"
"""The column of the rulebook that was answered, and of the one that judges."""
RESULT, PROBLEM = "result", "error"
"""The columns of the headline's outcome and of what is wrong in a row."""

_MOST_COMPARED, _SHOWN = 100, 60
"""The most columns that are compared with questions, and the most characters of a name that are shown."""
MOST_NAMED = 20
"""The most rows with an error that are named; the others are counted."""


class TableAdvice:
    """The advice of one rulebook on tables; UnusableTable if it has more outcomes or options than codes can hold.

    `sentences` say each of its outcomes, and last that more than one is possible; without them, no column does.
    """

    def __init__(self, compiled: CompiledRulebook, sentences: Sequence[str] = ()) -> None:
        self._rulebook = compiled.rulebook.id
        self._questions = compiled.rulebook.questions
        self.question_ids = tuple(question.id for question in self._questions)
        self._columns = CodeAdvice(compiled)
        self._results = Results(compiled, self._columns.branch_ids, sentences)

    def check(self, schema: Schema, among: Sequence[str] | None = None) -> None:
        """Raise UnusableTable unless some question has a column, and each at most one, that can hold answers.

        There is at most one column of the rulebook, too: of two, neither would be looked at.
        `among` are the names of all columns, where the schema has only those that are looked at.
        """
        counts = {name: len(schema.get_all_field_indices(name)) for name in (*self.question_ids, RULEBOOK)}
        twice = [name for name, count in counts.items() if count > 1]
        if twice:
            raise UnusableTable(f"more than one column is named `{twice[0]}`")
        if not any(counts[name] for name in self.question_ids):
            raise UnusableTable(_no_question(schema.names if among is None else among, self.question_ids))
        for question in self._questions:
            if counts[question.id]:
                kind = schema.field(question.id).type
                try:
                    read_answers(pa.array([], kind), question)
                except pa.ArrowNotImplementedError:
                    raise UnusableTable(f"the column `{question.id}` cannot hold answers: it is of {kind}") from None

    def say_unread(self, names: Sequence[str]) -> list[str]:
        """The messages about columns that are carried along, and are called neither like our own nor like notes."""
        notes = [name for name in names if goes_with_a_question(name, self.question_ids)]
        known = {*OWN, *self.question_ids, *notes}
        if known.issuperset(names):
            return []
        known.update(self._result_names)
        said = say_unread(names, known, self.question_ids, "only carried along")
        return [f"{message}; {hint}" for _, message, hint in said]

    @cached_property
    def _result_names(self) -> tuple[str, ...]:
        """The names of the columns of results."""
        return tuple(self.evaluate(empty_batch(pa.schema([]))).schema.names)

    def evaluate_table(self, table: Table, *, reasons: bool = True, among: Sequence[str] | None = None) -> Table:
        """The table with its results; without `reasons` only outcomes and levels, several times as fast.

        `among` is as for `check`.
        """
        self.check(table.schema, among)
        batches = table.to_batches(max_chunksize=CHUNK_ROWS) or [empty_batch(table.schema)]
        try:
            return pa.Table.from_batches([self.evaluate(batch, reasons=reasons) for batch in batches])
        except pa.ArrowException as error:
            raise UnusableTable(str(error).partition("\n")[0]) from None

    def evaluate(self, batch: Batch, *, reasons: bool = True) -> Batch:
        """A batch of a checked table with its results: pure, so that any engine may map it over batches.

        A row with a wrong answer has the result `error`, says why in the column `error`, and stops nothing.
        """
        answers = self._answers(batch)
        codes = [each.codes for each in answers]
        sets = {index: each.sets for index, each in enumerate(answers) if each.sets}
        problems = _problems(batch, self._rulebook, answers)
        gone = np.asarray(pc.is_valid(problems).to_numpy(zero_copy_only=False), np.bool_)
        found: list[tuple[str, pa.Array]] = []
        if reasons:
            roles, safeguards = self._columns.evaluate(codes, sets)
            found += self._results.outcomes([role.outcomes for role in roles], answers, gone)
            found += self._results.reasons(roles, safeguards, gone)
        else:
            outcomes = [self._columns.outcomes(codes, role, sets) for role in range(len(self._columns.branch_ids))]
            found += self._results.outcomes(outcomes, answers, gone)
        found += [(PROBLEM, problems), *self._results.edition(batch.num_rows)]
        return _beside(batch, found)

    def _answers(self, batch: Batch) -> list[Answers]:
        present = {name: index for index, name in enumerate(batch.schema.names)}
        unknown = Answers(np.full(batch.num_rows, NOT_KNOWN, np.uint8))
        return [
            read_answers(batch.column(present[question.id]), question) if question.id in present else unknown
            for question in self._questions
        ]


def _no_question(names: Sequence[str], questions: Sequence[str]) -> str:
    """The words on a table in which no column is named for a question, with the nearest name."""
    said = "no column is named for a question"
    hints = ((name, near_hint(name, questions)) for name in names[:_MOST_COMPARED])
    near = next(((name, hint) for name, hint in hints if hint), None)
    if near is None:
        return f"{said}; the first question is `{questions[0]}`"
    return f"{said}; there is `{near[0][:_SHOWN]}`; {near[1]}"


def _problems(batch: Batch, rulebook: str, answers: Sequence[Answers]) -> pa.StringArray:
    """The problem of each row: another rulebook answered, or else the first question that has one; null without one."""
    found = [each.problems for each in answers if each.problems is not None]
    index = batch.schema.get_field_index(RULEBOOK)
    if index >= 0:
        said = pc.utf8_trim_whitespace(pc.fill_null(batch.column(index).cast(pa.string()), ""))
        is_other = pc.and_(pc.not_equal(said, ""), pc.not_equal(said, rulebook))
        message = pc.binary_join_element_wise("these are answers to the rulebook ", said, f"; this is {rulebook}", "")
        found.insert(0, pc.if_else(is_other, message, None))
    return pc.coalesce(*found) if found else pa.nulls(batch.num_rows, pa.string())


def _beside(batch: Batch, found: Sequence[tuple[str, pa.Array]]) -> Batch:
    names = [name for name, _ in found]
    carried = [index for index, name in enumerate(batch.schema.names) if name not in names]
    fields = [batch.schema.field(index) for index in carried]
    schema = pa.schema([*fields, *(pa.field(name, column.type) for name, column in found)], batch.schema.metadata)
    columns = [*(batch.column(index) for index in carried), *(column for _, column in found)]
    return pa.RecordBatch.from_arrays(columns, schema=schema)


def empty_batch(schema: Schema) -> Batch:
    """A batch of no rows with a table's columns."""
    return pa.RecordBatch.from_arrays([pa.array([], field.type) for field in schema], schema=schema)
