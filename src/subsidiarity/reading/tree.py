"""The tree of a YAML text, which remembers where everything stood: YAML's events, and nothing that acts.

Every scalar is text: no implicit types, no composer, no constructor. Anchors, aliases, tags, merge
keys and directives are refused; bytes, depth and nodes are limited over the whole file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.model.span import Span
from subsidiarity.reading.decoded_text import decode, describe, find_forbidden_escape, span_at
from subsidiarity.reading.diagnostics import Problems
from subsidiarity.reading.limits import MAX_DEPTH, MAX_KEY, MAX_NODES, MAX_SCALAR, Refused
from subsidiarity.reading.tree_nodes import Document, Entries, Items, Keyed, Node, Text

MAX_DIRECTIVES = 20
"""The most directives refused where they stand; more are refused unread, for they cost the parser ever more."""

_LOST_TEXT = re.compile(r"[ \t]+(#[^\s#].*)")
_HINTS_OF_LOST_TEXT = (re.compile(r" #[^\s#]"), re.compile(r"\t#[^\s#]"))  # apart, each is found quickly
_NO_DIRECTIVE = ("a YAML directive is not allowed", "delete the line that begins with %")


def expect_libyaml() -> None:
    """Raise RuntimeError where PyYAML came without its C parser: the other parser accepts other files."""
    if not yaml.__with_libyaml__:
        raise RuntimeError("PyYAML is installed without libyaml: install PyYAML's binary wheel for this platform")


def read_documents(data: bytes, file: str) -> tuple[tuple[Document, ...], tuple[Diagnostic, ...]]:
    """The documents of a file, those before the first fault if there is one; RuntimeError without libyaml."""
    text, diagnostics = decode(data, file)
    if text is None:
        return (), diagnostics
    expect_libyaml()
    problems = Problems(file)
    builder = _Builder(text, problems)
    parser = yaml.CBaseLoader(text)
    try:
        builder.refuse_many_directives()
        builder.build(parser.get_event)
        if not builder.has_begun:
            raise Refused("SUB005", "the file has no content", 1, 1, "write a document, or delete the file")
    except Refused as refused:
        problems.error(refused.code, refused, str(refused), refused.hint)
    except yaml.YAMLError as error:
        from subsidiarity.reading.yaml_words import in_plain_words  # few files are no YAML

        words = in_plain_words(error, text)
        problems.error("SUB006", words, words.message, words.hint)
    finally:
        parser.dispose()
    return tuple(builder.documents), problems.take()


def scalar_spans(text: str) -> Iterator[tuple[int, int]]:
    """The indices from and to which each scalar of a sound text reaches, with its quotes and without a block's head."""
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        if isinstance(event, ScalarEvent):
            marks: Any = event.start_mark, event.end_mark
            start, end = (mark.index for mark in marks)
            yield (text.index("\n", start) if event.style in ("|", ">") and "\n" in text[start:end] else start), end


