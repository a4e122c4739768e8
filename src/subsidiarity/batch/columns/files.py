"""The tables in files, Parquet, Arrow and CSV: read and written batch by batch, the output whole or not at all."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass, field
from typing import Self

import pyarrow as pa
import pyarrow.compute as pc

from subsidiarity.batch.columns import SUFFIXES, UnusableTable
from subsidiarity.batch.columns.csv_table import LeftOut, open_csv, write_csv
from subsidiarity.batch.columns.parquet_table import open_parquet, write_parquet
from subsidiarity.batch.columns.parts import Target, made_ahead, shares
from subsidiarity.batch.columns.table import (
    MOST_NAMED,
    PROBLEM,
    RESULT,
    Batch,
    Schema,
    TableAdvice,
    empty_batch,
)
from subsidiarity.files.identity import is_stream
from subsidiarity.files.whole_file import whole_file
from subsidiarity.files.write_failure import not_written

Batches = tuple[Schema, Iterator[Batch]]


@dataclass(slots=True)
class TableSummary:
    """The summary of a table: the rows by result, and the first rows with an error, each with its number from 1 on.

    `columns` has messages about columns that are no question.
    """

    results: Counter[str] = field(default_factory=Counter)
    errors: list[tuple[int, str]] = field(default_factory=list)
    left_out: LeftOut = field(default_factory=LeftOut)
    columns: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, batch: Batch) -> Self:
        """The summary of a batch of results."""
        problems = batch.column(PROBLEM)
        rows = pc.indices_nonzero(problems.is_valid())[:MOST_NAMED]
        named = zip(rows.to_pylist(), problems.take(rows).to_pylist(), strict=True)
        counted = batch.column(RESULT).value_counts().to_pylist()
        return cls(
            Counter({each["values"]: each["counts"] for each in counted}), [(index + 1, said) for index, said in named]
        )

    def add(self, following: TableSummary) -> None:
        """Count the rows of a summary that follow."""
        before = self.results.total()
        named = following.errors[: MOST_NAMED - len(self.errors)]
        self.errors += [(before + row, said) for row, said in named]
        self.results.update(following.results)


def evaluate_file(
    advice: TableAdvice, source: str, target: str, *, reasons: bool = True, may_replace: bool = False, jobs: int = 1
) -> TableSummary:
    """Write the table of one file, with its results, to another; UnusableTable or NotWritten if either cannot be used.

    What stood in `target` is replaced, if it may, once all is written. With two `jobs` or more, as many threads, at
    most `parts.MOST_THREADS`, judge batches and encode them, and a further one reads and writes: the bytes are the
    same. Two batches more than there are threads are held at a time.
    """
    summary = TableSummary()
    for path in (source, target):
        if _suffix(path) not in SUFFIXES:
            raise UnusableTable(f"the name of a table ends in {', '.join(SUFFIXES)}, not so {path}")
    try:
        with _OPENERS[_suffix(source)](source, advice.question_ids, summary.left_out) as (schema, batches):
            advice.check(schema)
            summary.columns = advice.say_unread(schema.names)
            form = advice.evaluate(empty_batch(schema), reasons=reasons).schema
            with (
                _blamed(target),
                _opened(target, may_replace) as path,
                _WRITERS[_suffix(target)](path, form) as writer,
            ):

                def judge(batch: Batch) -> tuple[TableSummary, object]:
                    batch.validate(full=True)
                    found = advice.evaluate(batch, reasons=reasons)
                    return TableSummary.of(found), writer.encode(found)

                with closing(made_ahead(judge, shares(_read(batches)), jobs)) as judged:
                    for counted, part in judged:
                        summary.add(counted)
                        writer.put(part)
    except (pa.ArrowException, OSError) as error:
        raise UnusableTable(_reason(error)) from None
    except UnicodeEncodeError:
        raise UnusableTable("a table cannot have a name that is not UTF-8: rename it, or write to another") from None
    return summary


def _reason(error: Exception) -> str:
    """The reason for an error: the system's own where it is one, without the words that Arrow puts around it."""
    return os.strerror(error.errno) if isinstance(error, OSError) and error.errno else str(error).partition("\n")[0]


def _read(batches: Iterator[Batch]) -> Iterator[Batch]:
    """The batches; an error of the system is the source's here, for others are the target's."""
    try:
        yield from batches
    except OSError as error:
        raise UnusableTable(_reason(error)) from None


@contextmanager
def _blamed(target: str) -> Iterator[None]:
    """A block in which an error of the system is one of writing the target."""
    try:
        yield
    except OSError as error:
        raise not_written(target, OSError(error.errno or 0, _reason(error))) from None


def _suffix(path: str) -> str:
    return os.path.splitext(path)[1].lower()


@contextmanager
def _opened(target: str, may_replace: bool) -> Iterator[str]:
    """The path that pyarrow writes to: a stream's own, or that of a file that becomes the target in the end."""
    if is_stream(target):
        yield target
        return
    with whole_file(target, may_replace) as file:
        yield os.path.join(os.path.dirname(os.path.realpath(target)), file.temporary)


@contextmanager
def _open_arrow(path: str, _questions: tuple[str, ...], _left_out: LeftOut) -> Iterator[Batches]:
    with pa.memory_map(path) as source:
        try:
            table = pa.ipc.open_file(source)
        except pa.ArrowInvalid:
            source.seek(0)
            stream = pa.ipc.open_stream(source)
            yield stream.schema, iter(stream)
        else:
            yield table.schema, (table.get_batch(number) for number in range(table.num_record_batches))


@contextmanager
def _write_arrow(path: str, schema: Schema) -> Iterator[Target]:
    """An Arrow file being written, which has one dictionary a column; columns that may change theirs become plain."""
    with pa.ipc.new_file(path, _plain(empty_batch(schema)).schema) as writer:
        yield Target(_plain, writer.write_batch)


def _plain(batch: Batch) -> Batch:
    columns = [each.dictionary_decode() if pa.types.is_dictionary(each.type) else each for each in batch.columns]
    return pa.RecordBatch.from_arrays(columns, names=batch.schema.names)


_OPENERS: dict[str, Callable[[str, tuple[str, ...], LeftOut], AbstractContextManager[Batches]]] = {
    ".parquet": open_parquet,
    ".arrow": _open_arrow,
    ".feather": _open_arrow,
    ".csv": open_csv,
}
_WRITERS: dict[str, Callable[[str, Schema], AbstractContextManager[Target]]] = {
    ".parquet": write_parquet,
    ".arrow": _write_arrow,
    ".feather": _write_arrow,
    ".csv": write_csv,
}
