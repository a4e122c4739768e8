"""From JSON to the tree that remembers where everything stood: strict, and every scalar is text as it was typed.

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
"""A comma, a key and a text without escapes: what most of a file consists of."""
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?(?![\w.+-])")
_WORD = re.compile(r"[\w.+-]+")
_LITERALS = {"null": "", "true": "true", "false": "false"}
_ACTS_OR_HIDES = re.compile(f"{FORBIDDEN.pattern}|\r")
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
    """Reads one JSON text, one pass, no recursion; `line` is the number of its first line."""

    def __init__(self, text: str, line: int = 1) -> None:
        self._text = text
        self._line = line
        self._line_start = 0
        self._nodes = 0

    def whole(self) -> Node:
        """The one value of the text; `Refused` at the first fault."""
        place = self._space(0)
        if place == len(self._text):
            raise Refused("SUB005", "there is no content here", self._line, 1, "write a decision, or delete it")
        stack: list[Items | Entries] = []
        node, place = self._value(place, stack)
        root = node
        while stack:
            place = self._space(place)
            top = stack[-1]
            place = self._next_entry(place, top, stack) if type(top) is Entries else self._next_item(place, top, stack)
        place = self._space(place)
        if place < len(self._text):
            raise self._refused(place, "text stands after the end of the JSON", "keep one value, and delete the rest")
        return root

    def _next_item(self, place: int, top: Items | Entries, stack: list[Items | Entries]) -> int:
        assert type(top) is Items
        place, is_over = self._separator(place, "]", is_first=not top.items)
        if is_over:
            stack.pop()
            return place
        node, place = self._value(place, stack)
        top.items.append(node)
        return place

    def _next_entry(self, place: int, top: Entries, stack: list[Items | Entries]) -> int:
        place, is_over = self._separator(place, "}", is_first=not top.entries)
        if is_over:
            stack.pop()
            return place
        if self._text[place : place + 1] != '"':
            raise self._refused(place, "a key is expected here", 'write `"key": value`, the key in double quotes')
        key, place = self._string(place)
        if len(key.value) > MAX_KEY:
            message = f"this key is longer than {MAX_KEY} characters"
            raise Refused("SUB009", message, key.line, key.column, "a key is a short name before a colon")
        twin = top.twin_of(key)
        if twin is not None:
            message = f"the key '{key.value}' stands here again; it is first on line {twin.line}, column {twin.column}"
            raise Refused("SUB008", message, key.line, key.column, "keep one of the two")
        place = self._space(place)
        if self._text[place : place + 1] != ":":
            raise self._refused(place, "a colon is missing after a key", 'write `"key": value`')
        node, place = self._value(self._space(place + 1), stack)
        top.entries[key.value] = (key, node)
        return place if type(node) is not Text else self._plain_pairs(place, top)

    def _plain_pairs(self, place: int, top: Entries) -> int:
        """Take in the plain pairs that follow; the first that is not so plain is left to the careful way."""
        column = 1 - self._line_start
        while match := _NEXT_PAIR.match(self._text, place):
            key = Text(match[1], self._line, match.start(1) - 1 + column, False)
            if top.twin_of(key) is not None:
                return place
            top.entries[key.value] = (key, Text(match[2], self._line, match.start(2) - 1 + column, False))
            self._count(place)
            self._count(place)
            place = match.end()
        return place

    def _separator(self, place: int, end: str, *, is_first: bool) -> tuple[int, bool]:
        """The place after a comma, or after the end of the collection and True."""
        found = self._text[place : place + 1]
        if found == end:
            return place + 1, True
        if is_first:
            return place, False
        if found != ",":
            raise self._refused(place, f"a comma or {end} is expected here", f"put a comma between values, {end} last")
        place = self._space(place + 1)
        if self._text[place : place + 1] == end:
            raise self._refused(place, f"a value is expected between the comma and {end}", "delete the comma")
        return place, False

    def _value(self, place: int, stack: list[Items | Entries]) -> tuple[Node, int]:
        """The value at a place; a list or object is put on the stack to be filled."""
        first = self._text[place : place + 1]
        if first == '"':
            return self._string(place)
        if first in ("{", "["):
            if len(stack) >= MAX_DEPTH:
                raise self._at(place, "SUB010", f"this is nested deeper than {MAX_DEPTH} levels", "flatten it")
            self._count(place)
            kind = Entries if first == "{" else Items
            node = kind(self._line, self._column(place))
            stack.append(node)
            return node, place + 1
        return self._bare(place)

    def _string(self, place: int) -> tuple[Text, int]:
        match = _STRING.match(self._text, place)
        if match is None:
            raise self._broken_string(place)
        value = match[1]
        if "\\" in value:
            value = self._unescaped(match)
        self._count(place)
        self._limit(value, place)
        return Text(value, self._line, self._column(place), False), match.end()

    def _unescaped(self, match: re.Match[str]) -> str:
        try:
            value: str = json.loads(match[0])
        except json.JSONDecodeError as error:
            place = match.start() + error.pos
            raise self._refused(place, "this escape is not known to JSON", r"write \\ for a backslash") from None
        found = _ACTS_OR_HIDES.search(value)
        if found is not None:
            what = "an unpaired surrogate" if _UNPAIRED.match(found[0]) else f"the character {describe(found[0])}"
            message = f"{what} is not allowed, not even written as an escape"
            raise self._at(match.start(), "SUB004", message, "delete the escape")
        return value

    def _bare(self, place: int) -> tuple[Text, int]:
        """A number as it was typed, true, false, or null as nothing."""
        match = _NUMBER.match(self._text, place) or _WORD.match(self._text, place)
        word = "" if match is None else match[0]
        if match is None or (match.re is _WORD and word not in _LITERALS):
            raise self._no_value(place, word)
        self._count(place)
        self._limit(word, place)
        return Text(_LITERALS.get(word, word), self._line, self._column(place), True), match.end()

    def _no_value(self, place: int, word: str) -> Refused:
        if place == len(self._text):
            return self._refused(place, "the JSON ends before it is complete", "was the file cut off?")
        if word.lstrip("-+").lower() in ("nan", "infinity", "inf"):
            return self._refused(place, f"`{word}` is no JSON value", "write null where something is not known")
        return self._refused(place, "a value is expected here", "put text in double quotes")

    def _broken_string(self, place: int) -> Refused:
        inside = re.compile(r'"[^"\\\n\t]*(?:\\.[^"\\\n\t]*)*').match(self._text, place)
        end = len(self._text) if inside is None else inside.end()
        if self._text[end : end + 1] in ("\n", "\t"):
            return self._refused(end, "a line end or a tab stands inside a text", r"write it as \n or \t")
        return self._refused(place, "a quote is opened and never closed", "close the quote; was the file cut off?")

    def _limit(self, value: str, place: int) -> None:
        if len(value) > MAX_SCALAR:
            message = f"this text is longer than {MAX_SCALAR:,} characters"
            raise self._at(place, "SUB010", message, "shorten it, or link to a longer document")

    def _count(self, place: int) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            message = f"this holds more than {MAX_NODES:,} values"
            raise self._at(place, "SUB010", message, "split it, or write one decision a line (.jsonl)")

    def _space(self, place: int) -> int:
        """The place after white space; line ends in it are counted."""
        end = place
        match = _SPACE.match(self._text, place)
        if match is not None and match.end() > place:
            end = match.end()
            breaks = self._text.count("\n", place, end)
            if breaks:
                self._line += breaks
                self._line_start = self._text.rindex("\n", place, end) + 1
        return end

    def _column(self, place: int) -> int:
        return place - self._line_start + 1

    def _refused(self, place: int, message: str, hint: str) -> Refused:
        return self._at(place, "SUB006", message, hint)

    def _at(self, place: int, code: str, message: str, hint: str) -> Refused:
        return Refused(code, message, self._line, self._column(place), hint)