class _Builder:
    """A builder of nodes from events, one pass, no recursion."""

    def __init__(self, text: str, problems: Problems) -> None:
        self.documents: list[Document] = []
        self.has_begun = False
        self._text = text
        self._problems = problems
        self._root: Node | None = None
        self._begin: Any = None
        self._has_escapes = "\\" in text
        self._has_lost_text = any(hint.search(text) for hint in _HINTS_OF_LOST_TEXT)

    def refuse_many_directives(self) -> None:
        """Stop before the parser reads what it would take long over."""
        if self._text.count("\n%") > MAX_DIRECTIVES:
            first = span_at(self._text, self._text.index("\n%") + 1, "")
            raise Refused("SUB007", _NO_DIRECTIVE[0], first.line, first.column, _NO_DIRECTIVE[1])

    def build(self, next_event: Callable[[], Any]) -> None:
        """Keep each document as it ends. Reading spends its time in this loop, and most of that on plain answers."""
        is_simple = not (self._has_escapes or self._has_lost_text)
        has_odd_keys = False
        parents: list[Items | Entries] = []
        entries: Keyed | None = None  # of the innermost parent, if it is a mapping
        key: Text | None = None
        nodes = 0
        for event in iter(next_event, None):
            kind = type(event)
            if kind is ScalarEvent:
                nodes += 1
                value, mark = event.value, event.start_mark
                text = Text(value, mark.line + 1, mark.column + 1, event.implicit[0])
                if not (is_simple and 0 < len(value) <= MAX_KEY and event.anchor is None and event.tag is None):
                    self._inspect(event, text)
                if entries is None:
                    self._attach(text, parents)
                elif key is not None:
                    entries[key.value] = key, text
                    key = None
                else:
                    key = text
                    is_odd = len(value) > MAX_KEY or not (value.isascii() and value.islower() and text.is_plain)
                    if is_odd or has_odd_keys or value in entries:
                        has_odd_keys = True  # from here on a key may look like another and yet differ
                        _check_key(key, parents[-1])
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                nodes += 1
                entries = self._open(event, parents, key)
                key = None
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                parents.pop()
                entries = _entries(parents)
            else:
                self._bound(event)
            if nodes > MAX_NODES:
                raise _refused(event, "SUB010", f"the file holds more than {MAX_NODES:,} values", "split the file")

    def _attach(self, node: Node, parents: list[Items | Entries]) -> None:
        """Take in a node that is no value under a key: an item of a list, or a whole document."""
        parent = parents[-1] if parents else None
        if isinstance(parent, Items):
            parent.items.append(node)
        else:
            self._root = node

    def _open(self, event: Any, parents: list[Items | Entries], key: Text | None) -> Keyed | None:
        """Begin a collection, and return the entries of a mapping, None of a list."""
        entries = _entries(parents)
        if event.anchor is not None or event.tag is not None:
            raise _decorated(event)
        if entries is not None and key is None:
            raise _refused(event, "SUB009", "a key must be text", "write `name: value`")
        if len(parents) >= MAX_DEPTH:
            raise _refused(event, "SUB010", f"this is nested deeper than {MAX_DEPTH} levels", "flatten it")
        mark = event.start_mark
        node = (Entries if type(event) is MappingStartEvent else Items)(mark.line + 1, mark.column + 1)
        if entries is not None and key is not None:
            entries[key.value] = key, node
        else:
            self._attach(node, parents)
        parents.append(node)
        return _entries(parents)

    def _bound(self, event: Any) -> None:
        """Take in an event that is neither a value nor a collection: a document's beginning or end, or an alias."""
        kind = type(event)
        if kind is DocumentStartEvent:
            self.has_begun = True
            self._begin = event
            if event.version is not None or event.tags is not None:
                raise _refused(event, "SUB007", *_NO_DIRECTIVE)
        elif kind is DocumentEndEvent:
            root = self._root
            if root is None or (isinstance(root, Text) and root.is_plain and not root.value):
                empty = _refused(self._begin, "SUB005", "this document has no content", "delete its line of ---")
                self._problems.error(empty.code, empty, str(empty), empty.hint)
            else:
                self.documents.append(Document(root, self._problems.file))
        elif kind is AliasEvent:
            raise _refused(event, "SUB007", "an alias (*) is not allowed", "write the value out in full")

    def _inspect(self, event: Any, text: Text) -> None:
        """Refuse or warn of a scalar where there is cause, and mend the span of an empty one behind the last line."""
        if event.anchor is not None or event.tag is not None:
            raise _decorated(event)
        if len(text.value) > MAX_SCALAR:
            message = f"this text is longer than {MAX_SCALAR:,} characters"
            raise _refused(event, "SUB010", message, "shorten it, or link to a longer document")
        begin, end = event.start_mark.index, event.end_mark.index
        if self._has_escapes and event.style == '"' and (found := find_forbidden_escape(self._text[begin:end])):
            span = span_at(self._text, begin + found[0], "")
            message = f"the character {describe(found[1])} is not allowed, not even written as an escape"
            raise Refused("SUB004", message, span.line, span.column, "delete the escape")
        if self._has_lost_text and text.is_plain and (lost := _LOST_TEXT.match(self._text, end)):
            mark = event.end_mark
            span = Span("", mark.line + 1, mark.column + 1 + lost.start(1) - end)
            message = f"the text from '{lost[1].strip()[:40]}' on is a comment to YAML and is left out"
            hint = "put the whole text in quotes if it belongs to the value"
            self._problems.warning("SUB012", span, message, hint)
        if not text.value and begin >= len(self._text):
            span = span_at(self._text, len(self._text), "")
            text.line, text.column = span.line, span.column


def _check_key(key: Text, parent: Items | Entries) -> None:
    """Refuse a key that is too long, merges, or reads like one that stands there already."""
    assert isinstance(parent, Entries), "only a mapping has keys"
    if len(key.value) > MAX_KEY:
        message = f"this key is longer than {MAX_KEY} characters"
        raise Refused("SUB009", message, key.line, key.column, "a key is a short name before a colon")
    if key.value == "<<" and key.is_plain:
        raise Refused("SUB007", "a merge key (<<) is not allowed", key.line, key.column, "write the entries out")
    twin = parent.twin_of(key)
    if twin is not None:
        message = f"the key '{key.value}' stands here again; it is first on line {twin.line}, column {twin.column}"
        raise Refused("SUB008", message, key.line, key.column, "keep one of the two")


def _entries(parents: list[Items | Entries]) -> Keyed | None:
    parent = parents[-1] if parents else None
    return parent.entries if isinstance(parent, Entries) else None


def _decorated(event: Any) -> Refused:
    what = "an anchor (&)" if event.anchor is not None else "a tag (!)"
    return _refused(event, "SUB007", f"{what} is not allowed", "write the plain value")


def _refused(event: Any, code: str, message: str, hint: str) -> Refused:
    mark = event.start_mark
    return Refused(code, message, mark.line + 1, mark.column + 1, hint)
