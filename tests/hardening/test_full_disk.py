"""A disk that is really full, and a folder that really may not be written to: it is said, and the old file stays."""

from __future__ import annotations

import subprocess
import sys

import pytest
from tests.cli.running import GOOD, place, surroundings
from tests.hardening.rights import without_rights

OLD = "decision: old\ntitle: A\nanswers: {}\n"
SAVE = (
    "import sys; from subsidiarity.workshop.autosave import Autosave\n"
    "found = Autosave(sys.argv[1], open(sys.argv[1], 'rb').read()).save('# new\\n' * 20_000)\n"
    "print('saved' if found is None else found.cause)\n"
)


@pytest.fixture
def small_disk(tmp_path):
    """A file system of 64 KB."""
    place(tmp_path, GOOD)
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk], capture_output=True, text=True, check=False
    )
    if mounted.returncode != 0:
        pytest.skip(f"no file system may be mounted here: {mounted.stderr.strip()}")
    yield disk
    subprocess.run(["umount", "-l", disk], check=True)


def run(folder, *command):
    return subprocess.run(
        [*map(str, command)], cwd=folder, env=surroundings(), capture_output=True, text=True, check=False, timeout=60
    )


def test_an_interview_on_a_full_disk_keeps_the_old_file(tmp_path, small_disk):
    """The cause is named, and no temporary file takes the room that is left."""
    (small_disk / "one.yaml").write_text(OLD)
    saved = run(tmp_path, sys.executable, "-c", SAVE, small_disk / "one.yaml")

    assert "full\n" == saved.stdout, saved.stderr
    assert OLD == (small_disk / "one.yaml").read_text()
    assert {"one.yaml", "one.yaml.bak"} >= {path.name for path in small_disk.iterdir()}


@pytest.mark.parametrize("command", [("evaluate", "--format", "jsonl"), ("report",)], ids=["evaluate", "report"])
def test_results_on_a_full_disk_are_no_success(tmp_path, small_disk, command):
    """Nothing that is cut off stands under its name."""
    target = small_disk / ("pages" if command[0] == "report" else "out.jsonl")
    (small_disk / "filler").write_bytes(b"x" * 61_000)
    files = ["files"] * 1 if command[0] == "report" else ["files", *["files/a.yaml"] * 40]
    ended = run(tmp_path, sys.executable, "-m", "subsidiarity", *command, *files, "--rulebook", "wells.txt",
                "--output", target)  # fmt: skip

    assert 2 == ended.returncode, ended.stderr
    assert "could not be written" in ended.stderr
    assert "No space left on device" in ended.stderr
    assert "Traceback" not in ended.stderr
    left = [path for path in small_disk.rglob("*") if path.is_file() and path.name != "filler"]
    assert all(path.read_text().endswith("</html>\n") for path in left)


@pytest.mark.parametrize("what", ["folder", "file"])
def test_what_may_not_be_written_is_said_before_the_work(tmp_path, what):
    """By somebody whom permissions hold."""
    place(tmp_path, GOOD)
    shut = tmp_path / "shut"
    shut.mkdir()
    (shut / "out.csv").write_text("old")
    (shut / "one.yaml").write_text(OLD)
    for path in [shut] if what == "folder" else list(shut.iterdir()):
        path.chmod(0o555 if what == "folder" else 0o444)
    ended = run(tmp_path, *without_rights(), sys.executable, "-m", "subsidiarity", "evaluate", "files", "--rulebook",
                "wells.txt", "--output", "shut/out.csv", "--replace")  # fmt: skip
    saved = run(tmp_path, *without_rights(), sys.executable, "-c", SAVE, "shut/one.yaml")
    shut.chmod(0o755)

    assert (2, "old") == (ended.returncode, (shut / "out.csv").read_text())
    assert "Permission denied" in ended.stderr
    assert ("forbidden\n", OLD) == (saved.stdout, (shut / "one.yaml").read_text())
