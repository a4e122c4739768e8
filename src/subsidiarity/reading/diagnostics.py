"""A collector of diagnostics: it records and goes on, so that one pass lists everything."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from functools import lru_cache
from itertools import islice

from subsidiarity.model.annotation import Protocol
from subsidiarity.model.diagnostic import Diagnostic, Severity
from subsidiarity.model.span import Span
from subsidiarity.reading.tree_nodes import Notation

MOST_LISTED = 100
"""The most problems listed of one document; further ones are counted."""
MOST_COMPARED = 5_000
"""The most known words that misspelt ones are compared with, over one file: each takes some ten microseconds."""
MOST_NAMED = 8
"""The most known words that a hint lists."""
UNREAD_COLUMN = "SUB310"
"""The code of the diagnostic of a table as a whole, at its first row."""


class Located(Protocol):
    """A thing that stands in a text; line and column count from 1."""

    @property
    def line(self) -> int: ...  # noqa: D102

    @property
    def column(self) -> int: ...  # noqa: D102


class Problems:
    """The diagnostics of one file, taken out document by document; hints are spelled in the file's notation."""

    def __init__(self, file: str, notation: Notation = "yaml") -> None:
        self.file = file
        self.notation: Notation = notation
        self._found: list[Diagnostic] = []
        self._unlisted: list[Severity] = []
        self._compared = 0
        self._said: frozenset[tuple[str, int, int]] = frozenset()

    def span(self, node: Located) -> Span:
        """The span of a node."""
        return Span(self.file, node.line, node.column)

    def error(self, code: str, node: Located, message: str, hint: str = "") -> None:
        """Record something that must be mended."""
        self._record(code, "error", node, message, hint)

    def warning(self, code: str, node: Located, message: str, hint: str = "") -> None:
        """Record something that is likely not meant."""
        self._record(code, "warning", node, message, hint)

    def unknown(self, code: str, node: Located, what: str, word: str, known: Collection[str], hint: str = "") -> None:
        """Record a word that is none of those known, after `what`; the hint names the nearest, or is `hint`."""
        self.error(code, node, f"{what} `{word[:80]}`", self.nearest(word, known) or hint or _listed(known))

    def nearest(self, word: str, known: Collection[str]) -> str:
        """A hint that names the known word nearest to a strange one, or all where they are few; "" for lack of time."""
        return did_you_mean(word, known) if self.may_compare(known) else ""

    def may_compare(self, known: Collection[str]) -> bool:
        """Whether there is time to compare one more strange word with those known."""
        self._compared += len(known)
        return self._compared <= MOST_COMPARED

    @property
    def number(self) -> int:
        """How many problems were found since they were last taken."""
        return len(self._found) + len(self._unlisted)

    @property
    def has_errors(self) -> bool:
        """Whether any of the problems found must be mended."""
        return "error" in self._unlisted or any(each.severity == "error" for each in self._found)

    def once(self, *, is_again: bool) -> None:
        """Say whether what follows is read again: then nothing of what was said of a place is said anew."""
        found = self._found if is_again else []
        self._said = frozenset((each.code, each.span.line, each.span.column) for each in found)

    def take(self) -> tuple[Diagnostic, ...]:
        """The problems found since this was last asked, in the file's order, with one on those not listed."""
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

    def _record(self, code: str, severity: Severity, node: Located, message: str, hint: str) -> None:
        if (code, node.line, node.column) in self._said:
            return
        if len(self._found) < MOST_LISTED:
            self._found.append(Diagnostic(code, severity, message, self.span(node), hint))
        else:
            self._unlisted.append(severity)


def did_you_mean(word: str, known: Collection[str]) -> str:
    """A hint that names the nearest known word, or lists the known words when few, or nothing."""
    return near_hint(word, known) or (_listed(known) if 0 < len(known) <= MOST_NAMED else "")


def near_hint(word: str, known: Collection[str], at_least: float = 0.6) -> str:
    """A hint that names the nearest known word, or nothing where none is `at_least` so alike (1 is the same word)."""
    return _near_hint(word[:80], tuple(known), at_least)


def compose(composed: str) -> str:
    """A hint for a name that was typed with an accent as a character of its own; both look alike."""
    return f"an accent stands as a character of its own: write `{composed}`, with letter and accent in one"


@lru_cache(maxsize=1_000)  # a word that is wrong in one row of a table is mostly wrong in many
def _near_hint(word: str, known: tuple[str, ...], at_least: float) -> str:
    import difflib  # only needed once something is wrong; it costs start-up time

    composed = unicodedata.normalize("NFC", word)
    if composed != word and composed in known:
        return compose(composed)
    spelled = {name.casefold(): name for name in known}
    near = difflib.get_close_matches(word.casefold(), spelled, n=1, cutoff=at_least)
    return f"did you mean `{spelled[near[0]]}`?" if near else ""


def _listed(known: Collection[str]) -> str:
    """A hint that lists the known words, or the first of them when they are many."""
    if not known:
        return "delete it: there is nothing here that could be named"
    named = ", ".join(islice(known, MOST_NAMED))
    return f"use one of: {named}" if len(known) <= MOST_NAMED else f"use one of these {len(known)}: {named}, …"
