"""Tables in files: the same rows come out of every form, whole or not at all."""

from __future__ import annotations

import os
import re
import threading
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as arrow_csv
import pyarrow.parquet as pq
import pytest
from pyarrow import feather

from subsidiarity.api import load_advisor
from subsidiarity.batch.columns import UnusableTable, csv_table, files, parts
from subsidiarity.batch.columns.files import evaluate_file
from subsidiarity.batch.columns.parts import Target
from subsidiarity.batch.columns.table import TableAdvice
from subsidiarity.files.write_failure import NotWritten

RULEBOOK = Path(__file__).parents[1] / "rulebooks" / "climb-2026.1.yaml"
ANSWERS = pa.table(
    {
        "id": pa.array(["a", "b", "c", "d"]),
        "reach": pa.array(["neighbourhood", "local", "everywhere", None]),
        "goal_agreement": pa.array(["disputed", "disputed", "agreed", "agreed"]),
    }
)
RESULTS = ["no level", "no level", "error", "open"]


@pytest.fixture(scope="module")
def advice():
    """A rulebook with an outcome of no level."""
    advisor, _ = load_advisor(str(RULEBOOK))
    assert advisor is not None
    return TableAdvice(advisor.compiled)


def written(path):
    """The answers as a file of the form its name says."""
    match path.suffix:
        case ".parquet":
            pq.write_table(ANSWERS, path, row_group_size=2)
        case ".feather":
            feather.write_feather(ANSWERS, path)
        case ".arrow":
            with pa.ipc.new_stream(path, ANSWERS.schema) as stream:
                stream.write_table(ANSWERS, max_chunksize=3)
        case ".csv":
            arrow_csv.write_csv(ANSWERS, path)
    return str(path)


def read(path):
    match path.suffix:
        case ".parquet":
            return pq.read_table(path)
        case ".feather" | ".arrow":
            return feather.read_table(path)
    return arrow_csv.read_csv(path)


FORMS = (".parquet", ".arrow", ".feather", ".csv")


@pytest.mark.parametrize("given", FORMS)
@pytest.mark.parametrize("wanted", FORMS)
def test_any_form_may_go_in_and_any_come_out(advice, tmp_path, given, wanted):
    """Parquet, Arrow files and streams, and CSV."""
    target = tmp_path / f"results{wanted}"

    evaluate_file(advice, written(tmp_path / f"answers{given}"), str(target))

    assert RESULTS == read(target).column("result").to_pylist()
    assert ["a", "b", "c", "d"] == read(target).column("id").to_pylist()


def test_rows_are_counted_and_errors_named_across_batches(advice, tmp_path, monkeypatch):
    """Rows count from 1; after so many with an error the rest are only counted."""
    monkeypatch.setattr(parts, "CHUNK_ROWS", 2)
    monkeypatch.setattr(files, "MOST_NAMED", 3)
    source = tmp_path / "answers.csv"
    source.write_text("reach\nlocal\nfar\nlocal\nfar\nfar\nfar\n")

    summary = evaluate_file(advice, str(source), str(tmp_path / "results.csv"))

    said = "`reach` has no option `far`"
    assert [(2, said), (4, said), (5, said)] == summary.errors
    assert {"open": 2, "error": 4} == dict(summary.results)


def test_reasons_come_as_ids_of_branches(advice, tmp_path):
    """A list in Parquet, joined by bars in CSV."""
    source = written(tmp_path / "answers.parquet")
    evaluate_file(advice, source, str(tmp_path / "results.parquet"))
    evaluate_file(advice, source, str(tmp_path / "results.csv"))

    assert ["decide/framing/disputed"] == read(tmp_path / "results.parquet").column("because_decide")[0].as_py()
    assert "decide/framing/disputed" == read(tmp_path / "results.csv").column("because_decide")[0].as_py()


def test_a_broken_line_of_csv_is_left_out_and_said(advice, tmp_path):
    """Its neighbours have their results."""
    source = tmp_path / "answers.csv"
    source.write_text("id;reach\n1;local\n2\n3;local;x\n4;local\n")

    summary = evaluate_file(advice, str(source), str(tmp_path / "results.csv"))

    assert [1, 4] == read(tmp_path / "results.csv").column("id").to_pylist()
    assert ["row 2 has 1 cells, the first row names 2 columns", "row 3 has 3 cells, the first row names 2 columns"] == (
        summary.left_out.named
    )


