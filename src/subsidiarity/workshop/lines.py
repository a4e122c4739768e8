"""A conversation in lines: one is written, one is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TextIO

from subsidiarity.reading.text import clean


class Leave(Exception):
    """The person leaves, or nothing more can be read."""


class Lines:
    """Lines out to a sink, lines in from a source; whatever cannot be written or read is shown as well as can be."""

    def __init__(self, source: TextIO, sink: TextIO) -> None:
        self._source = source
        self._sink = sink
        for stream, errors in ((source, "replace"), (sink, "backslashreplace")):
            reconfigure: Callable[..., None] | None = getattr(stream, "reconfigure", None)
            if reconfigure is not None:
                reconfigure(errors=errors)
        encoding = getattr(sink, "encoding", None) or "utf-8"
        self.is_ascii = not encoding.lower().startswith(("utf", "cp65001"))

    def say(self, *lines: str) -> None:
        """Write these lines."""
        self._sink.write("".join(f"{line}\n" for line in lines))
        self._sink.flush()

    def say_all(self, lines: Iterable[str]) -> None:
        """Write each of these lines."""
        self.say(*lines)

    def ask(self, prompt: str) -> str:
        """Write a prompt and read one line, without what a file would be refused for; `Leave` at the end."""
        self._sink.write(f"{prompt} ")
        self._sink.flush()
        line = self._source.readline()
        if not line:
            raise Leave
        return clean(line).strip()

    def ask_number(self, prompt: str, most: int) -> int | None:
        """A number from 1 to `most`; None for anything else."""
        return number_in(self.ask(prompt), most)


def number_in(text: str, most: int) -> int | None:
    """The number from 1 to `most` that a text is; None for anything else."""
    is_number = text.isascii() and text.isdigit() and len(text) < 10
    return int(text) if is_number and 0 < int(text) <= most else None
