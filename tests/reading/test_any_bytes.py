"""Whatever a file holds, reading gives values or located diagnostics, and never an exception."""

from __future__ import annotations

from docs._pages import RULEBOOK
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.samples import READER

from subsidiarity.model.diagnostic import Diagnostic, has_errors
from subsidiarity.reading.rulebook import read_rulebook
from subsidiarity.reading.tree import read_documents

DECISION = b"""\
decision: bench
title: 'Who moves "the" bench?'
answers:
  reach: [street, visitors]   # a range
  cooperation:
    answer: likely
    evidence: guess
    note: >-
      It stands
      in the way
expects: {level: [street, town], because: [decide/above_street/shared]}
---
decision: second
title: T
answers: {reach: unknown}
"""
SIGNS = "[ ] { } : , - ? | > \" ' # & * ! % @ ` ~ \\ <<"
WORDS = """\
reach street twon unknown null decision: title: answers: expects: levels: roles: when: to: in: at_least: not: all:
source: otherwise: contested, &a *a !x #x %YAML --- ... \\x1b \\u202e \\q \u00e9 \U0001f600 \u202e \x85 \u2028 \x00"""
SPACES = [b" ", b"\t", b"\n", b"\n\n", b"\r", b"\r\n", b"\n  ", b"\n      ", b"\xef\xbb\xbf", b"\xff"]
PIECES = [f"{space}{piece} ".encode() for piece in f"{SIGNS} {WORDS}".split() for space in ("", " ", "\n")] + SPACES


@st.composite
def damaged(draw, text):
    """A sound file to which some things happened."""
    data = bytearray(text)
    for _ in range(draw(st.integers(1, 5))):
        begin = draw(st.integers(0, len(data)))
        length = draw(st.sampled_from([0, 0, 0, 1, 1, 5, 30]))
        data[begin : begin + length] = draw(st.sampled_from(PIECES) | st.binary(max_size=3))
    return bytes(data)


ANYTHING = st.binary(max_size=60) | st.lists(st.sampled_from(PIECES), max_size=30).map(b"".join)
DECISIONS = ANYTHING | damaged(DECISION)
RULEBOOKS = ANYTHING | damaged(RULEBOOK.read_bytes())


def is_within(diagnostic: Diagnostic, data: bytes) -> bool:
    """Whether a place lies in the text: on one of its lines, at the latest right behind its end."""
    text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    line, column = diagnostic.span.line, diagnostic.span.column
    return 1 <= line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 1


@given(DECISIONS)
def test_any_bytes_give_documents_or_a_fault(data):
    """What gives no document says why."""
    documents, diagnostics = read_documents(data, "file")

    assert documents or has_errors(diagnostics)
    assert [] == [each for each in diagnostics if not is_within(each, data)]


@given(DECISIONS)
def test_any_bytes_give_decisions_or_faults(data):
    """Each document is a decision, or says why it is none; every message has words, and its place is in the file."""
    entries = READER.read_each(data, "file", {})
    diagnostics = [diagnostic for _, found in entries for diagnostic in found]

    assert entries
    assert [has_errors(found) for _, found in entries] == [decision is None for decision, _ in entries]
    assert [] == [each for each in diagnostics if not is_within(each, data) or not each.message or not each.code]


@given(RULEBOOKS)
def test_any_bytes_give_a_rulebook_or_faults(data):
    """Never both."""
    rulebook, diagnostics = read_rulebook(data, "file")

    assert (rulebook is None) == has_errors(diagnostics)
    assert [] == [each for each in diagnostics if not is_within(each, data)]


@given(DECISIONS)
def test_a_fault_in_one_file_is_the_same_whatever_came_before(data):
    """The reader of a batch remembers nothing but ids."""
    first = READER.read_each(data, "file", {})
    READER.read_each(DECISION, "other", {})

    assert first == READER.read_each(data, "file", {})
