"""The output of a batch, written as results come: to standard output, or to a file, whole or not at all."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager

from subsidiarity.api import UNREAD_COLUMN, Advisor, Judged, NoCluster, NoWorkers, Stretch
from subsidiarity.api.result_forms import FOR_PEOPLE
from subsidiarity.cli.opening import talk_of
from subsidiarity.cli.progress import Progress
from subsidiarity.cli.stops import STOPS, OutputFailed, ReaderGone, listening, stops_held_back
from subsidiarity.cli.streams import (
    drop_output,
    flush,
    is_terminal,
    talk,
    write,
    write_bytes,
    write_utf8,
)
from subsidiarity.model.annotation import TYPE_CHECKING, Any
from subsidiarity.reporting.rows.level_count import LevelCount
from subsidiarity.reporting.rows.row_words import TooManyRows
from subsidiarity.reporting.safe import safe, safe_path, utf8

if TYPE_CHECKING:
    from subsidiarity.api import Filter, ResultForm
    from subsidiarity.model.diagnostic import Diagnostic

MOST_SAID = 200
"""Problems of one file that are said beside a table for people at most; further ones are counted."""


def write_batch(
    advisor: Advisor, arguments: argparse.Namespace, name: str, form: ResultForm, wanted: Filter | None
) -> LevelCount | None:
    """Evaluate and write everything, and return the count by level; None once it has been said why that cannot be.

    When the work is broken off, what is done stands on standard output, closed as its form demands; a file is
    left as it was.
    """
    try:
        with listening("SIGINT"):
            return _write(advisor, arguments, name, form, wanted)
    except (NoCluster, NoWorkers, TooManyRows) as problem:
        talk(f"subsidiarity: {safe(str(problem))}")
    return None


def _write(
    advisor: Advisor, arguments: argparse.Namespace, name: str, form: ResultForm, wanted: Filter | None
) -> LevelCount:
    batch = _Batch(advisor, arguments, form, wanted, is_for_people=name in FOR_PEOPLE)
    with _target(arguments, is_table=name == "table") as put:
        try:
            for piece in form.pieces(batch.made()):
                batch.unless_stopped(put, piece)
        except STOPS as stop:
            batch.stop = batch.stop or stop
        if batch.stop is not None and arguments.output is not None:
            raise batch.stop
    _flush_after(batch.stop)
    batch.progress.clear()
    batch.say_rest()
    if batch.stop is not None:
        talk(f"{batch.counts.line()} before it was broken off")
        raise batch.stop
    return batch.counts


def _flush_after(stop: BaseException | None) -> None:
    """Send what was written on its way; after a stop, as much as is taken in a moment."""
    if stop is None:
        flush()
        return
    try:
        with stops_held_back.for_the_end(stop):
            flush()
    except (OutputFailed, ReaderGone, *STOPS):
        drop_output()


def is_on_screen(arguments: argparse.Namespace) -> bool:
    """Whether the results are shown on a terminal."""
    return arguments.output is None and is_terminal()


class _Batch:
    """The rows of one command, counted as they pass."""

    def __init__(
        self,
        advisor: Advisor,
        arguments: argparse.Namespace,
        form: ResultForm,
        wanted: Filter | None,
        *,
        is_for_people: bool,
    ) -> None:
        self.counts = LevelCount(advisor.rulebook)
        self.stop: BaseException | None = None
        streams_by = is_on_screen(arguments) and not is_for_people
        self.progress = Progress(is_wanted=not streams_by)
        self._is_for_people = is_for_people
        self._file, self._said = "", 0
        self._of_columns: set[str] = set()
        self._items: Generator[Judged[Any] | Stretch, None, None] = form.items(
            advisor.compiled,
            arguments.paths,
            wanted=wanted,
            otherwise=arguments.input,
            jobs=arguments.jobs,
            cluster=arguments.cluster,
        )

    def made(self) -> Iterator[Any]:
        """The piece made of each row that is wanted, or of a stretch of them, until the work is broken off."""
        try:
            with closing(self._items):
                for item in self._items:
                    if isinstance(item, Judged) and item.diagnostics:
                        self._say_of(item)
                    if item.made is not None:
                        yield item.made
                    self._count(item)
                    if self.stop is not None:
                        return
        except STOPS as stop:
            self.stop = stop

    def unless_stopped(self, put: Callable[[str | bytes], None], piece: str | bytes) -> None:
        """Write a piece with `put`, whole if that takes only a moment after a stop; the form is closed behind it then.

        A stop that tears the piece, or that comes while the form is being closed, is raised.
        """
        is_whole = False
        try:
            with stops_held_back if self.stop is None else stops_held_back.for_the_end(self.stop):
                put(piece)
                is_whole = True
        except STOPS as stop:
            self.stop = self.stop or stop
            if not is_whole:
                raise

    def _count(self, item: Judged[Any] | Stretch) -> None:
        """Count what has been written."""
        if isinstance(item, Judged):
            codes = [found.code for found in item.diagnostics if found.severity == "error"] if item.diagnostics else ()
            self.counts.add_outcome(item.outcome, is_error=item.is_error, is_unexpected=item.is_unexpected, codes=codes)
        else:
            for outcome in item.outcomes:
                self.counts.add_outcome(outcome, is_error=False, is_unexpected=False)
        if self.progress.is_shown:
            self.progress.count(self.counts.rows, self.counts.errors)

    def _say_of(self, row: Judged[Any]) -> None:
        is_shown = self._is_for_people and row.made is not None
        self._say(row.file, tuple(found for found in row.diagnostics if self._is_to_say(found, is_shown=is_shown)))

    def _is_to_say(self, found: Diagnostic, *, is_shown: bool) -> bool:
        """Whether a diagnostic is said beside the results: one on a column once for all tables, or if `is_shown`."""
        if found.code != UNREAD_COLUMN:
            return is_shown
        is_new = found.message not in self._of_columns
        self._of_columns.add(found.message)
        return is_new

    def _say(self, file: str, diagnostics: tuple[Diagnostic, ...]) -> None:
        """Say the diagnostics of a file, unless `MOST_SAID` of the same file were said already."""
        if not diagnostics:
            return
        self.progress.clear()
        if file != self._file:
            self.say_rest()
            self._file = file
        room = max(0, MOST_SAID - self._said)
        talk_of(diagnostics[:room])
        self._said += len(diagnostics)

    def say_rest(self) -> None:
        """Say how many problems of the file before were not said."""
        if self._said > MOST_SAID:
            more = self._said - MOST_SAID
            talk(f"{safe_path(self._file)}: {more:,} more problems are not shown; --format jsonl gives them all")
        self._said = 0


@contextmanager
def _target(arguments: argparse.Namespace, *, is_table: bool) -> Iterator[Callable[[str | bytes], None]]:
    """A function that writes a piece to the target of the command: standard output or a file."""
    if arguments.output is None:
        yield lambda piece: _put(piece, is_table=is_table)
        return
    from subsidiarity.cli.target import opened_target

    with opened_target(arguments.output, may_replace=arguments.replace) as put:
        yield lambda piece: put(piece if isinstance(piece, bytes) else utf8(piece))


def _put(piece: str | bytes, *, is_table: bool) -> None:
    if isinstance(piece, bytes):
        write_bytes(piece)
    elif is_table:
        write(piece)
    else:
        write_utf8(piece)
