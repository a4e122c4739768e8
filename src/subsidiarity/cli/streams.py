"""The standard streams, output for data and error for talk, and the exit codes of commands."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from contextlib import suppress

from subsidiarity.cli.machine_errors import machine_words
from subsidiarity.cli.stops import OutputFailed, ReaderGone, Terminated, listening
from subsidiarity.model.annotation import BinaryIO, TextIO

FINE, FOUND, UNUSABLE, INTERRUPTED = 0, 1, 2, 130
"""Exit codes: fine; findings or failed expectations; wrong usage or unusable input; Ctrl-C."""

PLAIN_WIDTH = 88
_NARROWEST, _WIDEST = 40, 100


def guarded(run: Callable[[], int]) -> int:
    """The exit code of `run`, whatever becomes of it; only bugs raise."""
    try:
        _make_streams_usable()
        with listening("SIGTERM", "SIGHUP"):
            status = run()
            flush()
    except SystemExit as stop:  # argparse has said what is wrong
        status = _after_exit(stop)
    except KeyboardInterrupt:
        talk("Interrupted.")
        status = INTERRUPTED
    except Terminated as asked:
        talk("Asked to end.")
        status = asked.status
    except (ReaderGone, BrokenPipeError):
        _drop(sys.stdout)
        status = FINE
    except OutputFailed as failed:
        status = _after_failure(failed)
    except Exception as error:
        if (words := machine_words(error)) is None:
            raise
        status = _after_refusal(words)
    return status


def write(text: str) -> None:
    """Write lines for people to standard output, with escapes for what its encoding lacks or a build server obeys."""
    from subsidiarity.reporting.safe import inert  # loads a table of characters, for which there may be no memory

    text = inert(text)
    if isinstance(getattr(sys.stdout, "buffer", None), io.RawIOBase):  # it would forget what is not taken at once
        line_end = os.linesep if is_terminal() else "\n"
        write_bytes(text.replace("\n", line_end).encode(sys.stdout.encoding, "backslashreplace"))
    else:
        _guarded_write(lambda: sys.stdout.write(text))


def write_utf8(text: str) -> None:
    """Write text for programs to standard output: UTF-8 whatever the locale, line ends as they are."""
    write_bytes(text.encode("utf-8", "backslashreplace"))


def write_bytes(data: bytes) -> None:
    """Write bytes to standard output as they are; a stream that takes only text gets the text they stand for."""
    buffer: BinaryIO | None = getattr(sys.stdout, "buffer", None)
    _guarded_write(lambda: sys.stdout.write(_text_in(data)) if buffer is None else _write_whole(buffer, data))


def _text_in(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:
        raise OutputFailed("it is no text, and standard output takes only text here") from None


def talk(text: str) -> None:
    """Write a line on standard error to whoever runs the command; nobody listening is no reason to stop."""
    from subsidiarity.reporting.safe import inert

    try:
        sys.stderr.write(f"{inert(text)}\n")
        sys.stderr.flush()
    except (OSError, ValueError, AttributeError):
        _drop(sys.stderr)


def flush() -> None:
    """Send what was written so far on its way."""
    if sys.stdout is not None:
        _guarded_write(sys.stdout.flush)


def drop_output() -> None:
    """Let what nobody takes go nowhere, so that the program can end."""
    _drop(sys.stdout)


def need_output() -> None:
    """Make sure that there is somewhere to write to; `OutputFailed` otherwise."""
    if sys.stdout is None:
        raise OutputFailed("standard output is closed")


def is_terminal() -> bool:
    """Whether standard output is looked at by a person."""
    return sys.stdout is not None and sys.stdout.isatty()


def line_width() -> int:
    """The columns that a line for people may take: the terminal's within bounds, or those of plain text."""
    if not is_terminal():
        return PLAIN_WIDTH
    return max(_NARROWEST, min(terminal_width(), _WIDEST))


def terminal_width() -> int:
    """The columns of the terminal, or those that COLUMNS names."""
    with suppress(ValueError):
        if (named := int(os.environ.get("COLUMNS", "0"))) > 0:
            return named
    with suppress(OSError):
        return os.get_terminal_size(1).columns or PLAIN_WIDTH
    return PLAIN_WIDTH


def can_show(text: str) -> bool:
    """Whether standard output's encoding holds these characters."""
    try:
        text.encode(getattr(sys.stdout, "encoding", None) or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _write_whole(buffer: BinaryIO, data: bytes) -> None:
    """Write all of the data: a stream without a buffer of its own may take fewer bytes at a time."""
    rest = memoryview(data)
    while rest:
        rest = rest[buffer.write(rest) or 0 :]


def _guarded_write(step: Callable[[], object]) -> None:
    need_output()
    try:
        step()
    except BrokenPipeError:
        raise ReaderGone from None
    except (OSError, ValueError) as error:
        raise OutputFailed(getattr(error, "strerror", None) or str(error)) from None


def _after_exit(stop: SystemExit) -> int:
    try:
        flush()
    except ReaderGone:
        _drop(sys.stdout)
    except OutputFailed as failed:
        return _after_failure(failed)
    return stop.code if isinstance(stop.code, int) else FINE if stop.code is None else UNUSABLE


def _after_refusal(words: str) -> int:
    """Say what the machine did not allow; what was written before stands."""
    try:
        flush()
    except (ReaderGone, OutputFailed):
        _drop(sys.stdout)
    talk(f"subsidiarity: {words}")
    return UNUSABLE


def _after_failure(failed: OutputFailed) -> int:
    _drop(sys.stdout)
    talk(f"subsidiarity: the output could not be written: {failed}")
    return UNUSABLE


def _drop(stream: TextIO | None) -> None:
    """Let the interpreter's last flush go nowhere instead of failing again."""
    if stream is None:
        return
    try:
        descriptor = os.open(os.devnull, os.O_WRONLY)
        os.dup2(descriptor, stream.fileno())
        os.close(descriptor)
    except (OSError, ValueError, AttributeError):
        return


def _make_streams_usable() -> None:
    """Let no stream be missing that is read or talked to, and none fail over a character it does not know."""
    for name, mode in (("stdin", "r"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115 - open to the program's end
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace", **_plain_form(stream))


def _plain_form(stream: TextIO, *, is_windows: bool = sys.platform == "win32") -> dict[str, str]:
    """Settings for a stream of files and pipes that Windows would not write as UTF-8, unless one was asked for."""
    if not is_windows or stream.isatty() or "PYTHONIOENCODING" in os.environ:
        return {}
    return {"encoding": "utf-8", "newline": "\n"}
