"""The spans of a decision's answers, made when they are asked for: hardly any decision is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.model.span import Span
from subsidiarity.reading.tree_nodes import Document, Entries, Node

ReadAgain = Callable[[], tuple[tuple[Document, ...], tuple[Diagnostic, ...]]]


class AnswerSpans(Mapping[str, Span]):
    """The spans of answers by question id, made from the tree one by one."""

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


class AnswerSpansOnRequest(Mapping[str, Span]):
    """The spans of answers by question id, for which even the tree is made on request, from a text of one decision."""

    __slots__ = ("_found", "_read_again")

    def __init__(self, read_again: ReadAgain) -> None:
        self._read_again = read_again
        self._found: AnswerSpans | None = None

    def __getitem__(self, question: str) -> Span:
        return self._spans()[question]

    def __iter__(self) -> Iterator[str]:
        return iter(self._spans())

    def __len__(self) -> int:
        return len(self._spans())

    def _spans(self) -> AnswerSpans:
        if self._found is None:
            (document,), _ = self._read_again()
            assert isinstance(document.root, Entries), "it was read as a decision before"
            self._found = AnswerSpans(document.root.entries["answers"][1], document.file)
        return self._found
