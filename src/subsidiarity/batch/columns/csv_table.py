"""The tables in CSV files: answers as texts, and no cell that a spreadsheet or a terminal obeys."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as arrow_csv

from subsidiarity.batch.columns import UnusableTable
from subsidiarity.batch.columns.parts import Target
from subsidiarity.batch.columns.table import MOST_NAMED, Batch, Schema, empty_batch

BLOCK_BYTES = 1 << 24
"""The number of bytes read at once: a batch, and the longest row."""

_BETWEEN = " | "
_FORMULA = "^\\s*[=+\\-@\x00\uff1d\uff0b\uff0d\uff20]|^[\t\r]"
_NUMBER = r"^[+-]?[0-9]+([.,][0-9]+)*$"
_ACTING = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]"


@dataclass(slots=True)
class LeftOut:
    """The lines that are no rows: how many, and what is wrong with the first `MOST_NAMED`."""

    count: int = 0
    named: list[str] = field(default_factory=list)


@contextmanager
def open_csv(path: str, questions: tuple[str, ...], left_out: LeftOut) -> Iterator[tuple[Schema, Iterator[Batch]]]:
    """The schema and rows of a CSV file as texts; a line with too few or too many cells goes to `left_out`."""
    names, separator = _header(path)
    text = {name: pa.dictionary(pa.int32(), pa.string()) if name in questions else pa.string() for name in names}

    def leave_out(line: arrow_csv.InvalidRow) -> str:
        left_out.count += 1
        if left_out.count <= MOST_NAMED:
            spot = "a row" if line.number is None else f"row {line.number - 1}"
            said = f"{spot} has {line.actual_columns} cells, the first row names {line.expected_columns} columns"
            left_out.named.append(said)
        return "skip"

    with arrow_csv.open_csv(
        path,
        read_options=arrow_csv.ReadOptions(use_threads=False, block_size=BLOCK_BYTES),
        parse_options=arrow_csv.ParseOptions(
            delimiter=separator, newlines_in_values=True, invalid_row_handler=leave_out
        ),
        convert_options=arrow_csv.ConvertOptions(column_types=text, strings_can_be_null=False),
    ) as table:
        yield table.schema, iter(table)


@contextmanager
def write_csv(path: str, schema: Schema) -> Iterator[Target]:
    """A CSV file being written: lists are joined by a bar, formulas get an apostrophe, what would act is a �."""
    form = _harmless(empty_batch(schema)).schema

    def encode(batch: Batch) -> pa.Buffer:
        sink = pa.BufferOutputStream()
        options = arrow_csv.WriteOptions(include_header=False, eol="\r\n")
        with arrow_csv.CSVWriter(sink, form, write_options=options) as writer:
            writer.write_batch(_harmless(batch))
        return sink.getvalue()

    with pa.OSFile(path, "wb") as file:
        with arrow_csv.CSVWriter(file, form, write_options=arrow_csv.WriteOptions(eol="\r\n")):
            pass  # the first row
        yield Target(encode, file.write)


def _header(path: str) -> tuple[list[str], str]:
    with open(path, "rb") as file:
        line = file.readline(BLOCK_BYTES)
    try:
        first = line.decode("utf-8-sig")
        found = re.search(r"[,;\t]", first)
        separator = found[0] if found else ","
        return next(csv.reader([first], delimiter=separator, strict=True), []), separator
    except (UnicodeDecodeError, csv.Error) as error:
        raise UnusableTable(f"the first row cannot be read: {error}") from None


def _harmless(batch: Batch) -> Batch:
    names = _harmless_texts(pa.array(batch.schema.names, pa.string())).to_pylist()
    return pa.RecordBatch.from_arrays([_harmless_column(column) for column in batch.columns], names=names)


def _harmless_column(column: pa.Array) -> pa.Array:
    kind = column.type
    if pa.types.is_dictionary(kind) and pa.types.is_string(kind.value_type):
        return pa.DictionaryArray.from_arrays(column.indices, _harmless_texts(column.dictionary)).dictionary_decode()
    if pa.types.is_list(kind):
        return _harmless_texts(pc.binary_join(column.cast(pa.list_(pa.string())), _BETWEEN))
    if pa.types.is_nested(kind) or pa.types.is_binary(kind):
        return pa.nulls(len(column), pa.string())
    return _harmless_texts(column) if pa.types.is_string(kind) or pa.types.is_large_string(kind) else column


def _harmless_texts(texts: pa.StringArray) -> pa.StringArray:
    shown = pc.replace_substring_regex(texts, _ACTING, "\ufffd")
    is_number = pc.match_substring_regex(shown, _NUMBER)
    is_formula = pc.and_not(pc.match_substring_regex(shown, _FORMULA), is_number)
    return pc.if_else(is_formula, pc.binary_join_element_wise("'", shown, ""), shown)
