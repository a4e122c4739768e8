"""Saves something in a child process for each line on standard input: a program to be stopped at any system call.

A line names what to save and the folder, with a tab between. The child's process id is printed; the child begins at
the next line. Its end is printed as the exit code, or as the negative number of the signal that killed it.
"""

from __future__ import annotations

import ctypes
import os
import select
import sys
import traceback
from collections.abc import Callable

from subsidiarity.api import load_advisor
from subsidiarity.cli import main
from subsidiarity.files.whole_file import whole_file
from subsidiarity.files.write_failure import NotWritten
from subsidiarity.reading.kept_rulebook import find_kept, keep
from subsidiarity.tui.own_files import is_first_run
from subsidiarity.workshop.autosave import Autosave, save_new

SAVED, FOUND, REFUSED, BROKEN = 0, 1, 2, 99
OLD, NEW = "decision: old\n" * 9_000, "decision: new!\n" * 9_000
_SET_PTRACER, _ANYBODY = 0x59616D61, -1
_RULES = ("--rulebook", "wells.txt")


def autosave(folder: str) -> int:
    """Save as an interview does: over a file that was opened before, with a backup of it."""
    return SAVED if Autosave(f"{folder}/target.yaml", OLD.encode()).save(NEW) is None else REFUSED


def autosave_new(folder: str) -> int:
    """Save as an interview does that has just begun."""
    return SAVED if Autosave(f"{folder}/target.yaml", None).save(NEW) is None else REFUSED


def export(folder: str) -> int:
    """Write minutes, a copy or a result as the screens do, where no file stands."""
    return SAVED if save_new(f"{folder}/target.md", NEW, (".md",)) is None else REFUSED


def results(folder: str) -> int:
    """Write a result file of more than one buffer."""
    try:
        with whole_file(f"{folder}/target.csv", may_replace=True) as file:
            for start in range(0, len(NEW), 50_000):
                file.write(NEW[start : start + 50_000].encode())
    except NotWritten:
        return REFUSED
    return SAVED


def settings(folder: str) -> int:
    """Remember that the tour was shown; what cannot be remembered is no fault."""
    os.environ["XDG_STATE_HOME"] = folder
    is_first_run()
    return SAVED


def kept(folder: str) -> int:
    """Keep a rulebook for the next time, and say whether it is there; what cannot be kept is no fault."""
    os.environ["XDG_CACHE_HOME"] = folder
    with open(f"{folder}/wells.txt", "rb") as file:
        data = file.read()
    advisor, _ = load_advisor(f"{folder}/wells.txt")
    assert advisor is not None
    found = find_kept(data, f"{folder}/wells.txt")
    if found is not None:
        assert found.rulebook == advisor.rulebook
        keep(data, f"{folder}/wells.txt", found)
    return SAVED


def command(*arguments: str) -> Callable[[str], int]:
    """Run a command in the folder."""

    def run(folder: str) -> int:
        os.chdir(folder)
        return main([*arguments, *_RULES])

    return run


JOBS: dict[str, Callable[[str], int]] = {
    "autosave": autosave,
    "autosave_new": autosave_new,
    "export": export,
    "results": results,
    "settings": settings,
    "kept": kept,
    "evaluate": command("evaluate", "files", "--format", "jsonl", "--output", "target.jsonl", "--replace"),
    "evaluate_new": command("evaluate", "files", "--output", "target.csv"),
    "minutes": command("minutes", "held.yaml", "--output", "target.md", "--replace"),
    "hand_out": command("hand-out", "--output", "target.html"),
    "accept": command("test", "target.yaml", "--accept"),
    "new": command("new", "target.yaml"),
    "report": command("report", "files", "--date", "2026-01-02", "--output", "pages"),
    "report_word": command("report", "files", "--date", "2026-01-02", "--output", "pages", "--word"),
    "witness": command("check", "wells.txt", "--all", "--witness", "pages"),
    "generate": command("test", "files", "--generate", "pages"),
}
"""What is written, by a name: each kind of file, over an old one and where none is."""


def child(job: str, folder: str, ready: int, begin: int) -> None:
    """Wait for the word to begin, save, and end without a further system call that could be counted.

    It says that it is ready before anybody watches, and waits in a call that nobody counts.
    """
    status = BROKEN
    try:
        ctypes.CDLL(None).prctl(_SET_PTRACER, _ANYBODY, 0, 0, 0)
        os.write(ready, b"x")
        select.select([begin], [], [])
        status = JOBS[job](folder)
    except BaseException:  # noqa: BLE001 - a fault of the program is what is looked for
        traceback.print_exc()
    finally:
        os._exit(status)


def serve() -> None:
    """A child for each line."""
    quiet = os.open(os.devnull, os.O_WRONLY)
    answers = os.dup(1)
    os.dup2(quiet, 1)
    for line in sys.stdin:
        job, folder = line.rstrip("\n").split("\t")
        (hears, ready), (begin, writer) = os.pipe(), os.pipe()
        process = os.fork()
        if process == 0:
            os.close(writer)
            child(job, folder, ready, begin)
        os.close(begin)
        os.close(ready)
        os.read(hears, 1)
        os.close(hears)
        os.write(answers, f"{process}\n".encode())
        sys.stdin.readline()
        os.write(writer, b"x")
        os.close(writer)
        os.write(answers, f"{os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])}\n".encode())


if __name__ == "__main__":
    serve()
