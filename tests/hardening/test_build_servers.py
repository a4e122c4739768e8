"""What people write, and what files are called, gives no command to a build server, whichever command shows it."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from xml.etree import ElementTree as ET

import pytest
import yaml
from tests.cli.running import surroundings
from tests.reporting.samples import BROKEN, OPEN, RULES, SETTLED

COMMANDS = "::error::x ##vso[task.complete]y ##[error]z ##teamcity[buildStop]w"
LONG = " ".join([COMMANDS] * 9)
"""Long enough to be wrapped, so that each command comes to stand at the start of some line."""
LINES = f"{COMMANDS}\n\n  ::warning::behind spaces\n\u00a0::add-mask::behind a space of another kind\n{COMMANDS}"
NAMES = ("::error::a.yaml", " ::error::b.yaml", "##vso[task.complete]c.yaml", "##[error]d.yaml", "##teamcity[e]e.yaml")
FREE = {"title", "ask", "because", "note", "about", "theme"}
"""The keys of a rulebook below which a person writes what they like."""

OBEYED = re.compile(r"^\s*::|##\w*\[")
"""GitHub trims a line and looks at its start; it, Azure and TeamCity look for the others anywhere in a line."""

WORKSHOP = f"""workshop:
  format: 1
  rulebook: wells
  edition: '7'
  threshold: 75
  most_rounds: 3
  card: {{place: {json.dumps(COMMANDS)}, missing: {json.dumps(COMMANDS)}, goal: {json.dumps(COMMANDS)}, people: 9}}
  questions:
    reach:
      rounds: [{{votes: {{street: 3, town: 4}}}}]
      dissent: [{{options: [land], people: 1, words: {json.dumps(COMMANDS)}}}]
      parked: [{json.dumps(COMMANDS)}]
"""


def hostile_rules():
    """The small rulebook with commands for each text in it."""

    def written(value, key=""):
        if isinstance(value, dict):
            options = key == "options"
            return {name: COMMANDS if options else written(each, name) for name, each in value.items()}
        if isinstance(value, list):
            return [COMMANDS if key == "limits" else written(each, key) for each in value]
        return COMMANDS if key in FREE and isinstance(value, str) else value

    return json.dumps(written(yaml.safe_load(RULES)), ensure_ascii=False)


def hostile(decision, identity="pump"):
    """A decision file whose every free text gives commands."""
    texts = {
        "Who mends the pump?": COMMANDS,
        "Who keeps the bucket?": COMMANDS,
        "It drips, and three streets drink from it.": LONG,
    }
    for text, instead in texts.items():
        decision = decision.replace(f'"{text}"', text).replace(text, json.dumps(instead))
    return decision.replace("Three streets drink from it", COMMANDS).replace("pump", identity, 1)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Files with hostile names, good, open, broken and of a workshop; a hostile rulebook; one with long texts."""
    folder = tmp_path_factory.mktemp("servers")
    texts = (hostile(SETTLED), hostile(OPEN, "open"), BROKEN, f"{hostile(SETTLED, 'hall')}{WORKSHOP}", "title: [\n")
    for name, text in zip(NAMES, texts, strict=True):
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "lines.jsonl").write_text(
        json.dumps({"decision": "lines", "title": COMMANDS, "description": LINES, "answers": {"aim": "agreed"}}) + "\n"
    )
    (folder / "::rules.txt").write_text(hostile_rules(), encoding="utf-8")
    (folder / "::broken.txt").write_text("rulebook: [\n", encoding="utf-8")
    (folder / "::table.csv").write_text("decision,aim\na,agreed\nb,##vso[x]\n", encoding="utf-8")
    return folder


def run(folder, *arguments, stdin=""):
    return subprocess.run(
        [sys.executable, "-m", "subsidiarity", *arguments],
        cwd=folder, input=stdin, capture_output=True, text=True, encoding="utf-8", env=surroundings(), check=False,
        timeout=60,
    )  # fmt: skip


