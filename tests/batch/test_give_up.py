"""A file of which thousands of decisions cannot be used, and fewer can, is given up; no other file is."""

from __future__ import annotations

import pytest
from tests.workshop.samples import compiled

from subsidiarity.batch import give_up
from subsidiarity.batch.row_summary import Judged, Task
from subsidiarity.batch.run import evaluate_paths
from subsidiarity.batch.stretch import Stretch

COMPILED = compiled()
GOOD = '{{"decision": "d{}", "title": "A", "answers": {{}}}}\n'


@pytest.fixture(autouse=True)
def little_patience(monkeypatch):
    """Five in place of thousands."""
    monkeypatch.setattr(give_up, "MOST_UNUSABLE", 5)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_file_that_is_no_file_of_decisions_is_given_up_at_a_line(tmp_path, jobs):
    """It says so on the line up to which it was read; the next file is read."""
    (tmp_path / "bad.jsonl").write_text("x\n" * 1_000)
    (tmp_path / "good.jsonl").write_text(GOOD.format(1))

    found = said(tmp_path, ["bad.jsonl", "good.jsonl"], jobs)

    assert [f"bad.jsonl:{line} SUB006" for line in range(1, 7)] == found[:6]
    assert ["bad.jsonl:6 SUB010", "good.jsonl:1 "] == found[6:]


def test_a_file_is_borne_with_while_most_of_it_can_be_used(tmp_path):
    """A long file may have many faults, and loses none of its results."""
    text = "".join(GOOD.format(n) + ("x\n" if n % 2 else "") for n in range(40))
    (tmp_path / "a.jsonl").write_text(text)

    found = said(tmp_path, ["a.jsonl"])

    assert (40, 20) == (sum(line.endswith(" ") for line in found), sum(line.endswith("SUB006") for line in found))


def test_faults_before_a_long_rest_are_outweighed_as_long_as_they_are_few(tmp_path):
    """What begins badly is read on up to the limit."""
    (tmp_path / "a.jsonl").write_text("x\n" * 5 + "".join(GOOD.format(n) for n in range(9)) + "x\n")

    assert 15 == len(said(tmp_path, ["a.jsonl"]))


def test_no_more_is_read_of_a_file_that_was_given_up(tmp_path):
    """A stream without an end comes to one."""
    (tmp_path / "a.csv").write_text("id,title\n" + "a b,x\n" * 200_000)

    assert 7 == len(said(tmp_path, ["a.csv"]))


def test_decisions_that_come_joined_are_counted_as_many(tmp_path):
    """Forty can be used and twenty cannot, so the file is read to its end."""
    (tmp_path / "a.jsonl").write_text("".join(GOOD.format(n) for n in range(40)) + "x\n" * 20)

    task = Task(None, bytes_of_words, is_joined=True)
    items = list(evaluate_paths(COMPILED, task, [str(tmp_path / "a.jsonl")], "yaml", 2, None))

    assert [40] == [len(item.ids) for item in items if isinstance(item, Stretch)]
    assert 20 == sum(isinstance(item, Judged) for item in items)


def said(folder, names, jobs=1):
    rows = evaluate_paths(COMPILED, Task(None, words), [str(folder / name) for name in names], "yaml", jobs, None)
    return [str(row.made).removeprefix(f"{folder}/") for row in rows if row.made is not None]


def bytes_of_words(_rulebook):
    return bytes_of_word


def bytes_of_word(row):
    return word(row).encode()


def words(_rulebook):
    return word


def word(row):
    place = row.diagnostics[0].span if row.diagnostics else row.recommendation.decision.span
    return f"{row.file}:{place.line} {row.diagnostics[0].code if row.diagnostics else ''}"
