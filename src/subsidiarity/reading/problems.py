"""A collector of diagnostics: it records and goes on, so that one pass lists everything."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.model.span import Span


class Placed(Protocol):
    """Anything that stands somewhere; line and column count from 1."""

    line: int
    column: int


class Problems:
    """The diagnostics of one document of one file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: list[Diagnostic] = []

    def span(self, node: Placed) -> Span:
        """Where a node stands."""
        return Span(self.file, node.line, node.column)

    def error(self, code: str, node: Placed, message: str, hint: str = "") -> None:
        """Record something that must be mended."""
        self.found.append(Diagnostic(code, "error", message, self.span(node), hint))

    def warning(self, code: str, node: Placed, message: str, hint: str = "") -> None:
        """Record something that is likely not meant."""
        self.found.append(Diagnostic(code, "warning", message, self.span(node), hint))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that names the nearest known word, or lists the known words when few, or nothing."""
    import difflib  # only needed once something is wrong; it costs start-up time

    words = list(known)
    near = difflib.get_close_matches(word.lower(), words, n=1, cutoff=0.6)
    if near:
        return f"did you mean `{near[0]}`?"
    return f"use one of: {', '.join(words)}" if 0 < len(words) <= 8 else ""
