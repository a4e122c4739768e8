"""A save that is killed, refused or cut off at any of its system calls leaves the old file or the new one.

It holds for every kind of file that is written: decisions, results, minutes, hand-outs, reports, copies, witnesses,
settings, and what is kept for the next time.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from binascii import crc32
from collections import Counter
from pathlib import Path

import pytest
from tests.cli.running import place, surroundings
from tests.hardening.power import TORN, states
from tests.hardening.saving import FOUND, JOBS, OLD, REFUSED, SAVED
from tests.reporting.outlines.test_report_of_workshop import WORKSHOP
from tests.reporting.samples import JOINT, SETTLED

pytestmark = pytest.mark.long  # killed or refused at every system call

ROOT = Path(__file__).parents[2]
CHANGES = (
    "write,pwrite64,writev,fsync,fdatasync,rename,renameat,renameat2,link,linkat,unlink,unlinkat,chmod,fchmod,fchmodat,"
    "fchown,ftruncate,fsetxattr"
)
LOOKS = "openat,close,fstat,newfstatat,access,faccessat,faccessat2,getdents64,mkdir,umask,read,lseek,flock,flistxattr"
ERRORS = ("ENOSPC", "EIO", "EDQUOT", "EACCES")
CALL = re.compile(r"^(?:\d+ +)?([a-z0-9_]+)\(", re.MULTILINE)
UNEXPECTED = SETTLED.replace("expects: town", "expects: street")


class Strace:
    """A process that saves on demand, watched by strace and stopped where strace is told to."""

    def __init__(self, log):
        self.log = log
        self.server = subprocess.Popen(
            [sys.executable, "-B", "-m", "tests.hardening.saving"], cwd=ROOT, env=surroundings(),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip

    def run(self, job, folder, calls, inject=""):
        """How the save ended."""
        process = self._ask(f"{job}\t{folder}")
        known = [f"?{call}" for call in calls.split(",")]
        options = ["-e", f"trace={','.join(known)}", *(["-e", f"inject={inject}"] if inject else [])]
        watcher = subprocess.Popen(
            ["strace", "-f", "-y", "-o", self.log, *options, "-p", process], stderr=subprocess.PIPE, text=True
        )
        assert watcher.stderr is not None
        said = watcher.stderr.readline()
        status = int(self._ask("begin"))
        watcher.communicate(timeout=60)
        if "attached" not in said:
            pytest.skip(f"strace may not watch here: {said}")
        return status

    def counted(self, job, folder, calls):
        """How a save that nobody disturbs ended, and how often it made each call."""
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


OVER_AN_OLD_FILE = ("autosave", "results", "evaluate", "minutes", "accept")
WHERE_NONE_IS = ("autosave_new", "export", "evaluate_new", "hand_out", "new", "settings", "kept")
SEVERAL = ("report", "report_word", "witness", "generate")
MAY_FAIL_IN_SILENCE = ("settings", "kept")
"""What is only for comfort: where it cannot be kept, nothing is said, and nothing depends on it."""


def prepared(job, folder):
    """The folder as it is before the save."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    place(folder, {"a.yaml": SETTLED, "b.yaml": JOINT} if job.startswith("evaluate") else {"a.yaml": SETTLED})
    (folder / "held.yaml").write_text(WORKSHOP)
    if job in OVER_AN_OLD_FILE:
        ending = {"results": "csv", "evaluate": "jsonl", "minutes": "md"}.get(job, "yaml")
        (folder / f"target.{ending}").write_text(UNEXPECTED if job == "accept" else OLD)
        (folder / f"target.{ending}").chmod(0o640)
    return folder


def written(job, folder):
    """What the save is there to write: the content of each file by its name, temporary ones left out."""
    found = folder.glob("subsidiarity/*" if job in MAY_FAIL_IN_SILENCE else "pages/*" if job in SEVERAL else "target.*")
    content = is_intact if job == "kept" else Path.read_bytes
    return {path.name: content(path) for path in found if not path.name.endswith((".tmp", ".bak"))}


