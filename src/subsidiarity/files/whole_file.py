"""A file written whole or not at all: its name shows the old content until all of the new one is on the disk."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from subsidiarity.files.attributes import Trait, carry_over
from subsidiarity.files.folder import Folder
from subsidiarity.files.write_failure import NotWritten, not_written
from subsidiarity.model.noun import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: the rights of a new one (bits), less what the umask takes away, and whether it must last.

    A file that need not last spares the disk: after a power cut it may be gone, or hold nothing. One that takes nothing
    over has these rights whatever stood there before.
    """

    mode: int
    must_last: bool = True
    takes_over: bool = True


SHARED, PRIVATE, SPARE = Kind(0o666), Kind(0o600), Kind(0o600, must_last=False)
"""The kinds: results, which others may read; decisions, which their owner reads; what is kept only to be quick."""
SECRET = Kind(0o600, takes_over=False)
"""The kind of a file that nobody but its owner ever reads, whoever put something of its name there before."""

_BUFFER_BYTES = 1 << 16

MayReplace = bool | Callable[[bytes], bool]
"""Whether a file that is there may be replaced: never, always, or if its content says so."""

MOST_JUDGED_BYTES = 50_000_000
"""The most bytes of a file whose content is asked whether it may be replaced; a larger one may not be."""


class WholeFile:
    """A file being written: bytes go to a temporary one beside its target, moved there when the `with` block ends well.

    The content is on the disk then; that the folder has the new name, `confirm` makes sure.
    """

    def __init__(
        self,
        folder: Folder,
        name: str,
        may_replace: MayReplace = False,
        kind: Kind = SHARED,
        *,
        like: str = "",
        shown: str = "",
    ) -> None:
        """Begin a file in an open folder; `NotWritten` if the folder or what stands there does not allow it.

        `like` is the file of this folder whose rights and other traits it gets, if not those of the file that it
        replaces. `shown` is the path in messages.
        """
        self.path = shown or os.path.join(folder.path, name)
        self.lost: tuple[Trait, ...] = ()
        """The traits that the file before had and the new one has not; known once the file is in its place."""
        self._folder, self._name, self._like = folder, name, like or name
        self._must_last = kind.must_last
        self._takes_over = kind.takes_over
        self._may_replace = may_replace is not False
        self._buffer = bytearray()
        try:
            self._look(may_replace)
            folder.sweep(name)
            self.temporary, self._descriptor = folder.begin(name, kind.mode)
        except (OSError, ValueError) as error:
            raise not_written(self.path, error) from None

    def __enter__(self) -> Self:
        return self

    def write(self, data: bytes) -> None:
        """Take some more bytes; `NotWritten` if the disk does not."""
        self._buffer += data
        if len(self._buffer) >= _BUFFER_BYTES:
            try:
                self._drain()
            except OSError as error:
                raise not_written(self.path, error) from None

    def __exit__(
        self, fault: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Put the file in its place, or leave no trace of it."""
        has_moved = False
        try:
            if fault is None:
                self._drain()
                self._take_over()
                if self._must_last:
                    os.fsync(self._descriptor)
                has_moved = self._take_name()
        except OSError as failed:
            raise not_written(self.path, failed) from None
        finally:
            self._close()
            if not has_moved:
                self._folder.discard(self.temporary)

    def _look(self, may_replace: MayReplace) -> None:
        """Raise OSError unless the file may be written where it is to be."""
        status = self._folder.status(self._name)
        if status is None:
            return
        if may_replace is False:
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
        if stat.S_ISLNK(status.st_mode) and not callable(may_replace):
            return  # it is replaced, not followed
        if stat.S_ISDIR(status.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, "it is not a regular file")
        if not self._folder.may_write(self._name):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        if callable(may_replace) and not self._says_so(may_replace, status.st_size):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))

    def _says_so(self, may_replace: Callable[[bytes], bool], size: int) -> bool:
        if size > MOST_JUDGED_BYTES:
            return False
        with open(self._folder.open_read(self._name), "rb") as file:
            return may_replace(file.read(MOST_JUDGED_BYTES))

    def _take_over(self) -> None:
        """Give the new file the traits that the old one has beside its content."""
        status = self._folder.status(self._like) if self._may_replace and self._takes_over else None
        if status is None or not stat.S_ISREG(status.st_mode):
            return
        source = None
        with contextlib.suppress(OSError):  # what may be written may perhaps not be read
            source = self._folder.open_read(self._like)
        try:
            self.lost = carry_over(source, self._descriptor, status)
        finally:
            if source is not None:
                os.close(source)

    def _drain(self) -> None:
        write_all(self._descriptor, bytes(self._buffer))
        self._buffer.clear()

    def _take_name(self) -> bool:
        """Give the new file its name, and return whether it has lost the temporary one by that."""
        if os.name == "nt":  # no open file can be moved there
            self._close()
        if self._may_replace:
            self._folder.replace(self.temporary, self._name)
        else:
            self._folder.give_name(self.temporary, self._name)
        return self._may_replace

    def _close(self) -> None:
        if self._descriptor >= 0:
            with contextlib.suppress(OSError):
                os.close(self._descriptor)
            self._descriptor = -1


@contextmanager
def whole_file(path: str, may_replace: MayReplace = False, kind: Kind = SHARED) -> Iterator[WholeFile]:
    """A file to be written whole; `NotWritten` when that cannot be done, at its beginning or at its end.

    A link is followed, and stays. For a file that may not be replaced, a link is something that stands there.
    """
    try:
        target = os.path.realpath(path) if may_replace is not False else path
        parent, name = os.path.split(target)
        if not name:
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        folder = Folder(parent)
    except (OSError, ValueError) as error:
        raise not_written(path, error) from None
    with folder:
        with WholeFile(folder, name, may_replace, kind, shown=path) as file:
            yield file
        if kind.must_last:
            confirm(folder, path)


def confirm(folder: Folder, shown: str) -> None:
    """Make the names of files that were written into a folder last; `NotWritten` names what is `shown`."""
    try:
        folder.flush()
    except OSError as error:
        raise NotWritten(shown, "unconfirmed", error.strerror or str(error)) from None


def write_whole(path: str, data: bytes, may_replace: MayReplace = False, kind: Kind = SHARED) -> tuple[Trait, ...]:
    """Write a file whole, and return the traits that the file before had and this one has not; `NotWritten`."""
    with whole_file(path, may_replace, kind) as file:
        file.write(data)
    return file.lost


def write_all(descriptor: int, data: bytes) -> None:
    """Write every byte; OSError if the system does not."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]
