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

from subsidiarity.batch.whole_file import WholeFile

from subsidiarity.batch.trouble import NotWritten
from subsidiarity.cli import main
from subsidiarity.workshop.autosave import Autosave

SAVED, REFUSED, BROKEN = 0, 2, 99
OLD, NEW = "decision: old\n" * 9_000, "decision: new!\n" * 9_000
_SET_PTRACER, _ANYBODY = 0x59616D61, -1


def autosave(folder: str) -> int:
    """Save as an interview does: over a file that was opened before, with a backup of it."""
    return SAVED if Autosave(f"{folder}/target", OLD.encode()).save(NEW) is None else REFUSED


def whole_file(folder: str) -> int:
    """Write a result file of more than one buffer."""
    try:
        with WholeFile(f"{folder}/target") as file:
            for start in range(0, len(NEW), 50_000):
                file.write(NEW[start : start + 50_000].encode())
    except NotWritten:
        return REFUSED
    return SAVED


def evaluate(folder: str) -> int:
    """Evaluate a folder of files into one."""
    os.chdir(folder)
    return main(["evaluate", "files", "--rulebook", "wells.txt", "--format", "jsonl", "--output", "target"])


def report(folder: str) -> int:
    """Write a page for a decision, the index and the rulebook."""
    os.chdir(folder)
    return main(["report", "files", "--rulebook", "wells.txt", "--date", "2026-01-02", "--output", "pages"])


def new(folder: str) -> int:
    """Write a decision file to begin with."""
    os.chdir(folder)
    return main(["new", "target", "--rulebook", "wells.txt"])


JOBS: dict[str, Callable[[str], int]] = {
    "autosave": autosave,
    "whole_file": whole_file,
    "evaluate": evaluate,
    "report": report,
    "new": new,
}


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
