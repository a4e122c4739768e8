"""What the parser objects to, in words that somebody who never heard of parsers knows, at the place that helps."""

from __future__ import annotations

import pytest

from subsidiarity.reading.tree import read_documents
from subsidiarity.reading.yaml_words import _WORDS, in_plain_words

FAULTS = {
    "a:\n\tb: c": "2:1 a tab stands where the line is indented",
    "a: |\n\tb\n": "2:1 a tab stands where the line is indented",
    "a: @b": "1:4 text may not begin with this character",
    "a: `b`": "1:4 text may not begin with this character",
    "a: %b": "1:4 text may not begin with this character",
    "a: b: c": "1:5 a colon stands where none is expected",
    "a: b\n  c: d": "2:4 a colon stands where none is expected",
    'a:\n  b: "c\n  d: e\n': "2:6 a quote is opened here and never closed",
    "a: 'b\n\n\n": "1:4 a quote is opened here and never closed",
    'a: "b\n---\nc: d': "1:4 a quote is opened here and not closed before the line of ---",
    "a: [b, c\nd: e\n": "1:4 a bracket is opened here and not closed, or a comma is missing after it",
    "a: {b: c": "1:4 a bracket is opened here and not closed, or a comma is missing after it",
    "a: ['b' 'c']": "1:4 a bracket is opened here and not closed, or a comma is missing after it",
    "a: b\n- c": "2:1 a key is expected here",
    "a: 'it's'": "1:8 a key is expected here",
    "a: b\n c: d\n": "2:3 a colon stands where none is expected",
    "a: b\nc\nd: e\n": "2:1 a colon is missing after this key",
    "- a\nb: c": "2:1 a list item is expected here",
    "a: ]": "1:4 a value is expected here",
    "a: [,]": "1:5 a value is expected here",
    "[a]b": "1:4 a second document begins here without a line of ---",
    "'a'\n'b'": "2:1 a second document begins here without a line of ---",
    'a: "\\q"': "1:5 this escape is not known",
    'a: "\\x4"': "1:7 this escape is not known",
    'a: "\\uD800"': "1:7 this escape is not known",
    'a: "\\U00110000"': "1:7 this escape is not known",
    "a: - b": "1:4 a list may not begin here",
    "a: ? b": "1:4 a key may not begin here",
    "a: {b:[c]}": "1:6 a colon stands here with no space after it",
    "%FOO\n---\na": "1:5 a line may not begin with %",
    "a: b\n% c": "2:2 a line may not begin with %",
    "%YAML 3.0\n---\na": "1:1 a line may not begin with %",
    "a: *": "1:5 YAML reads a word that begins with &, * or ! as a command, and commands are not allowed",
    "&: b": "1:2 YAML reads a word that begins with &, * or ! as a command, and commands are not allowed",
    "a: !x!y z": "1:4 YAML reads a word that begins with &, * or ! as a command, and commands are not allowed",
    "a: !<x y": "1:7 YAML reads a word that begins with &, * or ! as a command, and commands are not allowed",
    "a: |0\n b": "1:5 after | or > only a line break may follow",
    "a: >x\n b": "1:5 after | or > only a line break may follow",
}


@pytest.mark.parametrize(("text", "expected"), FAULTS.items())
def test_a_fault_is_said_in_plain_words_where_it_begins(text, expected):
    """An open quote or bracket is named where it opens, not where the parser gave up."""
    _, (diagnostic,) = read_documents(text.encode(), "file")

    assert "SUB006" == diagnostic.code
    assert expected == f"{diagnostic.span.line}:{diagnostic.span.column} {diagnostic.message}"
    assert diagnostic.hint


def test_every_wording_is_used():
    """Words for faults that never come are words nobody has read."""
    said = {expected.partition(" ")[2] for expected in FAULTS.values()}

    assert said == {message for _, message, _ in _WORDS}


class Mark:
    """Where a parser says that it is; from 0."""

    index = 99
    line = 7
    column = 7


@pytest.mark.parametrize("mark", [None, Mark()])
def test_a_fault_that_nobody_has_words_for_is_passed_on(mark):
    """Its place, if it has one, is within the text."""
    error = ValueError("the moon is full")
    error.problem_mark = mark  # type: ignore[attr-defined]
    words = in_plain_words(error, "a: b\nc")

    assert ("this is not valid YAML: the moon is full", (2, 2) if mark else (1, 1)) == (
        words.message,
        (words.line, words.column),
    )
