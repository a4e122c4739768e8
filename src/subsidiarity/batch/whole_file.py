"""A result file, whole or not at all: its name shows the old content until all of the new one is on the disk."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
import time
from types import TracebackType
from typing import Self

from subsidiarity.batch.trouble import NotWritten

STALE_AFTER_SECONDS = 3600
"""A temporary file that nobody has written to for so long belongs to a program that was killed."""

_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL
for _flag in ("O_CLOEXEC", "O_NOFOLLOW", "O_BINARY"):  # no system has them all
    _FLAGS |= getattr(os, _flag, 0)
_BUFFER_BYTES = 1 << 16
_FOLDERS_CANNOT_BE_FLUSHED = (errno.EINVAL, errno.ENOTSUP, errno.EBADF)


class WholeFile:
    """Takes bytes into a temporary file beside its target, and moves it there when the `with` block ends well."""

    def __init__(self, path: str) -> None:
        """Begin; `NotWritten` if the folder or what stands at `path` does not allow it."""
        self._path = path
        self._target = os.path.realpath(path)
        folder, name = os.path.split(self._target)
        self._temporary = os.path.join(folder, f".{name[:100]}.{secrets.token_hex(4)}.tmp")
        self._buffer = bytearray()
        try:
            self._mode = _mode_of(self._target)
            _sweep(folder, f".{name[:100]}.")
            self._descriptor = os.open(self._temporary, _FLAGS, 0o600)
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
        rest = memoryview(bytes(self._buffer))
        self._buffer.clear()
        try:
            while rest:
                rest = rest[os.write(self._descriptor, rest) :]
        except OSError as error:
            raise self._not_written(error) from None

    def _put_in_place(self) -> None:
        if hasattr(os, "fchmod"):
            os.fchmod(self._descriptor, self._mode)
        os.fsync(self._descriptor)
        os.replace(self._temporary, self._target)
        _flush_folder(os.path.dirname(self._target))

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


def _sweep(folder: str, prefix: str) -> None:
    """Remove what a killed program left behind."""
    oldest = time.time() - STALE_AFTER_SECONDS
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(prefix) and entry.name.endswith(".tmp"):
                with contextlib.suppress(OSError):
                    if entry.stat(follow_symlinks=False).st_mtime < oldest:
                        os.unlink(entry.path)


def _flush_folder(folder: str) -> None:
    """Make the new name last; a file system that cannot do so for folders does it by itself."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _FOLDERS_CANNOT_BE_FLUSHED:
            raise
    finally:
        os.close(descriptor)
