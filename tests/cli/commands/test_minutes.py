"""`minutes`, `hand-out` and `workshop`, as commands."""

from __future__ import annotations

import io
import json

import pytest
from docx import Document
from tests.cli.running import subsidiarity
from tests.workshop.samples import HALL, SMALL
from tests.workshop.test_minutes import HELD


@pytest.fixture
def folder(tmp_path):
    """A workshop, a decision without one, and their rulebook."""
    (tmp_path / "held.yaml").write_text(HELD)
    (tmp_path / "hall.yaml").write_text(HALL)
    (tmp_path / "small.txt").write_text(SMALL)
    return tmp_path


def run(folder, *arguments):
    return subsidiarity(*arguments, "--rulebook", "small.txt", cwd=folder)


def test_minutes_are_data(folder):
    """Standard output holds them and nothing else."""
    done = run(folder, "minutes", "held.yaml")

    assert (0, "") == (done.returncode, done.stderr)
    assert done.stdout.startswith("Minutes: Who runs the hall?\n=====")


def test_minutes_in_every_form(folder):
    """As Markdown and as JSON."""
    assert run(folder, "minutes", "held.yaml", "--format", "markdown").stdout.startswith("# Minutes: Who runs")
    (record,) = json.loads(run(folder, "minutes", "held.yaml", "--format", "json").stdout)
    assert "workshop" in [section["id"] for section in record["sections"]]


def test_minutes_as_a_page_on_standard_output(folder):
    """Nothing else stands there."""
    done = run(folder, "minutes", "held.yaml", "--format", "html")

    assert (0, "") == (done.returncode, done.stderr)
    assert done.stdout.startswith("<!DOCTYPE html>")
    assert "Minutes: Who runs the hall?" in done.stdout


def test_minutes_as_a_word_file(folder):
    """It opens in Word, and the same minutes are the same bytes."""
    names = ("one.docx", "other.docx")
    done = [run(folder, "minutes", "held.yaml", "--output", name).returncode for name in names]
    one, other = ((folder / name).read_bytes() for name in names)

    assert ([0, 0], one) == (done, other)
    assert "Minutes: Who runs the hall?" == Document(io.BytesIO(one)).paragraphs[0].text


@pytest.mark.parametrize("name", ["minutes.txt", "minutes.html", "minutes.docx"])
def test_minutes_never_take_the_place_of_a_file(folder, name):
    """Exit code 2, and the file is as it was, in whatever form; unless told to."""
    (folder / name).write_text("mine")
    refused = run(folder, "minutes", "held.yaml", "--output", name)
    assert (2, "mine") == (refused.returncode, (folder / name).read_text())
    assert "exists already" in refused.stderr

    told = run(folder, "minutes", "held.yaml", "--output", name, "--replace")

    assert (0, True) == (told.returncode, (folder / name).read_bytes() != b"mine")


def test_a_decision_without_a_workshop_has_no_minutes(folder):
    """It is said how to begin one."""
    done = run(folder, "minutes", "hall.yaml")

    assert (2, "") == (done.returncode, done.stdout)
    assert "holds no workshop" in done.stderr


def test_a_file_with_a_fault_is_named(folder):
    """With the line, and exit code 2."""
    (folder / "held.yaml").write_text(HELD.replace("people: 14", "people: many"))

    done = run(folder, "minutes", "held.yaml")

    assert (2, "") == (done.returncode, done.stdout)
    assert "SUB321" in done.stderr


def test_a_workshop_file_is_evaluated_as_any_other(folder):
    """The answers are the decision's own."""
    done = run(folder, "evaluate", "held.yaml", "--format", "jsonl")

    assert 0 == done.returncode
    assert ["contested, street or town", "town"] == json.loads(done.stdout)["possible"]


def test_a_hand_out_in_every_form(folder):
    """With a decision or without."""
    for form, begins in (
        ("text", "Who runs the hall?\n"),
        ("markdown", "# Who runs the hall?\n"),
        ("html", "<!DOCTYPE"),
    ):
        done = run(folder, "hand-out", "hall.yaml", "--format", form)
        assert (0, "") == (done.returncode, done.stderr)
        assert done.stdout.startswith(begins)
    assert run(folder, "hand-out").stdout.startswith("A small climb\n")


def test_a_hand_out_says_how_many_copies_a_room_needs(folder):
    """In each form; a number that is none is refused."""
    for form in ("text", "markdown", "html"):
        said = run(folder, "hand-out", "--people", "30", "--format", form).stdout
        assert "For a room of 30: 33 hand-outs" in " ".join(said.split())
    refused = run(folder, "hand-out", "--people", "many")

    assert (2, "") == (refused.returncode, refused.stdout)
    assert "`many` is no whole number from 1 to" in refused.stderr


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("who-decides.html", '<a href="who-decides.html">who-decides.html</a>'),
        (
            "https://example.org/a?b=1&c",
            '<a href="https://example.org/a?b=1&amp;c">https://example.org/a?b=1&amp;c</a>',
        ),
        ("javascript:alert(1)", " javascript:alert(1)</p>"),
        ("<b>.html", " &lt;b&gt;.html</p>"),
    ],
)
def test_a_hand_out_says_where_the_page_is_that_asks(folder, address, shown):
    """As a link where it can be one, and always as text."""
    page = run(folder, "hand-out", "--format", "html", "--page", address).stdout
    text = run(folder, "hand-out", "--page", address).stdout

    assert shown in page
    assert "opens this page in any browser: " in " ".join(text.split())


@pytest.mark.parametrize(("command", "name", "begins"), [
    ("hand-out", "hand-out.html", "<!DOCTYPE"), ("hand-out", "hand-out.txt", "Who runs"),
    ("minutes", "minutes.md", "# Minutes"), ("minutes", "minutes.JSON", "["),
    ("minutes", "minutes.txt", "Minutes: Who"), ("minutes", "minutes.html", "<!DOCTYPE"),
    ("minutes", "minutes.HTM", "<!DOCTYPE"),
])  # fmt: skip
def test_the_name_of_the_file_says_the_form(folder, command, name, begins):
    """Whether its letters are large or small."""
    done = run(folder, command, "held.yaml", "--output", name)

    assert 0 == done.returncode, done.stderr
    assert (folder / name).read_text().startswith(begins)


def test_a_hand_out_of_a_file_with_a_fault_is_refused(folder):
    """Nothing is written."""
    (folder / "hall.yaml").write_text("decision: hall\n")

    done = run(folder, "hand-out", "hall.yaml", "--output", "hand-out.html", "--format", "html")

    assert 2 == done.returncode
    assert not (folder / "hand-out.html").exists()


@pytest.mark.parametrize("number", ["x", "-1", "1.5", "99999999999"])
def test_a_rehearsal_takes_a_number(folder, number):
    """Anything else is wrong usage."""
    done = run(folder, "workshop", "--plain", f"--rehearse={number}", "new.yaml")

    assert (2, False) == (done.returncode, (folder / "new.yaml").exists())
