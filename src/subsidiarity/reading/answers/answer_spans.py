"""The spans of a decision's answers, made one by one when they are asked for: hardly any decision is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from subsidiarity.model.annotation import Any
from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.model.span import Span
from subsidiarity.reading.tree_nodes import Document, Entries, Node

ReadAgain = Callable[..., tuple[tuple[Document, ...], tuple[Diagnostic, ...]]]
"""A careful reader of the text of one decision."""
LateSpans = Callable[[str], Mapping[str, Span]]
"""A maker of the late field of a decision that has the spans of its answers, given the field's name."""


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


def answer_spans(answers: Node | None, file: str, _field: str) -> AnswerSpans:
    """The spans of answers, as a late field of their decision."""
    return AnswerSpans(answers, file)


def answer_spans_read_again(read_again: ReadAgain, *arguments: Any) -> AnswerSpans:
    """The spans of a decision's answers as a late field, from the tree that is made again of its text.

    `arguments` are those of the careful reader, and the name of the field.
    """
    (document,), _ = read_again(*arguments[:-1])
    assert isinstance(document.root, Entries), "it was read as a decision before"
    return AnswerSpans(document.root.entries["answers"][1], document.file)
