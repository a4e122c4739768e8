"""The tree that reading makes of a text: scalars, sequences and mappings, each with its line and column."""

from __future__ import annotations

import unicodedata

from subsidiarity.model.annotation import Literal
from subsidiarity.model.noun import dataclass


class Text:
    """A scalar as it was typed; `line` and `column` (in characters) count from 1."""

    __slots__ = ("column", "is_plain", "line", "value")

    def __init__(self, value: str, line: int, column: int, is_plain: bool) -> None:
        self.value = value
        self.line = line
        self.column = column
        self.is_plain = is_plain


class Items:
    """A sequence; line and column count from 1."""

    __slots__ = ("column", "items", "line")

    def __init__(self, line: int, column: int) -> None:
        self.items: list[Node] = []
        self.line = line
        self.column = column


class Entries:
    """A mapping: each key's text with its value, in the order written; line and column count from 1."""

    __slots__ = ("_folded", "column", "entries", "line")

    def __init__(self, line: int, column: int) -> None:
        self.entries: Keyed = {}
        self._folded: dict[str, Text] | None = None
        """Keys by their folded form, kept from the first key on that differs from its own."""
        self.line = line
        self.column = column

    def twin_of(self, key: Text) -> Text | None:
        """The key here that reads the same as a new one but for case, spaces and Unicode form; None without one."""
        value = key.value
        if self._folded is None and value not in self.entries and _folded(value) == value:
            return None
        if self._folded is None:
            self._folded = {_folded(other.value): other for other, _ in self.entries.values()}
        other = self._folded.setdefault(_folded(value), key)
        return None if other is key else other


Notation = Literal["yaml", "json", "csv"]
"""The notation of a document: it decides what lists look like in hints."""
Node = Text | Items | Entries
Keyed = dict[str, tuple[Text, Node]]
"""The values of a mapping by their key's text, each with the key, in the order written."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document of a file, which holds one or several."""

    root: Node
    file: str
    notation: Notation = "yaml"


def _folded(key: str) -> str:
    if key.isascii():
        return key.strip().lower()
    return unicodedata.normalize("NFKC", key).strip().casefold()
