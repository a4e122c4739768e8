"""`minutes`: the minutes of a workshop, with what it came to, and how."""

from __future__ import annotations

import argparse

from subsidiarity.cli.opening import open_advisor, rows_of
from subsidiarity.cli.outline_output import ENDINGS, FORMATS, write_outlines
from subsidiarity.cli.streams import FINE, UNUSABLE, talk
from subsidiarity.cli.target import add_output, form_named, write_data
from subsidiarity.reporting.safe import safe

_FILES = ("html", "docx")
_FORMATS = (*FORMATS, *_FILES)
_ENDINGS = {**ENDINGS, ".html": "html", ".htm": "html", ".docx": "docx"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments to its parser."""
    parser.add_argument("file", metavar="FILE", help="the file of a workshop, or - for input")
    parser.add_argument("--format", choices=_FORMATS, help="how to write them (text, or as --output is called)")
    add_output(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the minutes of each workshop in the file."""
    form = arguments.format or form_named(arguments.output, _ENDINGS, "text")
    advisor = open_advisor(arguments)
    if advisor is None:
        return UNUSABLE
    rows = rows_of(advisor, arguments.file)
    found = [row.recommendation for row in rows if row.recommendation is not None]
    held = [each for each in found if each.decision.workshop is not None]
    if found and not held:
        talk(f"subsidiarity: {safe(arguments.file)} holds no workshop: begin one with `subsidiarity workshop`")
    if held and form in _FILES:
        write_data(
            advisor.minutes_file([each.decision for each in held], form),
            arguments.output,
            may_replace=arguments.replace,
        )
    elif held:
        write_outlines([advisor.minutes(each) for each in held], form, arguments.output, may_replace=arguments.replace)
    return FINE if held and not any(row.is_error for row in rows) else UNUSABLE
