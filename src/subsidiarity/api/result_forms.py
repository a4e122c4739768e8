"""Forms of many results, each with what it makes of a row, and what it puts together of all rows."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain

from subsidiarity.api.errors import UnknownName
from subsidiarity.batch import columns as columns_package
from subsidiarity.batch import source
from subsidiarity.batch.row_summary import Making
from subsidiarity.model.annotation import TYPE_CHECKING, Any
from subsidiarity.model.noun import dataclass
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reasoning.row import Row
from subsidiarity.reporting.safe import utf8

if TYPE_CHECKING:
    from subsidiarity.batch.filter import Filter
    from subsidiarity.batch.stretch import Item
    from subsidiarity.reasoning.compiled import CompiledRulebook
    from subsidiarity.reporting.rows.junit import CaseResult
    from subsidiarity.reporting.rows.problem import Problem
    from subsidiarity.reporting.rows.table import Cells

FORMS = ("table", "markdown", "csv", "xlsx", "json", "jsonl", "junit", "sarif", "github")
WITH_COLUMNS = ("markdown", "csv", "xlsx")
"""Names of forms whose columns may be chosen."""
FOR_PEOPLE = ("table", "markdown", "xlsx")
"""Names of forms that say in few words what is wrong; the rest of it is said beside them."""

INPUT_FORMS: tuple[str, ...] = source.FORMS
"""Names of the forms in which decisions are read."""
TABLE_SUFFIXES = columns_package.SUFFIXES
"""Endings of the names of files that can be evaluated as one table."""

ColumnNames = tuple[str, ...]
"""The names of the columns of a table of results, in its order."""


@dataclass(frozen=True, slots=True)
class ResultForm:
    """A form of results: `make` keeps what it needs of a row, perhaps in another process; `pieces` gives the output.

    Of a form that `is_text`, both are bytes of UTF-8, and `pieces` takes those of several rows joined as well.
    """

    make: Making[Any]
    pieces: Callable[[Iterable[Any]], Iterator[str | bytes]]
    is_text: bool = False

    def items(
        self,
        compiled: CompiledRulebook,
        paths: Sequence[str],
        *,
        wanted: Filter | None,
        otherwise: source.Form,
        jobs: int,
        cluster: str | None,
    ) -> Generator[Item[Any], None, None]:
        """The rows of a batch with what this form keeps of each, as `evaluate_batch` gives them or joined."""
        from subsidiarity.batch.row_summary import Task
        from subsidiarity.batch.run import evaluate_paths

        task = Task(wanted, self.make, is_joined=self.is_text)
        return evaluate_paths(compiled, task, paths, otherwise, jobs, cluster)


def form_called(name: str, rulebook: Rulebook, wanted: Sequence[str] | None, width: int | None) -> ResultForm:
    """The form with one of the names in `FORMS`; `UnknownName`. A table takes at most `width` terminal columns."""
    if name not in FORMS:
        raise UnknownName(name, FORMS, "form")
    columns = _columns(name, rulebook, wanted)
    forms = {
        "table": ResultForm(_table_rows, partial(_table, width=width)),
        "csv": ResultForm(partial(_csv_rows, columns=columns), partial(_csv, columns=columns), is_text=True),
        "markdown": ResultForm(
            partial(_markdown_rows, columns=columns), partial(_markdown, columns=columns), is_text=True
        ),
        "xlsx": ResultForm(partial(_cells, columns=columns), partial(_workbook, columns=columns)),
        "jsonl": ResultForm(_record_lines, iter, is_text=True),
        "json": ResultForm(_elements, _array, is_text=True),
        "junit": ResultForm(_cases, partial(_suite, name=f"{rulebook.id} {rulebook.edition}")),
        "sarif": ResultForm(_problems, _log),
        "github": ResultForm(_workflow_commands, iter, is_text=True),
    }
    return forms[name]


def _columns(form: str, rulebook: Rulebook, wanted: Sequence[str] | None) -> ColumnNames:
    """The names of the columns asked for, or of the form's own; `UnknownName`."""
    if form not in WITH_COLUMNS:
        return ()
    from subsidiarity.reporting.rows.result_columns import SHORT, known_columns, standard_columns

    if wanted is None:
        return SHORT if form == "markdown" else standard_columns(rulebook)
    known = known_columns(rulebook)
    for name in wanted:
        if name not in known:
            raise UnknownName(name, known, "column")
    return tuple(wanted)


