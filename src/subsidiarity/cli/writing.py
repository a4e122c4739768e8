"""New files in a folder: each whole or not at all, and none over a file that says something else."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Mapping

from subsidiarity.batch.durable import flush_folder, open_temporary, write_all
from subsidiarity.cli.streams import talk
from subsidiarity.reporting.safe import safe


def write_folder(folder: str, texts: Mapping[str, str]) -> bool:
    """Write each text under its file name, making the folder if need be; False once it was said what went wrong.

    A file that holds the very same text already is as good as written.
    """
    try:
        os.makedirs(folder, exist_ok=True)
    except (OSError, ValueError) as error:
        return _failed(folder, error)
    is_fine = True
    for name, text in texts.items():
        path = os.path.join(folder, name)
        try:
            write_new(path, text)
        except FileExistsError:
            if not _holds(path, text):
                talk(f"subsidiarity: {safe(path)} exists already and holds something else; it is left as it is")
                is_fine = False
        except (OSError, ValueError) as error:
            is_fine = _failed(path, error)
    return is_fine


def write_one(path: str, text: str, done: str = "") -> bool:
    """Write a new file and say so, or say what is `done`; False once it was said why it is not written."""
    try:
        write_new(path, text)
    except FileExistsError:
        talk(f"subsidiarity: {safe(path)} exists already, and is left as it is")
        return False
    except (OSError, ValueError) as error:
        return _failed(path, error)
    talk(done or f"{safe(path)} is written")
    return True


def write_new(path: str, text: str) -> None:
    """Write a whole file or none, also when the program is killed; FileExistsError if anything stands there."""
    if os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
    folder = os.path.dirname(path) or "."
    temporary, descriptor = open_temporary(os.path.join(folder, os.path.basename(path)))
    try:
        try:
            write_all(descriptor, text.encode())
            if hasattr(os, "fchmod"):
                os.fchmod(descriptor, 0o666 & ~_mask())
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        _give_name(temporary, path)
    finally:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
    flush_folder(folder)


def _give_name(temporary: str, path: str) -> None:
    """Let a file be known by a name that nothing has; not every file system knows a second name of a file."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except (AttributeError, NotImplementedError, OSError):
        if os.path.lexists(path):
            raise
        os.rename(temporary, path)


def _mask() -> int:
    """The rights that new files do not get."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _holds(path: str, text: str) -> bool:
    try:
        with open(path, "rb") as file:
            return file.read() == text.encode()
    except OSError:
        return False


def _failed(path: str, error: Exception) -> bool:
    words = getattr(error, "strerror", None) or str(error)
    talk(f"subsidiarity: {safe(path)} could not be written: {safe(words)}")
    return False
