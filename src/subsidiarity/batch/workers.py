"""The work of several workers: rows in the order of the work, and a worker's death costs one document.

It is written against `concurrent.futures.Executor`, so that a cluster does as well as processes of one machine.
"""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Generic, Protocol, TypeVar

from subsidiarity.batch.evaluation import Evaluator
from subsidiarity.batch.parcel import Parcel, packed, unpacked
from subsidiarity.batch.row_summary import Judged, Maker, Task, judge
from subsidiarity.batch.source import Piece
from subsidiarity.batch.stretch import Item, joined
from subsidiarity.batch.trays import Left, Trays
from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reasoning.compiled import CompiledRulebook, compile_rulebook
from subsidiarity.reasoning.row import Row

CHUNKS_AHEAD = 2
"""The number of chunks for each worker that are sent out before the one whose rows come next is back."""

T = TypeVar("T")
Chunk = Sequence[Piece]
Done = tuple[Parcel, "Left | list[Any]"]
"""A chunk that is done: its rows and stretches without what was made of each, and that, in a tray or here."""
_TOLD: list[tuple[bytes, Trays | None]] = []
"""The errand of a worker that was told it when it began, and its trays; a pool has no other place to keep them.

Sent with each chunk, its 620 kB would cost the program that hands out the work a tenth more of the processor.
"""


class Crew(Protocol):
    """A crew that does the work: processes of this machine, or a cluster."""

    size: int
    is_death_shared: bool
    """Whether a death fails all work under way, so that nobody knows which of it killed."""

    @property
    def trays(self) -> Trays | None:
        """The trays of those who do the work, once there is an executor; None where no memory is shared."""

    def told(self, compiled: CompiledRulebook, task: Task[Any]) -> bytes | None:
        """The errand that is sent with each chunk; None where every worker is told it once, when it begins."""

    def executor(self, *, is_lone: bool) -> Executor:
        """The executor to send chunks to; with `is_lone`, one at a time and apart from all others."""

    def result(self, future: Future[T]) -> T:
        """The result of a future, waited for as long as somebody works on it."""

    def renew(self, *, is_lone: bool) -> None:
        """Give up an executor in which a worker died."""

    def is_death(self, error: BaseException) -> bool:
        """Whether an error says that a worker died, rather than that the program is at fault."""


def errand_of(rules: Rulebook | CompiledRulebook, task: Task[Any]) -> bytes:
    """A task under a rulebook on its way to the workers; a compiled one is longer, and ready sooner."""
    return pickle.dumps((rules, task), pickle.HIGHEST_PROTOCOL)


def tell(errand: bytes, trays: Trays | None) -> None:
    """Tell this worker, which begins, its errand, and where to leave what it makes."""
    _TOLD[:] = [(errand, trays)]


def run_errand(errand: bytes | None, chunk: Chunk, tray: int | None = None) -> Done:
    """The judged rows of one chunk, as a worker makes them; it gets ready once and keeps what it needs.

    `errand` is None where the worker was told it when it began. `tray` is where it may leave what it makes.
    """
    told, trays = _TOLD[0] if errand is None else (errand, None)
    evaluator, maker = _ready(told)
    rows = judge(evaluator, maker, chunk)
    items = joined(rows) if maker.is_joined else rows
    if trays is None or tray is None:
        made: list[Any] = []
        return packed(items, made.append), made
    filled = trays.opened(tray)
    return packed(items, filled.leave), filled.left


@lru_cache(maxsize=1)
def _ready(errand: bytes) -> tuple[Evaluator, Maker[Any]]:
    """The rulebook and the task that this very program has sent, made ready."""
    rules, task = pickle.loads(errand)  # noqa: S301
    compiled = compile_rulebook(rules) if isinstance(rules, Rulebook) else rules
    return Evaluator(compiled), Maker(compiled.rulebook, task)


@dataclass(slots=True)
class _Sent:
    """A chunk that was sent out: where it may leave what it makes, and what is to come, None once it is suspected."""

    chunk: Chunk
    trays: Trays | None
    tray: int | None
    coming: Future[Done] | None

    def items(self, done: Done) -> list[Item[Any]]:
        """The rows and stretches that have come back; the tray is free then."""
        parcel, made = done
        if not isinstance(made, Left):
            return unpacked(parcel, made)
        assert self.trays is not None
        assert self.tray is not None
        items = unpacked(parcel, self.trays.found(self.tray, made))
        self.trays.give_back(self.tray)
        return items


class WorkOrder(Generic[T]):
    """The work of one batch, given to a crew."""

    def __init__(self, crew: Crew, compiled: CompiledRulebook, task: Task[T]) -> None:
        self._crew = crew
        self._maker = Maker(compiled.rulebook, task)
        self._errand = crew.told(compiled, task)
        self._waiting: deque[_Sent] = deque()

    def judged(self, chunks: Iterable[Chunk]) -> Iterator[Item[T]]:
        """The judged rows in the order of the chunks, which are taken only a little ahead."""
        for chunk in chunks:
            self._waiting.append(self._send(chunk))
            if len(self._waiting) > CHUNKS_AHEAD * self._crew.size:
                yield from self._next()
        while self._waiting:
            yield from self._next()

    def _send(self, chunk: Chunk) -> _Sent:
        trays, tray = None, None
        try:
            executor = self._crew.executor(is_lone=False)
            trays = self._crew.trays
            tray = None if trays is None else trays.take()
            coming = executor.submit(run_errand, self._errand, chunk, tray)
        except Exception as error:  # noqa: BLE001 - a death that is noticed only now
            coming = Future()
            coming.set_exception(error)
        return _Sent(chunk, trays, tray, coming)

    def _next(self) -> list[Item[T]]:
        """The rows of the chunk that waits longest."""
        sent = self._waiting.popleft()
        if sent.coming is None:
            return self._apart(sent.chunk)
        try:
            return sent.items(self._crew.result(sent.coming))
        except Exception as error:
            if not self._crew.is_death(error):
                raise
        self._crew.renew(is_lone=False)
        if self._crew.is_death_shared:
            self._suspect_all()
        return self._apart(sent.chunk)

    def _suspect_all(self) -> None:
        """Suspect every chunk under way, for any may be the one that kills: do each again, apart from the others."""
        for other in self._waiting:
            if other.coming is None or not other.coming.done() or other.coming.exception() is not None:
                other.coming = None

    def _apart(self, chunk: Chunk) -> list[Item[T]]:
        """The rows of a chunk that may be deadly: whole, and if that kills, document by document."""
        rows = self._lone(chunk) if self._crew.is_death_shared else None
        if rows is not None:
            return rows
        parts = [part for piece in chunk for part in piece.singly()]
        found = [(part, self._lone((part,))) for part in parts]
        return [row for part, rows in found for row in (rows if rows is not None else (self._deadly(part),))]

    def _lone(self, chunk: Chunk) -> list[Item[T]] | None:
        """The rows of a chunk, done by itself; None if it ended its worker."""
        try:
            return unpacked(
                *self._crew.result(self._crew.executor(is_lone=True).submit(run_errand, self._errand, chunk))
            )
        except Exception as error:
            if not self._crew.is_death(error):
                raise
        self._crew.renew(is_lone=True)
        return None

    def _deadly(self, part: Piece) -> Judged[T]:
        message = "judging this ended the worker that did it, each time it was tried"
        hint = "memory may have run out, or somebody ended the worker: try it alone"
        row = Row(part.file, None, (Diagnostic("SUB015", "error", message, part.span, hint),))
        return self._maker.judged(row)
