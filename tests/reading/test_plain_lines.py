"""The quick way through plain YAML: whatever it reads, it reads as libyaml's events have it."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from subsidiarity.reading import tree
from subsidiarity.reading.nodes import Entries, Items, Node, Text
from subsidiarity.reading.plain_lines import MAX_LENGTH, read_plain_lines

DECISION = """\
# Bought again in May
decision: village-shop
title: Should the council buy the shop?

answers:
  reach: neighbourhood
  capacity: [willing, constituted]
  ownership:
    answer: cannot_exist
    note: 'Run by volunteers: since 1987'
  exclusion: {answer: represented, evidence: record, note: "Two seats, by vote"}
expects: neighbourhood
"""

VALUES = st.sampled_from(
    [
        "no", "x", "12:30", "2024-01-01", "it's ok", "a, b", "a - b", "a? b", "yes!", "'q'", "'it''s'", '"d"', '"d\\n"',
        "''", '""', "[a, b]", "[a,b]", "[ a ]", "[a, b, ]", "{a: x}", "{a: x, b: it's y}", "{a: 'q, r', b: \"z\"}",
        "{a: x,}", "{a: x,b: y}", "{a: x , b: y}", "{a:x}", "{a: 'x'y}", "a #c", "a#c", "a:b", "~", "null", "- a", "|",
        ">-", "é ü", "a\u00a0", "9", "[a b]", "{a: x ? y}", "{a: - y}", "{a: x, a: y}", "a [b]", "a {b}", "{a: b]}",
        "{a: b, }", "{a: b|c}", "{a: @b}", "a\\b", "'a\\b'", "{a: 'b, c: d}", "{a: b*c}", "&a b", "*a", "!a b", "%a",
        "`a`", "@a", "{}", "[]", "? a",
    ]
)  # fmt: skip
LINES = st.builds(
    lambda indent, key, value, end: f"{' ' * indent}{key}:{value}{end}",
    st.sampled_from([0, 0, 0, 2, 2, 4, 1, 3]),
    st.sampled_from(["a", "b", "c", "d", "e", "f", "answers", "A", "'q'", "a b", "é", "a-b", "<<", "- a"]),
    st.one_of(st.just(""), VALUES.map(lambda value: f" {value}"), VALUES.map(lambda value: f"  {value}")),
    st.sampled_from(["", "", "", "", " ", " # c", "\t"]),
)
OTHER_LINES = st.sampled_from(["", "# c", "  # c", "---", "...", "  ", "a", "- a", "%YAML 1.1", "\ta: b", "a: b: c"])
TEXTS = st.lists(st.one_of(LINES, LINES, LINES, OTHER_LINES), max_size=6).map("\n".join)


@given(TEXTS, st.sampled_from(["", "\n", "\n\n"]))
@example("a:\n  b: c\n d: e", "")
@example("a:\nb: c", "")
@example("a: b\n  c: d", "")
def test_what_it_reads_is_what_the_events_say(text, end):
    """The quick way and the events give the same values at the same places, or the quick way gives nothing."""
    quick = read_plain_lines(text + end)

    if quick is not None:
        assert by_events(text + end) == (parts(quick), ())


def test_a_decision_file_of_plain_lines_is_read_the_quick_way():
    """Comments, lists, quotes, braces and indented groups are plain; it would be slow for nothing if they were not."""
    quick = read_plain_lines(DECISION)

    assert quick is not None
    assert by_events(DECISION) == (parts(quick), ())


@pytest.mark.parametrize(
    "text",
    ["", "# only a comment", "a: b\n---\nc: d", "a: &x b", "a: b # c", "a: >-\n  b", "a: b\na: c", "a:", "- a"],
)
def test_anything_else_is_left_to_the_events(text):
    """It refuses nothing itself: a fault, and whatever could be one, is judged in one place."""
    assert read_plain_lines(text) is None


def test_a_long_text_is_left_to_the_events_and_their_limits():
    """Within its length no limit can be passed."""
    assert read_plain_lines(f"a: {'x' * MAX_LENGTH}") is None


def by_events(text):
    """The tree that the events give, and what is wrong."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tree, "read_plain_lines", lambda _: None)
        documents, diagnostics = tree.read_documents(text.encode(), "f.yaml")
    assert 1 == len(documents)
    return parts(documents[0].root), diagnostics


def parts(node: Node) -> object:
    """A tree as values that can be compared."""
    if isinstance(node, Text):
        return node.value, node.line, node.column, node.is_plain
    if isinstance(node, Items):
        return node.line, node.column, [parts(item) for item in node.items]
    assert isinstance(node, Entries)
    return node.line, node.column, [(name, parts(key), parts(value)) for name, (key, value) in node.entries.items()]