def obeyed(*texts):
    """The lines that a build server would obey."""
    return [line for text in texts for line in text.splitlines() if OBEYED.search(line)]


GOOD, UNDECIDED, BAD, HALL, CUT = NAMES
RULEBOOK = ("--rulebook", "::rules.txt")
EVERY = (*NAMES, "lines.jsonl")
SHOWN = [
    *(("evaluate", *EVERY, *RULEBOOK, "--format", form) for form in ("table", "json", "jsonl", "junit", "sarif")),
    *(
        ("evaluate", *EVERY, *RULEBOOK, "--format", form, "--columns", "file,title,description,remark")
        for form in ("csv", "markdown")
    ),
    *(("explain", HALL, *RULEBOOK, "--grid", "--format", form) for form in ("text", "markdown", "json", "html")),
    ("explain", "lines.jsonl", *RULEBOOK),
    *(("hand-out", HALL, *RULEBOOK, "--format", form) for form in ("text", "markdown", "html")),
    *(("minutes", HALL, *RULEBOOK, "--format", form) for form in ("text", "markdown", "json")),
    *(("what-if", GOOD, *RULEBOOK, "--set", "reach=land", "--format", form) for form in ("text", "markdown", "json")),
    *(("compare", GOOD, HALL, *RULEBOOK, "--format", form) for form in ("text", "markdown", "json")),
    *(("agreement", GOOD, GOOD, *RULEBOOK, "--format", form) for form in ("text", "markdown", "json")),
    *(("questions", UNDECIDED, *RULEBOOK, "--format", form) for form in ("text", "json")),
    *(("test", *EVERY, *RULEBOOK, "--format", form) for form in ("text", "junit")),
    *(("draw", GOOD, *RULEBOOK, "--format", form) for form in ("mermaid", "dot")),
    ("page", GOOD, *RULEBOOK),
    ("page", HALL, *RULEBOOK, "--output", "::error::page.html"),
    ("compile", *RULEBOOK),
    ("questions", *RULEBOOK),
    ("new", "-", *RULEBOOK),
    ("schema", "decision", *RULEBOOK),
    ("check", GOOD, BAD, CUT, "::broken.txt", *RULEBOOK),
    ("check", "::rules.txt", "--all", "--interview", "--influence"),
    ("check", "::rules.txt", "--witness", "::witness"),
    ("diff", "::rules.txt", "::rules.txt", GOOD, BAD),
    ("diff", "::broken.txt", "::rules.txt"),
    ("report", *NAMES, *RULEBOOK, "--output", "::error::pages"),
    ("report", *NAMES, *RULEBOOK, "--output", "##vso[x]pages"),
    ("hand-out", *RULEBOOK, "--output", "::error::hand-out.txt"),
    ("minutes", HALL, *RULEBOOK, "--output", "::error::minutes.md"),
    ("new", "::error::new.yaml", *RULEBOOK),
    ("test", "--generate", "::error::pairs", *RULEBOOK),
    ("evaluate", "::table.csv", "--beside", "--output", "::error::table.csv", *RULEBOOK),
    ("evaluate", "::error::nowhere.yaml", "##[error]nowhere.yaml", *RULEBOOK),
    ("evaluate", GOOD, "--format", "::error::x"),
    ("evaluate", GOOD, "--columns", "::error::x", "--format", "csv"),
    ("evaluate", GOOD, "--filter", "::error::x"),
    ("evaluate", GOOD, "--fail-on", "##vso[x]y"),
    ("evaluate", GOOD, "--jobs", "::error::x"),
    ("explain", GOOD, "--role", "##vso[x]y", *RULEBOOK),
    ("what-if", GOOD, "--set", "##vso[x]y=::error::x", *RULEBOOK),
    ("::error::x",),
    ("##vso[x]y",),
    ("check", "--::error::x", "##[error]y"),
    ("--rulebook", "::error::none.yaml"),
]


