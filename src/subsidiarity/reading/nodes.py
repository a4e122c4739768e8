"""The tree that reading makes of a text: scalars, sequences and mappings, each with its place."""

from __future__ import annotations

from dataclasses import dataclass


class Text:
    """A scalar as it was typed; line and column count from 1."""

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

    __slots__ = ("column", "entries", "folded", "line")

    def __init__(self, line: int, column: int) -> None:
        self.entries: dict[str, tuple[Text, Node]] = {}
        self.folded: dict[str, Text] | None = None
        """Keys by their folded form, kept from the first key on that differs from its own."""
        self.line = line
        self.column = column


Node = Text | Items | Entries


@dataclass(frozen=True, slots=True)
class Document:
    """One document of a file; a file holds one or several."""

    root: Node
    file: str
