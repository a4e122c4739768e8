"""The stretches of a batch: rows one after another of which nothing is to be said, and their text in one.

Most rows of a long file are such. Whoever puts the work of several processes together handles a stretch as one thing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from subsidiarity.batch.evaluation import LatestIds
from subsidiarity.batch.row_summary import Judged, Maker
from subsidiarity.model.annotation import TypeVar, cast
from subsidiarity.model.noun import dataclass
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.span import Span
from subsidiarity.reading.decision import id_key, twin_of
from subsidiarity.reasoning.row import Row

MOST_BYTES = 65_536
"""The bytes of text after which a stretch ends: what is written in one go, and counted as written."""

T = TypeVar("T")


@dataclass(slots=True)
class Stretch:
    """A stretch of decisions of one file: for each its id, the line and column where it begins, its outcome.

    `ends` are the bytes of `made` up to and with each of them. An outcome is None while it is open.
    """

    file: str
    ids: tuple[str, ...]
    starts: tuple[tuple[int, int], ...]
    outcomes: tuple[Outcome | None, ...]
    ends: tuple[int, ...]
    made: bytes

    def rows(self) -> Iterator[Judged[bytes]]:
        """The rows by themselves."""
        begin = 0
        for name, start, outcome, end in zip(self.ids, self.starts, self.outcomes, self.ends, strict=True):
            span = Span(self.file, *start)
            yield Judged(self.file, name, span, outcome, False, False, (), self.made[begin:end])
            begin = end

    def is_new(self, seen: LatestIds) -> bool:
        """Whether none of the ids was met before, nor stands here twice; `seen` remembers them if so.

        It is False, too, where `seen` has to forget others meanwhile.
        """
        keys = list(map(id_key, self.ids))
        if len(set(keys)) < len(keys) or not seen.has_room_for(len(keys)) or not seen.keys().isdisjoint(keys):
            return False
        seen.update(zip(keys, [Span(self.file, *start) for start in self.starts], strict=True))
        return True


Item = Judged[T] | Stretch
"""A row by itself, or a stretch of them."""


def joined(rows: Iterable[Judged[bytes]]) -> Iterator[Item[bytes]]:
    """The rows in order, with those joined of which nothing is to be said."""
    gathered: list[Judged[bytes]] = []
    size = 0
    for row in rows:
        is_plain = row.made is not None and not (row.is_error or row.is_unexpected or row.diagnostics)
        if gathered and not (is_plain and row.file == gathered[0].file and size < MOST_BYTES):
            yield _in_one(gathered)
            gathered, size = [], 0
        if not is_plain:
            yield row
            continue
        gathered.append(row)
        size += len(row.made or b"")
    if gathered:
        yield _in_one(gathered)


def without_twins(maker: Maker[T], items: Iterable[Item[T]]) -> Iterator[Item[T]]:
    """The rows and stretches in order, each row whose id was met before turned into an error."""
    seen = LatestIds()
    for item in items:
        if isinstance(item, Stretch) and item.is_new(seen):
            yield item
        else:
            rows = cast("Iterator[Judged[T]]", item.rows()) if isinstance(item, Stretch) else (item,)
            yield from (_unless_twin(maker, row, seen) for row in rows)


def _unless_twin(maker: Maker[T], row: Judged[T], seen: LatestIds) -> Judged[T]:
    twin = None if row.id is None else twin_of(row.id, row.span, seen)
    return row if twin is None else maker.judged(Row(row.file, None, (*row.diagnostics, twin)))


def _in_one(rows: Sequence[Judged[bytes]]) -> Item[bytes]:
    """The rows as one thing; one row is that already, and nearly all are alone where each has a file of its own."""
    if len(rows) == 1:
        return rows[0]
    texts = [row.made or b"" for row in rows]
    ends = accumulate(map(len, texts))
    return Stretch(
        rows[0].file,
        tuple([row.id or "" for row in rows]),
        tuple([(row.span.line, row.span.column) for row in rows]),
        tuple([row.outcome for row in rows]),
        tuple(ends),
        b"".join(texts),
    )
