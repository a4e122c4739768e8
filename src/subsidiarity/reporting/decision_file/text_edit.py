"""Changes of a YAML text at the places that its tree remembers; every other character stays as it was."""

from __future__ import annotations

import re

from subsidiarity.reading.tree_nodes import Text
from subsidiarity.reporting.decision_file.yaml_text import scalar

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_QUOTED = re.compile(r"'(?:[^'\r\n]|'')*'|\"(?:[^\"\\\r\n]|\\[^\r\n])*\"")
_SIMPLE = re.compile(r"[\w.:-]+\Z")
_ITEM = re.compile(r"- |-$")


class CannotEdit(Exception):
    """A place is written in a way that cannot be changed without risk; the message says which."""


class TextEdit:
    """The changes of one text, gathered, and made all at once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = _LINE.findall(text)
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line))
        self._changes: list[tuple[int, int, str]] = []

    def text(self) -> str:
        """The text with every change made."""
        text = self._text
        for begin, end, new in sorted(self._changes, reverse=True):
            text = text[:begin] + new + text[end:]
        return text

    def rename(self, node: Text, new: str, *, in_list: bool = False) -> None:
        """Put another word in the place of one that stands on one line, in the same quotes; `CannotEdit`."""
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
        spelled = f"{quote}{new}{quote}" if quote and _SIMPLE.match(new) else scalar(new, in_list=in_list)
        self._changes.append((begin, end, spelled))

    def comment_out(self, key: Text, heading: str) -> None:
        """Make a comment of a key and its value, under a heading; `CannotEdit` if others stand on its lines."""
        first, indent = key.line - 1, key.column - 1
        if self._lines[first][:indent].strip(" "):
            raise CannotEdit(f"line {key.line}: write `{key.value[:80]}` on a line of its own first")
        end = self._end(first, indent)
        margin = " " * indent
        lines = [f"{margin}# {heading}{self._line_end(first)}"]
        for line in self._lines[first:end]:
            is_deeper = not line[:indent].strip()
            lines.append(line if not line.strip() else f"{margin}# {line[indent:] if is_deeper else line}")
        self._changes.append((self._starts[first], self._starts[end], "".join(lines)))

    def add_lines_below(self, key: Text, lines: list[str]) -> None:
        """Put lines, as deep as a key, below it and its value; `CannotEdit` if others stand on its lines."""
        first, indent = key.line - 1, key.column - 1
        if self._lines[first][:indent].strip(" "):
            raise CannotEdit(f"line {key.line}: write `{key.value[:80]}` on a line of its own first")
        place = self._starts[self._end(first, indent)]
        line_end = self._line_end(first)
        before = "" if self._text[:place].endswith(("\n", "\r")) else line_end
        self._changes.append((place, place, before + "".join(f"{' ' * indent}{line}{line_end}" for line in lines)))

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
