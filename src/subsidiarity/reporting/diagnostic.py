"""A diagnostic or a finding as text: its place, what is wrong, the line it stands on, and how to mend it."""

from __future__ import annotations

from functools import lru_cache
from typing import Protocol

from subsidiarity.model.span import Span
from subsidiarity.reporting.safe import inert, safe, safe_flow, safe_path
from subsidiarity.reporting.wrapping import columns_of

_BEFORE, _AROUND = 60, 100
"""Characters of a long line that are shown before the place, and in all."""


class Reported(Protocol):
    """What diagnostics and findings share."""

    @property
    def code(self) -> str:
        """The name of its page in docs/diagnostics."""

    @property
    def severity(self) -> str:
        """How grave it is."""

    @property
    def message(self) -> str:
        """What is wrong."""

    @property
    def span(self) -> Span:
        """Where it stands."""

    @property
    def hint(self) -> str:
        """How to mend it, "" if nothing helps."""


def render_diagnostic(found: Reported, source: str | None = None) -> str:
    """One diagnostic in a few lines; `source` is the text of its file, if it is at hand."""
    lines = [f"{place_of(found.span)}: {found.severity} {found.code}: {safe(found.message)}"]
    lines += [] if source is None else _excerpt(source, found.span)
    if found.hint:
        lines.append(f" hint: {safe(found.hint)}")
    return "\n".join(lines) + "\n"


def diagnostic_line(found: Reported) -> str:
    """One diagnostic on one line, with what to do about it."""
    hint = f" ({safe_flow(found.hint)})" if found.hint else ""
    return f"{place_of(found.span)}: {found.severity} {found.code}: {safe_flow(found.message)}{hint}"


def place_of(span: Span) -> str:
    """A place as editors understand it: file:line:column."""
    return f"{safe_path(span.file)}:{span.line}:{span.column}"


@lru_cache(maxsize=1)
def _lines_of(source: str) -> list[str]:
    """The lines of a text that is mostly asked for many times in a row."""
    return source.split("\n")


def _excerpt(source: str, span: Span) -> list[str]:
    """The line that a place is on, and a caret below it."""
    lines = _lines_of(source)
    if not 0 < span.line <= len(lines) or not lines[span.line - 1].strip():
        return []
    line = lines[span.line - 1].rstrip("\r")
    begin = max(0, span.column - 1 - _BEFORE)
    gutter = f"{span.line:>5} | "
    shown = inert(gutter + safe(line[begin : begin + _AROUND]))
    caret = columns_of(inert(gutter + safe(line[begin : span.column - 1]))) - len(gutter)
    return [shown, f"{' ' * (len(gutter) - 2)}| {' ' * caret}^"]