@pytest.mark.parametrize("arguments", SHOWN, ids=lambda arguments: " ".join(arguments)[:60])
def test_no_line_is_a_command(folder, arguments):
    """Neither of standard output nor of standard error, wherever a text or a name comes to stand in it."""
    done = run(folder, *arguments)

    assert done.stdout + done.stderr != ""
    assert [] == obeyed(done.stdout, done.stderr)


@pytest.mark.parametrize(
    ("arguments", "typed"),
    [
        (("interview", GOOD), f"w\nn\n1\n{COMMANDS}\n{COMMANDS}\no\nr\nq\n"),
        (("interview",), f"n\n{COMMANDS}\n{LONG}\nw\nf ::error::y.yaml\nq\n"),
        (("workshop", HALL), f"{COMMANDS}\nv\n3 4 0\n\n\nd\n3\n1\n{COMMANDS}\np {COMMANDS}\no\nr\nm\nq\n"),
        (("interview", CUT), ""),
        (("interview", "##vso[x]new.yaml"), f"{COMMANDS}\n\n1\nq\n"),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, tuple) else "",
)
def test_no_line_of_a_conversation_is_a_command(tmp_path, folder, arguments, typed):
    """What was typed comes back as text."""
    for name in os.listdir(folder):
        if (folder / name).is_file():
            (tmp_path / name).write_bytes((folder / name).read_bytes())
    done = run(tmp_path, *arguments, "--plain", *RULEBOOK, stdin=typed)

    assert done.stdout + done.stderr != ""
    assert [] == obeyed(done.stdout, done.stderr)


def test_a_name_is_still_the_path_of_its_file(folder):
    """It can be clicked on, and be given to the next command."""
    said = run(folder, "check", "::broken.txt").stdout
    path = re.match(r"(.*?):[0-9]+:[0-9]+: error", said)

    assert path is not None
    assert ("./::broken.txt", True) == (path[1], (folder / path[1]).exists())


def test_github_gets_the_commands_that_are_ours(folder):
    """Each problem is one, and holds no other."""
    lines = run(folder, "evaluate", *EVERY, *RULEBOOK, "--format", "github").stdout.splitlines()

    assert [] == [line for line in lines if not line.startswith(("::error file=", "::notice file=", "::warning file="))]
    assert [] == [line for line in lines if "##" in re.sub(r"#(?!#\w*\[)", "", line)]
    assert 3 <= len(lines)


def test_a_record_keeps_every_letter(folder):
    """JSON may write a hash as a number."""
    done = run(folder, "evaluate", *EVERY, *RULEBOOK, "--format", "jsonl")
    records = [json.loads(line) for line in done.stdout.splitlines()]
    (array,) = [json.loads(run(folder, "explain", GOOD, *RULEBOOK, "--format", "json").stdout)]

    assert list(NAMES) == list(dict.fromkeys(record["file"] for record in records))[:-1]
    assert {COMMANDS} == {record["title"] for record in records if record["title"]} | {array[0]["title"]}


def test_junit_keeps_every_letter(folder):
    """XML may write a hash as a number."""
    done = run(folder, "evaluate", *EVERY, *RULEBOOK, "--format", "junit")
    cases = ET.fromstring(done.stdout).iter("testcase")

    assert set(NAMES) <= {case.attrib["classname"] for case in cases}


def test_csv_is_still_csv(folder):
    """Of several lines within one cell none is a command; all else stands as it was typed."""
    done = run(folder, "evaluate", "lines.jsonl", *RULEBOOK, "--format", "csv", "--columns", "title,description")
    _, (title, description) = csv.reader(io.StringIO(done.stdout))
    shown = COMMANDS.replace("##", r"\x23#")

    assert shown == title
    assert [shown, "", r"  \x3a:warning::behind spaces"] == description.split("\n")[:3]
