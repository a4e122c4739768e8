"""The tree of a JSON text, which remembers where everything stood: strict, every scalar as it was typed.

A key that stands twice, NaN, an infinity, an unpaired surrogate and text after the end are refused; depth,
values and lengths have the limits of YAML files. `null` is nothing: an answer that is not known yet.
"""

from __future__ import annotations

import json
import re

from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.reading.decoded_text import FORBIDDEN, decode, describe
from subsidiarity.reading.limits import MAX_DEPTH, MAX_KEY, MAX_NODES, MAX_SCALAR, Refused
from subsidiarity.reading.tree_nodes import Document, Entries, Items, Node, Text

_SPACE = re.compile(r"[ \t\n]*")
_STRING = re.compile(r'"([^"\\\n\t]*(?:\\.[^"\\\n\t]*)*)"')
_PLAIN = r'"([^"\\\n\t]{%s})"[ ]*'
_NEXT_PAIR = re.compile(f"[ ]*,[ ]*{_PLAIN % f'1,{MAX_KEY}'}:[ ]*{_PLAIN % f'0,{MAX_SCALAR}'}(?=[,}}])")
"""The pattern of a comma, a key and a text without escapes: most of a file consists of these."""
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?(?![\w.+-])")
_WORD = re.compile(r"[\w.+-]+")
_LITERALS = {"null": "", "true": "true", "false": "false"}
_ACTS_OR_HIDES = re.compile(f"{FORBIDDEN}|\r")
_UNPAIRED = re.compile("[\ud800-\udfff]")


def read_json_documents(data: bytes, file: str) -> tuple[tuple[Document, ...], tuple[Diagnostic, ...]]:
    """The documents of a JSON file: its one object, or each item of its one list."""
    text, diagnostics = decode(data, file)
    if text is None:
        return (), diagnostics
    try:
        root = JsonScanner(text).whole()
        if isinstance(root, Items) and not root.items:
            raise Refused("SUB005", "the list holds nothing", root.line, root.column, "write a decision, or delete it")
    except Refused as refused:
        return (), (refused.diagnostic(file),)
    roots = root.items if isinstance(root, Items) else [root]
    return tuple(Document(each, file, "json") for each in roots), ()


