"""What makes a file last: a temporary one beside it, and a folder that knows its new name."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import time

_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL
for _flag in ("O_CLOEXEC", "O_NOFOLLOW", "O_BINARY"):  # no system has them all
    _FLAGS |= getattr(os, _flag, 0)
_CANNOT_BE_FLUSHED = (errno.EINVAL, errno.ENOTSUP, errno.EBADF)
_LONGEST_NAME = 100


def open_temporary(target: str) -> tuple[str, int]:
    """A new file beside a target, for its owner's eyes, and its descriptor; OSError."""
    temporary = f"{_stem(target)}{secrets.token_hex(4)}.tmp"
    return temporary, os.open(temporary, _FLAGS, 0o600)


def write_all(descriptor: int, data: bytes) -> None:
    """Write every byte; OSError."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def sweep(target: str, after_seconds: float) -> None:
    """Remove temporary files of a target that nobody wrote to for so long: they belong to a program that was killed."""
    folder, prefix = os.path.split(_stem(target))
    oldest = time.time() - after_seconds
    with contextlib.suppress(OSError, ValueError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(prefix) and entry.name.endswith(".tmp"):
                with contextlib.suppress(OSError):
                    if entry.stat(follow_symlinks=False).st_mtime < oldest:
                        os.unlink(entry.path)


def flush_folder(folder: str) -> None:
    """Make new names in it last; OSError. A file system that cannot do so for folders does it by itself."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _CANNOT_BE_FLUSHED:
            raise
    finally:
        os.close(descriptor)


def _stem(target: str) -> str:
    folder, name = os.path.split(target)
    return os.path.join(folder, f".{name[:_LONGEST_NAME]}.")
