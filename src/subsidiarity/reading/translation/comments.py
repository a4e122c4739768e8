"""The comments of a side file, which a translator wrote for others: each is kept with the key that it stands above."""

from __future__ import annotations

import re
from collections.abc import Iterator

from subsidiarity.model.translation import Key
from subsidiarity.reading.tree_nodes import Entries, Node

_OPENS_QUOTE = re.compile(r"(?:^|[\s,{\[])$")


def find_comments(data: bytes, root: Entries) -> dict[Key, tuple[str, ...]]:
    """The comments above each key, then that beside it, without indents; those below the last key under ()."""
    text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    found: dict[Key, tuple[str, ...]] = {}
    seen: set[int] = set()
    for key, line, column in _keys(root, ()):
        above = [] if line in seen else [*_comments_above(lines, line - 2)]
        beside = "" if line in seen else _comment_beside(lines[line - 1], column - 1)
        seen.add(line)
        comments = (*reversed(above), *([beside] if beside else []))
        if comments:
            found[key] = comments
    below = (*reversed([*_comments_above(lines, len(lines) - 1)]),)
    return found | ({(): below} if below else {})


def _keys(node: Node, path: Key) -> Iterator[tuple[Key, int, int]]:
    """Each key with its line and column, in the order written."""
    if isinstance(node, Entries):
        for name, (key, value) in node.entries.items():
            yield (*path, name), key.line, key.column
            yield from _keys(value, (*path, name))


def _comments_above(lines: list[str], index: int) -> Iterator[str]:
    """The comments in the lines up from an index, as long as they hold nothing else, the nearest first."""
    while index >= 0 and (not lines[index].strip() or lines[index].lstrip().startswith("#")):
        if lines[index].strip():
            yield lines[index].strip()
        index -= 1


def _comment_beside(line: str, start: int) -> str:
    """The comment at the end of a line on which a key begins; "" if there is none."""
    quote = ""
    index = start
    while index < len(line):
        character = line[index]
        if quote:
            if character == "\\" and quote == '"':
                index += 1
            elif character == quote:
                quote = ""
        elif character in "\"'" and _OPENS_QUOTE.search(line[:index]):
            quote = character
        elif character == "#" and line[index - 1 : index].isspace():
            return line[index:].strip()
        index += 1
    return ""
