"""A save that is killed or refused at any of its system calls leaves the old file or the new one, and says which."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from tests.cli.running import place, surroundings
from tests.hardening.saving import NEW, OLD, REFUSED, SAVED
from tests.reporting.samples import JOINT, SETTLED

pytestmark = pytest.mark.long  # killed or refused at every system call

ROOT = Path(__file__).parents[2]
CHANGES = "write,pwrite64,writev,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,chmod,fchmod,fchmodat"
LOOKS = "openat,close,fstat,newfstatat,access,faccessat,faccessat2,getdents64,ftruncate,mkdir,umask,read,lseek"
NAMES_TOO = f"{CHANGES},link,linkat"
ERRORS = ("ENOSPC", "EIO", "EDQUOT", "EACCES")
CALL = re.compile(r"^(?:\d+ +)?([a-z0-9_]+)\(", re.MULTILINE)


class Strace:
    """A process that saves on demand, watched by strace and stopped where strace is told to."""

    def __init__(self, log):
        self.log = log
        self.server = subprocess.Popen(
            [sys.executable, "-m", "tests.hardening.saving"], cwd=ROOT, env=surroundings(),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip

    def run(self, job, folder, calls, inject=""):
        """How the save ended."""
        process = self._ask(f"{job}\t{folder}")
        known = [f"?{call}" for call in calls.split(",")]
        options = ["-e", f"trace={','.join(known)}", *(["-e", f"inject={inject}"] if inject else [])]
        watcher = subprocess.Popen(
            ["strace", "-f", "-o", self.log, *options, "-p", process], stderr=subprocess.PIPE, text=True
        )
        assert watcher.stderr is not None
        said = watcher.stderr.readline()
        status = int(self._ask("begin"))
        watcher.communicate(timeout=60)
        if "attached" not in said:
            pytest.skip(f"strace may not watch here: {said}")
        return status

    def counted(self, job, folder, calls):
        """How often a save that nobody disturbs makes each call, and how it ended."""
        status = self.run(job, folder, calls)
        return status, Counter(CALL.findall(self.log.read_text()))

    def end(self):
        """Let it go, and give what it said."""
        return self.server.communicate(timeout=60)[1]

    def _ask(self, line):
        assert self.server.stdin is not None
        assert self.server.stdout is not None
        self.server.stdin.write(f"{line}\n")
        self.server.stdin.flush()
        return self.server.stdout.readline().strip()


@pytest.fixture
def strace(tmp_path):
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed")
    watched = Strace(tmp_path / "log")
    yield watched
    assert "Traceback" not in watched.end()


def emptied(folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder


def old_file(folder):
    (emptied(folder) / "target").write_text(OLD)
    return folder


def old_results(folder):
    place(emptied(folder), {"a.yaml": SETTLED, "b.yaml": JOINT})
    (folder / "target").write_text(OLD)
    return folder


def old_pages(folder):
    place(emptied(folder), {"a.yaml": SETTLED})
    (folder / "pages").mkdir()
    return folder


def points(counts):
    return [(call, number) for call, times in sorted(counts.items()) for number in range(1, times + 1)]


PREPARED = {"autosave": old_file, "whole_file": old_file, "evaluate": old_results}


def saved_where(strace, job, folder, calls):
    """What an undisturbed save leaves, and all points at which it can be stopped."""
    status, counts = strace.counted(job, PREPARED[job](folder), calls)
    assert status in (SAVED, 1)  # 1: a decision came out otherwise than its file expects
    new = (folder / "target").read_bytes()
    assert new != OLD.encode()
    assert job == "evaluate" or new == NEW.encode()
    return new, points(counts), status


@pytest.mark.parametrize("job", PREPARED)
def test_a_kill_at_any_call_leaves_old_or_new(strace, tmp_path, job):
    """As a power cut or `kill -9` would, before each call; nothing between."""
    folder = tmp_path / "here"
    calls = CHANGES if job == "evaluate" else f"{CHANGES},{LOOKS}"
    new, where, _ = saved_where(strace, job, folder, calls)
    assert len(where) >= 4, "too few calls to be a save"
    killed = 0
    for call, number in where:
        status = strace.run(job, PREPARED[job](folder), calls, f"{call}:signal=SIGKILL:when={number}")
        killed += status == -9
        assert (folder / "target").read_bytes() in (OLD.encode(), new), (call, number)
    assert killed >= len(where) - 2, "most runs were not killed at all"


@pytest.mark.parametrize("job", PREPARED)
def test_an_error_at_any_call_leaves_old_or_new_and_says_so(strace, tmp_path, job):
    """Whatever is said to be saved is there; whatever is not leaves no temporary file behind."""
    folder = tmp_path / "here"
    calls = CHANGES if job == "evaluate" else f"{CHANGES},openat,close,getdents64"
    new, where, fine = saved_where(strace, job, folder, calls)
    for place_, (call, number) in enumerate(where):
        errors = ERRORS if job == "autosave" else ERRORS[place_ % 2 :: 2]
        for error in errors:
            status = strace.run(job, PREPARED[job](folder), calls, f"{call}:error={error}:when={number}")
            found = (folder / "target").read_bytes()
            assert status in (fine, REFUSED), (call, number, error)
            assert found == new or (status == REFUSED and found == OLD.encode()), (call, number, error)
            left = [path.name for path in folder.iterdir() if path.name.endswith(".tmp")]
            assert not left or call.startswith("unlink"), (call, number, error, left)


def test_a_report_that_is_stopped_has_only_whole_pages(strace, tmp_path):
    """Killed or refused: each page is all there or not there, and the index comes last."""
    folder = tmp_path / "here"
    status, counts = strace.counted("report", old_pages(folder), CHANGES)
    whole = {path.name: path.read_bytes() for path in (folder / "pages").iterdir()}
    assert (SAVED, 3) == (status, len(whole))
    for number_, (call, number) in enumerate(points(counts)):
        fault = "signal=SIGKILL" if number_ % 2 else f"error={ERRORS[number_ % 4]}"
        status = strace.run("report", old_pages(folder), CHANGES, f"{call}:{fault}:when={number}")
        found = {path.name: path.read_bytes() for path in (folder / "pages").iterdir() if path.suffix != ".tmp"}
        assert found.items() <= whole.items(), (call, number)
        assert "index.html" not in found or found == whole, (call, number)
        assert status != SAVED or found == whole, (call, number)
        assert status in (SAVED, REFUSED, -9), (call, number)


def test_a_new_file_that_is_stopped_is_whole_or_not_there(strace, tmp_path):
    """Killed or refused: under its name there is all of it, or nothing; and "ready" is not said of nothing."""
    folder = tmp_path / "here"
    status, counts = strace.counted("new", place(emptied(folder), {}), NAMES_TOO)
    whole = (folder / "target").read_bytes()
    where = points(counts)
    assert (SAVED, True) == (status, len(where) >= 4)
    for number_, (call, number) in enumerate(where):
        for fault in ("signal=SIGKILL", f"error={ERRORS[number_ % 4]}"):
            status = strace.run("new", place(emptied(folder), {}), NAMES_TOO, f"{call}:{fault}:when={number}")
            target = folder / "target"
            assert not target.exists() or target.read_bytes() == whole, (call, number, fault)
            assert status != SAVED or target.exists(), (call, number, fault)
            assert status in (SAVED, REFUSED, -9), (call, number, fault)