class JsonScanner:
    """A scanner of one JSON text, one pass, no recursion; `line` is the number of its first line, from 1."""

    def __init__(self, text: str, line: int = 1) -> None:
        self._text = text
        self._line = line
        self._line_start = 0
        self._nodes = 0

    def whole(self) -> Node:
        """The root of the tree, the one value of the text; `Refused` at the first fault."""
        offset = self._space(0)
        if offset == len(self._text):
            raise Refused("SUB005", "there is no content here", self._line, 1, "write a decision, or delete it")
        stack: list[Items | Entries] = []
        node, offset = self._value(offset, stack)
        root = node
        while stack:
            offset = self._space(offset)
            top = stack[-1]
            if type(top) is Entries:
                offset = self._next_entry(offset, top, stack)
            else:
                offset = self._next_item(offset, top, stack)
        offset = self._space(offset)
        if offset < len(self._text):
            raise self._refused(offset, "text stands after the end of the JSON", "keep one value, and delete the rest")
        return root

    def _next_item(self, offset: int, top: Items | Entries, stack: list[Items | Entries]) -> int:
        assert type(top) is Items
        offset, is_over = self._separator(offset, "]", is_first=not top.items)
        if is_over:
            stack.pop()
            return offset
        node, offset = self._value(offset, stack)
        top.items.append(node)
        return offset

    def _next_entry(self, offset: int, top: Entries, stack: list[Items | Entries]) -> int:
        offset, is_over = self._separator(offset, "}", is_first=not top.entries)
        if is_over:
            stack.pop()
            return offset
        if self._text[offset : offset + 1] != '"':
            raise self._refused(offset, "a key is expected here", 'write `"key": value`, the key in double quotes')
        key, offset = self._string(offset)
        if len(key.value) > MAX_KEY:
            message = f"this key is longer than {MAX_KEY} characters"
            raise Refused("SUB009", message, key.line, key.column, "a key is a short name before a colon")
        twin = top.twin_of(key)
        if twin is not None:
            message = f"the key '{key.value}' stands here again; it is first on line {twin.line}, column {twin.column}"
            raise Refused("SUB008", message, key.line, key.column, "keep one of the two")
        offset = self._space(offset)
        if self._text[offset : offset + 1] != ":":
            raise self._refused(offset, "a colon is missing after a key", 'write `"key": value`')
        node, offset = self._value(self._space(offset + 1), stack)
        top.entries[key.value] = (key, node)
        return offset if type(node) is not Text else self._plain_pairs(offset, top)

    def _plain_pairs(self, offset: int, top: Entries) -> int:
        """The offset after the plain pairs that follow, taken in; the first that is not so plain is left."""
        column = 1 - self._line_start
        while match := _NEXT_PAIR.match(self._text, offset):
            key = Text(match[1], self._line, match.start(1) - 1 + column, False)
            if top.twin_of(key) is not None:
                return offset
            top.entries[key.value] = (key, Text(match[2], self._line, match.start(2) - 1 + column, False))
            self._count(offset)
            self._count(offset)
            offset = match.end()
        return offset

    def _separator(self, offset: int, end: str, *, is_first: bool) -> tuple[int, bool]:
        """The offset (from 0) of the next item and False, or after the end of the collection and True."""
        found = self._text[offset : offset + 1]
        if found == end:
            return offset + 1, True
        if is_first:
            return offset, False
        if found != ",":
            raise self._refused(offset, f"a comma or {end} is expected here", f"put a comma between values, {end} last")
        offset = self._space(offset + 1)
        if self._text[offset : offset + 1] == end:
            raise self._refused(offset, f"a value is expected between the comma and {end}", "delete the comma")
        return offset, False

    def _value(self, offset: int, stack: list[Items | Entries]) -> tuple[Node, int]:
        """The value at an offset, and the offset after it; a list or object is put on the stack to be filled."""
        first = self._text[offset : offset + 1]
        if first == '"':
            return self._string(offset)
        if first in ("{", "["):
            if len(stack) >= MAX_DEPTH:
                raise self._at(offset, "SUB010", f"this is nested deeper than {MAX_DEPTH} levels", "flatten it")
            self._count(offset)
            kind = Entries if first == "{" else Items
            node = kind(self._line, self._column(offset))
            stack.append(node)
            return node, offset + 1
        return self._bare(offset)

    def _string(self, offset: int) -> tuple[Text, int]:
        match = _STRING.match(self._text, offset)
        if match is None:
            raise self._broken_string(offset)
        value = match[1]
        if "\\" in value:
            value = self._unescaped(match)
        self._count(offset)
        self._limit(value, offset)
        return Text(value, self._line, self._column(offset), False), match.end()

    def _unescaped(self, match: re.Match[str]) -> str:
        try:
            value: str = json.loads(match[0])
        except json.JSONDecodeError as error:
            offset = match.start() + error.pos
            raise self._refused(offset, "this escape is not known to JSON", r"write \\ for a backslash") from None
        found = _ACTS_OR_HIDES.search(value)
        if found is not None:
            what = "an unpaired surrogate" if _UNPAIRED.match(found[0]) else f"the character {describe(found[0])}"
            message = f"{what} is not allowed, not even written as an escape"
            raise self._at(match.start(), "SUB004", message, "delete the escape")
        return value

    def _bare(self, offset: int) -> tuple[Text, int]:
        """The text of a number as it was typed, true, false, or null as nothing, and the offset after it."""
        match = _NUMBER.match(self._text, offset) or _WORD.match(self._text, offset)
        word = "" if match is None else match[0]
        if match is None or (match.re is _WORD and word not in _LITERALS):
            raise self._no_value(offset, word)
        self._count(offset)
        self._limit(word, offset)
        return Text(_LITERALS.get(word, word), self._line, self._column(offset), True), match.end()

    def _no_value(self, offset: int, word: str) -> Refused:
        if offset == len(self._text):
            return self._refused(offset, "the JSON ends before it is complete", "was the file cut off?")
        if word.lstrip("-+").lower() in ("nan", "infinity", "inf"):
            return self._refused(offset, f"`{word}` is no JSON value", "write null where something is not known")
        return self._refused(offset, "a value is expected here", "put text in double quotes")

    def _broken_string(self, offset: int) -> Refused:
        inside = re.compile(r'"[^"\\\n\t]*(?:\\.[^"\\\n\t]*)*').match(self._text, offset)
        end = len(self._text) if inside is None else inside.end()
        if self._text[end : end + 1] in ("\n", "\t"):
            return self._refused(end, "a line end or a tab stands inside a text", r"write it as \n or \t")
        return self._refused(offset, "a quote is opened and never closed", "close the quote; was the file cut off?")

    def _limit(self, value: str, offset: int) -> None:
        if len(value) > MAX_SCALAR:
            message = f"this text is longer than {MAX_SCALAR:,} characters"
            raise self._at(offset, "SUB010", message, "shorten it, or link to a longer document")

    def _count(self, offset: int) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            message = f"this holds more than {MAX_NODES:,} values"
            raise self._at(offset, "SUB010", message, "split it, or write one decision a line (.jsonl)")

    def _space(self, offset: int) -> int:
        """The offset after white space, in which line ends are counted."""
        end = offset
        match = _SPACE.match(self._text, offset)
        if match is not None and match.end() > offset:
            end = match.end()
            breaks = self._text.count("\n", offset, end)
            if breaks:
                self._line += breaks
                self._line_start = self._text.rindex("\n", offset, end) + 1
        return end

    def _column(self, offset: int) -> int:
        return offset - self._line_start + 1

    def _refused(self, offset: int, message: str, hint: str) -> Refused:
        return self._at(offset, "SUB006", message, hint)

    def _at(self, offset: int, code: str, message: str, hint: str) -> Refused:
        return Refused(code, message, self._line, self._column(offset), hint)