def test_text_that_is_carried_along_cannot_act(advice, tmp_path):
    """No formula, no terminal code, no hidden direction; numbers stay numbers."""
    source = tmp_path / "answers.csv"
    source.write_text('reach,"=a()",note\nlocal,-5,"=1+1"\nlocal,+x,\x1b[2J\u202e\nlocal,@y,"two\nlines"\n')

    evaluate_file(advice, str(source), str(tmp_path / "results.csv"))

    lines = (tmp_path / "results.csv").read_bytes().decode().split("\r\n")
    expected = [
        '"reach","\'=a()","note"',
        '"local","-5","\'=1+1"',
        '"local","\'+x","\ufffd[2J\ufffd"',
        '"local","\'@y","two\nlines"',
    ]
    assert expected == [re.split(',"open"|,"result"', line)[0] for line in lines[:4]]


def test_what_fails_half_way_leaves_nothing_and_spoils_nothing(advice, tmp_path, monkeypatch):
    """The output that stood there stays, and no part of a new one is left beside it."""
    source, target = tmp_path / "answers.csv", tmp_path / "results.csv"
    source.write_bytes(b"reach\n" + b"local\n" * 20 + b"\xff\n")
    monkeypatch.setattr(csv_table, "BLOCK_BYTES", 32)
    target.write_text("kept")

    with pytest.raises(UnusableTable, match="UTF8"):
        evaluate_file(advice, str(source), str(target), may_replace=True)

    assert "kept" == target.read_text()
    assert ["answers.csv", "results.csv"] == sorted(os.listdir(tmp_path))


@pytest.mark.parametrize("wanted", FORMS)
def test_any_number_of_jobs_gives_the_same_bytes(advice, tmp_path, monkeypatch, wanted):
    """Batches are handed over in order, and none is written before the one ahead of it."""
    monkeypatch.setattr(parts, "CHUNK_ROWS", 1)
    source = written(tmp_path / "answers.parquet")

    for jobs in (1, 2, 3):
        evaluate_file(advice, source, str(tmp_path / f"{jobs}{wanted}"), jobs=jobs)

    one, two, three = ((tmp_path / f"{jobs}{wanted}").read_bytes() for jobs in (1, 2, 3))
    assert RESULTS == read(tmp_path / f"2{wanted}").column("result").to_pylist()
    assert (one, one) == (two, three)


@pytest.mark.parametrize("wanted", FORMS)
def test_two_jobs_judge_two_batches_at_once(advice, tmp_path, monkeypatch, wanted):
    """Each waits until the other judges, too, and does not wait in vain."""
    evaluate, both = advice.evaluate, threading.Barrier(2)

    def together(batch, **options):
        if batch.num_rows:
            both.wait(60)
        return evaluate(batch, **options)

    monkeypatch.setattr(advice, "evaluate", together)
    monkeypatch.setattr(parts, "CHUNK_ROWS", 2)

    summary = evaluate_file(advice, written(tmp_path / "answers.parquet"), str(tmp_path / f"results{wanted}"), jobs=2)

    assert {"no level": 2, "error": 1, "open": 1} == dict(summary.results)


def test_a_table_that_is_not_there_is_said_in_the_systems_words(advice, tmp_path):
    """Without those that a library puts around them."""
    with pytest.raises(UnusableTable, match=r"\ANo such file or directory\Z"):
        evaluate_file(advice, str(tmp_path / "none.parquet"), str(tmp_path / "results.parquet"))


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("step", ["encode", "put"])
def test_a_part_that_cannot_be_written_leaves_nothing(advice, tmp_path, monkeypatch, jobs, step):
    """A full disk, say: the target is named, what stood in its place stays, and no thread is left behind."""

    def full(_):
        raise OSError(28, "Error writing bytes to file. Detail: as a library says it")

    @contextmanager
    def opened(_path, _schema):
        yield Target(full, print) if step == "encode" else Target(str, full)

    monkeypatch.setattr(parts, "CHUNK_ROWS", 1)
    monkeypatch.setitem(files._WRITERS, ".csv", opened)
    target, before = tmp_path / "results.csv", threading.active_count()
    target.write_text("kept")

    with pytest.raises(NotWritten) as failed:
        evaluate_file(advice, written(tmp_path / "answers.parquet"), str(target), may_replace=True, jobs=jobs)

    assert f"{target} could not be written: No space left on device" == str(failed.value)
    assert "kept" == target.read_text()
    assert ["answers.parquet", "results.csv"] == sorted(os.listdir(tmp_path))
    assert before == threading.active_count()


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_batch_that_cannot_be_judged_leaves_nothing(advice, tmp_path, monkeypatch, jobs):
    """An error that nobody foresaw comes out as it is."""
    evaluate = advice.evaluate

    def fails(batch, **options):
        if batch.num_rows:
            raise KeyError("not foreseen")
        return evaluate(batch, **options)

    monkeypatch.setattr(advice, "evaluate", fails)

    with pytest.raises(KeyError, match="not foreseen"):
        evaluate_file(advice, written(tmp_path / "answers.arrow"), str(tmp_path / "results.parquet"), jobs=jobs)

    assert ["answers.arrow"] == os.listdir(tmp_path)


