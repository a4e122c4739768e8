"""A conversation in lines of text: a line is written, a line is read."""

from __future__ import annotations

import os
import re
import select
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TextIO

from subsidiarity.reading.decoded_text import clean
from subsidiarity.reporting.safe import inert
from subsidiarity.reporting.wrapping import columns_of, wrapped
from subsidiarity.workshop.option_numbers import number_in
from subsidiarity.workshop.typed_text import hidden_words

_LONG_PASTE = 200
"""Characters from which on lines that wait at a terminal count as pasted; fewer may have been typed ahead."""
_MOST_OF_A_TERMINAL = (1_023, 1_024, 4_095)
"""Bytes of one line that terminals hand over at most (macOS, Linux), whatever more was typed or pasted."""
_PASTE_SECONDS = 0.05
"""Seconds that the next line of a paste may take to arrive."""
_MARK = re.compile(r" *(?:\d+  |- )?")
"""The beginning of a line of a list, below whose end its other rows begin."""


class Leave(Exception):
    """A signal that the person leaves, or that nothing more can be read."""


class Lines:
    """Lines of text out to a sink and in from a source; what cannot be encoded or decoded is shown as an escape."""

    def __init__(self, source: TextIO, sink: TextIO) -> None:
        self._source = source
        self._sink = sink
        for stream, errors in ((source, "replace"), (sink, "backslashreplace")):
            reconfigure: Callable[..., None] | None = getattr(stream, "reconfigure", None)
            if reconfigure is not None:
                reconfigure(errors=errors)
        encoding = getattr(sink, "encoding", None) or "utf-8"
        self.is_ascii = not encoding.lower().startswith(("utf", "cp65001"))
        self.is_cut = False
        """Whether the terminal handed over as much of the last line as it ever does, so that its end may be missing."""
        self._ahead: deque[str] = deque()
        """Lines that were read and not asked for yet."""

    def say(self, *lines: str) -> None:
        """Write these lines, none of which a build server takes for a command; a terminal breaks no word of them."""
        columns = self._columns
        rows = (row for line in lines for row in _rows(line, columns))
        self._sink.write(inert("".join(f"{row}\n" for row in rows)))
        self._sink.flush()

    def say_all(self, lines: Iterable[str]) -> None:
        """Write each of these lines."""
        self.say(*lines)

    def ask(self, prompt: str) -> str:
        """Write a prompt and return the line read, without characters that no file may hold; `Leave` at the end."""
        self._sink.write(inert(f"{prompt} "))
        self._sink.flush()
        line = self._ahead.popleft() if self._ahead else self._source.readline()
        if not line:
            raise Leave
        self.is_cut = self._source.isatty() and _fills_a_terminal(line)
        return self._readable(line).strip()

    def ask_number(self, prompt: str, most: int) -> int | None:
        """Write a prompt and return the number read, from 1 to `most`; None for anything else."""
        return number_in(self.ask(prompt), most)

    def take_paste(self, first: str) -> list[str]:
        """The lines that came at once after a first one at a terminal, if they are long enough to have been pasted."""
        while self._is_more_there() and (line := self._source.readline()):
            self._ahead.append(line)
        if not self._ahead or len(first) + sum(map(len, self._ahead)) < _LONG_PASTE:
            return []
        pasted = [*self._ahead]
        self._ahead.clear()
        self.is_cut = self.is_cut or any(map(_fills_a_terminal, pasted))
        return [self._readable(line).rstrip() for line in pasted]

    def give_back(self, lines: Iterable[str]) -> None:
        """Let these lines answer what is asked next."""
        self._ahead.extendleft(f"{line}\n" for line in reversed([*lines]))

    @property
    def _columns(self) -> int:
        """The columns of the terminal that is written to; 0 where it is none, and a line stays one line."""
        try:
            return os.get_terminal_size(self._sink.fileno()).columns if self._sink.isatty() else 0
        except (OSError, ValueError):
            return 0

    def _readable(self, line: str) -> str:
        if said := hidden_words(line):
            self.say(said)
        return clean(line)

    def _is_more_there(self) -> bool:
        try:
            return self._source.isatty() and bool(select.select([self._source], [], [], _PASTE_SECONDS)[0])
        except (OSError, ValueError):  # Windows cannot look ahead at a terminal
            return False


def _rows(line: str, columns: int) -> Iterator[str]:
    """The rows that a line takes at a terminal, broken between words; what hangs on a number or a dash stands below."""
    for part in line.split("\n"):
        mark = _MARK.match(part)
        head = mark[0] if mark else ""
        if not columns or columns_of(part) <= columns or columns_of(head) * 2 > columns:
            yield part
        else:
            yield from wrapped(part[len(head) :], columns, head, " " * columns_of(head))


def _fills_a_terminal(line: str) -> bool:
    return len(line.removesuffix("\n").encode("utf-8", "replace")) in _MOST_OF_A_TERMINAL
