"""An open folder: each name is one within it, whatever becomes of the path that led there."""

from __future__ import annotations

import contextlib
import errno
import os
import time
from types import TracebackType
from typing import Self

from subsidiarity.files.lock import hold

_BY_DESCRIPTOR = (
    hasattr(os, "O_DIRECTORY") and {os.open, os.rename, os.unlink, os.stat, os.link, os.access} <= os.supports_dir_fd
)
"""Whether names can be taken within an open folder; where they cannot (Windows), its path stands before each."""
_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL
for _flag in ("O_CLOEXEC", "O_NOFOLLOW", "O_BINARY"):  # no system has them all
    _FLAGS |= getattr(os, _flag, 0)
_CANNOT_BE_FLUSHED = (errno.EINVAL, errno.ENOTSUP, errno.EBADF)
_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK, errno.EACCES)
_LONGEST_NAME = 100
_ENDING = ".tmp"
_PAUSES_SECONDS = (0.02, 0.05, 0.1, 0.2, 0.3)
"""The pauses between tries of a name that another program holds: a virus scanner is done within a second."""


class Folder:
    """A folder whose files are written whole; OSError or ValueError from every method, as the system gives them."""

    def __init__(self, path: str) -> None:
        """Open a folder that is there."""
        self.path = path or "."
        flags = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_CLOEXEC", 0)
        self._descriptor = os.open(self.path, flags) if _BY_DESCRIPTOR else None
        if self._descriptor is None:
            os.listdir(self.path)  # says what is wrong with it

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        if self._descriptor is not None:
            os.close(self._descriptor)

    def begin(self, name: str, mode: int) -> tuple[str, int]:
        """A temporary file for what is to be called `name`, its own name and its descriptor, held until it is closed.

        `mode` gives the file's rights, as bits, less what the process's umask takes away.
        """
        while True:
            temporary = f"{_stem(name)}{os.urandom(4).hex()}{_ENDING}"
            descriptor = os.open(self._at(temporary), _FLAGS, mode, dir_fd=self._descriptor)
            try:
                hold(descriptor)
                if _BY_DESCRIPTOR and not self._is(temporary, descriptor):
                    os.close(descriptor)  # swept away between the two calls
                    continue
            except BaseException:
                os.close(descriptor)
                self.discard(temporary)
                raise
            return temporary, descriptor

    def replace(self, temporary: str, name: str) -> None:
        """Put a file in the place of `name`, in one step; a name that another program holds is tried for a second."""
        for pause in (*_PAUSES_SECONDS, None):
            try:
                os.replace(
                    self._at(temporary),
                    self._at(name),
                    src_dir_fd=self._descriptor,
                    dst_dir_fd=self._descriptor,
                )
            except PermissionError as error:
                if _BY_DESCRIPTOR:
                    raise
                if pause is None:
                    said = "another program holds it; is it open in Excel, OneDrive or a virus scanner?"
                    raise PermissionError(error.errno, said) from None
                time.sleep(pause)
            else:
                return

    def give_name(self, temporary: str, name: str) -> None:
        """Let a file be known by a name that nothing has; FileExistsError otherwise."""
        try:
            os.link(
                self._at(temporary),
                self._at(name),
                src_dir_fd=self._descriptor,
                dst_dir_fd=self._descriptor,
                follow_symlinks=False,
            )
        except FileExistsError:
            raise
        except (AttributeError, NotImplementedError, OSError) as error:
            if isinstance(error, OSError) and error.errno not in _NO_LINKS:
                raise
            if self.status(name) is not None:
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from None
            self.replace(temporary, name)  # not every file system knows a second name of a file

    def discard(self, name: str) -> None:
        """Remove a file, if it is there and that can be done."""
        with contextlib.suppress(OSError):
            os.unlink(self._at(name), dir_fd=self._descriptor)

    def status(self, name: str) -> os.stat_result | None:
        """The status of what stands under a name, be it a link that leads nowhere; None if nothing does."""
        try:
            return os.stat(self._at(name), dir_fd=self._descriptor, follow_symlinks=False)
        except FileNotFoundError:
            return None

    def may_write(self, name: str) -> bool:
        """Whether a file's rights allow this process to write to it."""
        return os.access(self._at(name), os.W_OK, dir_fd=self._descriptor)

    def open_read(self, name: str) -> int:
        """A descriptor of a file to be read; a link is not followed, and a pipe is not waited for."""
        flags = os.O_RDONLY
        for flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"):
            flags |= getattr(os, flag, 0)
        return os.open(self._at(name), flags, dir_fd=self._descriptor)

    def sweep(self, name: str) -> None:
        """Remove temporary files of a name whose writer was killed: nobody holds them any more."""
        stem = _stem(name)
        with contextlib.suppress(OSError, ValueError):
            for found in os.listdir(self.path if self._descriptor is None else self._descriptor):
                if found.startswith(stem) and found.endswith(_ENDING):
                    self._sweep(found)

    def flush(self) -> None:
        """Make new names last; a file system that cannot do so for folders does it by itself."""
        if self._descriptor is None:
            return
        try:
            os.fsync(self._descriptor)
        except OSError as error:
            if error.errno not in _CANNOT_BE_FLUSHED:
                raise

    def _sweep(self, found: str) -> None:
        if self._descriptor is None:
            self.discard(found)  # Windows lets nobody remove what is open
            return
        with contextlib.suppress(OSError):
            descriptor = self.open_read(found)
            try:
                if hold(descriptor):
                    self.discard(found)
            finally:
                os.close(descriptor)

    def _is(self, name: str, descriptor: int) -> bool:
        """Whether a name still leads to an open file."""
        there = self.status(name)
        return there is not None and os.path.samestat(there, os.fstat(descriptor))

    def _at(self, name: str) -> str:
        return name if self._descriptor is not None else os.path.join(self.path, name)


def _stem(name: str) -> str:
    return f".{name[:_LONGEST_NAME]}."
