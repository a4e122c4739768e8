"""The forms in which many results are written: what is made of each row, and what is put together of all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any

from subsidiarity.batch.evaluation import Row
from subsidiarity.batch.judged import Making
from subsidiarity.model.noun import dataclass
from subsidiarity.model.rulebook import Rulebook

if TYPE_CHECKING:
    from subsidiarity.reporting.junit import CaseResult
    from subsidiarity.reporting.problem import Problem
    from subsidiarity.reporting.table import Cells

FORMS = ("table", "markdown", "csv", "xlsx", "json", "jsonl", "junit", "sarif", "github")
WITH_COLUMNS = ("markdown", "csv", "xlsx")
"""Forms whose columns may be chosen."""
FOR_PEOPLE = ("table", "markdown", "xlsx")
"""Forms that say what is wrong in few words; the rest of it is said beside them."""

ENDINGS = {
    ".txt": "table",
    ".md": "markdown",
    ".csv": "csv",
    ".xlsx": "xlsx",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".xml": "junit",
    ".sarif": "sarif",
}
"""Forms by the end of a file's name."""

Columns = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """`make` keeps of each row what is needed, perhaps in another process; `pieces` are the whole output."""

    make: Making[Any]
    pieces: Callable[[Iterable[Any]], Iterator[str | bytes]]


def form_called(name: str, rulebook: Rulebook, columns: Columns, width: int | None) -> Form:
    """One of `FORMS`; `width` is the terminal's where a table is shown on one."""
    forms = {
        "table": Form(_table_rows, partial(_table, width=width)),
        "csv": Form(partial(_csv_rows, columns=columns), partial(_csv, columns=columns)),
        "markdown": Form(partial(_markdown_rows, columns=columns), partial(_markdown, columns=columns)),
        "xlsx": Form(partial(_cells, columns=columns), partial(_workbook, columns=columns)),
        "jsonl": Form(_record_lines, iter),
        "json": Form(_records, _array),
        "junit": Form(_cases, partial(_suite, name=f"{rulebook.id} {rulebook.edition}")),
        "sarif": Form(_problems, _log),
        "github": Form(_workflow_commands, iter),
    }
    return forms[name]


def _table_rows(_rulebook: Rulebook) -> Callable[[Row], Cells]:
    from subsidiarity.reporting.table import table_cells

    return lambda row: table_cells(row.file, row.recommendation, row.diagnostics)


def _table(made: Iterable[Cells], *, width: int | None) -> Iterator[str]:
    from subsidiarity.reporting.table import render_table

    cells = list(made)
    if cells:
        yield render_table(cells, width)


def _cells(rulebook: Rulebook, *, columns: Columns) -> Callable[[Row], list[str]]:
    from subsidiarity.reporting.cells import Subject, cells_in

    cells_of = cells_in(rulebook, columns)
    return lambda row: cells_of(Subject(rulebook, row.file, row.recommendation, row.diagnostics))


def _csv_rows(rulebook: Rulebook, *, columns: Columns) -> Callable[[Row], str]:
    from subsidiarity.reporting.csv_rows import csv_line

    cells = _cells(rulebook, columns=columns)
    return lambda row: csv_line(cells(row))


def _csv(made: Iterable[str], *, columns: Columns) -> Iterator[str]:
    from subsidiarity.reporting.csv_rows import csv_line

    yield csv_line(columns)
    yield from made


def _markdown_rows(rulebook: Rulebook, *, columns: Columns) -> Callable[[Row], str]:
    from subsidiarity.reporting.markdown_rows import markdown_row

    cells = _cells(rulebook, columns=columns)
    return lambda row: markdown_row(cells(row))


def _markdown(made: Iterable[str], *, columns: Columns) -> Iterator[str]:
    from subsidiarity.reporting.markdown_rows import markdown_header

    yield markdown_header(columns)
    yield from made


def _workbook(made: Iterable[list[str]], *, columns: Columns) -> Iterator[bytes]:
    from subsidiarity.reporting.xlsx import render_xlsx

    yield render_xlsx(columns, made)


def _records(rulebook: Rulebook) -> Callable[[Row], str]:
    from subsidiarity.reporting.record_writer import RecordWriter

    writer = RecordWriter(rulebook)
    return lambda row: writer.render(row.file, row.recommendation, row.diagnostics)


def _record_lines(rulebook: Rulebook) -> Callable[[Row], str]:
    record = _records(rulebook)
    return lambda row: f"{record(row)}\n"


def _array(made: Iterable[str]) -> Iterator[str]:
    from subsidiarity.reporting.record import render_array

    return render_array(made)


def _cases(_rulebook: Rulebook) -> Callable[[Row], CaseResult]:
    from subsidiarity.reporting.junit import case_of, is_open

    return lambda row: case_of(row.file, row.recommendation, row.diagnostics, skips=is_open)


def _suite(made: Iterable[CaseResult], *, name: str) -> Iterator[str]:
    from subsidiarity.reporting.junit import render_junit

    yield render_junit(made, name)


def _problems(_rulebook: Rulebook) -> Callable[[Row], tuple[Problem, ...]]:
    from subsidiarity.reporting.problem import problems_of

    return lambda row: problems_of(row.recommendation, row.diagnostics)


def _log(made: Iterable[tuple[Problem, ...]]) -> Iterator[str]:
    from subsidiarity.reporting.sarif import render_sarif

    return render_sarif(chain.from_iterable(made))


def _workflow_commands(rulebook: Rulebook) -> Callable[[Row], str]:
    from subsidiarity.reporting.github import github_line

    problems = _problems(rulebook)
    return lambda row: "".join(map(github_line, problems(row)))
