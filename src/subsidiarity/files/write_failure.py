"""The reasons why a file could not be written: one word for programs, the system's words for people."""

from __future__ import annotations

import errno

from subsidiarity.model.annotation import Literal

Cause = Literal[
    "changed", "exists", "full", "forbidden", "gone", "name", "owned", "stream", "too large", "unconfirmed", "other"
]

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
    errno.EEXIST: "exists",
}


class NotWritten(Exception):
    """A file that could not be written; what stood there before still does, unless the cause is "unconfirmed"."""

    def __init__(self, path: str, cause: Cause, reason: str) -> None:
        super().__init__(path, cause, reason)
        self.path = path
        self.cause: Cause = cause
        self.reason = reason
        """The reason in the system's words, or ours."""

    def __str__(self) -> str:
        return f"{self.path} could not be written: {self.reason}"


def not_written(path: str, error: OSError | ValueError) -> NotWritten:
    """The failure that an error of the system stands for."""
    if isinstance(error, OSError):
        return NotWritten(path, _CAUSES.get(error.errno or 0, "other"), error.strerror or str(error))
    return NotWritten(path, "other", str(error))
