"""The tables in files, Parquet, Arrow and CSV: read and written batch by batch, the output whole or not at all."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from subsidiarity.batch.columns import SUFFIXES, UnusableTable
from subsidiarity.batch.columns.codes import CHUNK_ROWS
from subsidiarity.batch.columns.csv_table import LeftOut, open_csv, write_csv
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

Batches = tuple[Schema, Iterator[Batch]]
Write = Callable[[Batch], None]


@dataclass(slots=True)
class TableSummary:
    """The summary of a table: the rows by result, and the first rows with an error, each with its number from 1 on.

    `columns` has messages about columns that are no question.
    """

    results: Counter[str] = field(default_factory=Counter)
    errors: list[tuple[int, str]] = field(default_factory=list)
    left_out: LeftOut = field(default_factory=LeftOut)
    columns: list[str] = field(default_factory=list)

    def add(self, batch: Batch) -> None:
        """Count a batch of results."""
        before = self.results.total()
        problems = batch.column(PROBLEM)
        rows = pc.indices_nonzero(problems.is_valid())[: MOST_NAMED - len(self.errors)]
        named = zip(rows.to_pylist(), problems.take(rows).to_pylist(), strict=True)
        self.errors += [(before + index + 1, said) for index, said in named]
        for counted in batch.column(RESULT).value_counts().to_pylist():
            self.results[counted["values"]] += counted["counts"]


def evaluate_file(
    advice: TableAdvice, source: str, target: str, *, reasons: bool = True, may_replace: bool = False, jobs: int = 1
) -> TableSummary:
    """Write the table of one file, with its results, to another; UnusableTable or NotWritten if either cannot be used.

    No more than a few batches are held at a time. What stood in `target` is replaced, if it may, once all is written.
    With two `jobs` or more, a batch is written while the next is read and judged: more than two have nothing to do.
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
                _opened(target, may_replace) as part,
                _WRITERS[_suffix(target)](part, form) as write_here,
                _written_meanwhile(write_here) if jobs > 1 else nullcontext(write_here) as write,
            ):
                for batch in batches:
                    for start in range(0, batch.num_rows, CHUNK_ROWS):
                        found = advice.evaluate(batch.slice(start, CHUNK_ROWS), reasons=reasons)
                        summary.add(found)
                        write(found)
    except (pa.ArrowException, OSError) as error:
        raise UnusableTable(str(error).partition("\n")[0]) from None
    except UnicodeEncodeError:
        raise UnusableTable("a table cannot have a name that is not UTF-8: rename it, or write to another") from None
    return summary


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
def _written_meanwhile(write: Write) -> Iterator[Write]:
    """A function that has a batch written by a thread of its own, as soon as the one before it is written.

    Arrow writes without the lock of Python's threads, and so do most calls that judge the next batch meanwhile.
    """
    under_way: Future[None] | None = None
    with ThreadPoolExecutor(1) as writer:

        def hand_over(batch: Batch) -> None:
            nonlocal under_way
            if under_way is not None:
                under_way.result()
            under_way = writer.submit(write, batch)

        yield hand_over
        if under_way is not None:
            under_way.result()


@contextmanager
def _open_parquet(path: str, questions: tuple[str, ...], _left_out: LeftOut) -> Iterator[Batches]:
    with pq.ParquetFile(path) as plain:
        texts = [each.name for each in plain.schema_arrow if each.name in questions and pa.types.is_string(each.type)]
    with pq.ParquetFile(path, read_dictionary=texts) as table:
        yield table.schema_arrow, table.iter_batches(batch_size=CHUNK_ROWS)


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
def _write_parquet(path: str, schema: Schema) -> Iterator[Write]:
    """A writer of a Parquet file; only columns of single values say their least and greatest, for nobody asks a list's.

    Finding them for the reasons would make writing take a quarter longer.
    """
    single = [field.name for field in schema if not pa.types.is_nested(field.type)]
    with pq.ParquetWriter(path, schema, compression="zstd", write_statistics=single) as writer:
        yield writer.write_batch


@contextmanager
def _write_arrow(path: str, schema: Schema) -> Iterator[Write]:
    """A writer of an Arrow file, which has one dictionary a column; columns that may change theirs become plain."""
    plain = _plain(empty_batch(schema)).schema
    with pa.ipc.new_file(path, plain) as writer:
        yield lambda batch: writer.write_batch(_plain(batch))


def _plain(batch: Batch) -> Batch:
    columns = [each.dictionary_decode() if pa.types.is_dictionary(each.type) else each for each in batch.columns]
    return pa.RecordBatch.from_arrays(columns, names=batch.schema.names)


_OPENERS: dict[str, Callable[[str, tuple[str, ...], LeftOut], AbstractContextManager[Batches]]] = {
    ".parquet": _open_parquet,
    ".arrow": _open_arrow,
    ".feather": _open_arrow,
    ".csv": open_csv,
}
_WRITERS: dict[str, Callable[[str, Schema], AbstractContextManager[Write]]] = {
    ".parquet": _write_parquet,
    ".arrow": _write_arrow,
    ".feather": _write_arrow,
    ".csv": write_csv,
}
