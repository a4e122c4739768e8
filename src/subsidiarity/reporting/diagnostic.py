"""A diagnostic or a finding as text: its place, what is wrong, the line it stands on, and how to mend it."""

from __future__ import annotations

from functools import lru_cache

from subsidiarity.model.annotation import Protocol
from subsidiarity.model.span import Span
from subsidiarity.reporting.safe import inert, safe, safe_flow, safe_path
from subsidiarity.reporting.wrapping import columns_of

_BEFORE, _AROUND = 60, 100
"""Characters of a long source line that an excerpt shows before the place, and in all."""


class Reported(Protocol):
    """A diagnostic or a finding, as both are reported."""

    @property
    def code(self) -> str:
        """The code, which is the name of a page in docs/diagnostics."""

    @property
    def severity(self) -> str:
        """The severity: how grave the fault is."""

    @property
    def message(self) -> str:
        """The message: a sentence on what is wrong."""

    @property
    def span(self) -> Span:
        """The span in the source, with lines and columns from 1."""

    @property
    def hint(self) -> str:
        """A hint on how to mend the fault, "" if nothing helps."""


def render_diagnostic(found: Reported, source: str | None = None) -> str:
    """A diagnostic in a few lines, with an excerpt of `source`, the text of its file, if it is at hand."""
    lines = [f"{spot_of(found.span)}: {found.severity} {found.code}: {safe(found.message)}"]
    lines += [] if source is None else _excerpt(source, found.span)
    if found.hint:
        lines.append(f" hint: {safe(found.hint)}")
    return "\n".join(lines) + "\n"


def diagnostic_line(found: Reported) -> str:
    """A diagnostic on one line: place, severity, code, message and hint."""
    hint = f" ({safe_flow(found.hint)})" if found.hint else ""
    return f"{spot_of(found.span)}: {found.severity} {found.code}: {safe_flow(found.message)}{hint}"


def diagnostic_sentence(found: Reported) -> str:
    """A diagnostic for whoever reads sentences: its place, what is wrong and a hint; its code comes last."""
    hint = f" ({safe_flow(found.hint)})" if found.hint else ""
    return f"{spot_of(found.span)}: {safe_flow(found.message)}{hint} [{found.code}]"


def spot_of(span: Span) -> str:
    """A place as editors understand it: file:line:column, line and column from 1."""
    return f"{safe_path(span.file)}:{span.line}:{span.column}"


@lru_cache(maxsize=1)
def _lines_of(source: str) -> list[str]:
    """The lines of a text, kept for the next call: many diagnostics in a row are of one file."""
    return source.split("\n")


def _excerpt(source: str, span: Span) -> list[str]:
    """The source line that a span begins on, cut to fit, and a line with a caret below the place."""
    lines = _lines_of(source)
    if not 0 < span.line <= len(lines) or not lines[span.line - 1].strip():
        return []
    line = lines[span.line - 1].rstrip("\r")
    begin = max(0, span.column - 1 - _BEFORE)
    gutter = f"{span.line:>5} | "
    shown = inert(gutter + safe(line[begin : begin + _AROUND]))
    caret = columns_of(inert(gutter + safe(line[begin : span.column - 1]))) - len(gutter)
    return [shown, f"{' ' * (len(gutter) - 2)}| {' ' * caret}^"]
