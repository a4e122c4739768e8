"""`agreement`: several people's sheets, where they differ, and whether that matters."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence

from subsidiarity.api import Advisor
from subsidiarity.batch.files import decision_files
from subsidiarity.cli.opening import open_advisor, rows_of, say_passed_over
from subsidiarity.cli.outlines import FORMATS, write_outlines
from subsidiarity.cli.streams import FINE, UNUSABLE, talk
from subsidiarity.model.decision import Decision
from subsidiarity.reporting.agreement import group_outline, reliability_outline
from subsidiarity.reporting.outline import Outline
from subsidiarity.reporting.safe import safe

Sheets = list[tuple[str, Decision]]
"""The files that answer one decision, with what they say."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say which arguments it takes."""
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
    advisor = open_advisor(arguments.rulebook)
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
    write_outlines(_outlines(advisor, shared, is_each=arguments.each), arguments.format)
    return FINE


def _sheets(advisor: Advisor, paths: Sequence[str]) -> dict[str, Sheets] | None:
    """The sheets of each decision, in the order of the files; None once it has been said that one cannot be used."""
    sheets: dict[str, Sheets] = {}
    is_usable = True
    for row in rows_of(advisor, *decision_files(paths)):
        is_usable = is_usable and not row.is_error
        if row.recommendation is not None:
            decision = row.recommendation.decision
            sheets.setdefault(decision.id, []).append((safe(row.file), decision))
    say_passed_over(paths)
    return sheets if is_usable else None


def _outlines(advisor: Advisor, shared: Mapping[str, Sheets], *, is_each: bool) -> list[Outline]:
    units = [[decision for _, decision in sheets] for sheets in shared.values()]
    views = [advisor.group(unit) for unit in units]
    full = [
        group_outline(view, [file for file, _ in sheets]) for view, sheets in zip(views, shared.values(), strict=True)
    ]
    if len(full) == 1:
        return full
    overview = reliability_outline(views, advisor.reliabilities(units))
    return [overview, *full] if is_each else [overview]
