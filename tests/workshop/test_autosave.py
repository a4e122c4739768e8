"""Saving: the file is as it was or as it is meant to be, and nothing is said to be saved that is not."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.cli.running import beside
from tests.hardening.rights import open_to_all

from subsidiarity.files import folder as folder_module
from subsidiarity.files import whole_file
from subsidiarity.files.bounded_read import MAX_BYTES
from subsidiarity.files.folder import Folder
from subsidiarity.files.lock import hold
from subsidiarity.workshop import autosave
from subsidiarity.workshop.autosave import Autosave

CALLS = ("open", "write", "fsync", "fchmod", "fchown", "close", "replace", "link", "unlink")


class Killed(BaseException):
    """The process is gone; nothing after it happens."""


class FaultyDisk:
    """The os module, in which one call of those that change something goes wrong, and after a kill all others do."""

    def __init__(self, failing: int, fault: OSError | Killed) -> None:
        self.calls: list[str] = []
        self._failing = failing
        self._fault = fault

    def __getattr__(self, name):
        real = getattr(os, name)
        if name not in CALLS:
            return real

        def call(*arguments, **options):
            self.calls.append(name)
            if len(self.calls) == self._failing or (
                isinstance(self._fault, Killed) and len(self.calls) > self._failing
            ):
                if name == "close":
                    real(*arguments, **options)
                raise self._fault
            return real(*arguments, **options)

        return call


class ShortWrites:
    """The os module, in which one write takes at most three bytes."""

    def __getattr__(self, name):
        return (lambda descriptor, data: os.write(descriptor, data[:3])) if name == "write" else getattr(os, name)


def saved(tmp_path: Path, text: str = "old\n") -> Path:
    path = tmp_path / "hall.yaml"
    path.write_text(text)
    return path


def temporaries(folder: Path) -> list[str]:
    return [name for name in os.listdir(folder) if name.endswith(".tmp")]


def test_a_new_file_is_for_its_owner_alone(tmp_path):
    """Notes may be private, so nobody else may read a new file."""
    path = tmp_path / "hall.yaml"

    assert Autosave(str(path), None).save("new\n") is None

    assert ("new\n", 0o600) == (path.read_text(), stat.S_IMODE(path.stat().st_mode))


def test_an_existing_file_keeps_who_may_read_it(tmp_path):
    """A file that a group shares is still shared after a save."""
    path = saved(tmp_path)
    path.chmod(0o664)

    assert Autosave(str(path), b"old\n").save("new\n") is None

    assert ("new\n", 0o664) == (path.read_text(), stat.S_IMODE(path.stat().st_mode))


def test_the_backup_is_the_file_as_it_was_opened(tmp_path):
    """However often one sitting saves, the comments that somebody wrote by hand stay in the backup."""
    path = saved(tmp_path, "# by hand\n")
    keeper = Autosave(str(path), b"# by hand\n")

    keeper.save("one\n")
    keeper.save("two\n")

    assert ("two\n", "# by hand\n") == (path.read_text(), (tmp_path / "hall.yaml.bak").read_text())


def test_a_new_file_has_no_backup(tmp_path):
    """There is nothing to keep a copy of."""
    Autosave(str(tmp_path / "hall.yaml"), None).save("new\n")

    assert ["hall.yaml"] == os.listdir(tmp_path)


def test_a_file_that_somebody_else_changed_is_left_alone(tmp_path):
    """Another program's work is never overwritten."""
    path = saved(tmp_path)
    keeper = Autosave(str(path), b"old\n")
    path.write_text("theirs\n")

    problem = keeper.save("mine\n")

    assert ("changed", "theirs\n") == (problem and problem.cause, path.read_text())


def test_a_new_file_does_not_take_the_place_of_another(tmp_path):
    """A name that is taken is refused."""
    path = saved(tmp_path)

    problem = Autosave(str(path), None).save("mine\n")

    assert ("exists", "old\n") == (problem and problem.cause, path.read_text())


