"""What a run of the tests has begun and not ended: processes and threads."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Collection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
PATIENCE_SECONDS = 60.0
"""A last guard: what is ending has ended in a moment."""
PROC = Path("/proc")
OF_THE_STANDARD_LIBRARY = "from multiprocessing."
"""In the command of helpers that it starts once for a process and ends with it, and of a cluster's workers."""
OF_A_LIBRARY = ("IO loop", "Dask-Offload")
"""Threads that dask starts once for a process, and keeps."""


def processes(mark: str) -> dict[int, str]:
    """The command, by number, of each process that this one has started or whose environment holds the mark."""
    others = {int(path.name) for path in PROC.glob("[0-9]*")} - {os.getpid()}
    return commands({process for process in others if mark in _parts(PROC / f"{process}/environ")} | children())


def children() -> set[int]:
    """The numbers of the processes that this one has started and that are there still."""
    return {int(child) for thread in PROC.glob("self/task/*/children") for child in "".join(_parts(thread)).split()}


def commands(numbers: Collection[int]) -> dict[int, str]:
    """What each of these processes runs, and for which test, but those that the standard library sees to."""
    found = {number: " ".join(_parts(PROC / f"{number}/cmdline")) for number in numbers}
    tests = {number: _parts(PROC / f"{number}/environ") for number in numbers}
    return {
        number: f"{command} {[each for each in tests[number] if each.startswith('PYTEST_CURRENT_TEST=')]}"
        for number, command in found.items()
        if OF_THE_STANDARD_LIBRARY not in command
    }


def workers() -> list[BaseProcess]:
    """The workers of pools that go on: they are the children of a server, and not of this process."""
    return [each for each in multiprocessing.active_children() if type(each).__name__ == "ForkServerProcess"]


def threads(before: Collection[threading.Thread]) -> list[str]:
    """The names of the threads that have begun since and go on."""
    begun = [thread.name for thread in threading.enumerate() if thread not in before]
    return [name for name in begun if not name.startswith(OF_A_LIBRARY)]


def once_over(found: Callable[[], T]) -> T:
    """What is found once whatever is ending has ended."""
    until = time.monotonic() + PATIENCE_SECONDS
    while (left := found()) and time.monotonic() < until:
        time.sleep(0.05)
    return left


def end(process: int) -> None:
    """End a process, and take note of it if it is a child."""
    with contextlib.suppress(OSError):
        os.kill(process, signal.SIGKILL)
    with contextlib.suppress(OSError):
        os.waitpid(process, 0)


def _parts(file: Path) -> list[str]:
    """What the system says in a file about a process; nothing if that has ended, or is somebody else's."""
    try:
        return file.read_bytes().decode(errors="replace").split("\0")
    except OSError:
        return []