def is_intact(path):
    """Whether a kept rulebook has the checksum that it says; its bytes differ from run to run."""
    data = path.read_bytes()
    return crc32(data[4:]).to_bytes(4) == data[:4]


def temporaries(folder):
    return [path.name for path in folder.rglob("*") if path.name.endswith((".tmp", ".part"))]


def undisturbed(strace, job, folder, calls):
    """What was there before, what a save leaves, how it ends, and all points at which it can be stopped."""
    strace.run(job, prepared(job, folder), calls)  # what a first run keeps for the next is no part of what is counted
    before = written(job, prepared(job, folder))
    status, counts = strace.counted(job, folder, calls)
    new = written(job, folder)
    assert status in (SAVED, FOUND)
    assert new != before
    assert all(new.values()) or job == "settings"
    return before, new, status, [(call, n) for call, times in sorted(counts.items()) for n in range(1, times + 1)]


def is_old_or_new(job, found, before, new):
    """Each file by itself; of a report, the index only when all else is there."""
    if not all(found.get(name) in (before.get(name), new.get(name)) for name in {*found, *new}):
        return False
    return "index.html" not in found or found.keys() >= new.keys() or job not in ("report", "report_word")


@pytest.mark.parametrize("job", JOBS)
def test_a_kill_at_any_call_leaves_old_or_new(strace, tmp_path, job):
    """As `kill -9` would, before each call; nothing between."""
    folder = tmp_path / "here"
    calls = f"{CHANGES},{LOOKS}" if job.startswith("autosave") else CHANGES
    before, new, _, where = undisturbed(strace, job, folder, calls)
    killed = 0
    for call, number in where:
        status = strace.run(job, prepared(job, folder), calls, f"{call}:signal=SIGKILL:when={number}")
        killed += status == -9
        assert is_old_or_new(job, written(job, folder), before, new), (call, number)
    assert killed >= len(where) - 2, "most runs were not killed at all"


@pytest.mark.parametrize("job", JOBS)
def test_an_error_at_any_call_leaves_old_or_new_and_says_so(strace, tmp_path, job):
    """Whatever is said to be saved is there; whatever is not leaves no temporary file behind."""
    folder = tmp_path / "here"
    calls = f"{CHANGES},openat,close,getdents64" if job.startswith("autosave") else CHANGES
    before, new, fine, where = undisturbed(strace, job, folder, calls)
    for place_, (call, number) in enumerate(where):
        for error in ERRORS if job == "autosave" else ERRORS[place_ % 4 :: 4]:
            status = strace.run(job, prepared(job, folder), calls, f"{call}:error={error}:when={number}")
            found = written(job, folder)
            what = (call, number, error, status)
            assert status in (fine, REFUSED) or (status, job) == (FOUND, "accept"), what
            assert is_old_or_new(job, found, before, new), what
            assert status == REFUSED or found == new or job in (*MAY_FAIL_IN_SILENCE, "accept"), what
            assert not temporaries(folder) or call.startswith("unlink"), what


@pytest.mark.parametrize("job", JOBS)
def test_a_power_cut_after_any_call_leaves_old_or_new(strace, tmp_path, job):
    """What was not flushed may be lost: under its name there is never a torn file; at the end, the new one is sure."""
    if job == "kept":
        pytest.skip("a kept rulebook spares the disk: its checksum tells a torn one, which is read anew")
    folder = tmp_path / "here"
    prepared(job, folder)
    held: dict[str, object] = {str(path): "old" for path in folder.rglob("*") if path.is_file()}
    status = strace.run(job, folder, CHANGES)
    names = {str(path) for path in folder.rglob("*") if path.name in written(job, folder)}
    assert status in (SAVED, FOUND)
    last = held
    for found in states(strace.log.read_text(), held):
        assert not [name for name in names if found.get(name) is TORN]
        last = found
    assert all(last.get(name, "old") != "old" for name in names), "not sure at the end"
