"""The file that a name leads to: whether two names are one file, and whether a name is a stream or a device."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable

STREAM = "-"
"""The name of standard input or output, wherever a file may be named."""

_MOST_LINKS = 40
_OF_PROCESSES = r"/proc/(?:\d+|self|thread-self)(?:/task/\d+)?/fd|/dev/fd"

Identity = tuple[int, int]
"""A file's device and number, by whatever name or link it is reached."""


def identity(path: str | int) -> Identity | None:
    """The identity of a file or folder (a path or a descriptor); None if there is none, or no telling."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    return (status.st_dev, status.st_ino) if status.st_ino else None


def first_same(path: str | int, others: Iterable[str | int]) -> str | int | None:
    """The first of the others that is the same regular file; None if none is."""
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            return None
    except (OSError, ValueError):
        return None
    wanted = identity(path)
    return next((other for other in others if wanted is not None and identity(other) == wanted), None)


def is_stream(path: str) -> bool:
    """Whether a name stands for something that is written to and never replaced: a stream, a device, a pipe."""
    if path == STREAM or own_descriptor(path) is not None:
        return True
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError):
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def own_descriptor(path: str) -> int | None:
    """The descriptor of this program that a name like `/dev/stdout` leads to, through links; None for other names.

    What it leads to in the end may be a regular file, which others write to as well.
    """
    try:
        for _ in range(_MOST_LINKS):
            folder, name = os.path.split(path)
            if name.isdecimal() and re.fullmatch(_OF_PROCESSES, os.path.realpath(folder)):
                return int(name) if _is_own(os.path.realpath(folder)) else None
            path = os.path.join(folder, os.readlink(path))
    except (OSError, ValueError, AttributeError):  # it is no link
        return None
    return None


def _is_own(folder: str) -> bool:
    return folder == "/dev/fd" or folder.split("/")[2] in (str(os.getpid()), "self", "thread-self")
