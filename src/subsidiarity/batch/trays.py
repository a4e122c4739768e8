"""Trays: memory that the processes of one machine share, in which a worker leaves the texts it has made.

A pipe copies each text four times, and fresh memory is fetched for each copy; from a tray it is copied once, within the
processor's reach. Whatever does not fit a tray goes through the pipe, and so does everything where there are no trays.
"""

from __future__ import annotations

import os
from array import array
from collections.abc import Iterator, Sequence
from multiprocessing.context import BaseContext
from typing import Any, Self

TRAY_BYTES = 2_097_152
"""The bytes of a tray: twice the reasons of as many lines as are judged in one go."""
MOST_TRAYS = 16
_WORTH_BYTES = 65_536
"""Bytes of texts that a tray is worth: fewer go through a pipe at once."""
_MEMORY_FILES = "/dev/shm"  # noqa: S108 - no file is named there: the library removes its name as it makes it
"""The folder of files that are memory; without one, memory is shared through a disk, which takes longer than a pipe."""
_SPARE = 4
"""The share of the machine's memory for such files that is asked for is one in so many at most."""
_NONE = -1


class Trays:
    """The trays of one pool of workers, numbered from 0."""

    def __init__(self, memory: Any) -> None:
        """Take the shared memory, as `make` has it or as a worker was given it."""
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

    def leave(self, tray: int, texts: Sequence[object]) -> array[int] | None:
        """Leave texts in a tray, and return the bytes that each takes, -1 for None.

        None if they are no texts, do not fit or are not worth it; the tray is then of no meaning.
        """
        lengths = array("l")
        left: list[bytes] = []
        for text in texts:
            if text is None:
                lengths.append(_NONE)
            elif type(text) is str:
                try:
                    left.append(text.encode())
                except UnicodeEncodeError:  # half a character, which the pipe can bear
                    return None
                lengths.append(len(left[-1]))
            else:
                return None
        size = sum(map(len, left))
        if not _WORTH_BYTES <= size <= TRAY_BYTES:
            return None
        begin = tray * TRAY_BYTES
        self._bytes[begin : begin + size] = b"".join(left)
        return lengths

    def texts(self, tray: int, lengths: array[int]) -> Iterator[str | None]:
        """The texts that were left in a tray."""
        begin = tray * TRAY_BYTES
        for length in lengths:
            if length == _NONE:
                yield None
                continue
            yield str(self._bytes[begin : begin + length], "utf-8")
            begin += length
