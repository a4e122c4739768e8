"""Fields of a YAML file in the plainest block style, made into the tree that the careful reader makes of them.

A field is a text on one line or folded, or it is a group of lines below it: texts, and lists of them. Only the answers,
which are read elsewhere, are more than that in most files; so most files need no parser of YAML, which takes
longer to load than all else to do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from subsidiarity.reading.limits import MAX_KEY, MAX_SCALAR
from subsidiarity.reading.tree_nodes import Entries, Items, Text

QUOTES = frozenset("'\"")
_QUOTED = r"""\"[^\"\\\n\t]*+(?:\\\"[^\"\\\n\t]*+)*+\"|'[^'\n\t]*+(?:''[^'\n\t]*+)*+'"""
_PLAIN_TEXT = r"[^\W_][^\n\t:#{0}]*+(?::(?=[\w/])[^\n\t:#{0}]*+)*+(?<! )"
IN_BRACES, ON_A_LINE = (rf"{_QUOTED}|{_PLAIN_TEXT.format(ending)}" for ending in (r",\[\]{}", ""))
"""Patterns of a text, in quotes or not, that ends before a comma or bracket, and of one that ends with its line."""
FOLDED = r" >-\n(?:  [^\s#][^\n]*(?<![ \t])\n)++"
"""The pattern of a folded text behind the colon of its field, with its line ends."""
_ALONE = re.compile(rf"(?:{ON_A_LINE})\Z")
_KEY = re.compile(r"[a-z][a-z_]*+\Z")


def add_block_fields(root: Entries, text: str, first: int) -> None:
    """Add the fields that stand in whole lines to a mapping; ValueError if one is not plain, or stands there twice.

    The first of the lines has the number `first`.
    """
    lines = text.split("\n")
    if lines.pop() or len(text) > MAX_SCALAR:
        raise ValueError(text)
    begins = [number for number, line in enumerate(lines) if line[:1] != " "]
    if lines and begins[:1] != [0]:
        raise ValueError(text)
    for begin, end in zip(begins, [*begins[1:], len(lines)], strict=True):
        _add_field(root, lines[begin], lines[begin + 1 : end], first + begin)


def unfolded(folded: str) -> str:
    """The text that `FOLDED` matches, in one line."""
    return " ".join(folded.rstrip("\n").split("\n  ")[1:])


def unquoted(text: str) -> str:
    """The text within quotes; ValueError if there is none."""
    inner = text[1:-1].replace('\\"', '"') if text[0] == '"' else text[1:-1].replace("''", "'")
    if not inner.strip():
        raise ValueError(text)
    return inner


def _add_field(root: Entries, head: str, below: Sequence[str], line: int) -> None:
    """Add the field that stands on a line with this number, and on those below it."""
    name, written = _divided(head)
    if not below:
        _add(root, name, _text(written, line, len(name) + 3), line, 1)
    elif written == " >-":
        folded = "".join([f"{each}\n" for each in below])
        if re.fullmatch(FOLDED, f" >-\n{folded}") is None:
            raise ValueError(folded)
        _add(root, name, Text(unfolded(f" >-\n{folded}"), line, len(name) + 3, is_plain=False), line, 1)
    elif not written:
        group = Entries(line + 1, 3)
        for number, each in enumerate(below, line + 1):
            _add_below(group, each, number)
        if any(isinstance(value, Items) and not value.items for _, value in group.entries.values()):
            raise ValueError(below)
        _add(root, name, group, line, 1)
    else:
        raise ValueError(head)


def _add_below(group: Entries, written: str, line: int) -> None:
    """Add a line of a group, which is a key two columns in, or an item of the last key's list four columns in."""
    if written.startswith("    -"):
        _, items = list(group.entries.values())[-1] if group.entries else (None, None)
        if not isinstance(items, Items):
            raise ValueError(written)
        items.items.append(_text(written[5:], line, 7))
        return
    name, text = _divided(written[2:])
    value = _text(text, line, len(name) + 5) if text else Items(line + 1, 5)
    _add(group, name, value, line, 3)


def _divided(line: str) -> tuple[str, str]:
    """The key before the first colon of a line, which is plain, and what is written behind it."""
    name, colon, written = line.partition(":")
    if not colon or len(name) > MAX_KEY or not _KEY.match(name):
        raise ValueError(line)
    return name, written


def _add(entries: Entries, name: str, value: Text | Items | Entries, line: int, column: int) -> None:
    """Add a value under a new key."""
    if name in entries.entries:
        raise ValueError(name)
    entries.entries[name] = Text(name, line, column, is_plain=True), value


def _text(written: str, line: int, column: int) -> Text:
    """The text that stands behind a space at a line and column."""
    if written[:1] != " " or not _ALONE.match(written, 1):
        raise ValueError(written)
    if written[1] in QUOTES:
        return Text(unquoted(written[1:]), line, column, is_plain=False)
    return Text(written[1:], line, column, is_plain=True)
