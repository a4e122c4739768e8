"""`evaluate TABLE --output FILE`: one table, from file to file."""

from __future__ import annotations

import sys
from pathlib import Path

import pyarrow.csv as arrow_csv
import pyarrow.parquet as pq
import pytest

from subsidiarity.cli import main

RULEBOOK = Path(__file__).parents[1] / "rulebooks" / "climb-2026.1.yaml"
"""A rulebook with an outcome of no level."""


@pytest.fixture
def answers(tmp_path):
    """Two rows that can be used, and one that cannot."""
    path = tmp_path / "answers.csv"
    path.write_text("id,reach,goal_agreement\n1,local,disputed\n2,locla,agreed\n3,local,agreed\n")
    return path


def test_a_table_is_written_with_its_results(answers, tmp_path, capsys):
    """Nothing on standard output; what is wrong and how many there are on standard error."""
    target = tmp_path / "results.parquet"

    status = main(["evaluate", str(answers), "--rulebook", str(RULEBOOK), "--output", str(target)])

    assert ["no level", "error", "open"] == pq.read_table(target).column("result").to_pylist()
    wrong = f"{answers}: row 2: `reach` has no option `locla`\n"
    counted = "2 rows: 1 no level, 1 still open; 1 row that cannot be used\n"
    assert (2, ("", wrong + counted)) == (status, capsys.readouterr())


def test_columns_that_are_no_question_are_named_and_no_error(tmp_path, capsys):
    """Once; they are carried along."""
    source, target = tmp_path / "answers.csv", tmp_path / "results.csv"
    source.write_text("id,reach,setling\n1,local,likely\n2,local,likely\n")

    status = main(["evaluate", str(source), "--beside", "--output", str(target)])

    said = "the column `setling` is no question, so it is only carried along; did you mean `settling`?"
    assert (0, f"{source}: {said}\n2 rows: 2 still open\n") == (status, capsys.readouterr().err)
    assert "setling" in arrow_csv.read_csv(target).column_names


def test_without_reasons_the_table_is_narrow(answers, tmp_path):
    """Outcomes and levels only."""
    target = tmp_path / "results.csv"

    main(["evaluate", str(answers), "--output", str(target), "--no-reasons"])

    names = arrow_csv.read_csv(target).column_names
    assert ("result" in names, "because_decide" in names) == (True, False)


def test_two_jobs_write_the_same_table(answers, tmp_path):
    """To the byte."""
    one, two = tmp_path / "one.parquet", tmp_path / "two.parquet"

    main(["evaluate", str(answers), "--output", str(one)])
    main(["evaluate", str(answers), "--output", str(two), "--jobs", "2"])

    assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize(
    "arguments",
    [["a.parquet"], ["a.parquet", "b.parquet", "--output", "c.parquet"], ["decisions", "a.arrow"]],
    ids=" ".join,
)
def test_a_table_goes_alone_and_into_a_file(arguments, capsys):
    """It is no decision file, and standard output is no place for a million rows."""
    assert 2 == main(["evaluate", *arguments])
    assert "evaluate TABLE --output FILE" in capsys.readouterr().err


def test_what_is_no_table_is_said(tmp_path, capsys):
    """A folder of decisions, say."""
    assert 2 == main(["evaluate", str(tmp_path), "--output", str(tmp_path / "results.parquet")])
    assert "the name of a table ends in .parquet, .arrow, .feather, .csv" in capsys.readouterr().err


def test_without_the_extra_it_says_what_to_install(answers, tmp_path, capsys, monkeypatch):
    """Columns are not for everybody."""
    for name in [name for name in sys.modules if name.startswith("subsidiarity.batch.columns.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pyarrow", None)

    assert 2 == main(["evaluate", str(answers), "--output", str(tmp_path / "results.parquet")])
    assert "pip install 'subsidiarity[columns]'" in capsys.readouterr().err
