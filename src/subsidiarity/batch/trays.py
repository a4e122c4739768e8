"""Trays: memory that the processes of one machine share, in which a worker leaves the bytes it has made.

A pipe copies each byte four times, and fresh memory is fetched for each copy; from a tray it is copied once, within the
processor's reach. Whatever does not fit a tray goes through the pipe, and so does everything where there are no trays.
"""

from __future__ import annotations

import os
from array import array
from collections.abc import Iterator
from multiprocessing.context import BaseContext
from typing import Any, NamedTuple, Self

TRAY_BYTES = 2_359_296
"""The bytes of a tray: the reasons of as many lines as one worker takes at a time, with a little room."""
MOST_TRAYS = 16
_WORTH_BYTES = 512
"""The bytes that are worth a tray: fewer are no trouble to a pipe."""
_MEMORY_FILES = "/dev/shm"  # noqa: S108 - no file is named there: the library removes its name as it makes it
"""The folder of files that are memory; without one, memory is shared through a disk, which takes longer than a pipe."""
_SPARE = 4
"""The share of the machine's memory for such files that is asked for is one in so many at most."""
_ELSEWHERE = -1


class Trays:
    """The trays of one pool of workers, numbered from 0."""

    def __init__(self, memory: Any) -> None:
        """Take the shared memory, as `made` has it or as a worker was given it."""
        self.memory = memory
        self._bytes = memoryview(memory).cast("B")
        self._free = list(range(len(self._bytes) // TRAY_BYTES))

    @classmethod
    def made(cls, context: BaseContext, number: int) -> Self | None:
        """So many trays, or the most there may be; None where the machine has no memory to share."""
        size = min(number, MOST_TRAYS) * TRAY_BYTES
        try:
            found = os.statvfs(_MEMORY_FILES)
            if found.f_bavail * found.f_frsize < _SPARE * size:
                return None
            return cls(context.RawArray("c", size))
        except (OSError, AttributeError, MemoryError, ImportError):
            return None

    def take(self) -> int | None:
        """A tray that is free, and is no longer; None if none is."""
        return self._free.pop() if self._free else None

    def give_back(self, tray: int) -> None:
        """Let a tray be taken again: what was left in it has been looked at."""
        self._free.append(tray)

    def opened(self, tray: int) -> Tray:
        """A tray, empty, to leave bytes in."""
        begin = tray * TRAY_BYTES
        return Tray(self._bytes[begin : begin + TRAY_BYTES])

    def found(self, tray: int, left: Left) -> Iterator[object]:
        """All that was made, in order: what was left in a tray, and what was not."""
        begin = tray * TRAY_BYTES
        others = iter(left.others)
        for length in left.lengths:
            if length == _ELSEWHERE:
                yield next(others)
                continue
            yield bytes(self._bytes[begin : begin + length])
            begin += length


class Left(NamedTuple):
    """The things that were made, in order: the length of each in a tray, or `_ELSEWHERE` if it is among the others."""

    lengths: array[int]
    others: list[object]


class Tray:
    """A tray that is filled: with bytes as soon as they are made, while the processor has them at hand."""

    def __init__(self, memory: memoryview) -> None:
        self._memory = memory
        self._end = 0
        self.left = Left(array("l"), [])

    def leave(self, made: object) -> None:
        """Leave what was made, in the tray if it is bytes that are worth it and fit."""
        if type(made) is bytes and _WORTH_BYTES <= len(made) <= len(self._memory) - self._end:
            self._memory[self._end : self._end + len(made)] = made
            self._end += len(made)
            self.left.lengths.append(len(made))
        else:
            self.left.lengths.append(_ELSEWHERE)
            self.left.others.append(made)
