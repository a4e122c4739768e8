"""`evaluate`: many decisions, from files to rows, exit code and summary."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from tests.cli.running import GOOD, HOSTILE_NAME, HOSTILE_TITLE, broken, good, place, subsidiarity, unexpected
from tests.reporting.samples import JOINT, SETTLED

FORMATS = ["table", "json", "jsonl", "csv"]
RULES = ("--rulebook", "wells.txt")


def ids_in(text, form):
    """The decisions of an output, None or "" for one that could not be used."""
    if form == "json":
        return [record["id"] for record in json.loads(text)]
    if form == "jsonl":
        return [json.loads(line)["id"] for line in text.splitlines()]
    if form == "csv":
        return [row["id"] for row in csv.DictReader(io.StringIO(text, newline=""))]
    return [line.split()[-5 if "error" in line else 1] for line in text.splitlines()[1:]]


def test_a_folder_is_a_table_in_the_order_of_its_names(tmp_path):
    """Folders are read to their depth; the summary goes to standard error."""
    run = subsidiarity("evaluate", "files", *RULES, cwd=good(tmp_path))

    assert (
        """\
RESULT  DECISION  TITLE
town    pump      Who mends the pump?
open    bucket    Who keeps the bucket? (2 questions open: street, jointly with its neighbours; or town; or land)
town    valve     Who mends the valve?
"""
        == run.stdout
    )
    assert (0, "3 decisions: 2 Town, 1 still open\n") == (run.returncode, run.stderr)


@pytest.mark.parametrize("form", FORMATS)
def test_a_broken_file_stops_nothing(tmp_path, form):
    """It is a row in its place, the others keep theirs, and the exit code says so."""
    run = subsidiarity("evaluate", "files", "--format", form, *RULES, cwd=broken(tmp_path))

    assert (2, 4) == (run.returncode, len(ids_in(run.stdout, form)))
    assert ["pump", "bucket", "valve"] == [ids_in(run.stdout, form)[place] for place in (0, 2, 3)]
    assert "SUB301" in run.stdout
    assert run.stderr.endswith("3 decisions: 2 Town, 1 still open; 1 document that cannot be used\n")


def test_what_is_wrong_is_shown_with_its_line(tmp_path):
    """Place, excerpt with a caret, and hint on standard error."""
    run = subsidiarity("evaluate", "files", *RULES, cwd=broken(tmp_path))

    assert (
        """\
files/b.yaml:4:11: error SUB301: no question `reech`
    4 | answers: {reech: town, trust: lots}
      |           ^
 hint: did you mean `reach`?
