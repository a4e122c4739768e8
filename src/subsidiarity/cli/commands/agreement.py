"""`agreement`: several people's sheets, where they differ, and whether that matters."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence

from subsidiarity.api import Advisor, sheets_by_decision
from subsidiarity.api.agreement import NamedSheets
from subsidiarity.cli.opening import open_advisor, rows_of, say_passed_over
from subsidiarity.cli.outline_output import FORMATS, write_outlines
from subsidiarity.cli.streams import FINE, UNUSABLE, talk
from subsidiarity.files.decision_files import decision_files
from subsidiarity.reporting.safe import safe


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments to its parser."""
    parser.add_argument(
        "files",
        metavar="FILE",
        nargs="+",
        help="one person's answers each: decisions of the same id belong together; a folder is all its files",
    )
    parser.add_argument("--each", action="store_true", help="where there are several decisions, show each in full")
    parser.add_argument("--format", choices=FORMATS, default="text", help="how to write it (text)")


def run(arguments: argparse.Namespace) -> int:
    """Show one decision's sheets, or an overview of several; nothing is written while a sheet cannot be used."""
    advisor = open_advisor(arguments)
    if advisor is None:
        return UNUSABLE
    sheets = _sheets(advisor, arguments.files)
    shared = {identity: found for identity, found in (sheets or {}).items() if len(found) > 1}
    if sheets is None or not shared:
        if sheets is not None:
            talk("subsidiarity: no decision has two sheets: each person's file must name the same `decision:`")
        return UNUSABLE
    for identity in sheets:
        if identity not in shared:
            talk(f"subsidiarity: `{identity}` has one sheet only, and is left out")
    outlines = advisor.agreement(list(shared.values()))
    write_outlines(outlines if arguments.each else outlines[:1], arguments.format)
    return FINE


def _sheets(advisor: Advisor, paths: Sequence[str]) -> Mapping[str, NamedSheets] | None:
    """The sheets of each decision, in the order of the files; None once it has been said that one cannot be used."""
    rows = rows_of(advisor, *decision_files(paths))
    say_passed_over(paths)
    if any(row.is_error for row in rows):
        return None
    found = [(safe(row.file), row.recommendation.decision) for row in rows if row.recommendation is not None]
    return sheets_by_decision(found)
