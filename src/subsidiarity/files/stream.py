"""A stream, a device or a pipe that is written to as it stands: nothing of it is replaced, and nothing is cut."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from subsidiarity.files.identity import own_descriptor
from subsidiarity.files.whole_file import write_all
from subsidiarity.files.write_failure import NotWritten, not_written


@contextmanager
def stream(path: str) -> Iterator[Callable[[bytes], None]]:
    """A function that adds bytes to a named stream; `NotWritten` if it takes none, BrokenPipeError if nobody reads.

    A pipe is waited for until somebody reads it. A disk is no stream: what stands on it would be written over.
    """
    try:
        descriptor = _opened(path)
    except (OSError, ValueError) as error:
        raise not_written(path, error) from None

    def add(data: bytes) -> None:
        try:
            write_all(descriptor, data)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise not_written(path, error) from None

    try:
        yield add
    finally:
        os.close(descriptor)


def _opened(path: str) -> int:
    own = own_descriptor(path)
    if own is not None:
        return os.dup(own)
    if stat.S_ISBLK(os.stat(path).st_mode):
        raise NotWritten(path, "stream", "it is a disk, and everything on it would be written over")
    flags = os.O_WRONLY | os.O_APPEND
    for flag in ("O_CLOEXEC", "O_NOCTTY", "O_BINARY"):
        flags |= getattr(os, flag, 0)
    return os.open(path, flags)
