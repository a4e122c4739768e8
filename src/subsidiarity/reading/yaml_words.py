"""What the YAML parser objects to, in plain words."""

from __future__ import annotations

import re
from typing import Any

from subsidiarity.reading.text import span_at

_WORDS = (
    (
        r"found character '\\t'|found a tab|cannot start any token",
        "a tab or a special character stands where text begins",
        "indent with spaces, and put text that begins with a special character in quotes",
    ),
    (r"found character that cannot", "a special character stands where text begins", "put the text in quotes"),
    (
        r"mapping values are not allowed",
        "a colon stands where none is expected",
        "put text that holds a colon and a space in quotes",
    ),
    (r"unexpected end of stream", "a quote is opened and never closed", "close the quote"),
    (
        r"expected ',' or '[\]}]'",
        "a bracket is opened and never closed, or a comma is missing",
        "close the bracket, or put a comma between the values",
    ),
    (r"did not find expected key", "a key is expected here", "check the indentation, and that every key has a colon"),
    (r"could not find expected ':'", "a colon is missing after a key", "write `key: value`"),
    (
        r"did not find expected '-' indicator",
        "a list item is expected here",
        "begin each item with '- ' at the same indent",
    ),
    (r"did not find expected node content", "a value is expected here", "write a value, or close the bracket"),
    (
        r"did not find expected <document start>",
        "a second document begins here without a line of ---",
        "check the indentation, or put --- before a new document",
    ),
    (
        r"unknown escape|expected hexadecimal|invalid Unicode|invalid escape",
        "this escape is not known",
        "use single quotes for text with a backslash",
    ),
    (r"block sequence entries are not allowed", "a list may not begin here", "begin the list on a new line"),
    (
        r"did not find expected alphabetic or numeric",
        "an anchor or alias is not allowed",
        "put text that begins with & or * in quotes",
    ),
    (r"undefined alias|tag", "YAML's aliases and tags are not allowed", "write the value out in full"),
)


def in_plain_words(error: Any, text: str) -> tuple[str, int, int, str]:
    """Message, line and column (from 1) and hint for any error of the parser."""
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    context = str(getattr(error, "context", None) or "")
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if "end of stream" in problem:
        mark = getattr(error, "context_mark", None) or mark  # where the quote opens, not where the file ends
    if mark is not None:
        line, column = mark.line + 1, mark.column + 1
    else:
        place = span_at(text, min(int(getattr(error, "position", 0) or 0), len(text)), "")
        line, column = place.line, place.column
    for pattern, words, hint in _WORDS:
        if re.search(pattern, f"{problem} {context}"):
            return words, line, column, hint
    return f"this is not valid YAML: {problem}", line, column, ""
