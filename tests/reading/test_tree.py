"""Text to a tree: what is read, what is refused and where, and what limits hold."""

from __future__ import annotations

import subprocess
import sys

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.samples import lines_of

from subsidiarity.reading.tree import MAX_DIRECTIVES, read_documents
from subsidiarity.reading.tree_nodes import Entries, Items, Node, Text


def parts(node: Node) -> object:
    """A tree as plain values: texts, lists and dictionaries."""
    if isinstance(node, Text):
        return node.value
    if isinstance(node, Items):
        return [parts(item) for item in node.items]
    return {name: parts(value) for name, (_, value) in node.entries.items()}


def read(text: str | bytes) -> list[object]:
    documents, diagnostics = read_documents(text if isinstance(text, bytes) else text.encode(), "file")
    assert () == diagnostics
    return [parts(document.root) for document in documents]


def said(text: str) -> list[str]:
    return lines_of(read_documents(text.encode(), "file")[1])


@pytest.mark.parametrize(
    "typed",
    [
        *("no", "No", "NO", "off", "yes", "on", "y", "n", "true", "False", "null", "~", "Null"),
        *("12:30", "1:59:59", "007", "0755", "0o17", "0x1F", "1_000", "1.10", "1e309", ".inf", ".nan", "-0", "+1"),
        *("2026-02-30", "2026-11-22", "2026-11-22T10:00:00Z", "=", "0b_", "9" * 5000, "\u0661\u0662"),
    ],
)
def test_what_was_typed_is_the_value(typed):
    """No word, number or date is taken for anything but text, as a value or as a key."""
    assert [{"title": typed, "list": [typed], "key": {typed[:90]: "x"}}] == read(
        f"title: {typed}\nlist: [{typed}]\nkey:\n  {typed[:90]}: x\n# read by events: &\n"
    )


PLAIN = st.from_regex(r"[A-Za-z0-9]([A-Za-z0-9 ._/:+-]*[A-Za-z0-9])?", fullmatch=True).filter(lambda x: ": " not in x)


@given(PLAIN)
def test_quoting_changes_nothing(text):
    """Plain, in single quotes and in double quotes it is the same text."""
    assert [{"a": text}] == read(f"a: {text}") == read(f"a: '{text}'") == read(f'a: "{text}"')


@given(st.text(st.characters(codec="ascii", categories=["L", "N", "P", "S", "Zs"]), max_size=20))
def test_any_text_can_be_quoted(text):
    """Single quotes double a quote, double quotes escape it."""
    single = text.replace("'", "''")
    double = text.replace("\\", "\\\\").replace('"', '\\"')

    assert [{"a": text}] == read(f"a: '{single}'") == read(f'a: "{double}"')


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a:\n  - b\n  - {c: d}\n  -\n    - e\n", [{"a": ["b", {"c": "d"}, ["e"]]}]),
        ("a: |\n  one\n  two\nb: >-\n  three\n  four\n", [{"a": "one\ntwo\n", "b": "three four"}]),
        ("a: one\n  two\n", [{"a": "one two"}]),
        ("a: 'it''s'\nb: \"\\u00e9\\t\"\n", [{"a": "it's", "b": "\u00e9\t"}]),
        ("a: b\n---\n- c\n---\nd\n...\n", [{"a": "b"}, ["c"], "d"]),
        ('a: "one\n  % two"\n', [{"a": "one % two"}]),
        ("{a: {}, b: []}", [{"a": {}, "b": []}]),
        ("''", [""]),
        ("? a\n: b\n? c\n", [{"a": "b", "c": ""}]),
        ("Oates 1972: a\nTEU art. 5(3): b\n", [{"Oates 1972": "a", "TEU art. 5(3)": "b"}]),
    ],
)
def test_the_shapes_of_yaml_are_read(text, expected):
    """Blocks, brackets, folded text, quotes and several documents."""
    assert expected == read(text)


