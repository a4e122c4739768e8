"""`questions`: the questions of the rulebook, or those that a decision still leaves open."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from subsidiarity.api import render_questions
from subsidiarity.api.questions import FORMS as FORMATS
from subsidiarity.api.questions import QuestionGroup
from subsidiarity.cli.opening import open_advisor, rows_of
from subsidiarity.cli.streams import FINE, UNUSABLE, line_width, talk, write, write_utf8


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments to its parser."""
    parser.add_argument("file", metavar="FILE", nargs="?", help="a decision file: only what it leaves open")
    parser.add_argument("--format", choices=FORMATS, default="text", help="how to write them (text)")
    parser.add_argument("--ids", action="store_true", help="call them as decision files and --set do")


def run(arguments: argparse.Namespace) -> int:
    """List all questions, or those still open in each document of a file."""
    advisor = open_advisor(arguments)
    if advisor is None:
        return UNUSABLE
    if arguments.file is None:
        _write(advisor.questions(), arguments)
        return FINE
    rows = rows_of(advisor, arguments.file)
    found = [row.recommendation for row in rows if row.recommendation is not None]
    groups = [group for each in found for group in advisor.questions(each)]
    _write(groups, arguments)
    if not groups and not any(row.is_error for row in rows):
        talk("Nothing is open: no question that is still unanswered can change the result.")
    return UNUSABLE if any(row.is_error for row in rows) else FINE


def _write(groups: Sequence[QuestionGroup], arguments: argparse.Namespace) -> None:
    put = write if arguments.format == "text" else write_utf8
    put(render_questions(groups, arguments.format, line_width(), with_ids=arguments.ids))
