"""Saving whole or not at all: a save has reached the disk, or the file is as it was and a problem says why.

The new text goes to a temporary file in the same folder and is moved over the old one in one step, so that a
crash, a full disk or a power cut leaves the old file or the new one and nothing between.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from subsidiarity.batch.durable import flush_folder, open_temporary, sweep, write_all
from subsidiarity.reading.file import MAX_BYTES
from subsidiarity.reporting.language import later, words

Cause = Literal["changed", "exists", "full", "forbidden", "gone", "too large", "unconfirmed", "other"]

BACKUP_SUFFIX = ".bak"

_SOMETHING_ELSE = b"\0"
"""Stands for what no decision file holds: a folder, a device, more than a file may hold."""
_STALE_AFTER_SECONDS = 60
"""A younger temporary file may belong to a save that is under way."""
_CAUSES: dict[int, Cause] = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EFBIG: "full",
    errno.EACCES: "forbidden",
    errno.EPERM: "forbidden",
    errno.EROFS: "forbidden",
    errno.ENOENT: "gone",
    errno.ENOTDIR: "gone",
    errno.ENODEV: "gone",
}
_WORDS: dict[Cause, tuple[str, str]] = {
    "changed": (
        later("another program changed this file after it was opened here"),
        later("save under another name, or leave and open the file again"),
    ),
    "exists": (later("there is a file of this name already"), later("save under another name")),
    "full": (
        later("the disk is full"),
        later("make room and answer again, or save under another name on another disk"),
    ),
    "forbidden": (
        later("this file or its folder may not be written to"),
        later("save under another name, in a folder of your own"),
    ),
    "gone": (later("its folder is no longer there"), later("put the disk back, or save under another name")),
    "too large": (
        later("the file would be larger than {most} bytes, and could not be opened again"),
        later("shorten the notes"),
    ),
    "unconfirmed": (
        later("the file is written, but the disk did not confirm it"),
        later("save under another name on another disk"),
    ),
}


@dataclass(frozen=True, slots=True)
class NotSaved:
    """Why a save did not happen, and what a person can do about it."""

    cause: Cause
    message: str
    hint: str


class Autosave:
    """Keeps one file: remembers what it held when last seen, so that nobody else's changes are lost."""

    def __init__(self, path: str, known: bytes | None) -> None:
        """`known` is what the file held when it was read; None for a file that is to be made."""
        self.path = path
        self._target = Path(os.path.realpath(path))
        self._known = known
        self._opened = known
        self._is_new = known is None
        self._is_confirmed = known is not None
        sweep(str(self._target), _STALE_AFTER_SECONDS)

    def save(self, text: str) -> NotSaved | None:
        """Write the text so that it survives a crash; None once it has, the problem otherwise."""
        data = text.encode("utf-8")
        if len(data) > MAX_BYTES:
            return _not_saved("too large")
        try:
            found = self._found()
            problem = self._conflict(found)
            if problem is None and (found != data or not self._is_confirmed):
                self._back_up(found)
                self._is_confirmed = False
                self._replace(self._target, data)
                self._known = data
            elif problem is not None:
                return problem
        except (OSError, ValueError) as error:
            return _explained(error)
        try:
            flush_folder(str(self._target.parent))
        except OSError:
            return _not_saved("unconfirmed")
        self._is_confirmed = True
        return None

    def _found(self) -> bytes | None:
        """What the file holds now; None if there is none."""
        try:
            status = self._target.stat()
        except FileNotFoundError:
            return None
        if not stat.S_ISREG(status.st_mode) or status.st_size > MAX_BYTES:
            return _SOMETHING_ELSE
        return self._target.read_bytes()

    def _conflict(self, found: bytes | None) -> NotSaved | None:
        """Whether the file is not what this program last knew it to be; one that was removed is made again."""
        if found is None:
            return None
        if found != self._known:
            return _not_saved("exists" if self._known is None else "changed")
        return None if os.access(self._target, os.W_OK) else _not_saved("forbidden")

    def _back_up(self, found: bytes | None) -> None:
        """Keep the file as it was opened, comments and all; later saves of one sitting leave that copy alone.

        Of a file that was made in this sitting, the version before this one is kept.
        """
        kept = found if self._is_new else self._opened
        if kept is not None:
            self._replace(self._target.with_name(self._target.name + BACKUP_SUFFIX), kept)
            self._opened = None

    def _replace(self, target: Path, data: bytes) -> None:
        try:
            mode = stat.S_IMODE(os.stat(self._target).st_mode)
        except FileNotFoundError:
            mode = 0o600
        temporary, descriptor = open_temporary(str(self._target))
        try:
            try:
                write_all(descriptor, data)
                if mode != 0o600:
                    os.chmod(temporary, mode)
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
            os.replace(temporary, target)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
            raise


def _not_saved(cause: Cause) -> NotSaved:
    message, hint = _WORDS[cause]
    return NotSaved(cause, words(message, most=f"{MAX_BYTES:,}"), words(hint))


def _explained(error: OSError | ValueError) -> NotSaved:
    cause = _CAUSES.get(error.errno or 0, "other") if isinstance(error, OSError) else "other"
    if cause != "other":
        return _not_saved(cause)
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return NotSaved("other", words("the computer says: {reason}", reason=reason), words("save under another name"))
