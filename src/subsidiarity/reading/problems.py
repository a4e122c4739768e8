"""A collector of diagnostics: it records and goes on, so that one pass lists everything."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from itertools import islice
from typing import Protocol

from subsidiarity.model.diagnostic import Diagnostic, Severity
from subsidiarity.model.span import Span

MOST_LISTED = 100
"""Problems listed of one document; further ones are counted."""
MOST_COMPARED = 5_000
"""Known words that misspelt ones are compared with, over one file: each takes some ten microseconds."""
MOST_NAMED = 8
"""Known words that a hint lists."""


class Placed(Protocol):
    """Anything that stands somewhere; line and column count from 1."""

    @property
    def line(self) -> int: ...  # noqa: D102

    @property
    def column(self) -> int: ...  # noqa: D102


class Problems:
    """The diagnostics of one file, taken out document by document."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._found: list[Diagnostic] = []
        self._unlisted: list[Severity] = []
        self._compared = 0

    def span(self, node: Placed) -> Span:
        """Where a node stands."""
        return Span(self.file, node.line, node.column)

    def error(self, code: str, node: Placed, message: str, hint: str = "") -> None:
        """Record something that must be mended."""
        self._record(code, "error", node, message, hint)

    def warning(self, code: str, node: Placed, message: str, hint: str = "") -> None:
        """Record something that is likely not meant."""
        self._record(code, "warning", node, message, hint)

    def unknown(self, code: str, node: Placed, what: str, word: str, known: Collection[str], hint: str = "") -> None:
        """Record a word that is none of those known, after `what`; the hint names the nearest, or is `hint`."""
        self._compared += len(known)
        near = did_you_mean(word, known) if self._compared <= MOST_COMPARED else ""
        self.error(code, node, f"{what} `{word[:80]}`", near or hint or _listed(known))

    def take(self) -> tuple[Diagnostic, ...]:
        """What was found since this was last asked, in the file's order, with a line on what is not listed."""
        if not self._found:
            return ()
        self._found.sort(key=lambda diagnostic: (diagnostic.span.line, diagnostic.span.column))
        if self._unlisted:
            severity: Severity = "error" if "error" in self._unlisted else "warning"
            message = f"{len(self._unlisted):,} more problems from here on are not listed"
            hint = "mend those above first, and check that this is the kind of file you meant"
            self._found.append(Diagnostic("SUB013", severity, message, self._found[-1].span, hint))
        found = tuple(self._found)
        self._found.clear()
        self._unlisted.clear()
        return found

    def _record(self, code: str, severity: Severity, node: Placed, message: str, hint: str) -> None:
        if len(self._found) < MOST_LISTED:
            self._found.append(Diagnostic(code, severity, message, self.span(node), hint))
        else:
            self._unlisted.append(severity)


def did_you_mean(word: str, known: Collection[str]) -> str:
    """A hint that names the nearest known word, or lists the known words when few, or nothing."""
    return _nearest(word[:80], tuple(known))


@lru_cache(maxsize=1_000)  # a word that is wrong in one row of a table is mostly wrong in many
def _nearest(word: str, known: tuple[str, ...]) -> str:
    import difflib  # only needed once something is wrong; it costs start-up time

    spelled = {name.casefold(): name for name in known}
    near = difflib.get_close_matches(word.casefold(), spelled, n=1, cutoff=0.6)
    if near:
        return f"did you mean `{spelled[near[0]]}`?"
    return _listed(known) if 0 < len(known) <= MOST_NAMED else ""


def _listed(known: Collection[str]) -> str:
    """A hint that lists the known words, or the first of them when they are many."""
    if not known:
        return "delete it: there is nothing here that could be named"
    named = ", ".join(islice(known, MOST_NAMED))
    return f"use one of: {named}" if len(known) <= MOST_NAMED else f"use one of these {len(known)}: {named}, …"
