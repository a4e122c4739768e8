"""Every class of bad input: alone, and all together with good files, which keep their results."""

from __future__ import annotations

import json

import pytest
from tests.cli.running import place, subsidiarity
from tests.hardening.bad_input import CSV, EVERY, GOOD, HARMLESS, HEAD, JSON, TITLES
from tests.reporting.samples import SETTLED

from subsidiarity.cli import main

COMMAND = ("evaluate", "--format", "jsonl", "--rulebook", "wells.txt")


def named(case):
    return case.kind


@pytest.fixture
def evaluated(tmp_path, monkeypatch, capfdbinary):
    """Evaluates one file, in a folder of its own, and gives the exit code, the records and what was said."""
    monkeypatch.chdir(place(tmp_path, {}))

    def run(name, data):
        (tmp_path / name).write_bytes(data)
        status = main([*COMMAND, name])
        out, err = capfdbinary.readouterr()
        return status, [json.loads(line) for line in out.decode().splitlines()], err.decode()

    return run


def assert_refused(case, name, found):
    status, records, said = found
    errors = [each for record in records for each in record["diagnostics"] if each["severity"] == "error"]
    assert errors, "nothing was refused"
    first = errors[0]
    assert (2, case.code, name, case.line, case.column) == (
        status, first["code"], first["file"], first["line"], first["column"]
    ), first  # fmt: skip
    assert all(each["hint"] and each["message"] for each in errors)
    assert records[0]["outcome"] is None
    assert "Traceback" not in said


@pytest.mark.parametrize("case", EVERY, ids=named)
def test_it_is_refused_at_its_place_with_a_hint(evaluated, case):
    """By code, file, line and column; the exit code says that input could not be used."""
    assert_refused(case, "bad.yaml", evaluated("bad.yaml", case.data))


@pytest.mark.parametrize("case", JSON, ids=named)
def test_json_is_refused_at_its_place_with_a_hint(evaluated, case):
    """As strictly as YAML."""
    assert_refused(case, "bad.json", evaluated("bad.json", case.data))


@pytest.mark.parametrize("case", CSV, ids=named)
def test_a_table_is_refused_at_its_place_with_a_hint(evaluated, case):
    """At the line of the file, not of the row."""
    assert_refused(case, "bad.csv", evaluated("bad.csv", case.data))


@pytest.mark.parametrize("data", HARMLESS.values(), ids=HARMLESS)
def test_what_does_no_harm_changes_nothing(evaluated, data):
    """Line ends, a mark, the largest size that is allowed."""
    status, (record,), _ = evaluated("fine.yaml", data)

    assert (0, "one", []) == (status, record["id"], record["diagnostics"])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CR LF", "CR"])
@pytest.mark.parametrize("name", ["fine.csv", "fine.jsonl"])
def test_lines_of_long_files_may_end_in_any_way(evaluated, name, end):
    """Each is a decision of its own, on its own line."""
    lines = {
        "fine.csv": ["id,reach", "one,town", "two,street"],
        "fine.jsonl": ["", *(f'{{"decision": "{name}", "title": "A", "answers": {{}}}}' for name in ("one", "two"))],
    }
    status, records, _ = evaluated(name, end.join(lines[name]).encode())

    assert (0, [("one", 2), ("two", 3)]) == (status, [(each["id"], each["line"]) for each in records])


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_what_was_typed_is_what_is_kept(evaluated, title):
    """Letter for letter, in quotes and, where YAML allows, without."""
    quoted = "'" + title.replace("'", "''") + "'"
    status, (record,), _ = evaluated("fine.yaml", GOOD.replace("A title", quoted).encode())

    assert (0, title) == (status, record["title"])


def test_quotes_change_no_answer(evaluated):
    """An option is an option; `no` is a word."""
    plain = evaluated("fine.yaml", GOOD.encode())
    quoted = evaluated("fine.yaml", GOOD.replace("agreed", '"agreed"').replace("town", "'town'").encode())

    assert plain == quoted


def test_all_faults_of_a_file_are_said_at_once(evaluated):
    """Whoever mends it comes back once."""
    faults = "  reech: town\n  aim: perhaps\n  reach: {answer: town, evidence: rumour}\n  trust: [lots]\n"
    _, (record,), _ = evaluated("bad.yaml", (HEAD + faults + "titel: B\n").encode())

    assert [("SUB301", 4), ("SUB302", 5), ("SUB025", 6), ("SUB302", 7), ("SUB021", 8)] == [
        (each["code"], each["line"]) for each in record["diagnostics"]
    ]


def test_one_bad_file_costs_no_other_file_its_result(tmp_path):
    """Every class in one folder, a good file between any two: each good one has its result, each bad one its row."""
    folder = place(tmp_path, {}) / "files"
    folder.mkdir()
    for number, case in enumerate((*EVERY, *JSON)):
        (folder / f"{number:03}-bad.yaml").write_bytes(case.data)
        text = SETTLED.replace("decision: pump", f"decision: pump-{number}")
        (folder / f"{number:03}-good.yaml").write_text(text, encoding="utf-8")
    run = subsidiarity("evaluate", "files", "--format", "jsonl", "--rulebook", "wells.txt", cwd=tmp_path)
    records = [json.loads(line) for line in run.stdout.splitlines()]
    good = [record for record in records if "-good" in record["file"]]
    bad = {record["file"] for record in records if "-bad" in record["file"] and record["outcome"] is None}

    assert (2, len(EVERY) + len(JSON)) == (run.returncode, len(good))
    assert {"town"} == {record["outcome"] for record in good}
    assert len(EVERY) + len(JSON) == len(bad)
    assert "Traceback" not in run.stderr
