"""What argues for each decision takes the first 200 of a file, and says how many there are and how to go on."""

from __future__ import annotations

import json

import pytest
from tests.cli.running import place, subsidiarity

RULES = ("--rulebook", "wells.txt")
MANY = "---\n".join(f"decision: d{number}\ntitle: Well {number}.\nanswers: {{}}\n" for number in range(203))
SAID = "many.yaml:801:1: error SUB016: the file holds 203 decisions, and this takes the first 200\n"
GO_ON = " hint: split the file, or see at once where all of them belong: `subsidiarity evaluate`\n"


@pytest.fixture
def folder(tmp_path):
    """A file of 203 decisions."""
    place(tmp_path, {})
    (tmp_path / "many.yaml").write_text(MANY)
    return tmp_path


@pytest.mark.parametrize("command", ["explain", "explain --format html", "questions", "what-if --set reach=town"])
def test_the_first_two_hundred_are_argued_and_the_rest_is_counted(folder, command):
    """What was asked for was not wholly done: the code is that of an input that cannot be used."""
    name, *options = command.split()
    run = subsidiarity(name, "many.yaml", *options, *RULES, cwd=folder)

    assert (2, True, True) == (run.returncode, SAID in run.stderr, GO_ON in run.stderr)
    assert (True, False) == ("Well 199." in run.stdout, "Well 200." in run.stdout)


def test_two_hundred_are_no_more_than_are_taken(folder):
    """Nothing is said."""
    (folder / "many.yaml").write_text("---\n".join(MANY.split("---\n")[:200]))
    run = subsidiarity("explain", "many.yaml", *RULES, cwd=folder)

    assert (0, "") == (run.returncode, run.stderr)


def test_records_end_with_one_that_says_so(folder):
    """Whoever reads the records alone is told, too."""
    run = subsidiarity("explain", "many.yaml", "--format", "json", *RULES, cwd=folder)

    *records, last = json.loads(run.stdout)
    assert (200, None, ["SUB016"]) == (len(records), last["id"], [found["code"] for found in last["diagnostics"]])


def test_a_report_lists_the_file_as_one_that_is_not_wholly_there(folder):
    """On standard error, and on the index."""
    run = subsidiarity("report", "many.yaml", "--output", "out", *RULES, cwd=folder)

    assert (2, True) == (run.returncode, SAID in run.stderr)
    assert 202 == len(list((folder / "out").glob("*.html")))
    assert "the file holds 203 decisions, and this takes the first 200" in (folder / "out" / "index.html").read_text()


@pytest.mark.parametrize("command", ["compare many.yaml", "agreement many.yaml many.yaml"])
def test_what_shows_all_at_once_shows_nothing(folder, command):
    """Decisions side by side, or people: some of them would be a wrong picture."""
    run = subsidiarity(*command.split(), *RULES, cwd=folder)

    assert (2, "", True) == (run.returncode, run.stdout, SAID in run.stderr)


@pytest.mark.parametrize("command", ["evaluate", "check", "test", "draw", "hand-out"])
def test_what_says_little_of_each_takes_all(folder, command):
    """However many there are."""
    run = subsidiarity(command, "many.yaml", *RULES, cwd=folder)

    assert (0, False) == (run.returncode, "SUB016" in run.stderr)


def test_each_file_of_a_folder_has_its_own_two_hundred(folder):
    """A long one stops no other."""
    place(folder, {"a.yaml": MANY, "b.yaml": MANY.replace("decision: d", "decision: e").replace("Well", "Pump")})
    run = subsidiarity("explain", "files", *RULES, cwd=folder)

    assert (2, 2) == (run.returncode, run.stderr.count("SUB016"))
    assert (True, False) == ("Pump 199." in run.stdout, "Pump 200." in run.stdout)
