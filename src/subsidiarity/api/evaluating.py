"""The evaluation of decisions: of one, the files of a folder, a batch, a table."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator, Sequence
from functools import cached_property

from subsidiarity.api.given.expected import one_of, path_given, paths_given, several_of, text_given
from subsidiarity.api.given.kinds import FILTER, TEXT, action, number, optional, takes
from subsidiarity.batch.evaluation import evaluate_files
from subsidiarity.files.bounded_read import read_bytes
from subsidiarity.files.decision_files import decision_files
from subsidiarity.model.annotation import TYPE_CHECKING, Any, TypeVar, cast
from subsidiarity.model.decision import Decision
from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reading.decision import DecisionReader
from subsidiarity.reasoning.advise import Adviser
from subsidiarity.reasoning.compiled import CompiledRulebook, compile_rulebook
from subsidiarity.reasoning.row import Row

if TYPE_CHECKING:
    # Evaluating never meets these, and making their classes takes time.
    from subsidiarity.api.given.decision import GivenReader
    from subsidiarity.api.given.frame import Library
    from subsidiarity.api.given.source import Given
    from subsidiarity.api.result_forms import ResultForm
    from subsidiarity.api.shown.advice import Advice
    from subsidiarity.batch.columns.files import TableSummary
    from subsidiarity.batch.columns.table import TableAdvice
    from subsidiarity.batch.filter import Filter
    from subsidiarity.batch.row_summary import Judged, Making
    from subsidiarity.batch.source import Form as InputForm
    from subsidiarity.model.diagram import RulebookDiagrams, RulebookSets

T = TypeVar("T")


class Evaluating:
    """The part of an advisor that reads decisions and says where they belong."""

    def __init__(
        self, rulebook: Rulebook, diagrams: RulebookDiagrams | None = None, sets: RulebookSets | None = None
    ) -> None:
        """Compile a rulebook, with its diagrams if they are built; `TangledRulebook` if they would grow too large."""
        self.compiled: CompiledRulebook = compile_rulebook(rulebook, diagrams, sets)
        self.rulebook = rulebook

    def __repr__(self) -> str:
        return f"<Advisor by {self.rulebook!r}>"

    def decision_from(self, given: Given) -> Decision:
        """The decision in a dict, the one of a file or of a frame of one row; `Unusable`, `WrongKind`.

        A dict is as a decision file is, or has its answers beside the title. An answer is an option's id, its place as
        a whole number from 0, a list of several, None (not known yet), or a dict with `answer`, `evidence`, `note` and
        `source`.
        """
        if isinstance(given, Decision):
            return given
        from subsidiarity.api.given.source import decision_given  # a command reads its decisions from files

        return decision_given(given, lambda: self._given, self._rows)

    def decisions_from(self, given: object) -> list[Decision]:
        """The decisions in a frame of pandas or Polars, a list of dicts, a file or a folder; `Unusable`, `WrongKind`.

        A frame has the columns of a table in CSV, a row a decision; without a column `id`, rows are counted from 1.
        """
        from subsidiarity.api.given.source import decisions_given

        return decisions_given(given, lambda: self._given, self._rows)

    def _rows(self, paths: Sequence[str]) -> Iterator[Row]:
        """The rows of files in any form, as `evaluate_batch` takes them."""
        return (each.made for each in self.evaluate_batch(paths, _whole_rows) if each.made is not None)

    @cached_property
    def reader(self) -> DecisionReader:
        """The reader of decision files by this rulebook."""
        return DecisionReader(self.rulebook)

    @cached_property
    def _given(self) -> GivenReader:
        from subsidiarity.api.given.decision import GivenReader

        return GivenReader(self.rulebook, self.reader)

    def read(self, data: bytes, file: str) -> tuple[tuple[Decision, ...], tuple[Diagnostic, ...]]:
        """The decisions in a file's bytes, and its diagnostics."""
        return self.reader.read(one_of("data", data, bytes, "the bytes of a file"), text_given("file", file))

    def read_file(self, path: str | os.PathLike[str]) -> tuple[tuple[Decision, ...], tuple[Diagnostic, ...]]:
        """The decisions of the file at a path (`-` is standard input), and its diagnostics."""
        file = path_given("path", path)
        data, diagnostics = read_bytes(file)
        return ((), diagnostics) if data is None else self.read(data, file)

    def evaluate(self, decision: Given) -> Advice:
        """The advice on one decision, or on what `decision_from` makes one of: where it belongs, and why."""
        asked = self.decision_from(decision)
        try:
            return cast("Advice", self._adviser.advise(asked)).argued_by(cast("Any", self))
        except KeyError:
            from subsidiarity.api.what_if import strange_option

            raise (strange_option(self.rulebook, asked) or RuntimeError("an answer cannot be found")) from None

    def evaluate_table(self, table: T, *, reasons: bool = True) -> T:
        """A frame of pandas or Polars, or a pyarrow table, with its results beside, as another one of its kind.

        A row is a decision, a column a question. `UnusableTable`, `WrongKind`; what is no question is a `Doubt`. It is
        pure on each batch of a pyarrow table. It needs the extra `columns`.
        """
        from subsidiarity.api.given.doubt import say_doubt
        from subsidiarity.api.given.frame import columns_of, expect_frame

        library = expect_frame("table", table)
        tables = self._tables
        found = _evaluators()[library](tables, table, reasons=reasons)
        for message in tables.say_unread(columns_of(table, library)):
            say_doubt(message)
        return cast(T, found)

    @takes(jobs=number)
    def evaluate_table_file(
        self,
        source: str | os.PathLike[str],
        target: str | os.PathLike[str],
        *,
        reasons: bool = True,
        may_replace: bool = False,
        jobs: int = 1,
    ) -> TableSummary:
        """Evaluate a table from file to file, a batch at a time, the target whole or not at all; return a summary.

        With two `jobs` or more, as many threads, eight at the most, judge and encode batches; the bytes are the same.
        """
        from subsidiarity.batch.columns.files import evaluate_file

        tables, ends = self._tables, (path_given("source", source), path_given("target", target))
        return evaluate_file(tables, *ends, reasons=reasons, may_replace=may_replace, jobs=jobs)

    @cached_property
    def _tables(self) -> TableAdvice:
        try:
            from subsidiarity.batch.columns.table import TableAdvice
        except ModuleNotFoundError as missing:
            said = f"tables and frames need {missing.name}: pip install 'subsidiarity[columns]'"
            raise ModuleNotFoundError(said, name=missing.name) from None
        from subsidiarity.reporting.language import words
        from subsidiarity.reporting.wording.headline import OPEN_YET, outcome_sentence

        sentences = [outcome_sentence(self.rulebook, outcome) for outcome in self.compiled.outcomes]
        return TableAdvice(self.compiled, [*sentences, words(OPEN_YET)])

    @cached_property
    def _adviser(self) -> Adviser:
        from subsidiarity.api.shown.advice import Advice

        return Adviser(self.compiled, kind=Advice)

    @takes(make=action, wanted=optional(FILTER), jobs=number, cluster=optional(TEXT))
    def evaluate_batch(
        self,
        paths: Sequence[str],
        make: Making[T],
        *,
        wanted: Filter | None = None,
        otherwise: InputForm = "yaml",
        jobs: int = 1,
        cluster: str | None = None,
    ) -> Generator[Judged[T], None, None]:
        """The summaries of rows in order, each with what `make` makes of a row that is `wanted` (None: all are).

        `otherwise` says how files of other names are written. The rows are the same for any number of `jobs`
        (processes) and on a cluster (the address of its scheduler); `make` must then be a function that pickles.
        """
        from subsidiarity.batch.row_summary import Task
        from subsidiarity.batch.run import evaluate_paths

        files = paths_given("paths", paths)
        items = evaluate_paths(self.compiled, Task(wanted, make), files, otherwise, jobs, cluster)
        return cast("Generator[Judged[T], None, None]", items)  # rows of a task that lets none be joined

    @takes(most=optional(number))
    def evaluate_paths(self, paths: Sequence[str], most: int | None = None) -> Iterator[Row]:
        """A row for each decision in files and folders, in order; nothing in one file stops another.

        Of a file that holds more than `most` decisions, an error stands in the place of the others.
        """
        files = decision_files(paths_given("paths", paths))
        if most is None:
            return evaluate_files(self.compiled, files)
        from subsidiarity.batch.first_decisions import FirstDecisions

        first = FirstDecisions(most)
        return first.rows(evaluate_files(self.compiled, files, first.is_counted))

    def row_filter(self, texts: Sequence[str]) -> Filter | None:
        """The filter of rows that pass all of these texts, as a batch takes it (None: no filter); `NotAFilter`."""
        if not texts:
            return None
        from subsidiarity.batch.filter import read_filter

        return read_filter(several_of("texts", texts, str, "text, as level=local"), self.rulebook)

    def result_form(self, name: str, columns: Sequence[str] | None = None, width: int | None = None) -> ResultForm:
        """The form in which results are written, for `evaluate_batch`; `UnknownName` for a form or a column.

        `columns` are for forms that have some (None: the form's own); a table takes at most `width` terminal columns.
        What a form that `is_text` makes of a row, and the pieces of its output, are bytes of UTF-8.
        """
        from subsidiarity.api.result_forms import form_called

        chosen = None if columns is None else several_of("columns", columns, str, "the name of a column")
        return form_called(text_given("form", name), self.rulebook, chosen, width)

    def results(
        self,
        paths: Sequence[str],
        form: str = "jsonl",
        *,
        columns: Sequence[str] | None = None,
        wanted: Sequence[str] = (),
    ) -> Iterator[str | bytes]:
        """The results of files and folders in a form by its name, in pieces: text, or the bytes of a workbook.

        `wanted` are filters that a row passes all of; `NotAFilter`, `UnknownName`.
        """
        chosen = self.result_form(form, columns)
        rows = self.evaluate_batch(paths, chosen.make, wanted=self.row_filter(wanted))
        pieces = chosen.pieces(row.made for row in rows if row.made is not None)
        return map(bytes.decode, cast("Iterator[bytes]", pieces)) if chosen.is_text else pieces


def _whole_rows(_rulebook: Rulebook) -> Callable[[Row], Row]:
    return lambda row: row


def _evaluators() -> dict[Library, Callable[..., object]]:
    """The function that evaluates a frame, by its library."""
    from subsidiarity.batch.columns.frames import evaluate_pandas, evaluate_polars
    from subsidiarity.batch.columns.table import TableAdvice

    return {"pandas": evaluate_pandas, "polars": evaluate_polars, "pyarrow": TableAdvice.evaluate_table}
