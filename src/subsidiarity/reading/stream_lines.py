"""The lines of a long file, or its rows of several lines: their text, with faults on the lines where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from subsidiarity.files.bounded_read import MAX_BYTES
from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.model.span import Span
from subsidiarity.reading.decoded_text import decode

Numbered = tuple[int, bytes]
"""A line or row: the number of its first line, from 1, and its bytes; it is cut just after the limit, `MAX_BYTES`."""

_MARK = "\ufeff".encode()


def lines_of(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a stream, each cut just after the limit; OSError if the stream cannot be read on.

    A line ends with LF, CR LF or CR, as in files that are read whole.
    """
    begun, is_cut = b"", False
    while chunk := stream.readline(MAX_BYTES + 1):
        if not begun and not is_cut and chunk.endswith(b"\n") and chunk.find(b"\r", 0, -2) < 0:
            yield chunk
            continue
        lines = (begun + chunk).splitlines(keepends=True)
        begun = b"" if lines[-1].endswith(b"\n") else lines.pop()
        for line in lines:
            if not is_cut:
                yield line[: MAX_BYTES + 1]
            is_cut = False  # what is passed over of a line that is too long ends here
        if len(begun) > MAX_BYTES:
            if not is_cut:
                yield begun[: MAX_BYTES + 1]
            begun, is_cut = b"\r" if begun.endswith(b"\r") else b"", True
    if begun and not is_cut:
        yield begun


def filled_lines(stream: BinaryIO) -> Iterator[Numbered]:
    """The lines that hold something, each with its number; OSError if the stream cannot be read on."""
    return ((number, line) for number, line in enumerate(lines_of(stream), 1) if not line.isspace())


def numbered_text(part: Numbered, file: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """The text of a line or row with its last line end dropped, or None and the diagnostics that say why."""
    number, data = part
    if len(data) > MAX_BYTES:
        message = f"this line is longer than {MAX_BYTES:,} bytes"
        hint = "shorten what it holds; is a quote opened and never closed?"
        return None, (Diagnostic("SUB002", "error", message, Span(file, number, 1), hint),)
    # Only a file begins with a mark: behind another one, a mark is what it is anywhere else.
    text, diagnostics = decode(_MARK + data if number > 1 and data.startswith(_MARK) else data, file)
    if text is None:
        return None, tuple(_on_line(found, number) for found in diagnostics)
    return text.removesuffix("\n"), ()


def _on_line(found: Diagnostic, number: int) -> Diagnostic:
    span = Span(found.span.file, found.span.line + number - 1, found.span.column)
    return Diagnostic(found.code, found.severity, found.message, span, found.hint)
