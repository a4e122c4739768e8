"""Stretches: rows joined and taken apart again are the same rows, and nobody who reads the results can tell."""

from __future__ import annotations

import pickle

from hypothesis import given
from hypothesis import strategies as st
from tests.batch.test_workers import COMPILED
from tests.cli.running import subsidiarity

from subsidiarity.batch.parcel import packed, unpacked
from subsidiarity.batch.row_summary import Judged, Maker, Task
from subsidiarity.batch.stretch import MOST_BYTES, Stretch, joined, without_twins
from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.span import Span

LOCAL = Outcome("level", "local")
REMARK = Diagnostic("SUB311", "warning", "the answer is old", Span("a.jsonl", 1, 1), "look again")


def row(name, line=1, file="a.jsonl", outcome=LOCAL, made=b"x\n", diagnostics=(), *, is_unexpected=False):
    """A judged decision."""
    return Judged(file, name, Span(file, line, 1), outcome, False, is_unexpected, diagnostics, made)


def error(line, file="a.jsonl"):
    """A document that cannot be used."""
    return Judged(file, None, Span(file, line, 1), None, True, False, (REMARK,), b"error\n")


def apart(items):
    """The rows of items by themselves."""
    return [each for item in items for each in (item.rows() if isinstance(item, Stretch) else (item,))]


def sizes(items):
    """The number of rows in each stretch, 0 for a row by itself."""
    return [len(item.ids) if isinstance(item, Stretch) else 0 for item in items]


ROWS = st.lists(
    st.builds(
        row,
        st.sampled_from(["a", "A", "b", "c", "é", "e\u0301", "É"]),
        st.integers(1, 9),
        st.sampled_from(["a.jsonl", "b.jsonl"]),
        st.sampled_from([LOCAL, None]),
        st.none() | st.binary(max_size=30) | st.just(b"y" * MOST_BYTES),
        st.sampled_from([(), (REMARK,)]),
        is_unexpected=st.booleans(),
    )
    | st.builds(error, st.integers(1, 9)),
    max_size=30,
)


@given(ROWS)
def test_rows_that_were_joined_are_the_same_rows_in_order(rows):
    """However they are mixed with those of which something is to be said."""
    assert rows == apart(joined(rows))


@given(ROWS)
def test_a_parcel_holds_what_was_packed(rows):
    """Rows by themselves, and stretches."""
    made: list[object] = []
    parcel = pickle.dumps(packed(joined(rows), made.append))

    assert list(joined(rows)) == unpacked(pickle.loads(parcel), made)


@given(ROWS)
def test_a_stretch_hides_no_id_that_stands_twice(rows):
    """The same rows become errors as where none are joined."""
    maker = Maker(COMPILED.rulebook, Task(None, bytes_of_row))

    assert list(without_twins(maker, rows)) == apart(without_twins(maker, joined(rows)))


def bytes_of_row(_rulebook):
    """Nothing to get ready."""
    return lambda each: each.diagnostics[-1].message.encode()


def test_a_row_of_which_something_is_to_be_said_stands_by_itself():
    """An error, a remark, an unmet expectation, what a filter leaves out; and one between two of those."""
    special = [error(3), row("c", diagnostics=(REMARK,)), row("d", is_unexpected=True), row("e", made=None)]

    assert [2, 0, 0, 0, 0, 0] == sizes(joined([row("a"), row("b"), *special, row("f")]))


def test_a_stretch_is_of_one_file_and_of_few_bytes():
    """So that little is counted before it is written, and patience is lost with one file at a time."""
    half = b"y" * (MOST_BYTES // 2)
    rows = [row("a"), row("b", file="b.jsonl"), *(row(name, file="b.jsonl", made=half) for name in "cdef")]

    assert [0, 3, 2] == sizes(joined(rows))


def test_nobody_who_reads_the_results_can_tell(tmp_path):
    """Lines, twins and errors among them, come out the same and are counted the same, in each form of text."""
    lines = [f'{{"decision": "case{number}", "title": "Ärger \U0001f600", "answers": {{}}}}' for number in range(900)]
    lines[300], lines[700], lines[450] = "[", lines[650].replace("case650", "CASE650"), lines[449]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")

    for form in ("jsonl", "json", "csv", "markdown", "github"):
        one, two = (
            subsidiarity("evaluate", "a.jsonl", "--format", form, "--jobs", jobs, cwd=tmp_path) for jobs in "12"
        )
        assert (one.returncode, one.stdout, one.stderr) == (two.returncode, two.stdout, two.stderr)
        assert "case650" in one.stdout.casefold()
