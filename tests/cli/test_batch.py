"""`evaluate` for many decisions: forms, files, filters, columns, failures, processes."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import pty
import select
import subprocess
import sys
import time
import xml.etree.ElementTree as ET

import pytest
from tests.cli.running import (
    GOOD,
    PATIENCE_SECONDS,
    beside,
    broken,
    good,
    place,
    subsidiarity,
    surroundings,
    unexpected,
)
from tests.reporting.samples import JOINT, OPEN, SETTLED

RULES = ("--rulebook", "wells.txt")
ROWS = {"a.yaml": SETTLED, "c.yaml": OPEN, "b.yaml": JOINT}
LINE = '{{"decision": "d{}", "title": "A", "answers": {{"aim": "agreed"}}}}'


def evaluate(*arguments, cwd, **options):
    return subsidiarity("evaluate", *arguments, *RULES, cwd=cwd, **options)


def ids(text):
    return [json.loads(line)["id"] for line in text.splitlines()]


# Forms


def test_junit_counts_failures_errors_and_what_is_open(tmp_path):
    """A build server shows each decision as a test."""
    run = evaluate("files", "--format", "junit", cwd=place(tmp_path, {**broken_and_unexpected()}))
    suite = ET.fromstring(run.stdout)[0]

    assert {"tests": "4", "failures": "1", "errors": "1", "skipped": "1"} == {
        name: suite.attrib[name] for name in ("tests", "failures", "errors", "skipped")
    }
    assert ["pump", "ditch", "files/c.yaml:1:12", "bucket"] == [case.attrib["name"] for case in suite]


@pytest.mark.parametrize("command", ["evaluate", "test"])
def test_junit_has_a_name_of_its_own_for_every_document(tmp_path, command):
    """Four that cannot be used stand in one file, and an id stands in two: build servers know a test by its name."""
    bad = [f"decision: d{number}\ntitle: D\nanswers:\n  nobody_asks: x\n" for number in range(4)]
    folder = place(tmp_path, {"a.yaml": SETTLED, "b.yaml": "---\n".join(bad), "c.yaml": SETTLED})
    (folder / "files" / "d.json").write_text('[{"a": 1}, {"a": 1}]')
    run = subsidiarity(command, "files", "files/d.json", "--format", "junit", *RULES, cwd=folder)

    names = [case.attrib["name"] for case in ET.fromstring(run.stdout)[0]]
    assert [
        "pump",
        *("files/b.yaml:4:3", "files/b.yaml:9:3", "files/b.yaml:14:3", "files/b.yaml:19:3"),
        *("files/c.yaml:2:1", "files/d.json:1:2", "files/d.json:1:12"),
    ] == names


def test_github_and_sarif_name_the_same_places(tmp_path):
    """Errors, expectations and open decisions, each at its line."""
    folder = place(tmp_path, broken_and_unexpected())
    commands = evaluate("files", "--format", "github", cwd=folder).stdout.splitlines()
    log = json.loads(evaluate("files", "--format", "sarif", cwd=folder).stdout)

    lines = [
        (result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
         result["locations"][0]["physicalLocation"]["region"]["startLine"])
        for result in log["runs"][0]["results"]
    ]  # fmt: skip
    assert [f"file={file},line={line}," for file, line in lines] == [
        ",".join(command.split(" ", 1)[1].split(",")[:2]) + "," for command in commands
    ]
    assert 3 <= len(lines)


def test_markdown_is_a_table(tmp_path):
    """With what a reader should know beside."""
    run = evaluate("files", "--format", "markdown", cwd=good(tmp_path))

    assert ["| result | id | title | remark |", "| --- | --- | --- | --- |"] == run.stdout.splitlines()[:2]
    assert "| town | pump | Who mends the pump? |  |" in run.stdout


def broken_and_unexpected():
    return {"a.yaml": SETTLED, "b.yaml": JOINT, "c.yaml": "decision: [", "d.yaml": OPEN}


TABLE = "id,aim,reech,who\nd1,agreed,town,x\nd2,agreed,,\n"
SAID = "files/a.csv:1:8: warning SUB310: the column `reech` is no question, so it is not read"


@pytest.mark.parametrize("form", ["table", "markdown", "csv", "json", "jsonl", "junit", "sarif", "github"])
@pytest.mark.parametrize("more", [(), ("--filter", "id=d2"), ("--jobs", "2")], ids=["plain", "filtered", "two at work"])
def test_columns_that_are_no_question_are_said_once_in_every_form(tmp_path, form, more):
    """Beside the results, also where the first row is left out; another table like it says nothing new."""
    folder = place(tmp_path, {"a.csv": TABLE, "b.csv": TABLE.replace("d1", "d3").replace("d2", "d4")})
    run = evaluate("files/a.csv", "files/b.csv", "--format", form, *more, cwd=folder)

    assert 0 == run.returncode, run.stderr
    said = [line for line in run.stderr.splitlines() if "SUB310" in line]
    assert [SAID, SAID.replace("1:8", "1:14").replace("reech", "who")] == said
    assert " hint: did you mean `reach`?\n" in run.stderr


def test_programs_find_columns_that_are_no_question_at_the_first_row(tmp_path):
    """In its record, with the place in the table."""
    folder = place(tmp_path, {"a.csv": TABLE})
    first, second = map(json.loads, evaluate("files/a.csv", "--format", "jsonl", cwd=folder).stdout.splitlines())

    assert [("SUB310", 1, 8), ("SUB310", 1, 14)] == [
        (each["code"], each["line"], each["column"]) for each in first["diagnostics"]
    ]
    assert [] == second["diagnostics"]


# Output to a file


@pytest.mark.parametrize("form", ["csv", "json", "jsonl", "markdown", "junit", "sarif", "github"])
def test_a_file_holds_what_standard_output_would(tmp_path, form):
    """Byte for byte; the summary is said all the same."""
    folder = good(tmp_path)
    said = evaluate("files", "--format", form, cwd=folder, binary=True)
    run = evaluate("files", "--format", form, "--output", "out", cwd=folder)

    assert (0, "", said.stdout) == (run.returncode, run.stdout, (tmp_path / "out").read_bytes())
    assert run.stderr.endswith("3 decisions: 2 Town, 1 still open\n")


@pytest.mark.parametrize(
    ("name", "begins"),
    [("a.csv", b'"file",'), ("a.json", b"[\n{"), ("a.jsonl", b'{"schema"'), ("a.md", b"| result"), ("a.xml", b"<?xml"),
     ("a.sarif", b'{"$schema"'), ("a.xlsx", b"PK"), ("a.txt", b"RESULT")],
)  # fmt: skip
def test_the_end_of_its_name_chooses_the_form(tmp_path, name, begins):
    """Unless `--format` does."""
    evaluate("files", "--output", name, cwd=good(tmp_path))

    assert (tmp_path / name).read_bytes().startswith(begins)


def test_a_file_that_cannot_be_written_is_said_before_the_work(tmp_path):
    """And nothing is made."""
    run = evaluate("files", "--output", "no/such/out.csv", cwd=good(tmp_path))

    assert (2, "") == (run.returncode, run.stdout)
    assert "no/such/out.csv could not be written: No such file or directory" in run.stderr
    assert not (tmp_path / "no").exists()


# What is read


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("jsonl", f"{LINE.format(1)}\n{LINE.format(2)}\n"),
        ("json", f"[{LINE.format(1)}, {LINE.format(2)}]"),
        ("csv", "id,aim\nd1,agreed\nd2,agreed\n"),
        ("yaml", f"{LINE.format(1)}\n---\n{LINE.format(2)}\n"),
    ],
)
def test_standard_input_may_be_of_any_form(tmp_path, form, text):
    """Named by `--input`."""
    run = evaluate("-", "--input", form, "--format", "jsonl", cwd=good(tmp_path), stdin=text)

    assert (0, ["d1", "d2"]) == (run.returncode, ids(run.stdout))


def test_a_broken_line_among_many_has_its_place(tmp_path):
    """The others are rows; standard error shows where."""
    (tmp_path / "many.jsonl").write_text("\n".join([LINE.format(1), '{"decision": "d2"', LINE.format(3)]))
    run = evaluate("many.jsonl", cwd=good(tmp_path))

    assert 2 == run.returncode
    assert "many.jsonl:2:18: error SUB006" in run.stderr
    assert ["open", "error", "open"] == [line.split()[0] for line in run.stdout.splitlines()[1:]]


# Filters, columns, failures


def test_a_filter_chooses_rows_and_the_summary_counts_all(tmp_path):
    """Whoever filters still learns how many there were."""
    run = evaluate("files", "--format", "jsonl", "--filter", "not open and level=town", cwd=good(tmp_path))

    assert ["pump", "valve"] == ids(run.stdout)
    assert run.stderr.endswith("3 decisions: 2 Town, 1 still open\n")


def test_columns_are_those_asked_for(tmp_path):
    """In that order."""
    run = evaluate("files", "--format", "csv", "--columns", "level, id,answer_reach", cwd=good(tmp_path))

    assert [["level", "id", "answer_reach"], ["town", "pump", "town"]] == list(csv.reader(io.StringIO(run.stdout)))[:2]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--filter", "levle=town"], "--filter: there is no test `levle`: did you mean `level`?"),
        (["--columns", "levle", "--format", "csv"], "--columns knows no `levle`: did you mean `level`?"),
        (["--columns", "level"], "--columns is for markdown, csv, xlsx; table has its own"),
        (["--fail-on", "errors"], "--fail-on knows no `errors`: did you mean `error`?"),
        (["--jobs", "0"], "--jobs"),
        (["--jobs", "many"], "--jobs"),
        (["--cluster", "tcp://127.0.0.1:x"], "no scheduler answers at tcp://127.0.0.1:x"),
    ],
)
def test_what_makes_no_sense_is_said(tmp_path, arguments, said):
    """Nothing is evaluated, and nothing is written."""
    run = evaluate("files", *arguments, cwd=good(tmp_path))

    assert (2, "") == (run.returncode, run.stdout)
    assert said in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize(
    ("fail_on", "make", "status"),
    [
        ("error,unexpected", broken, 2),
        ("unexpected", broken, 0),
        ("never", broken, 0),
        ("error", unexpected, 0),
        ("unexpected", unexpected, 1),
        ("open", unexpected, 1),
        ("open", broken, 1),
        ("error,open", broken, 2),
        ("open", lambda folder: place(folder, {"a.yaml": SETTLED}), 0),
    ],
)
def test_what_fails_is_what_was_asked_for(tmp_path, fail_on, make, status):
    """The rows are the same; only the exit code differs."""
    run = evaluate("files", "--fail-on", fail_on, cwd=make(tmp_path))

    assert (status, True) == (run.returncode, "pump" in run.stdout)


def test_errors_are_counted_by_code(tmp_path):
    """From the second on; the most frequent first."""
    text = "decision: x\ntitle: y\nanswers: {reech: town, aim: agred, trst: none}\n"
    run = evaluate("files", cwd=place(tmp_path, {"a.yaml": text, "b.yaml": text}))

    assert "\nerrors: 4 x SUB301, 2 x SUB302\n" in run.stderr


# Long batches


def test_progress_is_shown_where_somebody_watches(tmp_path):
    """On one line of a terminal, which is gone in the end; into a pipe, nothing."""
    shown, number = on_a_terminal(place(tmp_path, GOOD))
    lines = "".join(LINE.format(number) + "\n" for number in range(300))
    piped = evaluate("-", "--input", "jsonl", "--format", "csv", "--output", "o", cwd=tmp_path, stdin=lines)

    assert " decisions, " in shown
    assert "\x1b" not in shown
    *_, last = shown.replace("\r\n", "\n").split("\r")
    assert last.startswith(f"{number} decisions")
    assert "a second" not in piped.stderr


def on_a_terminal(folder):
    """What a terminal on standard error shows of decisions that come slowly until a rate is shown; and their number."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "subsidiarity", "evaluate", "-", "--input", "jsonl", "--output", "o.csv", *RULES]
    shown, number = b"", 0
    until = time.monotonic() + PATIENCE_SECONDS
    with beside(command, cwd=folder, stdin=subprocess.PIPE, stderr=theirs, env=surroundings(TERM="vt100")) as process:
        os.close(theirs)
        assert process.stdin is not None
        while b" a second" not in shown and time.monotonic() < until:
            process.stdin.write(f"{LINE.format(number)}\n".encode())
            process.stdin.flush()
            number += 1
            if select.select([ours], [], [], 0.02)[0]:
                shown += os.read(ours, 4096)
        process.stdin.close()
        with contextlib.suppress(OSError):  # the other end is closed
            while part := os.read(ours, 4096):
                shown += part
    os.close(ours)
    return shown.decode(), number


