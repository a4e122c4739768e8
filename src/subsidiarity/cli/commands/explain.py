"""`explain`: the answer on one page for each decision of one file, or the whole argument."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from subsidiarity.api import Advisor, Row
from subsidiarity.cli.imprint import add_imprint, imprint_of
from subsidiarity.cli.opening import open_advisor, role_named, rows_of
from subsidiarity.cli.outline_output import FORMATS, write_outlines
from subsidiarity.cli.precedent_files import add_precedents, functions_named
from subsidiarity.cli.streams import FINE, FOUND, UNUSABLE, is_terminal, talk, write_utf8
from subsidiarity.reporting.outline import Outline


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments to its parser."""
    parser.add_argument("file", metavar="FILE", help="a decision file, or - for input")
    parser.add_argument("--format", choices=(*FORMATS, "html"), default="text", help="how to write it (text)")
    extent = parser.add_mutually_exclusive_group()
    extent.add_argument("--full", action="store_true", help="as text, the whole argument after the first page")
    extent.add_argument("--brief", action="store_true", help="as text, three lines: the title and who does what")
    parser.add_argument(
        "--grid", action="store_true", help="the whole argument, and what one answer moved by a step or two would do"
    )
    parser.add_argument("--role", metavar="ROLE", help="argue for this role instead of the one that decides")
    add_precedents(parser)
    add_imprint(parser)


def run(arguments: argparse.Namespace) -> int:
    """Explain each document of the file that can be used."""
    advisor = open_advisor(arguments)
    role = None if advisor is None else role_named(advisor, arguments.role)
    if advisor is None or role is None:
        return UNUSABLE
    if arguments.format == "json":
        return _write_records(advisor, arguments, role.id)
    functions = functions_named(advisor, arguments.precedents)
    if functions is None:
        return UNUSABLE
    rows = rows_of(advisor, arguments.file)
    if arguments.format == "html":
        from subsidiarity.cli.html_page import write_html

        write_html(advisor, role.id, rows, functions, arguments)
        return _status(rows)
    imprint = imprint_of(arguments)
    found = [row.recommendation for row in rows if row.recommendation is not None]
    if _form(arguments) in ("page", "brief"):
        outlines: list[Outline] = [advisor.first_page(each, role.id, imprint) for each in found]
    else:
        outlines = [advisor.explain(each, role.id, has_grid=arguments.grid, imprint=imprint) for each in found]
    if role.id == advisor.rulebook.headline and not arguments.brief:
        from subsidiarity.api import with_elsewhere

        near = (functions.near_by_words(each.decision) for each in found)
        outlines = [with_elsewhere(outline, each) for outline, each in zip(outlines, near, strict=True)]
    write_outlines(outlines, _form(arguments))
    _say_how_to_see_more(arguments, outlines)
    return _status(rows)


def _form(arguments: argparse.Namespace) -> str:
    """The name of the form asked for: of text, the first page alone is the usual one."""
    if arguments.format != "text":
        return str(arguments.format)
    return "brief" if arguments.brief else "text" if arguments.full or arguments.grid else "page"


def _say_how_to_see_more(arguments: argparse.Namespace, outlines: Sequence[Outline]) -> None:
    if outlines and _form(arguments) == "page" and is_terminal():
        talk("subsidiarity: this is the first page; --full gives the whole argument, every answer and the sources")


def _status(rows: Sequence[Row]) -> int:
    return UNUSABLE if any(row.is_error for row in rows) else FOUND if any(row.is_unexpected for row in rows) else FINE


def _write_records(advisor: Advisor, arguments: argparse.Namespace, role_id: str) -> int:
    """Write a record for each document, with the argument in words; what others do is no part of a result."""
    from subsidiarity.reporting.record import render_records

    def argument(row: Row) -> Outline | None:
        found = row.recommendation
        return None if found is None else advisor.explain(found, role_id, has_grid=arguments.grid)

    if arguments.precedents:
        talk("subsidiarity: --precedents is left aside: a record holds nothing of what others do")
    rows = rows_of(advisor, arguments.file)
    for piece in render_records([advisor.record(row, argument(row)) for row in rows]):
        write_utf8(piece)
    return _status(rows)
