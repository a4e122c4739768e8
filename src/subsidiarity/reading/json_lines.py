"""Many decisions as JSON lines: one object a line, each with its own limits, read without holding the file."""

from __future__ import annotations

from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.reading.json_tree import JsonScanner
from subsidiarity.reading.limits import Refused
from subsidiarity.reading.stream_lines import Numbered, numbered_text
from subsidiarity.reading.tree_nodes import Document


def read_json_line(line: Numbered, file: str) -> tuple[tuple[Document, ...], tuple[Diagnostic, ...]]:
    """The document of a line, or none and the diagnostics that say why."""
    text, diagnostics = numbered_text(line, file)
    if text is None:
        return (), diagnostics
    try:
        return (Document(JsonScanner(text, line[0]).whole(), file, "json"),), ()
    except Refused as refused:
        return (), (refused.diagnostic(file),)
