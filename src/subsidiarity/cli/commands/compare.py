"""`compare`: decisions side by side, only the answers that differ, and what each of them does."""

from __future__ import annotations

import argparse

from subsidiarity.api import names_apart, outline
from subsidiarity.cli.opening import open_advisor, rows_of
from subsidiarity.cli.outline_output import FORMATS, write_outlines
from subsidiarity.cli.streams import FINE, UNUSABLE, talk


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments to its parser."""
    parser.add_argument("files", metavar="FILE", nargs="+", help="decision files; all are compared with the first")
    parser.add_argument("--format", choices=FORMATS, default="text", help="how to write it (text)")


def run(arguments: argparse.Namespace) -> int:
    """Compare every document of the files with the first of them; nothing is written while one cannot be used."""
    advisor = open_advisor(arguments)
    if advisor is None:
        return UNUSABLE
    rows = rows_of(advisor, *arguments.files)
    decisions = [(row.file, row.recommendation.decision) for row in rows if row.recommendation is not None]
    if any(row.is_error for row in rows):
        return UNUSABLE
    if len(decisions) < 2:
        talk("subsidiarity: it takes two decisions to compare: name another file")
        return UNUSABLE
    found = advisor.compare([decision for _, decision in decisions])
    write_outlines([outline(found, names_apart(decisions))], arguments.format)
    return FINE