"""
        in run.stderr
    )


@pytest.mark.parametrize("form", FORMATS)
def test_an_expectation_that_fails_is_a_finding(tmp_path, form):
    """Exit code 1, and the row says what was expected."""
    run = subsidiarity("evaluate", "files", "--format", form, *RULES, cwd=unexpected(tmp_path))

    assert 1 == run.returncode
    assert "expected town, got street, jointly" in run.stdout
    assert "1 not as expected" in run.stderr


def test_input_that_cannot_be_used_weighs_more_than_an_expectation(tmp_path):
    """With both, the exit code is 2."""
    run = subsidiarity("evaluate", "files", "missing.yaml", *RULES, cwd=unexpected(tmp_path))

    assert 2 == run.returncode
    assert "missing.yaml:1:1" in run.stdout


@pytest.mark.parametrize("form", FORMATS)
def test_standard_input_is_a_file(tmp_path, form):
    """A hyphen stands for it."""
    run = subsidiarity("evaluate", "-", "--format", form, *RULES, cwd=good(tmp_path), stdin=SETTLED)

    assert (0, ["pump"]) == (run.returncode, ids_in(run.stdout, form))


def test_several_documents_are_several_rows(tmp_path):
    """A broken one between them is a row, too."""
    run = subsidiarity(
        "evaluate", "-", "--format", "jsonl", *RULES, cwd=good(tmp_path), stdin=f"{SETTLED}---\ntitle: x\n---{JOINT}"
    )

    assert (2, ["pump", None, "ditch"]) == (run.returncode, ids_in(run.stdout, "jsonl"))


def test_an_id_in_two_files_is_named_with_both_places(tmp_path):
    """The second one is an error row."""
    run = subsidiarity("evaluate", "files", *RULES, cwd=place(tmp_path, {"a.yaml": SETTLED, "b.yaml": SETTLED}))

    assert 2 == run.returncode
    assert re.search(r"^files/b\.yaml:2:\d+: error SUB307", run.stderr, re.MULTILINE)
    assert "first in files/a.yaml:2" in run.stderr


@pytest.mark.parametrize("form", FORMATS)
def test_a_folder_without_decisions_is_no_success(tmp_path, form):
    """Most likely another folder was meant; what is written is still well formed."""
    (tmp_path / "empty").mkdir()
    run = subsidiarity("evaluate", "empty", "--format", form, cwd=tmp_path)

    assert 2 == run.returncode
    assert "there is no decision file here" in run.stderr
    assert [] == ids_in(run.stdout, form)


def test_a_rulebook_that_cannot_be_used_is_said(tmp_path):
    """Nothing is evaluated."""
    (tmp_path / "bad.yaml").write_text("rulebook: x\n", encoding="utf-8")
    run = subsidiarity("evaluate", ".", "--rulebook", "bad.yaml", cwd=tmp_path)

    assert (2, "") == (run.returncode, run.stdout)
    assert "bad.yaml:1:1: error SUB022" in run.stderr


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_input_gives_the_same_bytes(tmp_path, form):
    """Whatever the seed of hashes; for programs, whatever the locale."""
    folder = broken(tmp_path)
    first = subsidiarity("evaluate", "files", "--format", form, *RULES, cwd=folder, binary=True, PYTHONHASHSEED="1")
    second = subsidiarity("evaluate", "files", "--format", form, *RULES, cwd=folder, binary=True, PYTHONHASHSEED="2")

    assert first.stdout == second.stdout


@pytest.mark.parametrize("form", ["json", "jsonl", "csv"])
def test_what_programs_read_is_utf_8_in_every_locale(tmp_path, form):
    """A title keeps its letters."""
    folder = place(tmp_path, {"a.yaml": SETTLED.replace("Who mends", "Zażółć 日本 🎉")})
    arguments = ("evaluate", "files", "--format", form, *RULES)
    ascii_only = subsidiarity(*arguments, cwd=folder, binary=True, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")

    assert "Zażółć 日本 🎉".encode() in ascii_only.stdout
    assert ascii_only.stdout == subsidiarity(*arguments, cwd=folder, binary=True).stdout


@pytest.mark.parametrize("form", FORMATS)
def test_no_name_and_no_title_acts(tmp_path, form):
    """A file name with a line end and an escape, a title with formula and markup."""
    title = HOSTILE_TITLE.replace("\\", "\\\\")
    files = {HOSTILE_NAME: SETTLED.replace("title: Who mends the pump?", f'title: "{title}"'), "f\x1b.yaml": "x: y"}
    run = subsidiarity("evaluate", "files", "--format", form, *RULES, cwd=place(tmp_path, files), binary=True)

    assert 2 == run.returncode
    for output in (run.stdout, run.stderr):
        assert not any(byte < 0x20 and byte not in b"\r\n" for byte in output)
    if form == "csv":
        (row, _) = csv.DictReader(io.StringIO(run.stdout.decode(), newline=""))
        assert f"'{HOSTILE_TITLE}" == row["title"]
    else:
        assert HOSTILE_TITLE in run.stdout.decode().replace("\\\\", "\\")


def test_a_file_name_that_is_not_utf_8_is_shown(tmp_path):
    """The byte becomes an escape, in text and in JSON."""
    good(tmp_path)
    (tmp_path / "files" / "z\udcff.yaml").write_text(SETTLED.replace("pump", "other"), encoding="utf-8")
    table = subsidiarity("evaluate", "files", *RULES, cwd=tmp_path)
    records = subsidiarity("evaluate", "files", "--format", "json", *RULES, cwd=tmp_path)

    assert (0, 0) == (table.returncode, records.returncode)
    assert "files/z\\xff.yaml" == json.loads(records.stdout)[-1]["file"]


def test_files_that_are_no_decisions_are_named_at_once(tmp_path):
    """A folder's other files are left alone; a file that is named is read whatever its suffix."""
    folder = place(tmp_path, {**GOOD, "notes.txt": "not a decision"})
    run = subsidiarity("evaluate", "files", "wells.txt", *RULES, cwd=folder)

    assert (2, 5) == (run.returncode, len(run.stdout.splitlines()))
    assert "notes.txt" not in run.stdout + run.stderr
