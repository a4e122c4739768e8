"""`precedents`: what others do with something like the decisions of one file, and whom they say should decide."""

from __future__ import annotations

import argparse

from subsidiarity.api import elsewhere_outline, elsewhere_record
from subsidiarity.cli.opening import open_advisor, rows_of
from subsidiarity.cli.outline_output import FORMATS, write_outlines
from subsidiarity.cli.precedent_files import add_precedents, functions_named
from subsidiarity.cli.streams import FINE, UNUSABLE, write_utf8


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments to its parser."""
    parser.add_argument("file", metavar="FILE", help="a decision file, or - for input")
    parser.add_argument("--format", choices=FORMATS, default="text", help="how to write it (text)")
    add_precedents(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the functions that are near to each document of the file that can be used."""
    advisor = open_advisor(arguments)
    functions = None if advisor is None else functions_named(advisor, arguments.precedents)
    if advisor is None or functions is None:
        return UNUSABLE
    rows = rows_of(advisor, arguments.file)
    decisions = [row.recommendation.decision for row in rows if row.recommendation is not None]
    found = [(decision, functions.near(decision)) for decision in decisions]
    if arguments.format == "json":
        from subsidiarity.reporting.json_text import render_json

        write_utf8(f"{render_json([elsewhere_record(*each) for each in found], 2)}\n")
    else:
        write_outlines([elsewhere_outline(*each, functions.files) for each in found], arguments.format)
    return UNUSABLE if any(row.is_error for row in rows) else FINE
