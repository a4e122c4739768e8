"""Parquet files made of parts: byte for byte what one writer writes."""

from __future__ import annotations

import random

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from subsidiarity.batch.columns.parquet_footer import Footer
from subsidiarity.batch.columns.parquet_table import write_parquet

WORDS = st.none() | st.sampled_from(["", "local", "regional", "a café by the river"])
SEVERAL = pa.list_(pa.dictionary(pa.int16(), pa.string()))
PERSON = pa.struct({"name": pa.string(), "ages": pa.list_(pa.int64())})
CELLS = {
    pa.string(): WORDS,
    pa.dictionary(pa.int32(), pa.string()): WORDS,
    pa.int64(): st.none() | st.integers(-(2**40), 2**40),
    pa.float64(): st.none() | st.floats(),
    pa.bool_(): st.none() | st.booleans(),
    pa.timestamp("us", "UTC"): st.none() | st.integers(0, 2**50),
    pa.decimal128(9, 2): st.none() | st.decimals(-99, 99, places=2),
    pa.binary(): st.none() | st.binary(max_size=200),
    SEVERAL: st.none() | st.lists(st.sampled_from(["a", "b", "c"]), max_size=4),
    PERSON: st.none() | st.fixed_dictionaries({"name": WORDS, "ages": st.lists(st.integers(0, 99), max_size=2)}),
}


@st.composite
def tables(draw):
    """A schema, and a few batches of it."""
    kinds = draw(st.lists(st.sampled_from(list(CELLS)), min_size=1, max_size=5))
    notes = draw(st.none() | st.just({"pandas": "{}", "of": "a parish"}))
    schema = pa.schema([pa.field(f"column.{index}", kind) for index, kind in enumerate(kinds)], notes)
    batches = []
    for rows in draw(st.lists(st.integers(0, 6), max_size=5)):
        columns = [pa.array(draw(st.lists(CELLS[kind], min_size=rows, max_size=rows)), kind) for kind in kinds]
        batches.append(pa.RecordBatch.from_arrays(columns, schema=schema))
    return schema, batches


def in_parts(path, schema, batches):
    """The bytes of a file of which every batch is a part."""
    with write_parquet(str(path), schema) as target:
        for part in [target.encode(batch) for batch in batches]:
            target.put(part)
    return path.read_bytes()


def by_one_writer(path, schema, batches):
    """The bytes that pyarrow's own writer makes of the batches."""
    plain = [each.name for each in schema if not (pa.types.is_nested(each.type) or pa.types.is_dictionary(each.type))]
    with pq.ParquetWriter(path, schema, compression="zstd", write_statistics=plain) as writer:
        for batch in batches:
            writer.write_batch(batch)
    return path.read_bytes()


def footer_of(batch):
    """The footer of a file of one batch."""
    sink = pa.BufferOutputStream()
    pq.write_table(pa.Table.from_batches([batch]), sink)
    file = sink.getvalue().to_pybytes()
    return file[-8 - int.from_bytes(file[-8:-4], "little") : -8]


def read(footer):
    return pq.read_metadata(pa.BufferReader(b"PAR1" + footer + len(footer).to_bytes(4, "little") + b"PAR1"))


@given(tables())
def test_parts_are_what_one_writer_writes(tmp_path_factory, table):
    """Whatever the columns hold, and however many batches there are."""
    folder = tmp_path_factory.mktemp("parts")

    assert by_one_writer(folder / "one.parquet", *table) == in_parts(folder / "parts.parquet", *table)


def test_parts_far_into_a_file_are_what_one_writer_writes(tmp_path):
    """An offset takes more bytes in the footer, the further on it is."""
    noise = random.Random(1)
    column = pa.array([noise.randbytes(30_000) for _ in range(4)])
    batches = [pa.record_batch({"noise": column}), *[pa.record_batch({"noise": column[:1]})] * 70]
    expected = by_one_writer(tmp_path / "one.parquet", batches[0].schema, batches)

    assert len(expected) > 2**21
    assert expected == in_parts(tmp_path / "parts.parquet", batches[0].schema, batches)


def test_a_row_group_may_move_by_terabytes():
    """The offsets of its pages move with it; 0 stays, for it means that there is no such page."""
    footer = footer_of(pa.record_batch({"reach": ["local", "local"], "rows": [1, 2]}))
    before, after = (read(each).row_group(0) for each in (footer, Footer(footer).moved(2**42)))
    pages = [(column.data_page_offset, column.dictionary_page_offset) for column in map(before.column, range(2))]
    moved = [(column.data_page_offset, column.dictionary_page_offset) for column in map(after.column, range(2))]

    assert [(data + 2**42, dictionary + 2**42) for data, dictionary in pages] == moved


def test_a_footer_that_stays_where_it_is_stays_as_it_is():
    """Nothing but offsets is written anew."""
    footer = footer_of(pa.record_batch({"reach": ["local"], "people": [[{"ages": [1]}]]}))

    assert footer == Footer(footer).moved(0)


def test_what_is_no_footer_is_refused():
    """One cut short, and one of a kind of field that Parquet has not."""
    footer = footer_of(pa.record_batch({"reach": ["local"]}))

    for end in range(len(footer)):
        with pytest.raises(ValueError, match="ends too early"):
            Footer(footer[:end])
    with pytest.raises(ValueError, match="unknown kind 11"):
        Footer(b"\x1b\x00\x00")
