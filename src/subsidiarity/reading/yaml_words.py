"""The objections of the YAML parser, in plain words."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from subsidiarity.reading.decoded_text import span_at

_TAB = "a tab stands where the line is indented"
_MARKED = "YAML reads a word that begins with &, * or ! as a command, and commands are not allowed"
_QUOTE_IT = "put the text in quotes, or compare the line with one that works"
_WORDS = (
    ("found unexpected ':'", "a colon stands here with no space after it", "put a space after it, or quote the text"),
    (
        "mapping values are not allowed",
        "a colon stands where none is expected",
        "check the indentation of this line, or put text that holds a colon and a space in quotes",
    ),
    ("cannot start any token", "text may not begin with this character", "put the text in quotes"),
    ("found a tab", _TAB, "indent with spaces"),
    ("unexpected end of stream", "a quote is opened here and never closed", "close the quote"),
    (
        "unexpected document indicator",
        "a quote is opened here and not closed before the line of ---",
        "close the quote",
    ),
    (
        "expected ',' or",
        "a bracket is opened here and not closed, or a comma is missing after it",
        "close the bracket, and put a comma between two values",
    ),
    (
        "did not find expected key",
        "a key is expected here",
        "check the indentation, that every key has a colon, and that a quote inside quotes is doubled",
    ),
    ("could not find expected ':'", "a colon is missing after this key", "write `key: value`"),
    ("expected '-' indicator", "a list item is expected here", "begin each item with '- ' at the same indent"),
    ("expected node content", "a value is expected here", "write a value, or close the bracket"),
    (
        "expected <document start>",
        "a second document begins here without a line of ---",
        "check the indentation, or put --- before a new document",
    ),
    (
        "unknown escape|hexdecimal|Unicode character escape",
        "this escape is not known",
        "use single quotes for text with a backslash",
    ),
    ("block sequence entries are not allowed", "a list may not begin here", "begin the list on a new line"),
    ("keys are not allowed", "a key may not begin here", "write `key: value` on a line of its own"),
    ("directive|incompatible YAML", "a line may not begin with %", "delete the line, or put the text in quotes"),
    ("alphabetic or numeric|undefined tag|tag URI|scanning a tag|parsing a tag", _MARKED, "put the text in quotes"),
    ("block scalar", "after | or > only a line break may follow", "begin the text on the next line"),
)
_BEGUN = re.compile("unexpected end of stream|unexpected document indicator|expected ',' or|find expected ':'")
"""The pattern of faults that are shown where they begin: at the quote, bracket or key, not where the parser gave up."""


class PlainWords(NamedTuple):
    """A fault in words that a person who never heard of parsers knows; line and column count from 1."""

    message: str
    hint: str
    line: int
    column: int


def in_plain_words(error: Any, text: str) -> PlainWords:
    """The plain words for an error of the parser, at a line and column within the text."""
    problem = str(getattr(error, "problem", None) or error)
    context = str(getattr(error, "context", None) or "")
    mark = getattr(error, "problem_mark", None)
    if _BEGUN.search(problem):
        mark = getattr(error, "context_mark", None) or mark
    index = min(mark.index, len(text)) if mark is not None else 0
    span = span_at(text, index, "")
    if "cannot start any token" in problem and text[index : index + 1] == "\t":
        return PlainWords(_TAB, "indent with spaces", span.line, span.column)
    for pattern, message, hint in _WORDS:
        if re.search(pattern, f"{problem} {context}"):
            return PlainWords(message, hint, span.line, span.column)
    return PlainWords(f"this is not valid YAML: {problem}", _QUOTE_IT, span.line, span.column)
