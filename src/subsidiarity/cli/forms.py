"""The forms in which many results are written: what is made of each row, and what is put together of all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any

from subsidiarity.batch.evaluation import Row
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

_BY_SUFFIX = {
    ".md": "markdown",
    ".csv": "csv",
    ".xlsx": "xlsx",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".xml": "junit",
    ".sarif": "sarif",
}

Columns = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """`make` turns a row into what is kept of it, perhaps in another process; `pieces` are the whole output."""

    make: Callable[[Rulebook, Row], Any]
    pieces: Callable[[Iterable[Any]], Iterator[str | bytes]]


def form_by_name(path: str) -> str | None:
    """The form that the end of a file's name asks for."""
    return next((form for suffix, form in _BY_SUFFIX.items() if path.lower().endswith(suffix)), None)


def form_called(name: str, rulebook: Rulebook, columns: Columns, width: int | None) -> Form:
    """One of `FORMS`; `width` is the terminal's where a table is shown on one."""
    forms = {
        "table": Form(_table_row, partial(_table, width=width)),
        "csv": Form(partial(_csv_row, columns=columns), partial(_csv, header=(rulebook, columns))),
        "markdown": Form(partial(_markdown_row, columns=columns), partial(_markdown, columns=columns)),
        "xlsx": Form(partial(_cells, columns=columns), partial(_workbook, columns=columns)),
        "jsonl": Form(_record_line, iter),
        "json": Form(_record, _array),
        "junit": Form(_case, partial(_suite, name=f"{rulebook.id} {rulebook.edition}")),
        "sarif": Form(_problems, _log),
        "github": Form(_workflow_commands, iter),
    }
    return forms[name]


def _table_row(_rulebook: Rulebook, row: Row) -> Cells:
    from subsidiarity.reporting.table import table_cells

    return table_cells(row.file, row.recommendation, row.diagnostics)


def _table(made: Iterable[Cells], *, width: int | None) -> Iterator[str]:
    from subsidiarity.reporting.table import render_table

    cells = list(made)
    if cells:
        yield render_table(cells, width)


def _csv_row(rulebook: Rulebook, row: Row, *, columns: Columns) -> str:
    from subsidiarity.reporting.csv_rows import csv_row

    return csv_row(rulebook, row.file, row.recommendation, row.diagnostics, columns)


def _csv(made: Iterable[str], *, header: tuple[Rulebook, Columns]) -> Iterator[str]:
    from subsidiarity.reporting.csv_rows import csv_header

    yield csv_header(*header)
    yield from made


def _cells(rulebook: Rulebook, row: Row, *, columns: Columns) -> list[str]:
    from subsidiarity.reporting.cells import Subject, cells_of

    return cells_of(Subject(rulebook, row.file, row.recommendation, row.diagnostics), columns)


def _markdown_row(rulebook: Rulebook, row: Row, *, columns: Columns) -> str:
    from subsidiarity.reporting.markdown_rows import markdown_row

    return markdown_row(_cells(rulebook, row, columns=columns))


def _markdown(made: Iterable[str], *, columns: Columns) -> Iterator[str]:
    from subsidiarity.reporting.markdown_rows import markdown_header

    yield markdown_header(columns)
    yield from made


def _workbook(made: Iterable[list[str]], *, columns: Columns) -> Iterator[bytes]:
    from subsidiarity.reporting.xlsx import render_xlsx

    yield render_xlsx(columns, made)


def _record(rulebook: Rulebook, row: Row) -> str:
    from subsidiarity.reporting.record import record_of, render_record

    return render_record(record_of(rulebook, row.file, row.recommendation, row.diagnostics))


def _record_line(rulebook: Rulebook, row: Row) -> str:
    return f"{_record(rulebook, row)}\n"


def _array(made: Iterable[str]) -> Iterator[str]:
    from subsidiarity.reporting.record import render_array

    return render_array(made)


def _case(_rulebook: Rulebook, row: Row) -> CaseResult:
    """A decision as a test: failed if it is not as its file expects, skipped while it is open."""
    from subsidiarity.reasoning.expectation import unmet
    from subsidiarity.reporting.diagnostic import place_of
    from subsidiarity.reporting.junit import CaseResult

    found = row.recommendation
    if found is None:
        found_errors = (each for each in row.diagnostics if each.severity == "error")
        errors = tuple(f"{place_of(each.span)}: {each.code} {each.message}" for each in found_errors)
        return CaseResult(row.file, row.file, errors=errors)
    failures = unmet(found)
    is_open = found.headline.outcome is None and not failures
    return CaseResult(row.file, found.decision.id, failures, is_skipped=is_open)


def _suite(made: Iterable[CaseResult], *, name: str) -> Iterator[str]:
    from subsidiarity.reporting.junit import render_junit

    yield render_junit(made, name)


def _problems(_rulebook: Rulebook, row: Row) -> tuple[Problem, ...]:
    from subsidiarity.reporting.problem import problems_of

    return problems_of(row.recommendation, row.diagnostics)


def _log(made: Iterable[tuple[Problem, ...]]) -> Iterator[str]:
    from subsidiarity.reporting.sarif import render_sarif

    return render_sarif(chain.from_iterable(made))


def _workflow_commands(_rulebook: Rulebook, row: Row) -> str:
    from subsidiarity.reporting.github import github_line

    return "".join(map(github_line, _problems(_rulebook, row)))
