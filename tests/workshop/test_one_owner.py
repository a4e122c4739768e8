"""A decision file has one owner at a time: interviews, workshops and rewriting stand in line."""

from __future__ import annotations

import subprocess
import sys

import pytest
from tests.cli.running import subsidiarity, surroundings
from tests.files.test_owner import OWN
from tests.workshop.samples import HALL, SMALL

from subsidiarity.workshop.autosave import Autosave

RULES = ("--rulebook", "small.txt")


@pytest.fixture
def owned(tmp_path):
    """A folder whose hall.yaml another program has open."""
    (tmp_path / "hall.yaml").write_text(HALL)
    (tmp_path / "small.txt").write_text(SMALL)
    with subprocess.Popen(
        [sys.executable, "-c", OWN, str(tmp_path / "hall.yaml")], env=surroundings(),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        try:
            assert process.stdout is not None
            process.stdout.readline()
            yield tmp_path
        finally:
            process.kill()


@pytest.mark.parametrize(
    "command", [("interview", "--plain"), ("workshop", "--plain"), ("serve", "--port", "0")], ids=" ".join
)
def test_a_second_one_is_refused_where_it_begins(owned, command):
    """In words, and with who has it; nothing is asked whose answer would be lost."""
    run = subsidiarity(*command, "hall.yaml", *RULES, cwd=owned, stdin="1\nq\n")

    assert 2 == run.returncode
    assert "another program has this file open to change it (process " in run.stdout + run.stderr
    assert HALL == (owned / "hall.yaml").read_text()


def test_a_save_by_somebody_else_is_refused(owned):
    """However it came to be open twice."""
    problem = Autosave(str(owned / "hall.yaml"), HALL.encode()).save(HALL.replace("empty", "full"))

    assert "owned" == (problem and problem.cause)
    assert HALL == (owned / "hall.yaml").read_text()


def test_what_is_expected_is_not_rewritten_below_an_interview(owned):
    """`test --accept` says why."""
    text = HALL + "expects: land\n"
    (owned / "hall.yaml").write_text(text)
    run = subsidiarity("test", "hall.yaml", "--accept", *RULES, cwd=owned)

    assert "was not rewritten: another program has this file open to change it" in run.stderr
    assert text == (owned / "hall.yaml").read_text()


@pytest.mark.parametrize("command", ["explain", "evaluate", "check", "questions"])
def test_whoever_only_reads_need_not_wait(owned, command):
    """The last saved state is there for everybody."""
    run = subsidiarity(command, "hall.yaml", *RULES, cwd=owned)

    assert 0 == run.returncode, run.stderr


def test_whoever_goes_on_in_another_file_lets_the_first_one_go(tmp_path):
    """An interview owns one file."""
    (tmp_path / "hall.yaml").write_text(HALL)
    first = Autosave(str(tmp_path / "hall.yaml"), HALL.encode())
    first.save(HALL)
    first.let_go()

    assert ["hall.yaml"] == [path.name for path in tmp_path.iterdir()]
