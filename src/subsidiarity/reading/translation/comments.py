"""The comments of a side file, which a translator wrote for others: each is kept with the key that it stands above."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from subsidiarity.model.translation import Key
from subsidiarity.reading.decoded_text import decode
from subsidiarity.reading.tree import scalar_spans
from subsidiarity.reading.tree_nodes import Entries, Node

_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#.*")


def find_comments(data: bytes, root: Entries) -> dict[Key, tuple[str, ...]]:
    """The comments above each key of a sound file, then that beside it, from their #; below the last key, under ()."""
    text, _ = decode(data, "")
    comments = _comments(text or "")
    found: dict[Key, tuple[str, ...]] = {}
    taken = 0
    for key, line in _keys(root, ()):
        end = taken
        while end < len(comments) and comments[end][0] <= line:
            end += 1
        if end > taken:
            found[key] = tuple(said for _, said in comments[taken:end])
        taken = end
    below = tuple(said for _, said in comments[taken:])
    return found | ({(): below} if below else {})


def _comments(text: str) -> list[tuple[int, str]]:
    """The comments of a text in its order, each with its line's number, from 1."""
    pieces, end = [], 0
    for start, stop in scalar_spans(text):
        pieces += [text[end:start], re.sub(r"[^\n]", "x", text[start:stop])]
        end = stop
    bare: Sequence[str] = "".join([*pieces, text[end:]]).split("\n")
    lines = text.split("\n")
    places = ((number, _COMMENT.search(line)) for number, line in enumerate(bare, 1))
    return [(number, lines[number - 1][found.start() :].strip()) for number, found in places if found is not None]


def _keys(node: Node, path: Key) -> Iterator[tuple[Key, int]]:
    """Each key with its line, in the order written."""
    if isinstance(node, Entries):
        for name, (key, value) in node.entries.items():
            yield (*path, name), key.line
            yield from _keys(value, (*path, name))
