"""Changes of a JSON text at the places that its tree remembers; every other character stays as it was.

JSON has no comments: what is taken out is kept, word for word, in a field of its document.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from subsidiarity.reading.decision import NOT_CARRIED
from subsidiarity.reading.tree_nodes import Document, Entries, Items, Node, Text
from subsidiarity.reporting.decision_file.carried_entry import Tree
from subsidiarity.reporting.decision_file.edit import CannotEdit

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_COMMA, _COMMA_BEFORE = re.compile(r",\s*"), re.compile(r",\s*\Z")
_COLON = re.compile(r"\s*:\s*")
_DECODER = json.JSONDecoder()
Change = tuple[int, int, str]
"""A change: the offsets, from 0, at which the old text begins and ends, and the new text."""


class JsonEdit:
    """The changes of one JSON text, gathered, and made all at once."""

    def __init__(self, text: str, documents: Sequence[Document]) -> None:
        self._text = text
        self._starts = [0]
        for line in _LINE.findall(text):
            self._starts.append(self._starts[-1] + len(line))
        self._changes: list[Change] = []
        self._taken_out: list[tuple[Text, str]] = []
        self._parents = {id(key): entries for document in documents for entries, key in _keys(document.root)}

    @property
    def emptied(self) -> Tree:
        """An object that holds nothing."""
        return {}

    def text(self) -> str:
        """The text with every change made."""
        return _changed(self._text, 0, self._changes)

    def rename(self, node: Text, new: str, *, in_list: bool = False) -> None:  # noqa: ARG002
        """Put another text in the place of one."""
        self._changes.append((*self._extent(node), _spelled(new)))

    def drop_item(self, node: Text, before: Text) -> None:
        """Take an item and the comma before it out of a list, where `before` precedes it."""
        self._changes.append((self._extent(before)[1], self._extent(node)[1], ""))

    def copy_below(
        self,
        key: Text,
        value: Node,  # noqa: ARG002
        renames: Sequence[tuple[Text, str]],
        merged: Sequence[tuple[Text, Text]] = (),
    ) -> None:
        """Put a copy of a key and its value after it, changed as by `rename` and `drop_item`."""
        begin, end = self._entry(key)
        changes = [(*self._extent(node), _spelled(new)) for node, new in renames if node.value != new]
        changes += [(self._extent(before)[1], self._extent(node)[1], "") for before, node in merged]
        copy = _changed(self._text[begin:end], begin, changes)
        self._changes.append((end, end, f"{self._between(key)}{copy}"))

    def take_out(self, key: Text, heading: str) -> None:
        """Take a key and its value out of its object, to be kept under a heading."""
        self._taken_out.append((key, heading))

    def add_fields_below(self, key: Text, values: Mapping[str, str]) -> None:
        """Put fields of text after a key and its value."""
        _, end = self._entry(key)
        between, colon = self._between(key), self._text[self._extent(key)[1] : self._value(key)[0]]
        added = "".join(f"{between}{_spelled(name)}{colon}{_spelled(text)}" for name, text in values.items())
        self._changes.append((end, end, added))

    def add_remark_below(self, key: Text, remark: str) -> None:
        """Raise `CannotEdit`: there are no comments."""
        raise CannotEdit(f"line {key.line}: there is no room for a remark: {remark}")

    def end_document(self, root: Entries) -> str:
        """Keep what was taken out of a document in its field `NOT_CARRIED`, whose text is returned; "" if nothing."""
        if not self._taken_out:
            return ""
        kept = "\n".join(f"{heading}\n{self._said(key)}" for key, heading in self._taken_out)
        taken_out = {id(key) for key, _ in self._taken_out}
        for parent in {id(self._parents[each]): self._parents[each] for each in taken_out}.values():
            self._drop(parent, taken_out)
        found = root.entries.get(NOT_CARRIED)
        if found is not None and isinstance(found[1], Text):
            kept = f"{found[1].value}\n{kept}"
            self.rename(found[1], kept)
        else:
            last = [key for key, _ in root.entries.values() if id(key) not in taken_out][-1]
            self.add_fields_below(last, {NOT_CARRIED: kept})
        self._taken_out.clear()
        return kept

    def _drop(self, parent: Entries, taken_out: set[int]) -> None:
        """Take entries out of an object with one comma each: the one before it, or where there is none, after it."""
        keys = [key for key, _ in parent.entries.values()]
        spans = [self._entry(key) for key in keys]
        is_first = True
        for index, key in enumerate(keys):
            if id(key) not in taken_out:
                is_first = False
            elif not is_first:
                self._changes.append((spans[index - 1][1], spans[index][1], ""))
            elif index + 1 < len(keys):
                self._changes.append((spans[index][0], spans[index + 1][0], ""))
            else:
                self._changes.append((*spans[index], ""))

    def _said(self, key: Text) -> str:
        """A key and its value on one line, as they were written."""
        begin, end = self._value(key)
        return f"{key.value}: {_on_one_line(self._text[begin:end])}"

    def _between(self, key: Text) -> str:
        """The comma and white space that stand after an entry, or else before it."""
        begin, end = self._entry(key)
        found = _COMMA.match(self._text, end) or _COMMA_BEFORE.search(self._text, 0, begin)
        return ", " if found is None else found[0]

    def _entry(self, key: Text) -> tuple[int, int]:
        """The offsets at which a key begins and its value ends."""
        return self._extent(key)[0], self._value(key)[1]

    def _value(self, key: Text) -> tuple[int, int]:
        """The offsets at which the value of a key begins and ends."""
        colon = _COLON.match(self._text, self._extent(key)[1])
        assert colon is not None, "it was read as a key"
        return colon.end(), self._end(colon.end())

    def _extent(self, node: Text) -> tuple[int, int]:
        """The offsets at which a scalar begins and ends."""
        begin = self._starts[node.line - 1] + node.column - 1
        return begin, self._end(begin)

    def _end(self, begin: int) -> int:
        """The offset at which the value that begins at another ends."""
        return _DECODER.raw_decode(self._text, begin)[1]


def _changed(text: str, begin: int, changes: Sequence[Change]) -> str:
    """A text that begins at an offset, with changes made that lie in it."""
    for start, stop, new in sorted(changes, reverse=True):
        text = text[: start - begin] + new + text[stop - begin :]
    return text


def _spelled(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _on_one_line(value: str) -> str:
    """A JSON value on one line, its letters unescaped: line ends stand between its parts, and never in a text."""
    return _STRING.sub(lambda text: _spelled(json.loads(text[0])), re.sub(r"\s*[\r\n]\s*", " ", value))


def _keys(node: Node) -> Iterator[tuple[Entries, Text]]:
    """Each key of a tree with the object that holds it."""
    waiting = [node]
    while waiting:
        each = waiting.pop()
        if isinstance(each, Entries):
            for key, value in each.entries.values():
                yield each, key
                waiting.append(value)
        elif isinstance(each, Items):
            waiting += each.items
