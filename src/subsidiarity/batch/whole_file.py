"""A result file, whole or not at all: its name shows the old content until all of the new one is on the disk."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from types import TracebackType
from typing import Self

from subsidiarity.batch.durable import flush_folder, open_temporary, sweep, write_all
from subsidiarity.batch.trouble import NotWritten

STALE_AFTER_SECONDS = 3600
"""A temporary file that nobody has written to for so long belongs to a program that was killed."""

_BUFFER_BYTES = 1 << 16


class WholeFile:
    """Takes bytes into a temporary file beside its target, and moves it there when the `with` block ends well."""

    def __init__(self, path: str) -> None:
        """Begin; `NotWritten` if the folder or what stands at `path` does not allow it."""
        self._path = path
        self._target = os.path.realpath(path)
        self._buffer = bytearray()
        try:
            self._mode = _mode_of(self._target)
            sweep(self._target, STALE_AFTER_SECONDS)
            self._temporary, self._descriptor = open_temporary(self._target)
        except (OSError, ValueError) as error:
            raise self._not_written(error) from None

    def __enter__(self) -> Self:
        return self

    def write(self, data: bytes) -> None:
        """Take some more; `NotWritten` if the disk does not."""
        self._buffer += data
        if len(self._buffer) >= _BUFFER_BYTES:
            self._drain()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Put the file in its place, or leave no trace of it."""
        try:
            if kind is None:
                self._drain()
                self._put_in_place()
        except OSError as failed:
            raise self._not_written(failed) from None
        finally:
            with contextlib.suppress(OSError):
                os.close(self._descriptor)
            with contextlib.suppress(OSError):
                os.unlink(self._temporary)

    def _drain(self) -> None:
        data = bytes(self._buffer)
        self._buffer.clear()
        try:
            write_all(self._descriptor, data)
        except OSError as error:
            raise self._not_written(error) from None

    def _put_in_place(self) -> None:
        if hasattr(os, "fchmod"):
            os.fchmod(self._descriptor, self._mode)
        os.fsync(self._descriptor)
        os.replace(self._temporary, self._target)
        flush_folder(os.path.dirname(self._target))

    def _not_written(self, error: OSError | ValueError) -> NotWritten:
        words = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        return NotWritten(f"{self._path} could not be written: {words}")


def _mode_of(target: str) -> int:
    """The rights that the file has, or that a new one would get."""
    try:
        found = os.stat(target)
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, "it is not a regular file")
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return stat.S_IMODE(found.st_mode)
