"""The evaluation of decisions: of one, the files of a folder, a batch, a table."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from functools import cached_property

from subsidiarity.batch.evaluation import evaluate_files
from subsidiarity.files.bounded_read import read_bytes
from subsidiarity.files.decision_files import decision_files
from subsidiarity.model.annotation import TYPE_CHECKING, TypeVar
from subsidiarity.model.decision import Decision
from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.model.recommendation import Recommendation
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reading.decision import DecisionReader
from subsidiarity.reasoning.advise import Adviser
from subsidiarity.reasoning.compiled import CompiledRulebook, compile_rulebook
from subsidiarity.reasoning.row import Row

if TYPE_CHECKING:
    # Evaluating never meets these, and making their classes takes time.
    from subsidiarity.api.result_forms import ResultForm
    from subsidiarity.batch.columns.files import TableSummary
    from subsidiarity.batch.columns.table import Table, TableAdvice
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
        self.reader = DecisionReader(rulebook)

    def read(self, data: bytes, file: str) -> tuple[tuple[Decision, ...], tuple[Diagnostic, ...]]:
        """The decisions in a file's bytes, and its diagnostics."""
        return self.reader.read(data, file)

    def read_file(self, path: str) -> tuple[tuple[Decision, ...], tuple[Diagnostic, ...]]:
        """The decisions of the file at a path (`-` is standard input), and its diagnostics."""
        data, diagnostics = read_bytes(path)
        return ((), diagnostics) if data is None else self.read(data, path)

    def evaluate(self, decision: Decision) -> Recommendation:
        """The recommendation on one decision: where it belongs, and why."""
        return self._adviser.advise(decision)

    def evaluate_table(self, table: Table, *, reasons: bool = True) -> Table:
        """A pyarrow table, a row a decision and a column a question, with its results beside; `UnusableTable`.

        It is pure on each of the table's batches. It needs the extra `columns`.
        """
        return self._tables.evaluate_table(table, reasons=reasons)

    def evaluate_table_file(
        self, source: str, target: str, *, reasons: bool = True, may_replace: bool = False
    ) -> TableSummary:
        """Evaluate a table from file to file, a batch at a time, the target whole or not at all; return a summary."""
        from subsidiarity.batch.columns.files import evaluate_file

        return evaluate_file(self._tables, source, target, reasons=reasons, may_replace=may_replace)

    @cached_property
    def _tables(self) -> TableAdvice:
        from subsidiarity.batch.columns.table import TableAdvice

        return TableAdvice(self.compiled)

    @cached_property
    def _adviser(self) -> Adviser:
        return Adviser(self.compiled)

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

        return evaluate_paths(self.compiled, Task(wanted, make), paths, otherwise, jobs, cluster)

    def evaluate_paths(self, paths: Sequence[str], most: int | None = None) -> Iterator[Row]:
        """A row for each decision in files and folders, in order; nothing in one file stops another.

        Of a file that holds more than `most` decisions, an error stands in the place of the others.
        """
        files = decision_files(paths)
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

        return read_filter(list(texts), self.rulebook)

    def result_form(self, name: str, columns: Sequence[str] | None = None, width: int | None = None) -> ResultForm:
        """The form in which results are written, for `evaluate_batch`; `UnknownName` for a form or a column.

        `columns` are for forms that have some (None: the form's own); a table takes at most `width` terminal columns.
        """
        from subsidiarity.api.result_forms import form_called

        return form_called(name, self.rulebook, columns, width)

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
        return chosen.pieces(row.made for row in rows if row.made is not None)
