"""Changes of a YAML text at the places that its tree remembers; every other character stays as it was."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from subsidiarity.reading.tree_nodes import Entries, Node, Text
from subsidiarity.reporting.decision_file.carried_entry import Tree
from subsidiarity.reporting.decision_file.edit import CannotEdit
from subsidiarity.reporting.decision_file.yaml_text import field, scalar

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_QUOTED = re.compile(r"'(?:[^'\r\n]|'')*'|\"(?:[^\"\\\r\n]|\\[^\r\n])*\"")
_SIMPLE = re.compile(r"[\w.:-]+\Z")
_BETWEEN_ITEMS = re.compile(r"[ \t]*,?\s*(- *)?")
_ITEM = re.compile(r"- |-$")


class TextEdit:
    """The changes of one YAML text, gathered, and made all at once; what is taken out becomes a comment."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = _LINE.findall(text)
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line))
        self._changes: list[tuple[int, int, str]] = []

    @property
    def emptied(self) -> Tree:
        """Nothing: only comments stand below its key."""
        return ""

    def text(self) -> str:
        """The text with every change made."""
        text = self._text
        for begin, end, new in sorted(self._changes, reverse=True):
            text = text[:begin] + new + text[end:]
        return text

    def rename(self, node: Text, new: str, *, in_list: bool = False) -> None:
        """Put another word in the place of one that stands on one line, in the same quotes; `CannotEdit`."""
        self._changes.append(self._renamed(node, new, in_list=in_list))

    def drop_item(self, node: Text, before: Text) -> None:
        """Take an item and the sign before it out of a list, where `before` precedes it; `CannotEdit`."""
        self._changes.append(self._dropped(node, before))

    def _dropped(self, node: Text, before: Text) -> tuple[int, int, str]:
        begin, end = self._extent(before)[1], self._extent(node)[1]
        if not _BETWEEN_ITEMS.fullmatch(self._text, begin, self._extent(node)[0]):
            raise CannotEdit(f"line {node.line}: write the options of `{node.value[:80]}` on one line, with no remark")
        return begin, end, ""

    def _renamed(self, node: Text, new: str, *, in_list: bool) -> tuple[int, int, str]:
        begin, end, quote = self._extent(node)
        spelled = f"{quote}{new}{quote}" if quote and _SIMPLE.match(new) else scalar(new, in_list=in_list)
        return begin, end, spelled

    def _extent(self, node: Text) -> tuple[int, int, str]:
        """The offsets at which a word begins and ends, and its quote; `CannotEdit` if it is not on one line."""
        begin = self._starts[min(node.line, len(self._lines)) - 1] + node.column - 1
        if node.is_plain and self._text.startswith(node.value, begin):
            end, quote = begin + len(node.value), ""
        else:
            found = None if node.is_plain else _QUOTED.match(self._text, begin)
            if found is None:
                raise CannotEdit(
                    f"line {node.line}: `{' '.join(node.value.split())[:80]}` does not stand alone on its line"
                )
            end, quote = found.end(), found[0][0]
        return begin, end, quote

    def copy_below(
        self, key: Text, value: Node, renames: Sequence[tuple[Text, str]], merged: Sequence[tuple[Text, Text]] = ()
    ) -> None:
        """Put a copy of a key and its value below it, changed as by `rename` and `drop_item`; `CannotEdit`.

        `merged` are the items to drop, each after the one before it. Within braces, the copy stands after a comma.
        """
        first, indent = key.line - 1, key.column - 1
        is_in_braces = isinstance(value, Text) and not self._is_alone(key)
        if is_in_braces and isinstance(value, Text):
            begin, stop = self._extent(key)[0], self._extent(value)[1]
        else:
            self._expect_alone(key)
            begin, stop = self._starts[first], self._starts[self._end(first, indent)]
        text = self._text[begin:stop]
        changes = [self._renamed(node, new, in_list=node is not key) for node, new in renames if node.value != new]
        changes += [self._dropped(node, before) for before, node in merged]
        for start, end, new in sorted(changes, reverse=True):
            text = text[: start - begin] + new + text[end - begin :]
        is_cut = not text.endswith(("\n", "\r"))
        before = ", " if is_in_braces else self._line_end(first) if is_cut else ""
        self._changes.append((stop, stop, before + text))

    def take_out(self, key: Text, heading: str) -> None:
        """Make a comment of a key and its value, under a heading; `CannotEdit` if others stand on its lines."""
        first, indent = key.line - 1, key.column - 1
        self._expect_alone(key)
        end = self._end(first, indent)
        margin = " " * indent
        lines = [f"{margin}# {heading}{self._line_end(first)}"]
        for line in self._lines[first:end]:
            is_deeper = not line[:indent].strip()
            lines.append(line if not line.strip() else f"{margin}# {line[indent:] if is_deeper else line}")
        self._changes.append((self._starts[first], self._starts[end], "".join(lines)))

    def add_fields_below(self, key: Text, values: Mapping[str, str]) -> None:
        """Put fields below a key and its value, as deep as it; `CannotEdit` if others stand on its lines."""
        self.add_lines_below(key, [field(name, text) for name, text in values.items()])

    def add_remark_below(self, key: Text, remark: str) -> None:
        """Put a comment below a key and its value; `CannotEdit` if others stand on its lines."""
        self.add_lines_below(key, [f"# {remark}"])

    def end_document(self, _root: Entries) -> str:
        """No text: what was taken out is a comment."""
        return ""

    def add_lines_below(self, key: Text, lines: list[str]) -> None:
        """Put lines, as deep as a key, below it and its value; `CannotEdit` if others stand on its lines."""
        first, indent = key.line - 1, key.column - 1
        self._expect_alone(key)
        offset = self._starts[self._end(first, indent)]
        line_end = self._line_end(first)
        before = "" if self._text[:offset].endswith(("\n", "\r")) else line_end
        self._changes.append((offset, offset, before + "".join(f"{' ' * indent}{line}{line_end}" for line in lines)))

    def add_first(self, key: Text, value: Entries, name: str, text: str, remark: str) -> None:
        """Put a field before the others of a key's value: on a line of its own with a remark, or within its braces."""
        first = next(iter(value.entries.values()))[0]
        if first.line > key.line and not self._lines[first.line - 1][: first.column - 1].strip(" "):
            offset, margin = self._starts[key.line], " " * (first.column - 1)
            self._changes.append(
                (offset, offset, f"{margin}{name}: {scalar(text)}{remark}{self._line_end(key.line - 1)}")
            )
        else:
            offset = self._extent(first)[0]
            self._changes.append((offset, offset, f"{name}: {scalar(text, in_list=True)}, "))

    def line_before(self, line: int) -> int:
        """The line, from 1, on which a line of the new text stood, or before which it was put."""
        shift = 0
        for begin, end, new in sorted(self._changes):
            number = bisect_right(self._starts, begin) + shift
            added = len(_LINE.findall(new)) if begin == end and begin in self._starts else 0
            if line < number:
                break
            if line < number + added:
                return number - shift
            shift += added
        return line - shift

    def _expect_alone(self, key: Text) -> None:
        if not self._is_alone(key):
            raise CannotEdit(f"line {key.line}: write `{key.value[:80]}` on a line of its own first")

    def _is_alone(self, key: Text) -> bool:
        """Whether nothing stands before a key on its line."""
        return not self._lines[key.line - 1][: key.column - 1].strip(" ")

    def _end(self, first: int, indent: int) -> int:
        """The index of the line after the last one of a value whose key begins the line `first`."""
        end = last = first + 1
        while end < len(self._lines):
            line = self._lines[end].rstrip("\r\n")
            depth = len(line) - len(line.lstrip(" "))
            is_item = depth == indent and _ITEM.match(line, depth)
            if line.strip() and depth <= indent and not is_item:
                break
            end += 1
            last = end if line.strip() else last
        return last

    def _line_end(self, index: int) -> str:
        line = self._lines[index]
        return line[len(line.rstrip("\r\n")) :] or "\n"
