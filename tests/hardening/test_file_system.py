"""What may stand where a decision file is expected: it is named, the rest is done, and nothing waits."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from tests.cli.running import GOOD, place, subsidiarity, surroundings
from tests.hardening.rights import without_rights
from tests.reporting.samples import SETTLED

from subsidiarity.files.bounded_read import read_bytes
from subsidiarity.reporting.safe import safe

RULES = ("--rulebook", "wells.txt")
ODD_NAMES = {
    "newline": "a\nb.yaml",
    "escape": "a\x1b[31mb.yaml",
    "clipboard": "a\x1b]52;c;AAAA\x07.yaml",
    "dash": "-rf.yaml",
    "spaces": "  a  .yaml",
    "not UTF-8": os.fsdecode(b"\xff\xfe.yaml"),
    "long": "x" * 250 + ".yaml",
    "direction": "a\u202egnp.yaml",
    "markup": "[red]<b>&amp;|`*_.yaml",
    "formula": "=1+1.yaml",
    "quotes": "a\"b'c.yaml",
    "percent": "%0A%20.yaml",
    "workflow": "::error::x.yaml",
}


def evaluated(folder, *arguments):
    run = subsidiarity("evaluate", "--format", "jsonl", *RULES, *arguments, cwd=folder)
    assert "Traceback" not in run.stderr
    return run.returncode, [json.loads(line) for line in run.stdout.splitlines()]


def odd_things(folder):
    """A place for each thing that is no regular file."""
    os.mkfifo(folder / "pipe.yaml")
    (folder / "folder.yaml").mkdir()
    os.symlink("loop.yaml", folder / "loop.yaml")
    os.symlink("nowhere", folder / "dangling.yaml")
    os.symlink("/dev/zero", folder / "device.yaml")
    (folder / "inner").mkdir()
    return ["pipe.yaml", "folder.yaml/", "loop.yaml", "dangling.yaml", "device.yaml"]


def test_what_is_no_file_is_named_and_the_rest_is_done(tmp_path):
    """A pipe that nobody writes to, an endless device, links that lead nowhere: found in a folder."""
    place(tmp_path, GOOD)
    odd_things(tmp_path / "files")
    status, records = evaluated(tmp_path, "files")
    errors = {record["file"]: record["diagnostics"][0] for record in records if record["id"] is None}

    assert (2, 3) == (status, sum(record["id"] is not None for record in records))
    assert {"files/pipe.yaml", "files/loop.yaml", "files/dangling.yaml", "files/device.yaml"} == {
        file for file, error in errors.items() if error["code"] == "SUB001" and error["hint"]
    }


@pytest.mark.parametrize("name", ["pipe.yaml", "loop.yaml", "dangling.yaml", "device.yaml", "missing.yaml"])
def test_what_is_no_file_is_refused_by_name(tmp_path, name):
    """At once, with a hint, and without waiting for a writer."""
    odd_things(place(tmp_path, {"a.yaml": SETTLED}))
    status, (good, bad) = evaluated(tmp_path, "files/a.yaml", name)

    assert (2, "pump", "SUB001") == (status, good["id"], bad["diagnostics"][0]["code"])
    assert bad["diagnostics"][0]["hint"]


@pytest.mark.parametrize("name", ["a.yaml/b.yaml", "x" * 300 + ".yaml", "/proc/self/mem", "/dev/tty", ""])
def test_a_path_that_cannot_be_is_refused_by_name(tmp_path, name):
    """Through a file, too long, unreadable, or empty."""
    place(tmp_path, {"a.yaml": SETTLED})
    status, (good, bad) = evaluated(tmp_path / "files", "--rulebook", "../wells.txt", "a.yaml", name)

    assert (2, "pump", "SUB001") == (status, good["id"], bad["diagnostics"][0]["code"])
    assert bad["diagnostics"][0]["hint"]


def test_an_odd_name_is_a_name(tmp_path):
    """Each is read; each is shown so that a person sees it and a terminal does nothing."""
    folder = place(tmp_path, {}) / "files"
    folder.mkdir()
    for number, name in enumerate(ODD_NAMES.values()):
        text = "x: y\n" if number % 2 else SETTLED.replace("pump", f"pump-{number}")
        (folder / name).write_text(text, encoding="utf-8")
    run = subsidiarity("evaluate", "files", "--format", "jsonl", *RULES, cwd=tmp_path, binary=True)
    table = subsidiarity("evaluate", "files", *RULES, cwd=tmp_path, binary=True)
    records = {record["file"].removeprefix("files/"): record for record in map(json.loads, run.stdout.splitlines())}

    assert not any(byte < 0x20 and byte != 0x0A for byte in run.stdout + run.stderr + table.stdout + table.stderr)
    for number, name in enumerate(ODD_NAMES.values()):
        shown = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
        assert (None if number % 2 else f"pump-{number}") == records[shown]["id"]
        if number % 2:
            assert f"{safe(name)}:1:1: error SUB021" in table.stderr.decode()


@pytest.mark.parametrize("closed", ["files/b.yaml", "files/deep"])
def test_what_may_not_be_read_is_named_and_the_rest_is_done(tmp_path, closed):
    """Asked by somebody without the rights that root has over every file."""
    place(tmp_path, {**GOOD, "b.yaml": SETTLED.replace("pump", "other")})
    (tmp_path / closed).chmod(0)
    command = [
        *without_rights(),
        sys.executable,
        "-m",
        "subsidiarity",
        "evaluate",
        "files",
        "--format",
        "jsonl",
        *RULES,
    ]
    run = subprocess.run(
        command, cwd=tmp_path, env=surroundings(), capture_output=True, text=True, check=False, timeout=60
    )
    (tmp_path / closed).chmod(0o755)
    records = [json.loads(line) for line in run.stdout.splitlines()]

    assert 2 == run.returncode, run.stderr
    assert 3 == sum(record["id"] is not None for record in records)
    (bad,) = (record for record in records if record["id"] is None)
    assert (closed, "SUB001") == (bad["file"], bad["diagnostics"][0]["code"])


def test_a_file_that_is_removed_meanwhile_is_named(tmp_path, monkeypatch):
    """Between the listing of its folder and its turn."""
    place(tmp_path, GOOD)
    script = (
        "import os, sys\n"
        "from subsidiarity.cli import main\n"
        "opened = os.open\n"
        "def open_and_remove(path, *rest, **more):\n"
        "    found = opened(path, *rest, **more)\n"
        "    if str(path).endswith('a.yaml'):\n"
        "        os.unlink('files/c.yaml')\n"
        "    return found\n"
        "os.open = open_and_remove\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, "evaluate", "files", "--format", "jsonl", *RULES],
        cwd=tmp_path, env=surroundings(), capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    records = [json.loads(line) for line in run.stdout.splitlines()]

    assert (2, ["pump", None, "valve"]) == (run.returncode, [record["id"] for record in records]), run.stderr
    assert "there is no such file" == records[1]["diagnostics"][0]["message"]


@pytest.mark.parametrize("change", ["grows", "shrinks", "is rewritten"])
def test_a_file_that_changes_while_it_is_read_is_never_mixed(tmp_path, monkeypatch, change):
    """The old bytes, the new bytes, or a refusal that says so."""
    file = tmp_path / "a.yaml"
    old, new = b"a" * 100_000, {"grows": b"b" * 200_000, "shrinks": b"b" * 50, "is rewritten": b"b" * 100_000}[change]
    file.write_bytes(old)
    os.utime(file, ns=(0, 0))
    true_read = os.read
    calls: list[int] = []

    def read_and_change(descriptor, size):
        data = true_read(descriptor, size)
        if not calls:
            file.write_bytes(new)
        calls.append(size)
        return data

    monkeypatch.setattr(os, "read", read_and_change)
    data, diagnostics = read_bytes(str(file))

    assert data in (None, old, new)
    assert (data is None) == any(found.code == "SUB011" and found.hint for found in diagnostics)
    assert calls, "the file was never read through os.read"


def test_nothing_is_needed_from_the_surroundings(tmp_path):
    """No home, no terminal, no temporary folder, no path."""
    place(tmp_path, GOOD)
    run = subprocess.run(
        [sys.executable, "-m", "subsidiarity", "evaluate", "files", *RULES],
        cwd=tmp_path, env={}, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip

    assert (0, 4) == (run.returncode, len(run.stdout.splitlines())), run.stderr


def test_a_working_folder_that_is_gone_is_no_reason_to_fail(tmp_path):
    """Files that are named in full are found from anywhere."""
    place(tmp_path, GOOD)
    gone = tmp_path / "gone"
    gone.mkdir()
    program = f"{sys.executable} -m subsidiarity evaluate {tmp_path}/files --rulebook {tmp_path}/wells.txt"
    run = subprocess.run(
        ["/bin/sh", "-c", f"cd {gone} && rmdir {gone} && exec {program}"],
        env=surroundings(), capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip

    assert (0, 4) == (run.returncode, len(run.stdout.splitlines())), run.stderr
