"""A quick way through the plainest YAML: lines of `key: value`, as most decision files are written.

It gives the very tree that libyaml's events give, or None, and then the events are read: it refuses nothing by
itself. It knows only a small part of YAML, in which a line means the same wherever it stands.
"""

from __future__ import annotations

import re

from subsidiarity.reading.nodes import Entries, Items, Node, Text

MAX_LENGTH = 20_000
"""Characters of a text that is tried; within it no limit on values, depth or lengths can be passed."""

_QUOTED = r"""'([^'\n\t]*)'|"([^"\\\n\t]*)\""""
_LINE = re.compile(
    r"([ ]*)(?:"
    r"([a-z][a-z0-9_-]{0,63}):"  # a key without capitals: two such keys are the same or they are not
    r"(?:([ ]+)(?:"
    r"([A-Za-z0-9](?:[^\n\t:#]*[^\n\t:# ])?)"  # plain text: it holds no colon, no hash and ends in no space
    rf"|{_QUOTED}"
    r"|\[([a-z0-9][a-z0-9_-]*(?:,[ ]*[a-z0-9][a-z0-9_-]*)*)\]"
    r"|\{([^\n\t{}\[\]#\\]+)\}"
    r"))?|#[^\n]*)?\n"
    r"|([^\n]+\n?)"  # any other line
)
_ITEM = re.compile(r"[a-z0-9_-]+")
_FIELD = re.compile(
    r"([ ]*)([a-z][a-z0-9_-]{0,63}):([ ]+)"
    rf"(?:([A-Za-z0-9](?:[^:?,]*[^:?, ])?)|{_QUOTED})[ ]*(?:,(?=.)|$)"
    r"|."  # anything else
)


def read_plain_lines(text: str) -> Entries | None:
    """The one mapping that a text of plain lines holds; None for any other text."""
    if len(text) > MAX_LENGTH:
        return None
    nest = _Nest()
    entries: dict[str, tuple[Text, Node]] = {}
    indent = -1
    waiting: Text | None = None
    lines = _LINE.findall(text if text.endswith("\n") else f"{text}\n")
    for line, (spaces, name, gap, plain, single, double, items, fields, other) in enumerate(lines, 1):
        if not name:
            if other:
                return None
            continue
        column = len(spaces) + 1
        if len(spaces) != indent:
            indent = len(spaces)
            parent = nest.parent(indent, line, waiting)
            if parent is None:
                return None
            entries = parent.entries
        elif waiting is not None:
            return None
        if name in entries:
            return None
        key = Text(name, line, column, True)
        waiting = None if gap else key
        column += len(name) + 1 + len(gap)
        if plain:
            entries[name] = (key, Text(plain, line, column, True))
        elif waiting is None:
            value = _value(single or double, items, fields, line, column)
            if value is None:
                return None
            entries[name] = (key, value)
    return None if waiting is not None else nest.root


class _Nest:
    """The mappings that a line stands in, outermost first, with their indents."""

    def __init__(self) -> None:
        self._within: list[tuple[int, Entries]] = []

    @property
    def root(self) -> Entries | None:
        """The outermost mapping; None before the first line."""
        return self._within[0][1] if self._within else None

    def parent(self, indent: int, line: int, waiting: Text | None) -> Entries | None:
        """The mapping of a line whose indent is not the last one's; `waiting` is a key that still has no value."""
        within = self._within
        if not within or indent > within[-1][0]:
            if (waiting is None) == bool(within) or (not within and indent):
                return None
            inner = Entries(line, indent + 1)
            if waiting is not None:
                within[-1][1].entries[waiting.value] = (waiting, inner)
            within.append((indent, inner))
            return inner
        while within[-1][0] > indent:
            within.pop()
        return within[-1][1] if within[-1][0] == indent and waiting is None else None


def _value(quoted: str, items: str, fields: str, line: int, column: int) -> Node | None:
    if items:
        found = Items(line, column)
        found.items = [Text(item[0], line, column + 1 + item.start(), True) for item in _ITEM.finditer(items)]
        return found
    return _fields(fields, line, column) if fields else Text(quoted, line, column, False)


def _fields(text: str, line: int, column: int) -> Entries | None:
    """A mapping in braces; None if it holds more than plain fields."""
    found = Entries(line, column)
    for field in _FIELD.finditer(text):
        name, plain = field[2], field[4]
        if not name or name in found.entries:
            return None
        key = Text(name, line, column + 1 + field.start(2), True)
        value = Text(plain or field[5] or field[6] or "", line, column + 1 + field.end(3), bool(plain))
        found.entries[name] = (key, value)
    return found