def test_a_file_that_was_removed_is_written_again(tmp_path):
    """What is in memory is not lost because somebody tidied the folder."""
    path = saved(tmp_path)
    keeper = Autosave(str(path), b"old\n")
    path.unlink()

    assert keeper.save("old\n") is None

    assert "old\n" == path.read_text()


def test_a_link_stays_a_link(tmp_path):
    """Saving through a link changes the file that it leads to."""
    path = saved(tmp_path)
    link = tmp_path / "link.yaml"
    link.symlink_to(path)

    assert Autosave(str(link), b"old\n").save("new\n") is None

    assert (True, "new\n") == (link.is_symlink(), path.read_text())


def test_a_folder_that_is_gone_is_named(tmp_path):
    """A pulled-out disk is no traceback."""
    problem = Autosave(str(tmp_path / "away" / "hall.yaml"), None).save("new\n")

    assert "gone" == (problem and problem.cause)


def test_a_text_that_could_not_be_opened_again_is_refused(tmp_path):
    """The limit that reading has is kept when saving."""
    path = saved(tmp_path)

    problem = Autosave(str(path), b"old\n").save("x" * (MAX_BYTES + 1))

    assert ("too large", "old\n") == (problem and problem.cause, path.read_text())


def test_what_a_killed_save_left_is_swept_away(tmp_path):
    """A temporary file that somebody holds belongs to a save that is under way, others to none, however young."""
    dead, alive, other = (tmp_path / name for name in (".hall.yaml.1.tmp", ".hall.yaml.2.tmp", ".shop.yaml.3.tmp"))
    for file in (dead, alive, other):
        file.touch()
    with open(alive, "rb") as held:
        hold(held.fileno())

        assert Autosave(str(tmp_path / "hall.yaml"), None).save("new\n") is None

    assert [False, True, True] == [file.exists() for file in (dead, alive, other)]


def test_a_short_write_is_gone_on_with(tmp_path, monkeypatch):
    """A disk may take less than it is given."""
    path = saved(tmp_path)
    attach(monkeypatch, ShortWrites())

    assert Autosave(str(path), b"old\n").save("new and longer\n") is None

    assert "new and longer\n" == path.read_text()


def attach(patch: pytest.MonkeyPatch, disk: object) -> None:
    """Let every system call of a save go to this disk."""
    for module in (autosave, folder_module, whole_file):
        patch.setattr(module, "os", disk)


def calls_of_a_save(tmp_path, monkeypatch) -> int:
    disk = FaultyDisk(sys.maxsize, Killed())
    folder = tmp_path / "counted"
    folder.mkdir()
    path = saved(folder)
    path.chmod(0o644)
    with monkeypatch.context() as patch:
        attach(patch, disk)
        Autosave(str(path), b"old\n").save("new\n")
    return len(disk.calls)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EDQUOT])
def test_an_error_at_any_call_leaves_the_old_file_or_the_new_one(tmp_path, monkeypatch, number):
    """Whatever call fails: no torn file, no false success, no temporary file."""
    for failing in range(1, calls_of_a_save(tmp_path, monkeypatch) + 1):
        folder = tmp_path / str(failing)
        folder.mkdir()
        path = saved(folder)
        path.chmod(0o644)
        with monkeypatch.context() as patch:
            attach(patch, FaultyDisk(failing, OSError(number, os.strerror(number))))
            problem = Autosave(str(path), b"old\n").save("new\n")

        assert path.read_text() in ("old\n", "new\n")
        assert problem is not None or path.read_text() == "new\n", f"false success when call {failing} fails"
        assert [] == temporaries(folder)


def test_the_text_is_on_the_disk_before_its_name_is(tmp_path, monkeypatch):
    """Flushed, then moved, then the folder flushed: after a power cut there is the old file or the new one."""
    path = tmp_path / "hall.yaml"
    disk = FaultyDisk(sys.maxsize, Killed())
    attach(monkeypatch, disk)

    assert Autosave(str(path), None).save("new\n") is None

    assert ["open", "open", "write", "fsync", "link", "close", "unlink", "fsync", "close"] == disk.calls


