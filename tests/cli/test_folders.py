"""Commands that take folders say once what these do not stand for, if it looks as if it was meant."""

from __future__ import annotations

import os

import pytest
from tests.cli.running import place, subsidiarity
from tests.reporting.samples import OPEN, SETTLED

RULES = ("--rulebook", "wells.txt")
FILES = {
    "A.YAML": SETTLED,
    "b.yml": OPEN,
    "c.yaml.txt": SETTLED.replace("pump", "valve"),
    "deep/d.json": '{"decision": "d", "title": "D", "answers": {}}',
    "deep/e\x1b[31m.yaml.txt": "",
    "deep/::error::f.yaml.txt": "",
    "g.yaml.bak": "",
}
WHY = "a folder stands for its .yaml and .yml files, and any file is read if you name it"
NAMED = "`files/c.yaml.txt`, `files/deep/::error::f.yaml.txt`, `files/deep/d.json` and 1 more"
SAID = f"subsidiarity: passed over 4 files: {NAMED}; {WHY}"


@pytest.fixture
def folder(tmp_path):
    return place(tmp_path, FILES)


@pytest.mark.parametrize(
    "command",
    [
        ["evaluate", "files"],
        ["evaluate", "files", "files/deep", "--format", "jsonl", "--jobs", "2"],
        ["check", "files"],
        ["test", "files"],
        ["report", "files", "--output", "pages"],
        ["report", "files", "--output", "pages", "--sheets"],
        ["explain", "files"],
        ["questions", "files"],
        ["what-if", "files", "--set", "aim=agreed"],
        ["compare", "files", "files"],
        ["agreement", "files", "files/A.YAML"],
    ],
    ids=" ".join,
)
def test_what_was_passed_over_is_said_once(folder, command):
    """On standard error, with the first few names, and however often the folder is named; two files were read."""
    run = subsidiarity(*command, *RULES, cwd=folder)

    assert [SAID] == [line for line in run.stderr.splitlines() if "passed over" in line]
    assert not any(character < " " and character != "\n" for character in run.stdout + run.stderr)
    assert "passed over" not in run.stdout


def test_diff_says_it_once_for_both_editions(folder):
    """Both place the same decisions."""
    run = subsidiarity("diff", "wells.txt", "wells.txt", "files", cwd=folder)

    assert (0, f"{SAID}\n") == (run.returncode, run.stderr)


def test_a_folder_without_decision_files_may_hold_what_was_meant(tmp_path):
    """Both are said."""
    run = subsidiarity("evaluate", "files", *RULES, cwd=place(tmp_path, {"a.yaml.txt": SETTLED}))

    assert 2 == run.returncode
    assert [
        f"subsidiarity: passed over 1 file: `files/a.yaml.txt`; {WHY}",
        "subsidiarity: there is no decision file here (a name ending in .yaml or .yml)",
    ] == run.stderr.splitlines()


def test_where_nothing_was_passed_over_nothing_is_said(tmp_path):
    """A long name is named in short."""
    folder = place(tmp_path, {"a.yaml": SETTLED, "a.yaml.bak": "", "b.png": ""})
    before = subsidiarity("evaluate", "files", *RULES, cwd=folder).stderr
    (folder / "files" / f"{'x' * 200}.yaml.txt").touch()
    after = subsidiarity("evaluate", "files", *RULES, cwd=folder).stderr

    assert "1 decision: 1 Town\n" == before
    assert f"passed over 1 file: `files/{'x' * 53}…`;" in after


def test_a_name_in_capitals_begins_an_interview(tmp_path):
    """As one in small letters does."""
    run = subsidiarity("NEW.YAML", "--plain", *RULES, cwd=place(tmp_path, {}), stdin="A title\n\n")

    assert "NEW.YAML" in os.listdir(tmp_path), run.stderr
