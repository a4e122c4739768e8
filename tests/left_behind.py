"""What a run of the tests has begun and not ended: processes and threads."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
import time
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
PATIENCE_SECONDS = 60.0
"""A last guard: what is ending has ended in a moment."""
PROC = Path("/proc")
LIVES_AS_LONG_AS_PYTHON = ("multiprocessing.forkserver", "multiprocessing.resource_tracker")
"""Helpers that the standard library starts once for a process and ends with it."""
OF_A_LIBRARY = ("IO loop", "Dask-Offload")
"""Threads that dask starts once for a process, and keeps."""


def processes(mark: str) -> dict[int, str]:
    """For each process below this one, and each whose environment holds the mark: its command and the test it is of."""
    found = {}
    for process in _running():
        with contextlib.suppress(OSError):  # it has ended, or is somebody else's
            surroundings = (PROC / f"{process}/environ").read_bytes().decode(errors="replace").split("\0")
            command = (PROC / f"{process}/cmdline").read_bytes().decode(errors="replace").replace("\0", " ").strip()
            is_ours = mark in surroundings or _parent(process) == os.getpid()
            if is_ours and not any(helper in command for helper in LIVES_AS_LONG_AS_PYTHON):
                tests = [each.partition("=")[2] for each in surroundings if each.startswith("PYTEST_CURRENT_TEST=")]
                found[process] = f"{command or 'an ended process that nobody waited for'} ({', '.join(tests)})"
    return found


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
    """End a process, and forget it if it is a child."""
    with contextlib.suppress(OSError):
        os.kill(process, signal.SIGKILL)
    with contextlib.suppress(OSError):
        os.waitpid(process, 0)


def _running() -> Iterator[int]:
    """The processes of this machine but this one; none where the system does not list them as files."""
    names = [path.name for path in PROC.iterdir()] if PROC.is_dir() else []
    return (int(name) for name in names if name.isdigit() and int(name) != os.getpid())


def _parent(process: int) -> int:
    return int((PROC / f"{process}/stat").read_text().rpartition(")")[2].split()[1])
