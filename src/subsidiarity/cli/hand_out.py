"""`hand-out`: the questions and ballots, to be printed."""

from __future__ import annotations

import argparse

from subsidiarity.cli.opening import first_of, open_advisor
from subsidiarity.cli.outlines import form_for, write_outlines, write_text
from subsidiarity.cli.streams import FINE, UNUSABLE

_FORMATS = ("text", "markdown", "html")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say which arguments it takes."""
    parser.add_argument("file", metavar="FILE", nargs="?", help="a decision file, to name the decision on the page")
    parser.add_argument("--format", choices=_FORMATS, help="how to write it (text, or as --output is called)")
    parser.add_argument("--output", metavar="FILE", help="a new file to write it to (it must not exist)")


def run(arguments: argparse.Namespace) -> int:
    """Write the hand-out, for the first decision of the file if one is named."""
    advisor = open_advisor(arguments.rulebook)
    if advisor is None:
        return UNUSABLE
    decision = None
    if arguments.file is not None:
        first = first_of(advisor, arguments.file)
        if first.recommendation is None or first.has_errors:
            return UNUSABLE
        decision = first.recommendation.decision
    form = form_for(arguments.format, arguments.output, _FORMATS)
    if form == "html":
        from subsidiarity.reporting.html.hand_out import render_hand_out_page

        is_written = write_text(render_hand_out_page(advisor.rulebook, decision), arguments.output)
    else:
        from subsidiarity.reporting.hand_out import hand_out_outline

        outline = hand_out_outline(advisor.rulebook, decision)
        is_written = write_outlines([outline], form, arguments.output)
    return FINE if is_written else UNUSABLE