def test_every_value_remembers_where_it_stood():
    """Lines and columns count from 1, in characters."""
    (document,), _ = read_documents("\u00e9\u00e9: [\U0001f600, b]\nc:\n  - d: 'e'\n".encode(), "file")
    root = document.root
    assert isinstance(root, Entries)
    places = []
    waiting: list[Node] = [root]
    while waiting:
        node = waiting.pop(0)
        places.append((node.line, node.column))
        if isinstance(node, Items):
            waiting += node.items
        elif isinstance(node, Entries):
            waiting += [each for entry in node.entries.values() for each in entry]

    assert [(1, 1), (1, 1), (1, 5), (2, 1), (3, 3), (1, 6), (1, 9), (3, 5), (3, 5), (3, 8)] == places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "1:1 SUB005 the file has no content"),
        ("# only a comment\n", "1:1 SUB005 the file has no content"),
        ("\n\n", "1:1 SUB005 the file has no content"),
        ("---", "1:1 SUB005 this document has no content"),
        ("# a\n---\n# b\n", "2:1 SUB005 this document has no content"),
        ("a: &b c", "1:4 SUB007 an anchor (&) is not allowed"),
        ("a: &b [c]", "1:4 SUB007 an anchor (&) is not allowed"),
        ("&a b: c", "1:1 SUB007 an anchor (&) is not allowed"),
        ("a: *b", "1:4 SUB007 an alias (*) is not allowed"),
        ("a: !!int 3", "1:4 SUB007 a tag (!) is not allowed"),
        ("a: ! 3", "1:4 SUB007 a tag (!) is not allowed"),
        ("a: !x {b: c}", "1:4 SUB007 a tag (!) is not allowed"),
        ('a: ! "\\e"', "1:4 SUB007 a tag (!) is not allowed"),
        ("a: b\n<<: c", "2:1 SUB007 a merge key (<<) is not allowed"),
        ("%YAML 1.1\n---\na: b", "1:1 SUB007 a YAML directive is not allowed"),
        ("%TAG ! tag:x\n---\na: b", "1:1 SUB007 a YAML directive is not allowed"),
        ("a: b\nc: d\na: e", "3:1 SUB008 the key 'a' stands here again; it is first on line 1, column 1"),
        ("a: b\nA: c", "2:1 SUB008 the key 'A' stands here again; it is first on line 1, column 1"),
        ("A: b\nb: x\na: c", "3:1 SUB008 the key 'a' stands here again; it is first on line 1, column 1"),
        ("a: b\n' a': c", "2:1 SUB008 the key ' a' stands here again; it is first on line 1, column 1"),
        ("\u00e9: b\ne\u0301: c", "2:1 SUB008 the key 'e\u0301' stands here again; it is first on line 1, column 1"),
        ("\ufb01: b\nfi: c", "2:1 SUB008 the key 'fi' stands here again; it is first on line 1, column 1"),
        ("x: {A: b, a: c}", "1:11 SUB008 the key 'a' stands here again; it is first on line 1, column 5"),
        ("A: {b: c}\nd: {b: c, b: d}", "2:11 SUB008 the key 'b' stands here again; it is first on line 2, column 5"),
        ("[a]: b", "1:1 SUB009 a key must be text"),
        ("{a: b}: c", "1:1 SUB009 a key must be text"),
        ("? - a\n: b", "1:3 SUB009 a key must be text"),
        ("a: b #c", "1:6 SUB012 the text from '#c' on is a comment to YAML and is left out"),
        ("a: #1 of all\n", "1:4 SUB012 the text from '#1 of all' on is a comment to YAML and is left out"),
        ("a: one\n  two\t#c", "2:7 SUB012 the text from '#c' on is a comment to YAML and is left out"),
        ("- [\u00e9, \u00e9 #c\n ]", "1:9 SUB012 the text from '#c' on is a comment to YAML and is left out"),
    ],
)  # fmt: skip
def test_what_is_refused_is_refused_where_it_stands(text, expected):
    """Features of YAML that are not used here, twins, and text that a person would not see."""
    assert [expected] == said(text)


@pytest.mark.parametrize(
    ("text", "place", "character"),
    [
        ('a: "\\e[31m"', "1:5", "U+001B (a control character)"),
        ('a: b\n"c\\u202e": d', "2:3", "U+202E (RIGHT-TO-LEFT OVERRIDE)"),
        ('a: "\n  b\n  \\0"', "3:3", "U+0000 (a control character)"),
        ('"\\r": a', "1:2", "U+000D (a control character)"),
        ("a: 'b'\nc: \"\\U000e0041\"", "2:5", "U+E0041 (TAG LATIN CAPITAL LETTER A)"),
    ],
)
def test_an_escaped_character_is_refused_where_its_escape_stands(text, place, character):
    """What acts or hides does so however it was written."""
    assert [f"{place} SUB004 the character {character} is not allowed, not even written as an escape"] == said(text)


@pytest.mark.parametrize(
    "text", ["a: b # c", "a: b\n#c", "a: 'b' #c", "a: # c\n  b: d", "a: b#c", "#c\na: b", "a: |\n  b #c\n", "a: [b] #c"]
)
def test_a_comment_that_is_meant_is_not_warned_about(text):
    """It has a space after its hash, or stands where no plain text is cut by it."""
    assert [] == said(text)


def test_a_document_without_content_costs_the_others_nothing():
    """The file goes on behind it."""
    documents, diagnostics = read_documents(b"a: b\n---\n---\nc: d\n", "file")

    assert [{"a": "b"}, {"c": "d"}] == [parts(document.root) for document in documents]
    assert ["2:1 SUB005 this document has no content"] == lines_of(diagnostics)