def test_a_kill_at_any_call_leaves_the_old_file_or_the_new_one(tmp_path, monkeypatch):
    """Whenever the process dies: no torn file."""
    for failing in range(1, calls_of_a_save(tmp_path, monkeypatch) + 1):
        folder = tmp_path / str(failing)
        folder.mkdir()
        path = saved(folder)
        path.chmod(0o644)
        keeper = Autosave(str(path), b"old\n")
        with monkeypatch.context() as patch:
            attach(patch, FaultyDisk(failing, Killed()))
            with pytest.raises(Killed):
                keeper.save("new\n")

        assert path.read_text() in ("old\n", "new\n")


def test_after_a_failed_save_the_next_one_works(tmp_path, monkeypatch):
    """A disk that was full for a moment costs nothing."""
    path = saved(tmp_path)
    keeper = Autosave(str(path), b"old\n")
    with monkeypatch.context() as patch:
        attach(patch, FaultyDisk(2, OSError(errno.ENOSPC, "full")))
        problem = keeper.save("one\n")
    assert "full" == (problem and problem.cause)

    assert keeper.save("two\n") is None

    assert "two\n" == path.read_text()


def refuse_to_confirm(folder: Folder) -> None:
    raise OSError(errno.EIO, "no")


def test_a_disk_that_does_not_confirm_is_not_believed_the_next_time(tmp_path, monkeypatch):
    """The same text again is written again, not taken for saved."""
    path = saved(tmp_path)
    keeper = Autosave(str(path), b"old\n")
    keeper.save("one\n")
    with monkeypatch.context() as patch:
        patch.setattr(Folder, "flush", refuse_to_confirm)
        first, second = keeper.save("two\n"), keeper.save("two\n")

    assert ["unconfirmed", "unconfirmed"] == [problem and problem.cause for problem in (first, second)]
    assert keeper.save("two\n") is None


@pytest.mark.skipif(
    os.geteuid() == 0 and not os.path.exists("/usr/bin/setpriv"), reason="needs to give up root's rights"
)
def test_a_folder_that_may_not_be_written_to_is_said_so(tmp_path):
    """Without rights there is a sentence, and the file stays."""
    path = saved(tmp_path)
    path.chmod(0o644)
    open_to_all(tmp_path)
    code = (
        "import sys; from subsidiarity.workshop.autosave import Autosave; "
        "problem = Autosave(sys.argv[1], b'old\\n').save('new\\n'); print(problem.cause)"
    )
    give_up = ["setpriv", "--reuid", "65534", "--clear-groups"] if os.geteuid() == 0 else []
    if not give_up:
        tmp_path.chmod(0o555)

    run = subprocess.run([*give_up, sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=False)

    tmp_path.chmod(0o755)
    assert ("forbidden\n", "old\n") == (run.stdout, path.read_text()), run.stderr


SAVE_FOR_EVER = """
import sys
from subsidiarity.workshop.autosave import Autosave
keeper = Autosave(sys.argv[1], None)
number = 0
while True:
    number += 1
    text = f"{number}\\n" * 2000
    assert keeper.save(text) is None
    print(number, flush=True)
"""


def test_kill_9_never_tears_a_file_nor_loses_what_was_said_to_be_saved(tmp_path):
    """Killed at any time, the file is whole, and holds at least the last text that was said to be saved."""
    for turn in range(12):
        path = tmp_path / f"{turn}.yaml"
        with beside([sys.executable, "-c", SAVE_FOR_EVER, str(path)], stdout=subprocess.PIPE, text=True) as run:
            for _ in range(turn):
                run.stdout.readline()
            time.sleep(0.001 * turn)
            run.kill()
            said = [int(line) for line in run.communicate()[0].splitlines() if line]
        lines = path.read_text().splitlines() if path.exists() else []

        assert 1 >= len(set(lines))
        assert len(lines) in (0, 2000)
        assert max(said, default=0) <= int(lines[0] if lines else 0)
