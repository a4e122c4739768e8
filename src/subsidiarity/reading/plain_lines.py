"""A quick way through the plainest YAML: lines of `key: value`, as most decision files are written.

It gives the very tree that libyaml's events give, or None, and then the events are read: it refuses nothing by
itself. It knows only a small part of YAML, in which a line means the same wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from subsidiarity.reading.nodes import Entries, Items, Keyed, Node, Text

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


class PlainEntries(Entries):
    """A mapping of plain lines. Most of its values are read as `texts`; nodes are made when they are asked for."""

    __slots__ = ("inner", "rows", "texts")

    def __init__(self, line: int, column: int) -> None:
        super().__init__(line, column)
        self.texts: dict[str, str | None] = {}
        """The plain texts by key; None where a value is something else."""
        self.rows: dict[str, tuple[int, tuple[str, ...]]] = {}
        """The number of each key's line, and what `_LINE` found there."""
        self.inner: dict[str, Node] = {}
        """The values that are mappings."""

    @property
    def entries(self) -> Keyed:
        """The values by their key's text."""
        if len(self._entries) < len(self.texts):
            self._entries = {name: self.entry(name) for name in self.texts}
        return self._entries

    def entry(self, name: str) -> tuple[Text, Node]:
        """A key and its value."""
        line, (spaces, _, gap, plain, single, double, items, *_) = self.rows[name]
        key = Text(name, line, len(spaces) + 1, True)
        column = key.column + len(name) + 1 + len(gap)
        if plain:
            return key, Text(plain, line, column, True)
        inner = self.inner.get(name)
        if inner is not None:
            return key, inner
        if not items:
            return key, Text(single or double, line, column, False)
        found = Items(line, column)
        found.items = [Text(item[0], line, column + 1 + item.start(), True) for item in _ITEM.finditer(items)]
        return key, found


def read_plain_lines(text: str) -> PlainEntries | None:
    """The one mapping that a text of plain lines holds; None for any other text."""
    if len(text) > MAX_LENGTH:
        return None
    within: list[tuple[int, PlainEntries]] = []
    parent = PlainEntries(0, 0)
    texts, rows = parent.texts, parent.rows
    indent = -1
    waiting = ""
    for line, row in enumerate(_LINE.findall(text if text.endswith("\n") else f"{text}\n"), 1):
        spaces, name, gap, plain, _, _, _, fields, other = row
        if not name:
            if other:
                return None
            continue
        if len(spaces) != indent:
            indent = len(spaces)
            if not _enter(within, indent, line, waiting):
                return None
            parent = within[-1][1]
            texts, rows = parent.texts, parent.rows
        elif waiting:
            return None
        if name in texts:
            return None
        texts[name] = plain or None
        rows[name] = (line, row)
        waiting = "" if gap else name
        if fields:
            inner = _fields(fields, line, indent + len(name) + len(gap) + 2)
            if inner is None:
                return None
            parent.inner[name] = inner
    return None if waiting or not within else within[0][1]


def words_of(entries: Entries) -> Iterable[tuple[str, str | None]]:
    """Each key of any mapping, with its value where that is text; quoted text may be left out."""
    if isinstance(entries, PlainEntries):
        return entries.texts.items()
    return ((name, value.value if isinstance(value, Text) else None) for name, (_, value) in entries.entries.items())


def _enter(within: list[tuple[int, PlainEntries]], indent: int, line: int, waiting: str) -> bool:
    """Go to the mapping of a line whose indent is not the last one's; False if there can be none.

    `within` are the mappings that the last line stands in, outermost first, with their indents; `waiting` is its
    key if that has no value yet.
    """
    if not within or indent > within[-1][0]:
        if bool(waiting) != bool(within) or (not within and indent):
            return False
        inner = PlainEntries(line, indent + 1)
        if waiting:
            within[-1][1].inner[waiting] = inner
        within.append((indent, inner))
        return True
    while within[-1][0] > indent:
        within.pop()
    return within[-1][0] == indent and not waiting


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