def test_results_may_be_evaluated_again(advice, tmp_path, monkeypatch):
    """Their lists of repeated words stand in several row groups, and pyarrow reads none across two."""
    monkeypatch.setattr(parts, "CHUNK_ROWS", 3)
    source, once, twice = (str(tmp_path / f"{name}.parquet") for name in ("answers", "once", "twice"))
    pq.write_table(ANSWERS, source)

    evaluate_file(advice, source, once)
    evaluate_file(advice, once, twice)

    with pq.ParquetFile(twice) as table:
        assert [2, 2] == [table.metadata.row_group(number).num_rows for number in range(table.num_row_groups)]
    assert Path(once).read_bytes() == Path(twice).read_bytes()


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_damaged_table_is_unusable(advice, tmp_path, jobs):
    """A cell that points past the last word, where a question stands or what is only carried along."""
    for name in ("reach", "ward"):
        cells = pa.DictionaryArray.from_arrays(pa.array([0, 182]), pa.array(["local"]), safe=False)
        table = pa.table({"goal_agreement": ["agreed", "agreed"], name: cells})
        feather.write_feather(table, tmp_path / "answers.arrow", compression="uncompressed")

        with pytest.raises(UnusableTable, match="out of bounds: 182"):
            evaluate_file(advice, str(tmp_path / "answers.arrow"), str(tmp_path / "results.parquet"), jobs=jobs)

    assert ["answers.arrow"] == os.listdir(tmp_path)


def test_parquet_says_the_least_and_greatest_of_what_is_carried_along(advice, tmp_path):
    """An id or an error is soon found; words that repeat are everywhere, and nobody asks a list."""
    target = tmp_path / "results.parquet"

    evaluate_file(advice, written(tmp_path / "answers.parquet"), str(target))

    with pq.ParquetFile(target) as table:
        columns = [table.metadata.row_group(0).column(index) for index in range(table.metadata.num_columns)]
    assert ["id", "error"] == [column.path_in_schema for column in columns if column.is_stats_set]


def test_a_table_may_take_its_own_place(advice, tmp_path):
    """Source and target are one file, if that is said."""
    path = written(tmp_path / "answers.parquet")

    evaluate_file(advice, path, path, may_replace=True)

    assert RESULTS == read(tmp_path / "answers.parquet").column("result").to_pylist()


def test_a_table_without_rows_gives_one_without_rows(advice, tmp_path):
    """It is written all the same."""
    pq.write_table(ANSWERS.slice(0, 0), tmp_path / "answers.parquet")

    evaluate_file(advice, str(tmp_path / "answers.parquet"), str(tmp_path / "results.arrow"))

    assert 0 == read(tmp_path / "results.arrow").num_rows


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("answers.parquet", b"no table", "Parquet"),
        ("answers.arrow", b"no table at all, but some text", "Expected to read"),
        ("answers.csv", b"", "Empty CSV file"),
        ("answers.csv", b"\xff\xfe", "the first row cannot be read"),
        ("answers.csv", b"raech\nlocal\n", "no column is named for a question"),
        ("answers.txt", b"reach\nlocal\n", "the name of a table ends in .parquet, .arrow, .feather, .csv"),
    ],
)
def test_a_file_that_is_no_table_is_unusable(advice, tmp_path, name, content, said):
    """Nothing is written."""
    (tmp_path / name).write_bytes(content)

    with pytest.raises(UnusableTable, match=said):
        evaluate_file(advice, str(tmp_path / name), str(tmp_path / "results.csv"))

    assert [name] == os.listdir(tmp_path)


def test_a_file_that_is_not_there_is_unusable(advice, tmp_path):
    """Nor is a folder that is not there a place to write to."""
    with pytest.raises(UnusableTable, match="No such file"):
        evaluate_file(advice, str(tmp_path / "answers.csv"), str(tmp_path / "results.csv"))
    with pytest.raises(NotWritten, match="No such file"):
        evaluate_file(advice, written(tmp_path / "answers.csv"), str(tmp_path / "no folder" / "results.csv"))
