"""What is said of saving, line by line, where a save fails: only what is known, and what to do about it."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.hardening.rights import open_to_all, without_rights
from tests.workshop.samples import HALL, SMALL, compiled

from subsidiarity.lines.run import run_interview, run_workshop
from subsidiarity.workshop.autosave import Autosave, NotSaved

RULEBOOK = compiled()
FULL = NotSaved("full", "the disk is full", "make room and answer again")
TOO_LARGE = NotSaved("too large", "the file would be larger than 9 bytes", "shorten the notes")
ELSEWHERE = "Type f and a name to save in another file."
CLAIM = re.compile(r"is saved(?! as it is typed, or)|, and saved|\bSaved in|answers? saved in")
RUN = ["-m", "subsidiarity", "interview", "--plain", "--rulebook", "small.txt"]


def talk(run, path, *lines: str) -> tuple[int, str]:
    """Type these lines; the exit code and everything that was said."""
    sink = io.StringIO()
    return run(str(path), RULEBOOK, io.StringIO("".join(f"{line}\n" for line in lines)), sink), sink.getvalue()


@pytest.fixture
def hall(tmp_path: Path) -> Path:
    """A decision in a file."""
    path = tmp_path / "hall.yaml"
    path.write_text(HALL)
    return path


@pytest.fixture(params=[FULL, TOO_LARGE], ids=["full", "too large"])
def problem(request, monkeypatch) -> NotSaved:
    """Every save fails for this reason."""
    monkeypatch.setattr(Autosave, "save", lambda *_: request.param)
    found: NotSaved = request.param
    return found


@pytest.mark.parametrize("run", [run_interview, run_workshop], ids=["interview", "workshop"])
def test_nothing_is_said_to_be_saved(run, hall, problem):
    """From the first line to the last, whatever is asked for."""
    code, said = talk(run, hall, *["-"] * 3 * (run is run_workshop), "1", "?", "n", "", "", "", "o", "q", "y")

    assert 2 == code
    assert [] == CLAIM.findall(said)
    assert f"NOT SAVED in {hall}: {problem.message}. Until you leave, your answers are still here." in said
    assert f"You can {problem.hint}." in said


def test_another_file_is_offered_only_where_it_helps(hall, problem):
    """What is too large for one file is too large for any."""
    _, said = talk(run_interview, hall, "1", "q", "y")

    assert (problem is FULL) == (ELSEWHERE in said)


def test_leaving_is_asked_about_first(hall, problem):
    """For with the program the answers go; Enter stays, and y or another q leaves."""
    _, said = talk(run_interview, hall, "1", "q", "", "q", "q", "never read")

    assert 2 == said.count("Leave all the same? (y leaves, Enter stays)")
    assert f"NOT SAVED in {hall}: {problem.message}. Nothing was saved in this sitting.\n" == said.splitlines(True)[-1]
    assert "never read" not in said


@pytest.mark.parametrize("failures", [2, 3], ids=["before it asks", "after it asks"])
def test_leaving_tries_again_to_save(hall, monkeypatch, failures):
    """The file may have become free since; nothing is lost then, and that is said."""
    left, save = [FULL] * failures, Autosave.save
    monkeypatch.setattr(Autosave, "save", lambda *given: left.pop() if left else save(*given))

    code, said = talk(run_interview, hall, "1", "q", "y")

    assert 0 == code
    assert (failures == 3) == ("Leave all the same?" in said)
    assert said.endswith(f"answers saved in {hall}. Open that file to go on.\n")


def test_the_last_words_tell_of_what_was_saved_before(hall, monkeypatch):
    """The file holds the first answer, and not the second one."""
    saves = [Autosave.save, lambda *_: FULL]
    monkeypatch.setattr(Autosave, "save", lambda *given: saves.pop(0)(*given) if len(saves) > 1 else FULL)

    _, said = talk(run_interview, hall, "1", "2", "q", "y")

    assert f"Saved in {hall}\n" in said
    assert (
        f"NOT SAVED in {hall}: the disk is full. The changes since the last save are lost.\n"
        == (said.splitlines(True)[-1])
    )


def test_a_disk_that_did_not_confirm_is_not_said_to_have_lost_anything(hall, monkeypatch):
    """That is not known."""
    monkeypatch.setattr(Autosave, "save", lambda *_: NotSaved("unconfirmed", "the disk did not confirm it", "move"))

    _, said = talk(run_interview, hall, "1", "q", "y")

    assert said.endswith("the disk did not confirm it. What was written may not last.\n")


def test_a_file_that_cannot_be_moved_to_leaves_the_old_one_as_it_is_known(hall):
    """That all is saved in the old one stays true, and is said."""
    other = hall.parent / "away" / "mine.yaml"

    _, said = talk(run_interview, hall, "1", f"f {other}", "q")

    assert f"Not saved in {other}: its folder is no longer there." in said
    assert f"Everything is still saved in {hall}." in said


def test_a_folder_that_may_not_be_written_to(tmp_path):
    """By somebody whom permissions hold, through a pipe."""
    open_to_all(tmp_path)
    (tmp_path / "small.txt").write_text(SMALL)
    shut = tmp_path / "shut"
    shut.mkdir()
    (shut / "hall.yaml").write_text(HALL)
    shut.chmod(0o555)
    command = [*without_rights(), sys.executable, *RUN, "shut/hall.yaml"]
    run = subprocess.run(
        command, cwd=tmp_path, input="1\nq\ny\n", capture_output=True, text=True, check=False, timeout=60
    )
    shut.chmod(0o755)

    assert (2, "") == (run.returncode, run.stderr)
    assert [] == CLAIM.findall(run.stdout)
    assert "NOT SAVED in shut/hall.yaml: this file or its folder may not be written to." in run.stdout
    assert HALL == (shut / "hall.yaml").read_text()