def test_several_processes_write_the_same(tmp_path):
    """From files, lines and rows, broken ones among them."""
    folder = broken(tmp_path)
    (tmp_path / "many.jsonl").write_text("\n".join([*(LINE.format(n) for n in range(400)), "{", LINE.format(7)]))
    (tmp_path / "many.csv").write_text("id,aim\n" + "".join(f"r{n},{'agreed' if n % 3 else 'x'}\n" for n in range(300)))
    runs = [
        evaluate("files", "many.jsonl", "many.csv", "--format", "jsonl", "--jobs", str(jobs), cwd=folder, binary=True)
        for jobs in (1, 2)
    ]

    assert runs[0].stdout == runs[1].stdout
    assert (2, 706) == (runs[0].returncode, runs[0].stdout.count(b"\n"))


# Much that is wrong


def test_a_table_says_the_first_problems_of_a_file_and_counts_the_rest(tmp_path):
    """A thousand lines of talk hide the two that belong to the next file."""
    folder = place(tmp_path, {"a.yaml": "--- a\n" * 250, "b.yaml": "--- b\n"})
    run = evaluate("files", "--format", "table", cwd=folder)

    assert (200, 1) == (run.stderr.count(": error SUB020: ") - 1, run.stderr.count("files/b.yaml:1:5"))
    assert "files/a.yaml: 50 more problems are not shown; --format jsonl gives them all" in run.stderr


