"""From text to a tree that remembers where everything stood: YAML's events, and nothing that acts.

Every scalar is text: no implicit types, no composer, no constructor. Anchors, aliases, tags, merge
keys and directives are refused; bytes, depth and nodes are limited over the whole file.
"""

from __future__ import annotations

import re
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
from subsidiarity.reading.nodes import Document, Entries, Items, Node, Text
from subsidiarity.reading.refused import MAX_DEPTH, MAX_KEY, MAX_NODES, MAX_SCALAR, Refused
from subsidiarity.reading.text import FORBIDDEN, decode, describe
from subsidiarity.reading.yaml_words import in_plain_words

_DIRECTIVE = re.compile(r"^%", re.MULTILINE)
_LOST_COMMENT = re.compile(r"\s#[^\s#]")


def read_documents(data: bytes, file: str) -> tuple[tuple[Document, ...], tuple[Diagnostic, ...]]:
    """The documents of a file, those before the first fault if there is one; RuntimeError without libyaml."""
    text, diagnostics = decode(data, file)
    if text is None:
        return (), diagnostics
    if not yaml.__with_libyaml__:
        raise RuntimeError("PyYAML is installed without libyaml: install PyYAML's binary wheel for this platform")
    documents: list[Document] = []
    builder = _Builder(text, file)
    loader = yaml.CSafeLoader(text)
    try:
        if directive := _DIRECTIVE.search(text):
            line = text.count("\n", 0, directive.start()) + 1
            raise Refused("SUB007", "a YAML directive is not allowed", line, 1, "delete the line that begins with %")
        builder.build(loader, documents)
        if not documents:
            raise Refused("SUB005", "the file has no content", 1, 1, "write a document, or delete the file")
    except Refused as refused:
        builder.diagnostics.append(refused.diagnostic(file))
    except yaml.YAMLError as error:
        message, line, column, hint = in_plain_words(error, text)
        builder.diagnostics.append(Refused("SUB006", message, line, column, hint).diagnostic(file))
    finally:
        loader.dispose()
    return tuple(documents), tuple(builder.diagnostics)


class _Builder:
    """Turns events into nodes, one pass, no recursion."""

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self.diagnostics: list[Diagnostic] = []
        self.nodes = 0
        self.may_hold_escapes = "\\" in text
        self.lines = text.split("\n") if " #" in text and _LOST_COMMENT.search(text) else None

    def build(self, loader: yaml.CSafeLoader, documents: list[Document]) -> None:
        """Append each whole document as it ends."""
        next_event = loader.get_event
        stack: list[Items | Entries] = []
        parent: Items | Entries | None = None
        key: Text | None = None
        root: Node | None = None
        event: Any
        while (event := next_event()) is not None:
            kind = type(event)
            if kind is ScalarEvent:
                node: Node = self._text(event)
                if type(parent) is Entries and key is None:
                    key = self._key(node, parent)  # type: ignore[arg-type]
                    continue
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                node = stack.pop()
                parent = stack[-1] if stack else None
                if type(parent) is Entries:
                    key = None
                continue
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                node = self._collection(event, len(stack), parent, key)
            elif kind is DocumentStartEvent:
                root = None
                continue
            elif kind is DocumentEndEvent:
                documents.append(self._document(root, event))
                continue
            elif kind is AliasEvent:
                raise self._refused(event, "SUB007", "an alias (*) is not allowed", "write the value out in full")
            else:
                continue
            if parent is None:
                root = node
            elif type(parent) is Entries:
                parent.entries[key.value] = (key, node)  # type: ignore[assignment,union-attr]
                if kind is ScalarEvent:
                    key = None
            else:
                parent.items.append(node)  # type: ignore[union-attr]
            if kind is not ScalarEvent:
                parent = node  # type: ignore[assignment]
                stack.append(parent)  # type: ignore[arg-type]
                key = None

    def _document(self, root: Node | None, event: Any) -> Document:
        if root is None or (type(root) is Text and root.is_plain and not root.value):
            raise self._refused(event, "SUB005", "this document has no content", "write a document, or delete its ---")
        return Document(root, self.file)

    def _text(self, event: Any) -> Text:
        value = event.value
        mark = event.start_mark
        is_plain = event.implicit[0]
        if event.anchor is not None or event.tag is not None:
            raise self._decorated(event)
        self._count(event)
        if len(value) > MAX_SCALAR:
            message = f"this text is longer than {MAX_SCALAR:,} characters"
            raise self._refused(event, "SUB010", message, "shorten it, or link to a longer document")
        if self.may_hold_escapes and not is_plain:
            self._check_escapes(event)
        if self.lines is not None and is_plain:
            self._warn_of_lost_text(event)
        return Text(value, mark.line + 1, mark.column + 1, is_plain)

    def _key(self, key: Text, parent: Entries) -> Text:
        value = key.value
        if len(value) > MAX_KEY:
            message = f"this key is longer than {MAX_KEY} characters"
            raise Refused("SUB009", message, key.line, key.column, "a key is a short name before a colon")
        if value == "<<" and key.is_plain:
            raise Refused("SUB007", "a merge key (<<) is not allowed", key.line, key.column, "write the entries out")
        twin = parent.twin_of(key)
        if twin is not None:
            message = f"the key '{value}' stands here again; it is first on line {twin.line}, column {twin.column}"
            raise Refused("SUB008", message, key.line, key.column, "keep one of the two")
        return key

    def _collection(self, event: Any, depth: int, parent: Items | Entries | None, key: Text | None) -> Items | Entries:
        mark = event.start_mark
        if event.anchor is not None or event.tag is not None:
            raise self._decorated(event)
        if type(parent) is Entries and key is None:
            raise self._refused(event, "SUB009", "a key must be text", "write `name: value`")
        if depth >= MAX_DEPTH:
            raise self._refused(event, "SUB010", f"this is nested deeper than {MAX_DEPTH} levels", "flatten it")
        self._count(event)
        kind = Entries if type(event) is MappingStartEvent else Items
        return kind(mark.line + 1, mark.column + 1)

    def _count(self, event: Any) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            message = f"the file holds more than {MAX_NODES:,} values"
            raise self._refused(event, "SUB010", message, "split it into smaller files")

    def _check_escapes(self, event: Any) -> None:
        found = FORBIDDEN.search(event.value) or (re.search("\r", event.value))
        if found:
            message = f"the character {describe(found.group())} is not allowed, not even written as an escape"
            raise self._refused(event, "SUB004", message, "delete the escape")

    def _warn_of_lost_text(self, event: Any) -> None:
        end = event.end_mark
        assert self.lines is not None
        line = self.lines[end.line] if end.line < len(self.lines) else ""
        lost = line[end.column :]
        if event.value and re.match(r"\s+#[^\s#]", lost):
            column = end.column + 1 + len(lost) - len(lost.lstrip())
            span = Span(self.file, end.line + 1, column)
            message = f"the text from '{lost.strip()[:40]}' on is a comment to YAML and is left out"
            hint = "put the whole text in quotes if it belongs to the value"
            self.diagnostics.append(Diagnostic("SUB012", "warning", message, span, hint))

    def _decorated(self, event: Any) -> Refused:
        what = "an anchor (&)" if event.anchor is not None else "a tag (!)"
        return self._refused(event, "SUB007", f"{what} is not allowed", "write the plain value")

    def _refused(self, event: Any, code: str, message: str, hint: str) -> Refused:
        mark = event.start_mark
        return Refused(code, message, mark.line + 1, mark.column + 1, hint)