@pytest.mark.parametrize("fault", ["a: [b", "a: *b", "a: b\na: c", "%YAML 1.1\n---\na", "x" * 201 + ": a"])
def test_documents_before_a_fault_are_kept(fault):
    """What was whole before it is read."""
    documents, diagnostics = read_documents(
        f"a: b\n---\nc: d\n...\n---\n{fault}\n".replace("---\n%", "%").encode(), "file"
    )

    assert [{"a": "b"}, {"c": "d"}] == [parts(document.root) for document in documents]
    assert ["error"] == [diagnostic.severity for diagnostic in diagnostics]


@pytest.mark.parametrize(
    ("at_limit", "over", "expected"),
    [
        ("a: " + "x" * 20_000, "a: " + "x" * 20_001, "SUB010 this text is longer than 20,000 characters"),
        ("a: '" + "x" * 20_000 + "'", "a: '" + "x" * 20_001 + "'", "SUB010 this text is longer than 20,000 characters"),
        ("x" * 200 + ": a", "x" * 201 + ": a", "SUB009 this key is longer than 200 characters"),
        ("'" + "X" * 200 + "': a", "'" + "X" * 201 + "': a", "SUB009 this key is longer than 200 characters"),
        ("[" * 24 + "]" * 24, "[" * 25 + "]" * 25, "SUB010 this is nested deeper than 24 levels"),
        ("{a: " * 24 + "b" + "}" * 24, "{a: " * 25 + "b" + "}" * 25, "SUB010 this is nested deeper than 24 levels"),
        ("- a\n" * 49_999, "- a\n" * 50_000, "SUB010 the file holds more than 50,000 values"),
        ("--- a\n" * 50_000, "--- a\n" * 50_001, "SUB010 the file holds more than 50,000 values"),
        ("- []\n" * 49_999, "- []\n" * 50_000, "SUB010 the file holds more than 50,000 values"),
    ],
    ids=["text", "quoted text", "key", "odd key", "lists", "groups", "values", "documents", "empty lists"],
)
def test_a_limit_holds_from_one_more_on(at_limit, over, expected):
    """At the limit a file is read; one more is refused, and the limit is said."""
    below = (
        at_limit.replace("x", "", 1).replace("X", "", 1) if "x" in at_limit.lower() else at_limit[: len(at_limit) // 2]
    )

    assert [] == said(at_limit)
    assert [expected] == [line.partition(" ")[2] for line in said(over)]
    assert "SUB010" not in "".join(said(below))
    assert "SUB009" not in "".join(said(below))


def test_few_directives_are_refused_where_they_stand_and_many_unread():
    """Either way the first one is named."""
    few = "a: b\n...\n" + "%TAG !a! tag:b\n" * 1 + "--- c\n"
    many = "a: b\n...\n" + "".join(f"%TAG !a{number}! tag:b\n" for number in range(MAX_DIRECTIVES + 1)) + "--- c\n"

    assert ["3:1 SUB007 a YAML directive is not allowed"] == said(few) == said(many)


def test_a_fault_at_any_line_is_found_there():
    """Whatever lies before it."""
    for line in (1, 2, 77, 2_000):
        text = "".join(f"key{number}: value\n" for number in range(1, line)) + "fault: @\n" + "more: x\n" * 3

        assert [f"{line}:8 SUB006 text may not begin with this character"] == said(text)


def test_without_libyaml_nothing_is_read_another_way(monkeypatch):
    """The pure Python parser accepts other files: then the same file would mean two things on two machines."""
    monkeypatch.setattr(yaml, "__with_libyaml__", False)

    with pytest.raises(RuntimeError, match="without libyaml"):
        read_documents(b"a: b", "file")


def test_a_python_without_libyaml_is_told_so_in_plain_words():
    """The command line says it, and gives no traceback."""
    hidden = "import sys, yaml; yaml.__with_libyaml__ = False"
    program = f"{hidden}; from subsidiarity.cli import main; sys.exit(main(['evaluate', '-']))"
    run = subprocess.run([sys.executable, "-c", program], input="a: b", capture_output=True, text=True, check=False)

    assert 2 == run.returncode
    assert "without libyaml" in run.stderr
    assert "Traceback" not in run.stderr


def test_the_parser_is_freed_whatever_happens(monkeypatch):
    """A batch reads thousands of files in one process."""
    freed = []

    class Watched(yaml.CBaseLoader):
        def dispose(self):
            freed.append(self)
            super().dispose()

    monkeypatch.setattr(yaml, "CBaseLoader", Watched)
    for text in (b"[a", b"&a b", b"- a", b""):
        read_documents(text, "file")

    assert 4 == len(freed)
