"""`schema`: JSON Schemas on standard output."""

from __future__ import annotations

import json
from importlib.resources import files

import jsonschema
import pytest
from tests.cli.running import good, subsidiarity


@pytest.mark.parametrize("kind", ["decision", "rulebook", "translation", "record", "compiled"])
def test_each_kind_is_printed_as_a_schema(tmp_path, kind):
    """Whole and by itself, for a file that an editor reads."""
    run = subsidiarity("schema", kind, cwd=tmp_path, PYTHONUTF8="0", LC_ALL="C")

    assert (0, "") == (run.returncode, run.stderr)
    jsonschema.Draft202012Validator.check_schema(json.loads(run.stdout))


def test_the_schema_of_decisions_names_the_questions_of_the_rulebook_that_was_chosen(tmp_path):
    """So that an editor completes them."""
    run = subsidiarity("schema", "decision", "--rulebook", "wells.txt", cwd=good(tmp_path))
    answers = json.loads(run.stdout)["properties"]["answers"]["properties"]

    assert ["street", "town", "land", "unknown"] == answers["reach"]["anyOf"][0]["enum"]


def test_the_schema_of_records_is_the_one_that_is_shipped(tmp_path):
    """Records of any rulebook have one form."""
    shipped = files("subsidiarity.reporting").joinpath("record.schema.json").read_text(encoding="utf-8")

    assert shipped == subsidiarity("schema", "record", cwd=tmp_path).stdout


def test_a_rulebook_that_cannot_be_used_has_no_schema(tmp_path):
    """It is said why."""
    run = subsidiarity("schema", "decision", "--rulebook", "nowhere.yaml", cwd=tmp_path)

    assert (2, "") == (run.returncode, run.stdout)
    assert "nowhere.yaml:1:1: error SUB001" in run.stderr


def test_a_new_file_names_the_schema_that_stands_beside_it(tmp_path):
    """An editor looks there; how to put it there is said as long as it is missing."""
    first = subsidiarity("new", "a.yaml", cwd=tmp_path)
    (tmp_path / "decision.schema.json").write_text(subsidiarity("schema", "decision", cwd=tmp_path).stdout)
    second = subsidiarity("new", "b.yaml", cwd=tmp_path)

    assert "subsidiarity schema decision > decision.schema.json" in first.stderr
    assert "schema" not in second.stderr
    assert (tmp_path / "b.yaml").read_text().startswith("# yaml-language-server: $schema=decision.schema.json\n")
