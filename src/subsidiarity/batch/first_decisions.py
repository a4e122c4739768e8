"""The first decisions of each file, for commands that say much of each; a file that holds more is told so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.model.span import Span
from subsidiarity.reading.limits import MAX_DOCUMENTS
from subsidiarity.reasoning.row import Row


class FirstDecisions:
    """Lets at most so many decisions of each file pass, and counts as many more as a whole file may hold."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._counted: set[str] = set()

    def is_counted(self, file: str) -> bool:
        """Whether there is no use in reading on in a file: more decisions than are counted stand in it."""
        return file in self._counted

    def rows(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The rows in order; where others of a file are left out, an error in their place says how many it holds."""
        file, count = "", 0
        left_out: Span | None = None
        for row in rows:
            if row.file != file:
                if left_out is not None:
                    yield self._rest(left_out, count)
                file, count, left_out = row.file, 0, None
            if row.recommendation is not None:
                count += 1
                if count > self._most and left_out is None:
                    left_out = row.recommendation.decision.span
            if left_out is None:
                yield row
            elif count > self._most + MAX_DOCUMENTS:
                self._counted.add(file)
        if left_out is not None:
            yield self._rest(left_out, count)

    def _rest(self, span: Span, count: int) -> Row:
        counted = self._most + MAX_DOCUMENTS
        number = f"{count:,}" if count <= counted else f"more than {counted:,}"
        message = f"the file holds {number} decisions, and this takes the first {self._most}"
        hint = "split the file, or see at once where all of them belong: `subsidiarity evaluate`"
        return Row(span.file, None, (Diagnostic("SUB016", "error", message, span, hint),))
