"""The tables in Parquet files: written in parts, each a file of one row group, whose footers become one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeAlias

import pyarrow as pa
import pyarrow.parquet as pq

from subsidiarity.batch.columns.parquet_footer import Footer
from subsidiarity.batch.columns.parts import Target, rows_of_share
from subsidiarity.batch.columns.table import Batch, Schema

Buffer: TypeAlias = pa.Buffer
Metadata: TypeAlias = pq.FileMetaData

_MAGIC = b"PAR1"
_SIZE_BYTES = 4
_TAIL_BYTES = _SIZE_BYTES + len(_MAGIC)


@contextmanager
def open_parquet(path: str, questions: tuple[str, ...], _left_out: object) -> Iterator[tuple[Schema, Iterator[Batch]]]:
    """The schema and rows of a Parquet file, with the texts of questions as dictionaries."""
    with pq.ParquetFile(path) as plain:
        texts = [each.name for each in plain.schema_arrow if each.name in questions and pa.types.is_string(each.type)]
    with pq.ParquetFile(path, read_dictionary=texts) as table:
        yield table.schema_arrow, _batches(table)


def _batches(table: pq.ParquetFile) -> Iterator[Batch]:
    """The rows of each row group in even shares; pyarrow cannot read lists of repeated words across two groups."""
    for number in range(table.num_row_groups):
        rows = table.metadata.row_group(number).num_rows
        yield from table.iter_batches(batch_size=rows_of_share(rows), row_groups=[number])


@contextmanager
def write_parquet(path: str, schema: Schema) -> Iterator[Target]:
    """A Parquet file being written, with the bytes that one writer of pyarrow's would write batch by batch.

    Only plain columns say their least and greatest, such as ids and dates that are carried along, and which rows have
    an error. Words that repeat are in every row group, and nobody asks a list; to find theirs takes a sixth of writing.
    """
    asked = [
        field.name for field in schema if not (pa.types.is_nested(field.type) or pa.types.is_dictionary(field.type))
    ]

    def encode(*batches: Batch) -> _File:
        sink = pa.BufferOutputStream()
        with pq.ParquetWriter(sink, schema, compression="zstd", write_statistics=asked) as writer:
            for batch in batches:
                writer.write_batch(batch)
        return _taken_apart(sink.getvalue())

    with pa.OSFile(path, "wb") as file:
        joined = _JoinedFiles(file, encode())
        yield Target(encode, joined.put)
        joined.finish()


@dataclass(frozen=True, slots=True)
class _File:
    """A Parquet file of one row group at most, taken apart; the group's bytes are the same wherever it stands."""

    group: Buffer
    footer: Footer


class _JoinedFiles:
    """A Parquet file made of others, all of the schema of `empty`, which has no rows."""

    def __init__(self, file: pa.NativeFile, empty: _File) -> None:
        self._file = file
        self._file.write(_MAGIC)
        self._size = len(_MAGIC)
        self._metadata = _metadata(empty.footer.moved(0))

    def put(self, part: _File) -> None:
        """Write the row group of a file behind those before it."""
        self._file.write(part.group)
        self._metadata.append_row_groups(_metadata(part.footer.moved(self._size - len(_MAGIC))))
        self._size += part.group.size

    def finish(self) -> None:
        """Write the footer of all."""
        whole = pa.BufferOutputStream()
        self._metadata.write_metadata_file(whole)
        self._file.write(whole.getvalue().slice(len(_MAGIC)))


def _taken_apart(file: Buffer) -> _File:
    size = int.from_bytes(file.slice(file.size - _TAIL_BYTES, _SIZE_BYTES).to_pybytes(), "little")
    start = file.size - _TAIL_BYTES - size
    footer = Footer(file.slice(start, size).to_pybytes())
    return _File(file.slice(len(_MAGIC), start - len(_MAGIC)), footer)


def _metadata(footer: bytes) -> Metadata:
    size = len(footer).to_bytes(_SIZE_BYTES, "little")
    return pq.read_metadata(pa.BufferReader(b"".join((_MAGIC, footer, size, _MAGIC))))
