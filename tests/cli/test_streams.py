"""Pipes that close, disks that are full, locales of old, and signals."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest
from tests.cli.running import PATIENCE_SECONDS, beside, broken, good, subsidiarity, surroundings
from tests.reporting.samples import SETTLED

RULES = ("--rulebook", "wells.txt")
COMMANDS = [
    ("--help",),
    ("--version",),
    ("evaluate", "files"),
    ("evaluate", "files", "--format", "json"),
    ("evaluate", "files", "--format", "csv"),
    ("explain", "files/a.yaml"),
    ("explain", "files/a.yaml", "--format", "markdown"),
    ("check",),
    ("draw",),
    ("new", "-"),
    ("questions",),
]
needs_dev_full = pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full here")


def started(*arguments, cwd, **streams):
    """A process of the command that runs beside the test."""
    rules = () if arguments[0].startswith("--") else RULES
    streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **streams}
    command = [sys.executable, "-m", "subsidiarity", *arguments, *rules]
    return beside(command, cwd=cwd, env=surroundings(PYTHONUNBUFFERED="1"), **streams)


@needs_dev_full
@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_a_full_disk_is_no_success(tmp_path, arguments):
    """It is said, once, and the exit code is not 0."""
    with (
        open("/dev/full", "w", encoding="utf-8") as full,
        started(*arguments, cwd=good(tmp_path), stdout=full) as process,
    ):
        _, said = process.communicate(timeout=PATIENCE_SECONDS)

    assert 2 == process.returncode
    assert b"subsidiarity: the output could not be written: No space left on device\n" == said


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_a_pipe_that_closes_ends_it_quietly(tmp_path, arguments):
    """Whoever reads has had enough."""
    reader, writer = os.pipe()
    os.close(reader)
    with started(*arguments, cwd=good(tmp_path), stdout=writer) as process:
        os.close(writer)
        _, said = process.communicate(timeout=PATIENCE_SECONDS)

    assert (0, b"") == (process.returncode, said)


def test_output_that_is_closed_is_said(tmp_path):
    """There is nowhere to write to."""
    run = subprocess.run(
        f"{sys.executable} -m subsidiarity evaluate files --rulebook wells.txt >&-",
        shell=True, cwd=good(tmp_path), env=surroundings(), capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip

    assert (2, "subsidiarity: the output could not be written: standard output is closed\n") == (
        run.returncode, run.stderr
    )  # fmt: skip


def test_nobody_need_listen_to_the_talk(tmp_path):
    """Results do not wait for standard error."""
    run = subprocess.run(
        f"{sys.executable} -m subsidiarity evaluate files --rulebook wells.txt 2>&-",
        shell=True, cwd=broken(tmp_path), env=surroundings(), capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip

    assert (2, 5) == (run.returncode, len(run.stdout.splitlines()))


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_an_ascii_locale_never_crashes_it(tmp_path, arguments):
    """What the locale cannot hold is shown as an escape."""
    folder = good(tmp_path)
    (folder / "files" / "a.yaml").write_text(SETTLED.replace("Who mends", "Zażółć 🎉"), encoding="utf-8")
    rules = () if arguments[0].startswith("--") else RULES
    run = subsidiarity(*arguments, *rules, cwd=folder, binary=True, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")

    assert (0, b"") == (run.returncode, run.stderr if arguments[0] != "evaluate" else b"")
    assert b"Traceback" not in run.stderr


def test_an_ascii_locale_shows_marks_it_has(tmp_path):
    """The ladder and the quotes have a plain form; other letters are escapes."""
    folder = good(tmp_path)
    (folder / "files" / "a.yaml").write_text(SETTLED.replace("Who mends", "Zażółć"), encoding="utf-8")
    run = subsidiarity(
        "explain", "files/a.yaml", "--full", *RULES, cwd=folder, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0"
    )

    assert run.stdout.startswith("Za\\u017c\\xf3\\u0142\\u0107 the pump?\n")
    assert "  (*) Town    recommended\n" in run.stdout


@pytest.mark.parametrize(
    ("number", "status", "said"),
    [(signal.SIGINT, 130, b"Interrupted.\n"), (signal.SIGTERM, 143, b"Asked to end.\n")],
    ids=["SIGINT", "SIGTERM"],
)
def test_a_signal_ends_it_in_order(tmp_path, number, status, said):
    """What was written stays, there is no traceback, and the exit code is the documented one."""
    command = ("evaluate", "files/a.yaml", "-", "--format", "jsonl")
    with started(*command, cwd=good(tmp_path), stdin=subprocess.PIPE) as process:
        assert process.stdout.readline().startswith(b"{")  # it waits for standard input now
        process.send_signal(number)
        written, heard = process.communicate(timeout=PATIENCE_SECONDS)

    summary = b"1 decision: 1 Town before it was broken off\n"
    assert (status, b"", summary + said) == (process.returncode, written, heard)


def test_standard_input_may_be_closed(tmp_path):
    """It is then empty."""
    run = subprocess.run(
        f"{sys.executable} -m subsidiarity evaluate - --rulebook wells.txt <&-",
        shell=True, cwd=good(tmp_path), env=surroundings(), capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip

    assert 2 == run.returncode
    assert "-:1:1: error SUB005" in run.stderr
