"""Many rows: ours in numpy on one thread, against engines of columns and the batch calls of rule engines."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import datalogic_py
import duckdb
import numpy as np
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
from benchmarks.peers import column_rules, json_logic, zen_rules
from benchmarks.rules import headline, questions_asked
from benchmarks.sheets import random_columns, random_sheets, words_of
from benchmarks.timing import Seconds, medians, timed
from numpy.typing import NDArray

from subsidiarity.api import Advisor
from subsidiarity.batch.columns import codes as our_columns
from subsidiarity.batch.columns.codes import CHUNK_ROWS, CodeAdvice

VERIFIED = 10_000
BATCH = 10_000
"""Rows of one batch call of a rule engine; its times grow with the rows."""

THREADS = 2
ROUNDS = 3
Codes = NDArray[np.uint8]

MEMCPY, OURS = "memcpy of the same columns", "ours, building included"
BUILT, PLANES = "ours, block tables built before", "ours, planes"
DUCKDB, POLARS = f"DuckDB CASE, {THREADS} threads", "Polars when/then, all threads"
DATALOGIC, ZEN = "datalogic-py, batch call", "zen-engine, batch call (table)"


def times(advisor: Advisor, rows: int) -> dict[str, Seconds]:
    """Seconds for so many rows: the headline's outcome, from codes held in memory to codes held in memory."""
    columns = random_columns(advisor.compiled, rows)
    jobs = _column_jobs(advisor, columns)
    _verify(advisor, {name: job for name, job in jobs.items() if name != MEMCPY})
    return medians({name: lambda job=job: job(columns) for name, job in jobs.items()}, ROUNDS)


def batch_times(advisor: Advisor) -> dict[str, Seconds]:
    """Seconds for `BATCH` rows by the batch calls of rule engines, their answers prepared as they want them."""
    compiled = advisor.compiled
    sheets = random_sheets(compiled, BATCH)
    answers = [words_of(compiled, sheet, questions_asked(compiled)) for sheet in sheets]
    columns = list(np.array(sheets, dtype=np.uint8).T)
    place = advisor.compiled.roles.index(headline(compiled))
    expected = [compiled.outcomes[outcome].spelling for outcome in CodeAdvice(compiled).outcomes(columns, place)]

    engine = datalogic_py.Engine()
    rule, session = engine.compile(json_logic.json_logic(compiled)), engine.session()
    handles = [datalogic_py.DataHandle(each) for each in answers]
    zen = zen_rules.batch_engine(zen_rules.decision_table(compiled))
    requests = [{"key": zen_rules.KEY, "context": each} for each in answers]

    assert [str(each).strip('"') for each in session.evaluate_batch(rule, handles)] == expected
    assert [each["data"]["result"]["outcome"] for each in zen.evaluate_batch(requests)] == expected
    return medians(
        {
            DATALOGIC: lambda: session.evaluate_batch(rule, handles),
            ZEN: lambda: zen.evaluate_batch(requests),
        },
        ROUNDS,
    )


def whole_times(advisor: Advisor, rows: int) -> dict[str, Seconds]:
    """Seconds for everything about so many rows: in memory, and from a Parquet file to another."""
    columns = random_columns(advisor.compiled, rows)
    ours = CodeAdvice(advisor.compiled)
    questions = advisor.rulebook.questions
    cells = {
        question.id: pa.DictionaryArray.from_arrays(pa.array(column), pa.array(question.option_ids))
        for question, column in zip(questions, columns, strict=True)
    }
    seconds = medians({"in memory, as codes and bit masks": lambda: _everything(ours, columns)}, ROUNDS)
    with tempfile.TemporaryDirectory() as folder:
        source, target = str(Path(folder) / "answers.parquet"), str(Path(folder) / "results.parquet")
        pq.write_table(pa.table(cells), source)
        for name, reasons in (("Parquet to Parquet, all reasons", True), ("Parquet to Parquet, outcomes only", False)):
            seconds[name] = timed(
                lambda reasons=reasons: advisor.evaluate_table_file(source, target, reasons=reasons, may_replace=True)
            )
    return seconds


def break_even(advisor: Advisor, counts: Sequence[int]) -> list[tuple[int, Seconds, Seconds]]:
    """For each number of rows the seconds by planes, and by block tables with their building."""
    place = advisor.compiled.roles.index(headline(advisor.compiled))
    found = []
    for rows in counts:
        columns = random_columns(advisor.compiled, rows)
        jobs = {
            "planes": lambda columns=columns: _with_threshold(2**62, advisor, columns, place),
            "tables": lambda columns=columns: _with_threshold(0, advisor, columns, place),
        }
        seconds = medians(jobs, 2 * ROUNDS + 1)
        found.append((rows, seconds["planes"], seconds["tables"]))
    return found


def _column_jobs(advisor: Advisor, columns: Sequence[Codes]) -> dict[str, Callable[[Sequence[Codes]], Codes]]:
    compiled = advisor.compiled
    questions = questions_asked(compiled)
    place = compiled.roles.index(headline(compiled))
    tables = CodeAdvice(compiled)
    copies = [np.empty_like(columns[question]) for question in questions]
    connection = duckdb.connect()
    connection.execute(f"SET threads = {THREADS}")
    query = f"SELECT {column_rules.sql_case(compiled)} AS outcome FROM answers"
    expression = column_rules.when_then(compiled)

    def table_of(columns: Sequence[Codes]) -> pa.Table:
        return pa.table({compiled.order[question]: pa.array(columns[question]) for question in questions})

    def copied(columns: Sequence[Codes]) -> Codes:
        for copy, question in zip(copies, questions, strict=True):
            np.copyto(copy, columns[question])
        return copies[0]

    def by_duckdb(columns: Sequence[Codes]) -> Codes:
        connection.register("answers", table_of(columns))
        return connection.sql(query).to_arrow_table().column("outcome").to_numpy()

    return {
        MEMCPY: copied,
        OURS: lambda columns: CodeAdvice(compiled).outcomes(columns, place),
        BUILT: lambda columns: tables.outcomes(columns, place),
        PLANES: lambda columns: _with_threshold(2**62, advisor, columns, place),
        DUCKDB: by_duckdb,
        POLARS: lambda columns: pl.from_arrow(table_of(columns)).select(expression)["outcome"].to_numpy(),
    }


def _verify(advisor: Advisor, jobs: dict[str, Callable[[Sequence[Codes]], Codes]]) -> None:
    """Every way gives the outcomes of single evaluation on random sheets."""
    from benchmarks.sheets import decision_of

    compiled = advisor.compiled
    sheets = random_sheets(compiled, VERIFIED)
    alone = [advisor.evaluate(decision_of(compiled, sheet)).headline.possible[0] for sheet in sheets]
    expected = [compiled.outcomes.index(outcome) for outcome in alone]
    for name, job in jobs.items():
        assert job(list(np.array(sheets, dtype=np.uint8).T)).tolist() == expected, f"{name} gives other outcomes"


def _with_threshold(rows: int, advisor: Advisor, columns: Sequence[Codes], place: int) -> Codes:
    """Outcomes by columns made anew, with block tables from so many rows on."""
    kept, our_columns.BREAK_EVEN_ROWS = our_columns.BREAK_EVEN_ROWS, rows
    try:
        return CodeAdvice(advisor.compiled).outcomes(columns, place)
    finally:
        our_columns.BREAK_EVEN_ROWS = kept


def _everything(ours: CodeAdvice, columns: Sequence[Codes]) -> None:
    for start in range(0, len(columns[0]), CHUNK_ROWS):
        ours.evaluate([column[start : start + CHUNK_ROWS] for column in columns])