def _table_rows(_rulebook: Rulebook) -> Callable[[Row], Cells]:
    from subsidiarity.reporting.rows.table import table_cells

    return lambda row: table_cells(row.file, row.recommendation, row.diagnostics)


def _table(made: Iterable[Cells], *, width: int | None) -> Iterator[str]:
    from subsidiarity.reporting.rows.table import render_table

    cells = list(made)
    if cells:
        yield render_table(cells, width)


def _cells(rulebook: Rulebook, *, columns: ColumnNames) -> Callable[[Row], list[str]]:
    from subsidiarity.reporting.rows.result_columns import cells_in

    return cells_in(rulebook, columns)


def _csv_rows(rulebook: Rulebook, *, columns: ColumnNames) -> Callable[[Row], bytes]:
    from subsidiarity.reporting.rows.csv_lines import csv_line

    cells = _cells(rulebook, columns=columns)
    return lambda row: utf8(csv_line(cells(row)))


def _csv(made: Iterable[bytes], *, columns: ColumnNames) -> Iterator[bytes]:
    from subsidiarity.reporting.rows.csv_lines import csv_line

    yield utf8(csv_line(columns))
    yield from made


def _markdown_rows(rulebook: Rulebook, *, columns: ColumnNames) -> Callable[[Row], bytes]:
    from subsidiarity.reporting.rows.markdown_rows import markdown_row

    cells = _cells(rulebook, columns=columns)
    return lambda row: utf8(markdown_row(cells(row)))


def _markdown(made: Iterable[bytes], *, columns: ColumnNames) -> Iterator[bytes]:
    from subsidiarity.reporting.rows.markdown_rows import markdown_header

    yield utf8(markdown_header(columns))
    yield from made


def _workbook(made: Iterable[list[str]], *, columns: ColumnNames) -> Iterator[bytes]:
    from subsidiarity.reporting.rows.xlsx import render_xlsx

    yield render_xlsx(columns, made)


def _records(rulebook: Rulebook) -> Callable[[Row], str]:
    from subsidiarity.reporting.record_writer import RecordWriter

    writer = RecordWriter(rulebook)
    return lambda row: writer.render(row.file, row.recommendation, row.diagnostics)


def _record_lines(rulebook: Rulebook) -> Callable[[Row], bytes]:
    record = _records(rulebook)
    return lambda row: utf8(f"{record(row)}\n")


def _elements(rulebook: Rulebook) -> Callable[[Row], bytes]:
    record = _records(rulebook)
    return lambda row: utf8(f",\n{record(row)}")


def _array(made: Iterable[bytes]) -> Iterator[bytes]:
    from subsidiarity.reporting.json_text import render_array

    return render_array(made)


def _cases(_rulebook: Rulebook) -> Callable[[Row], CaseResult]:
    from subsidiarity.reporting.rows.junit import case_of, is_open

    return lambda row: case_of(row.file, row.recommendation, row.diagnostics, skips=is_open)


def _suite(made: Iterable[CaseResult], *, name: str) -> Iterator[str]:
    from subsidiarity.reporting.rows.junit import render_junit

    yield render_junit(made, name)


def _problems(_rulebook: Rulebook) -> Callable[[Row], tuple[Problem, ...]]:
    from subsidiarity.reporting.rows.problem import problems_of

    return lambda row: problems_of(row.recommendation, row.diagnostics)


def _log(made: Iterable[tuple[Problem, ...]]) -> Iterator[str]:
    from subsidiarity.reporting.rows.sarif import render_sarif

    return render_sarif(chain.from_iterable(made))


def _workflow_commands(rulebook: Rulebook) -> Callable[[Row], bytes]:
    from subsidiarity.reporting.rows.github import github_line

    problems = _problems(rulebook)
    return lambda row: utf8("".join(map(github_line, problems(row))))
