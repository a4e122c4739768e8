"""The evaluation of many decisions, one after another: a bad file becomes a row of its own and stops nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice

from subsidiarity.batch.source import Numbered, Piece, pieces_of
from subsidiarity.files.bounded_read import read_bytes
from subsidiarity.model.annotation import TYPE_CHECKING
from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.model.span import Span
from subsidiarity.reading.decision import DecisionReader, Entry, Seen, unless_met
from subsidiarity.reading.limits import MAX_DOCUMENTS
from subsidiarity.reading.tree_nodes import Document
from subsidiarity.reasoning.advise import Adviser
from subsidiarity.reasoning.compiled import CompiledRulebook
from subsidiarity.reasoning.row import Row

if TYPE_CHECKING:
    from subsidiarity.reading.plain.glance import Glance

TOGETHER = 256
"""The number of documents that are advised on together, in the long run."""
IDS_REMEMBERED = 100_000
"""The number of ids remembered: one that stands twice is found if fewer decisions than these stand between."""


def evaluate_files(
    compiled: CompiledRulebook, files: Iterable[str], is_enough: Callable[[str], bool] = lambda _file: False
) -> Iterator[Row]:
    """The rows of files: one for every decision, in order, and one for every file or document that cannot be used.

    A long file is read no further once `is_enough` says so of it.
    """
    evaluator = Evaluator(compiled)
    seen = LatestIds()
    yield from evaluator.rows(pieces_of(files, evaluator.questions, is_lost=is_enough), seen)


class LatestIds(dict[str, Span]):
    """The spans of the ids that were met last, each where it was first met; `setdefault` adds one.

    All but the latest are forgotten once in a while, for it takes a moment; so a batch has no end.
    """

    def has_room_for(self, number: int) -> bool:
        """Whether so many more may be added before the oldest are forgotten."""
        return len(self) + number <= 2 * IDS_REMEMBERED

    def setdefault(self, key: str, span: Span) -> Span:
        """The span where an id was first met, this one if it was not."""
        if len(self) >= 2 * IDS_REMEMBERED and key not in self:
            for name in list(islice(self, len(self) - IDS_REMEMBERED)):
                del self[name]
        return super().setdefault(key, span)


class Evaluator:
    """An evaluator, which reads pieces of work and advises on what is in them; made once, used for thousands."""

    def __init__(self, compiled: CompiledRulebook) -> None:
        self.rulebook = compiled.rulebook
        self.questions = tuple(question.id for question in compiled.rulebook.questions)
        self._reader = DecisionReader(compiled.rulebook)
        self._adviser = Adviser(compiled)
        self._at_once = 1

    def rows(self, pieces: Iterable[Piece], seen: LatestIds | None) -> Iterator[Row]:
        """The rows of some pieces, in order: the first at once, then more and more at a time.

        `seen` has the span where each id was first met, and grows; None where others look for ids that stand twice.
        """
        waiting: list[tuple[str, Entry]] = []
        for piece in pieces:
            for entry in self._entries(piece, seen):
                waiting.append((piece.file, entry))
                if len(waiting) >= self._at_once:
                    yield from self._advised(waiting)
                    waiting = []
                    self._at_once = min(2 * self._at_once, TOGETHER)
            if piece.lines:  # the next may be long in coming
                yield from self._advised(waiting)
                waiting = []
        yield from self._advised(waiting)

    @cached_property
    def _glance(self) -> Glance:
        """The quick readers, which are loaded with the first text: to open a rulebook needs none."""
        from subsidiarity.reading.plain.glance import Glance

        return Glance(self.rulebook, self._reader)

    def _advised(self, read: Sequence[tuple[str, Entry]]) -> Iterator[Row]:
        advice = iter(self._adviser.advise_all([decision for _, (decision, _) in read if decision is not None]))
        for file, (decision, diagnostics) in read:
            yield Row(file, None if decision is None else next(advice), diagnostics)

    def _entries(self, piece: Piece, seen: Seen | None) -> Iterable[Entry]:
        if piece.faults:
            return ((None, piece.faults),)
        if piece.lines:
            return _with_remarks(piece.remarks, self._entries_of_lines(piece, seen))
        data, faults = (piece.data, ()) if piece.data is not None else read_bytes(piece.file)
        if data is None:
            return ((None, faults),)
        if piece.form == "yaml":
            plain = self._glance.yaml(data, piece.file)
            if plain is not None:
                return (unless_met(plain, (), seen),)
            from subsidiarity.reading.tree import read_documents  # loading it takes longer than to read a plain file

            read = read_documents(data, piece.file)
        else:
            from subsidiarity.reading.json_tree import read_json_documents

            read = read_json_documents(data, piece.file)
        return self._reader.entries(*_bounded(*read), piece.file, seen)

    def _entries_of_lines(self, piece: Piece, seen: Seen | None) -> Iterator[Entry]:
        for line in piece.lines:
            if piece.header is None:
                plain = self._glance.json(line, piece.file)
            else:
                plain = self._glance.csv(piece.header, line, piece.file)
            if plain is None:
                yield from self._reader.entries(*_read_line(piece, line), piece.file, seen)
            else:
                yield unless_met(plain, (), seen)


def _with_remarks(remarks: tuple[Diagnostic, ...], entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries, the first of them with remarks on all."""
    for decision, diagnostics in entries:
        yield decision, (*remarks, *diagnostics)
        remarks = ()


def _read_line(piece: Piece, line: Numbered) -> tuple[Sequence[Document], Sequence[Diagnostic]]:
    if piece.header is None:
        from subsidiarity.reading.json_lines import read_json_line

        return read_json_line(line, piece.file)
    from subsidiarity.reading.tables.csv_decisions import read_csv_row

    return read_csv_row(piece.header, line, piece.file)


def _bounded(
    documents: Sequence[Document], faults: Sequence[Diagnostic]
) -> tuple[Sequence[Document], Sequence[Diagnostic]]:
    """The documents and faults of one file, without those past the limit and with a fault on them."""
    if len(documents) <= MAX_DOCUMENTS:
        return documents, faults
    beyond = documents[MAX_DOCUMENTS]
    message = f"the file holds more than {MAX_DOCUMENTS:,} documents; from here on they are not read"
    span = Span(beyond.file, beyond.root.line, beyond.root.column)
    refused = Diagnostic("SUB010", "error", message, span, "split the file, or write JSON lines")
    return documents[:MAX_DOCUMENTS], (refused, *faults)
