"""Where each answer of a decision stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from subsidiarity.model.span import Span
from subsidiarity.reading.nodes import Entries, Node


class Places(Mapping[str, Span]):
    """Where each answer stands: made from the tree when asked, for hardly any decision is asked."""

    __slots__ = ("_entries", "_file")

    def __init__(self, answers: Node | None, file: str) -> None:
        self._entries = answers.entries if isinstance(answers, Entries) else {}
        self._file = file

    def __getitem__(self, question: str) -> Span:
        _, value = self._entries[question]
        return Span(self._file, value.line, value.column)

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)
