"""Strict JSON: every value with its place, every fault where it stands."""

from __future__ import annotations

import json
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from subsidiarity.reading.decoded_text import FORBIDDEN
from subsidiarity.reading.json_tree import read_json_documents
from subsidiarity.reading.limits import MAX_DEPTH, MAX_KEY, MAX_NODES, MAX_SCALAR
from subsidiarity.reading.tree_nodes import Entries, Items, Node, Text

texts = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Cn", "Zl", "Zp"]), max_size=12)
trees = st.recursive(
    texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.integers(0, 9).map("k{}".format), inner, max_size=4),
    max_leaves=20,
)


@given(trees.filter(lambda tree: isinstance(tree, dict)), st.sampled_from([None, 1, 3]), st.booleans())
def test_values_come_out_as_the_json_library_has_them(tree, indent, is_ascii):
    """However it is laid out, the texts in the tree are those that were written."""
    data = json.dumps(tree, indent=indent, ensure_ascii=is_ascii).encode()

    documents, diagnostics = read_json_documents(data, "f.json")

    assert ((), tree) == (diagnostics, plain(documents[0].root))


@given(trees.filter(lambda tree: isinstance(tree, dict)), st.sampled_from([None, 2]))
def test_every_value_stands_where_its_place_says(tree, indent):
    """The line and column of a text are those of its opening quote."""
    text = json.dumps(tree, indent=indent, ensure_ascii=False)
    lines = text.split("\n")

    documents, _ = read_json_documents(text.encode(), "f.json")

    for found in every_text(documents[0].root):
        assert lines[found.line - 1][found.column - 1 :].startswith(json.dumps(found.value, ensure_ascii=False))


def test_numbers_and_words_are_kept_as_they_were_typed():
    """What was typed is what is shown; null is nothing."""
    documents, _ = read_json_documents(b'{"a": 1.10, "b": 007e1, "c": true, "d": null}'.replace(b"007e1", b"7e+1"), "f")

    assert {"a": "1.10", "b": "7e+1", "c": "true", "d": ""} == plain(documents[0].root)


def test_a_list_holds_several_documents():
    """A JSON file may be one decision or a list of them."""
    documents, diagnostics = read_json_documents(b'[{"a": "b"},\n {"a": "c"}]', "f")

    assert ((), [1, 2]) == (diagnostics, [document.root.line for document in documents])


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("", "SUB005", 1, 1),
        (" []", "SUB005", 1, 2),
        ("{", "SUB006", 1, 2),
        ('{"a": 1,}', "SUB006", 1, 9),
        ('{"a": "x", "b": "y",}', "SUB006", 1, 21),
        ("[1, 2", "SUB006", 1, 6),
        ('{"a": NaN}', "SUB006", 1, 7),
        ('{"a": -Infinity}', "SUB006", 1, 7),
        ('{"a": 01}', "SUB006", 1, 7),
        ('{"a": 1e}', "SUB006", 1, 7),
        ('{"a": .5}', "SUB006", 1, 7),
        ('{"a": "x', "SUB006", 1, 7),
        ('{"a": "x\ny"}', "SUB006", 1, 9),
        ('{"a": "x\ty"}', "SUB006", 1, 9),
        ('{"a": "\\q"}', "SUB006", 1, 8),
        ('{"a" "x"}', "SUB006", 1, 6),
        ("{a: 1}", "SUB006", 1, 2),
        ("{'a': 1}", "SUB006", 1, 2),
        ('{"a": "x"} {"a": "y"}', "SUB006", 1, 12),
        ('{"a": "x" "b": "y"}', "SUB006", 1, 11),
        ('{"a": "x", "b": "y" "c": "z"}', "SUB006", 1, 21),
        ('{"a": "x",\n "a": "y"}', "SUB008", 2, 2),
        ('{"a": "x", "b": "y", "A": "z"}', "SUB008", 1, 22),
        ('{"a": {}, "\\u0061": "y"}', "SUB008", 1, 11),
        ('{"a": "\\ud800"}', "SUB004", 1, 7),
        ('{"a": "\\u001b[31m"}', "SUB004", 1, 7),
        ('{"a": "\\u202e"}', "SUB004", 1, 7),
        ('{"a": "\\r"}', "SUB004", 1, 7),
        ('{"a": "\u202e"}', "SUB004", 1, 8),
        ('{"a":\n  -}', "SUB006", 2, 3),
        ("[" * (MAX_DEPTH + 1), "SUB010", 1, MAX_DEPTH + 1),
        (f'{{"{"k" * (MAX_KEY + 1)}": 1}}', "SUB009", 1, 2),
        (f'{{"a": "{"x" * (MAX_SCALAR + 1)}"}}', "SUB010", 1, 7),
        (f'{{"z": "z", "a": "{"x" * (MAX_SCALAR + 1)}"}}', "SUB010", 1, 17),
        (f"[{','.join('1' * (MAX_NODES + 1))}]", "SUB010", 1, 2 * MAX_NODES),
    ],
)  # fmt: skip
def test_a_fault_is_refused_where_it_stands(text, code, line, column):
    """One code, one place and a hint; nothing that follows it is guessed at."""
    documents, (found,) = read_json_documents(text.encode(), "f.json")

    assert ((), code, line, column) == (documents, found.code, found.span.line, found.span.column)
    assert found.hint


@pytest.mark.parametrize(
    "text", ["[" * 500_000, '{"a":' * 160_000, "9" * 900_000, '["' + "\\u0041" * 150_000 + '"]', " " * 999_999]
)
def test_a_bomb_is_judged_within_a_second(text):
    """Of the processor: nothing recurses, and nothing takes more than a pass."""
    began = time.thread_time()
    documents, _ = read_json_documents(text.encode(), "f.json")

    assert () == documents
    assert time.thread_time() - began < 1


@given(st.text(alphabet='{}[]",:\\ \n-+.eE019tfn\u0009uabcd', max_size=40))
def test_it_accepts_nothing_that_the_json_library_refuses(text):
    """Any text is read or refused; a text that is read is JSON."""
    documents, diagnostics = read_json_documents(text.encode(), "f.json")

    assert documents or diagnostics
    if not diagnostics:
        json.loads(text)


def plain(node: Node) -> object:
    """A tree as the values that a JSON library would give."""
    if isinstance(node, Text):
        assert not re.search(FORBIDDEN, node.value)
        return node.value
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    assert isinstance(node, Entries)
    return {name: plain(value) for name, (_, value) in node.entries.items()}


def every_text(node: Node) -> list[Text]:
    """Every key and text in a tree."""
    if isinstance(node, Text):
        return [node]
    if isinstance(node, Items):
        return [text for item in node.items for text in every_text(item)]
    return [text for key, value in node.entries.values() for text in (key, *every_text(value))]
