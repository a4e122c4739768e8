"""The processes of this machine that work for a batch; none outlives it, whichever way it ends."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Any, Self, TypeVar

from subsidiarity.batch.errors import NoWorkers
from subsidiarity.batch.row_summary import Task
from subsidiarity.batch.trays import Trays
from subsidiarity.batch.workers import CHUNKS_AHEAD, errand_of, tell
from subsidiarity.reasoning.compiled import CompiledRulebook

_REFUSED = (OSError, EOFError, MemoryError, RuntimeError)
"""The errors where the machine grants no process, thread or pipe; a process that is to start others may end."""
_DESCRIPTORS, _DESCRIPTORS_EACH = 16, 2
"""The file descriptors of a pool's pipes, and of those of each process; both are counted with some to spare."""
_BREAKS_OFF = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
_LOOK_AFTER_SECONDS = 1.0
"""The time between two looks, by whoever waits for a result, whether anybody still works on it."""

T = TypeVar("T")


class Processes:
    """A pool of processes, and a pool of one for what may be deadly; made when work comes."""

    is_death_shared = True

    def __init__(self, size: int) -> None:
        self.size = size
        self.trays: Trays | None = None
        self._pools: dict[bool, _Pool] = {}
        self._started: list[BaseProcess] = []
        self._errand = b""
        self._has_died = False
        self._hook_before = threading.excepthook

    def __enter__(self) -> Self:
        """Let the threads of a pool die without a traceback of what the machine refused them; `result` says it."""
        self._hook_before = threading.excepthook
        threading.excepthook = self._after_death_of_a_thread
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let the workers go home after the work, or end them at once when it is broken off."""
        threading.excepthook = self._hook_before
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

    def told(self, compiled: CompiledRulebook, task: Task[Any]) -> None:
        """Have every process told its errand when it begins: it need not come with each chunk."""
        self._errand = errand_of(compiled, task)

    def executor(self, *, is_lone: bool) -> Executor:
        """The pool for all work, or for one piece at a time; `NoWorkers` if the machine does not let it begin."""
        pool = self._pools.get(is_lone)
        if pool is None:
            size = 1 if is_lone else self.size
            _need_descriptors(size)
            context = _recording(_context(), self._started)
            if not is_lone and not self._has_died:
                self.trays = Trays.made(context, CHUNKS_AHEAD * size + 1)
            pool = _Pool(size, context, self._errand, None if is_lone else self.trays)
            self._pools[is_lone] = pool
        return pool

    def renew(self, *, is_lone: bool) -> None:
        """Leave a pool that is broken; the next work makes a new one, with no trays: they may be what it died of."""
        self._has_died, self.trays = True, None
        pool = self._pools.pop(is_lone, None)
        if pool is not None:
            pool.shutdown(wait=True, cancel_futures=True)

    def is_death(self, error: BaseException) -> bool:
        """Whether a worker was ended from outside or had no memory left."""
        return isinstance(error, BrokenExecutor | MemoryError)

    def result(self, future: Future[T]) -> T:
        """The result of a future, waited for as long as somebody works on it; `NoWorkers` if nobody does."""
        while True:
            try:
                return future.result(timeout=_LOOK_AFTER_SECONDS)
            except TimeoutError:
                if future.done():  # the work itself raised it
                    raise
                if not all(pool.is_working for pool in self._pools.values()):
                    raise _no_workers(self.size, MemoryError()) from None

    def _after_death_of_a_thread(self, death: threading.ExceptHookArgs) -> None:
        if not isinstance(death.exc_value, _REFUSED):
            self._hook_before(death)


class _Pool(ProcessPoolExecutor):
    """A pool of processes; `NoWorkers` from whatever is sent to it where the machine does not let it work."""

    def __init__(self, size: int, context: BaseContext, errand: bytes, trays: Trays | None) -> None:
        self._size = size
        told = (errand, None if trays is None else trays.memory)
        try:
            super().__init__(size, mp_context=context, initializer=_begin, initargs=told)
        except _REFUSED as error:
            raise _no_workers(size, error) from error

    @property
    def is_working(self) -> bool:
        """Whether the thread still lives that hands out the work; without it nothing would ever be done."""
        thread: threading.Thread | None = getattr(self, "_executor_manager_thread", None)
        return thread is None or thread.is_alive()

    def submit(self, fn: Callable[..., T], /, *arguments: Any, **options: Any) -> Future[T]:
        """A future of what the function gives in another process."""
        try:
            with _unbroken():
                return super().submit(fn, *arguments, **options)
        except (BrokenExecutor, FileNotFoundError):  # a worker died; the working folder is gone
            raise
        except _REFUSED as error:
            raise _no_workers(self._size, error) from error


@contextlib.contextmanager
def _unbroken() -> Iterator[None]:
    """Let signals wait that break off the work: a worker half started is known to nobody, so nobody would end it.

    Threads and processes that begin here let them wait too, so that the first thread gets each of them.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _BREAKS_OFF)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _need_descriptors(size: int) -> None:
    """Make sure that so many processes can be talked to: the server that starts them dies where a file is missing."""
    opened: list[int] = []
    try:
        for _ in range(_DESCRIPTORS + _DESCRIPTORS_EACH * size):
            opened.append(os.open(os.devnull, os.O_RDONLY))  # noqa: PERF401 - what was opened is closed again
    except OSError as error:
        raise _no_workers(size, error) from error
    finally:
        for descriptor in opened:
            os.close(descriptor)


def _no_workers(size: int, error: BaseException) -> NoWorkers:
    why = getattr(error, "strerror", None) or str(error) or "there is not enough memory"
    hint = "try fewer with --jobs" if size > 1 else "try it without --jobs"
    return NoWorkers(f"the machine does not let {size} processes work at a time: {why}; {hint}")


def _context() -> BaseContext:
    """The context of workers that begin afresh: a fork of a program with threads may hang."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    once_for_all = [__name__, "subsidiarity.reading.plain.json_line", "multiprocessing.sharedctypes"]
    context.set_forkserver_preload(once_for_all)
    return context


def _recording(context: BaseContext, started: list[BaseProcess]) -> Any:
    """The context, with a note of each process that it makes."""

    class Recording(type(context)):  # type: ignore[misc]
        def Process(self, *arguments: Any, **options: Any) -> BaseProcess:  # noqa: N802 - the library's name
            process: BaseProcess = context.Process(*arguments, **options)  # type: ignore[attr-defined]
            started.append(process)
            return process

    return Recording()


def _begin(errand: bytes, memory: Any) -> None:
    """Begin a worker, which leaves Ctrl-C to the program that started it, and ends when that is gone."""
    tell(errand, None if memory is None else Trays(memory))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(100_000, 20, 20)  # as for the program that started it: few circles are made here
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _BREAKS_OFF)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)
