"""JSON lines: each line is read and judged by itself."""

from __future__ import annotations

import io
import tracemalloc

import pytest

from subsidiarity.files.bounded_read import MAX_BYTES
from subsidiarity.reading.json_lines import read_json_line
from subsidiarity.reading.stream_lines import filled_lines


def test_each_line_that_holds_something_is_a_decision_of_its_own():
    """Empty lines are passed over, and still counted."""
    stream = io.BytesIO(b'{"a": 1}\n\n  \r\n{"b": 2}')

    assert [(1, b'{"a": 1}\n'), (4, b'{"b": 2}')] == list(filled_lines(stream))


def test_a_value_stands_on_its_line_of_the_file():
    """The place of a value counts from the file's beginning, not from the line's."""
    (document,), _ = read_json_line((41, b'{"decision": "hall"}\r\n'), "f.jsonl")

    assert (41, 1) == (document.root.line, document.root.column)


@pytest.mark.parametrize(
    ("line", "code", "column"),
    [
        (b'{"decision": "ha', "SUB006", 14),
        (b'{"decision": "hall"', "SUB006", 20),
        (b'{"a": "\xff"}\n', "SUB003", 8),
        (b'{"a": "\x1b[2J"}\n', "SUB004", 8),
        (b'\xef\xbb\xbf{"a": "x"}\n', "SUB004", 1),
        (b'{"a": 1} {"b": 2}\n', "SUB006", 10),
        (b"[" * MAX_BYTES + b"[\n", "SUB002", 1),
    ],
    ids=["torn text", "torn object", "not UTF-8", "control character", "inner mark", "two a line", "too long"],
)
def test_a_faulty_line_is_refused_at_its_place(line, code, column):
    """A line that was cut off, that is not UTF-8, or that is too long costs only itself."""
    documents, (found,) = read_json_line((7, line), "f.jsonl")

    assert ((), code, 7, column) == (documents, found.code, found.span.line, found.span.column)


def test_the_file_may_begin_with_a_mark():
    """Some editors put a byte order mark before the first line."""
    _, diagnostics = read_json_line((1, b'\xef\xbb\xbf{"a": "x"}\n'), "f.jsonl")

    assert () == diagnostics


def test_an_endless_line_is_cut_and_passed_over():
    """The line behind it is read, and little more than one line is ever held."""
    stream = io.BufferedReader(Endless(before=b'{"a": 1}\n', length=30 * MAX_BYTES, behind=b'{"b": 2}\n'))

    tracemalloc.start()
    numbers = [(number, len(line)) for number, line in filled_lines(stream)]
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert [(1, 9), (2, MAX_BYTES + 1), (3, 9)] == numbers
    assert peak < 6 * MAX_BYTES


class Endless(io.RawIOBase):
    """A stream with a very long line in the middle, made as it is read."""

    def __init__(self, before: bytes, length: int, behind: bytes) -> None:
        self._parts = [(before, 1), (b"x", length), (b"\n", 1), (behind, 1)]

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        if not self._parts:
            return 0
        (piece, times), *rest = self._parts
        now = min(times, max(1, len(buffer) // len(piece)))
        data = piece * now
        self._parts = [(piece, times - now), *rest] if times > now else rest
        buffer[: len(data)] = data
        return len(data)