def test_records_name_every_broken_document_up_to_the_limit_of_a_file(tmp_path):
    """One past it, one line says that the rest is not read; the good ones before it keep their results."""
    folder = place(tmp_path, {"a.yaml": SETTLED + "--- a\n" * 7_505})
    rows = [json.loads(line) for line in evaluate("files", "--format", "jsonl", cwd=folder).stdout.splitlines()]

    assert ("pump", 7_501) == (rows[0]["id"], len(rows))
    assert ["the file holds more than 7,500 documents; from here on they are not read"] == [
        found["message"] for found in rows[-1]["diagnostics"]
    ]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_id_that_stands_again_and_again_names_the_first_place_each_time(tmp_path, jobs):
    """Whether the twins were met in one piece of work or in many."""
    (place(tmp_path, {}) / "t.csv").write_text("id,title\n" + "one,A\n" * 300)
    rows = [json.loads(line) for line in evaluate("t.csv", "--format", "jsonl", "--jobs", jobs, cwd=tmp_path)
            .stdout.splitlines()]  # fmt: skip

    assert ["one", *[None] * 299] == [row["id"] for row in rows]
    assert {"the decision `one` stands here again; it is first on line 2"} == {
        found["message"] for row in rows[1:] for found in row["diagnostics"] if found["code"] == "SUB307"
    }
