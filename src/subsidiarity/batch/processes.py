"""Processes of this machine that work for a batch; none outlives it, whichever way it ends."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Any, Self


class Processes:
    """A pool of processes, and a pool of one for what may be deadly; made when work comes."""

    is_death_shared = True

    def __init__(self, size: int) -> None:
        self.size = size
        self._pools: dict[bool, ProcessPoolExecutor] = {}
        self._started: list[BaseProcess] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let the workers go home after the work, or end them at once when it is broken off."""
        if kind is not None:
            self._end_at_once()
        for pool in self._pools.values():
            pool.shutdown(wait=kind is None, cancel_futures=True)

    def _end_at_once(self) -> None:
        """End the workers, and the wait for the rest of a result whose worker was ended while it sent it."""
        alive = [process for process in self._started if process.is_alive()]
        for process in alive:
            process.kill()
        for process in alive:
            process.join()
        for pool in self._pools.values():
            pool._result_queue._writer.close()  # type: ignore[attr-defined] # our end keeps the library reading

    def executor(self, *, is_lone: bool) -> Executor:
        """The pool for all work, or for one piece at a time."""
        pool = self._pools.get(is_lone)
        if pool is None:
            context = _recording(_context(), self._started)
            pool = ProcessPoolExecutor(1 if is_lone else self.size, mp_context=context, initializer=_begin)
            self._pools[is_lone] = pool
        return pool

    def renew(self, *, is_lone: bool) -> None:
        """Leave a pool that is broken; the next work makes a new one."""
        pool = self._pools.pop(is_lone, None)
        if pool is not None:
            pool.shutdown(wait=True, cancel_futures=True)

    def is_death(self, error: BaseException) -> bool:
        """Whether a worker was ended from outside or had no memory left."""
        return isinstance(error, BrokenExecutor | MemoryError)


def _context() -> BaseContext:
    """Workers that begin afresh: a fork of a program with threads may hang."""
    methods = multiprocessing.get_all_start_methods()
    return multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")


def _recording(context: BaseContext, started: list[BaseProcess]) -> Any:
    """The context, with a note of each process that it makes."""

    class Recording(type(context)):  # type: ignore[misc]
        def Process(self, *arguments: Any, **options: Any) -> BaseProcess:  # noqa: N802 - the library's name
            process: BaseProcess = context.Process(*arguments, **options)  # type: ignore[attr-defined]
            started.append(process)
            return process

    return Recording()


def _begin() -> None:
    """A worker leaves Ctrl-C to the program that started it, and ends when that is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)
