"""`evaluate`: where each decision in files and folders belongs."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator

from subsidiarity.api import Advisor
from subsidiarity.batch.evaluation import Row
from subsidiarity.cli import table_file
from subsidiarity.cli.opening import open_advisor, talk_of
from subsidiarity.cli.streams import FINE, FOUND, UNUSABLE, flush, is_terminal, talk, terminal_width, write, write_utf8
from subsidiarity.reporting.tally import Tally

FORMATS = ("table", "json", "jsonl", "csv")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say which arguments it takes."""
    parser.add_argument("paths", metavar="PATH", nargs="+", help="a decision file, a folder of them, or - for input")
    parser.add_argument("--format", choices=FORMATS, default="table", help="how to write the results (table)")
    table_file.add_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Evaluate every document; a broken one becomes a row of its own and stops nothing."""
    advisor = open_advisor(arguments.rulebook)
    if advisor is None:
        return UNUSABLE
    if table_file.is_asked(arguments):
        return table_file.run(advisor, arguments)
    tally = Tally(advisor.rulebook)
    rows = _counted(advisor.evaluate_paths(arguments.paths), tally)
    match arguments.format:
        case "table":
            _write_table(rows)
        case "csv":
            _write_csv(advisor, rows)
        case _:
            _write_records(advisor, rows, arguments.format)
    flush()
    if not tally.counts and not tally.errors:
        talk("subsidiarity: there is no decision file here (a name ending in .yaml or .yml)")
        return UNUSABLE
    talk(tally.line())
    return UNUSABLE if tally.errors else FOUND if tally.unexpected else FINE


def _counted(rows: Iterable[Row], tally: Tally) -> Iterator[Row]:
    for row in rows:
        tally.add(row.recommendation, is_unexpected=row.is_unexpected)
        yield row


def _write_table(rows: Iterable[Row]) -> None:
    from subsidiarity.reporting.table import render_table, table_cells

    cells = []
    for row in rows:
        talk_of(row.diagnostics)
        cells.append(table_cells(row.file, row.recommendation, row.diagnostics))
    if cells:
        write(render_table(cells, terminal_width() if is_terminal() else None))


def _write_csv(advisor: Advisor, rows: Iterable[Row]) -> None:
    from subsidiarity.reporting.csv_rows import csv_header, csv_row

    write_utf8(csv_header(advisor.rulebook))
    for row in rows:
        write_utf8(csv_row(advisor.rulebook, row.file, row.recommendation, row.diagnostics))


def _write_records(advisor: Advisor, rows: Iterable[Row], form: str) -> None:
    from subsidiarity.reporting.record import record_of, render_record, render_records

    records = (record_of(advisor.rulebook, row.file, row.recommendation, row.diagnostics) for row in rows)
    pieces = render_records(records) if form == "json" else (f"{render_record(record)}\n" for record in records)
    for piece in pieces:
        write_utf8(piece)
