"""The patience of a batch, which gives up on a file: thousands of its decisions cannot be used, and fewer can."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from subsidiarity.batch.row_summary import Judged, Maker
from subsidiarity.batch.stretch import Item, Stretch
from subsidiarity.model.annotation import TypeVar
from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.reading.limits import MAX_DOCUMENTS
from subsidiarity.reasoning.row import Row

MOST_UNUSABLE = MAX_DOCUMENTS
"""The most decisions of a file that may be wrong though they outnumber the others: as many as a whole file may hold."""

T = TypeVar("T")


class Patience:
    """The patience of one batch; a file that it has lost patience with is not read on."""

    def __init__(self) -> None:
        self._lost: set[str] = set()

    def is_lost(self, file: str) -> bool:
        """Whether there is no use in reading on."""
        return file in self._lost

    def items(self, maker: Maker[T], items: Iterable[Item[T]]) -> Iterator[Item[T]]:
        """The rows and stretches in order, as far as each file is borne with, and a row where it was given up."""
        file, usable, unusable = "", 0, 0
        for item in items:
            if item.file != file:
                file, usable, unusable = item.file, 0, 0
            elif file in self._lost:
                continue
            yield item
            if isinstance(item, Stretch):
                usable += len(item.ids)
            elif not item.is_error:
                usable += 1
            else:
                unusable += 1
                if unusable > MOST_UNUSABLE and unusable > usable:
                    self._lost.add(file)
                    yield maker.judged(Row(file, None, (_given_up(item),)))


def _given_up(last: Judged[T]) -> Diagnostic:
    message = f"more than {MOST_UNUSABLE:,} of the file's decisions cannot be used, and fewer can; the rest is not read"
    hint = "mend the first of them: the others may be wrong in the same way; or is this another kind of file?"
    return Diagnostic("SUB010", "error", message, last.span, hint)
