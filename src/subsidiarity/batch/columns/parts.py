"""The parts of a table's file: encoded ahead by any number of threads, and put into the file in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import Any, TypeVar

from subsidiarity.batch.columns.codes import CHUNK_ROWS
from subsidiarity.batch.columns.table import Batch

MOST_THREADS = 8
"""The most threads that work at once, for each holds a batch and its results."""

Given = TypeVar("Given")
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Target:
    """A file being written: any thread may `encode` a batch as a part of it, while one thread has parts `put` there.

    How a batch is encoded hangs on nothing but the batch.
    """

    encode: Callable[[Batch], Any]
    put: Callable[[Any], None]


def shares(batches: Iterable[Batch]) -> Iterator[Batch]:
    """The batches, each that is too large in shares."""
    for batch in batches:
        rows = rows_of_share(batch.num_rows)
        for start in range(0, batch.num_rows, rows):
            yield batch.slice(start, rows)


def rows_of_share(rows: int) -> int:
    """The most rows that are worked on at once, of so many: an even number of equal shares, if they are several."""
    pairs = -(-rows // (2 * CHUNK_ROWS))
    return CHUNK_ROWS if rows <= CHUNK_ROWS else -(-rows // (2 * pairs))


def made_ahead(make: Callable[[Given], Made], given: Iterable[Given], jobs: int) -> Generator[Made]:
    """The results of `make` for each thing given, in order; with two `jobs` or more, threads work ahead.

    At most MOST_THREADS + 2 things are held at a time, whatever the number of jobs. An error is raised where its result
    would come. Once the iterator is closed or has raised, no thread works any more.
    """
    if jobs == 1:
        yield from map(make, given)
        return
    threads = min(jobs, MOST_THREADS)
    ahead: deque[Future[Made]] = deque()
    pool = ThreadPoolExecutor(threads)
    try:
        for each in given:
            ahead.append(pool.submit(make, each))
            if len(ahead) > threads:
                yield ahead[0].result()
                del ahead[0]
        while ahead:
            yield ahead[0].result()
            del ahead[0]
    finally:
        _end(ahead)
        pool.shutdown()


def _end(ahead: Collection[Future[Made]]) -> None:
    """Cancel what is not begun, and wait for what is, for a second if need be, even if Ctrl+C is pressed again.

    A thread that went on while Python ends would bring it down, and so may joining a thread, when it is interrupted.
    """
    for each in ahead:
        each.cancel()
    while True:
        try:
            wait(ahead)
        except KeyboardInterrupt:
            continue
        return
