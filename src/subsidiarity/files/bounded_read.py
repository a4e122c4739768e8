"""The bytes of a path: opened once, judged by the open descriptor, never more than the limit."""

from __future__ import annotations

import os
import stat
import sys

from subsidiarity.model.annotation import BinaryIO
from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.model.span import Span

MAX_BYTES = 1_000_000
STDIN = "-"

_FLAGS = os.O_RDONLY
for _flag in ("O_NONBLOCK", "O_CLOEXEC", "O_NOCTTY", "O_BINARY"):  # no system has them all
    _FLAGS |= getattr(os, _flag, 0)
_CHUNK = 65_536
_STREAM_BUFFER = 1 << 18

_REASONS: dict[type[OSError], tuple[str, str]] = {
    FileNotFoundError: ("there is no such file", "check the spelling, and the folder you are in"),
    PermissionError: ("this file may not be read", "ask its owner for permission to read it"),
    IsADirectoryError: ("this is a folder, not a file", "name a file in it"),
}
_NOT_REGULAR = ("this is not a regular file", "copy its content into a file of its own")
_STDIN_IS_CLOSED = (
    Diagnostic("SUB001", "error", "standard input is closed", Span(STDIN, 1, 1), "name a file, or pipe text in"),
)


def read_bytes(path: str) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """The bytes of a regular file of at most `MAX_BYTES`; `-` is standard input."""
    if path == STDIN:
        return _read_stdin()
    try:
        descriptor = os.open(path, _FLAGS)
    except (OSError, ValueError) as error:
        return _refused("SUB001", path, *_why(error))
    try:
        return _read_open(descriptor, path)
    except OSError as error:
        return _refused("SUB001", path, *_why(error))
    finally:
        os.close(descriptor)


def open_stream(path: str) -> tuple[BinaryIO | None, tuple[Diagnostic, ...]]:
    """A regular file of any size to be read line by line; `-` is standard input."""
    if path == STDIN:
        return (None, _STDIN_IS_CLOSED) if sys.stdin is None else (sys.stdin.buffer, ())
    try:
        descriptor = os.open(path, _FLAGS)
    except (OSError, ValueError) as error:
        return _refused("SUB001", path, *_why(error))
    kind = os.fstat(descriptor).st_mode
    if stat.S_ISREG(kind):
        return os.fdopen(descriptor, "rb", buffering=_STREAM_BUFFER), ()
    os.close(descriptor)
    return _refused("SUB001", path, *_REASONS[IsADirectoryError] if stat.S_ISDIR(kind) else _NOT_REGULAR)


def read_whole(path: str) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """The bytes of a regular file of any size."""
    stream, faults = open_stream(path)
    if stream is None:
        return None, faults
    with stream:
        try:
            return stream.read(), ()
        except (OSError, ValueError) as error:
            return None, (broken_off(path, error),)


def broken_off(path: str, error: OSError | ValueError) -> Diagnostic:
    """The diagnostic of a stream that cannot be read on."""
    message, hint = _why(error)
    return Diagnostic("SUB001", "error", message, Span(path, 1, 1), hint)


def _read_stdin() -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    if sys.stdin is None:  # closed before the program began
        return None, _STDIN_IS_CLOSED
    try:
        return within_limit(sys.stdin.buffer.read(MAX_BYTES + 1), STDIN)
    except (OSError, ValueError) as error:
        return _refused("SUB001", STDIN, *_why(error))


def _read_open(descriptor: int, path: str) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    before = os.fstat(descriptor)
    if stat.S_ISDIR(before.st_mode):
        return _refused("SUB001", path, *_REASONS[IsADirectoryError])
    if not stat.S_ISREG(before.st_mode):
        return _refused("SUB001", path, *_NOT_REGULAR)
    if before.st_size > MAX_BYTES:
        return _too_large(path)
    data = os.read(descriptor, _CHUNK)
    if len(data) == _CHUNK or len(data) != before.st_size:
        parts = [data]
        total = len(data)
        while total <= MAX_BYTES and (part := os.read(descriptor, _CHUNK)):
            parts.append(part)
            total += len(part)
        data = b"".join(parts)
    after = os.fstat(descriptor)
    if (before.st_mtime_ns, before.st_size) != (after.st_mtime_ns, after.st_size):
        return _refused("SUB011", path, "the file changed while it was being read", "run the command again")
    return within_limit(data, path)


def within_limit(data: bytes, path: str) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """The bytes of a whole file, unless they are more than `MAX_BYTES`."""
    return _too_large(path) if len(data) > MAX_BYTES else (data, ())


def _too_large(path: str) -> tuple[None, tuple[Diagnostic, ...]]:
    return _refused("SUB002", path, f"the file is larger than {MAX_BYTES:,} bytes", "split it into smaller files")


def _refused(code: str, path: str, message: str, hint: str) -> tuple[None, tuple[Diagnostic, ...]]:
    return None, (Diagnostic(code, "error", message, Span(path, 1, 1), hint),)


def _why(error: OSError | ValueError) -> tuple[str, str]:
    for kind, reason in _REASONS.items():
        if isinstance(error, kind):
            return reason
    words = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return f"the file cannot be read: {words}", "check the path, or copy the file to another place"
