"""`hand-out`: the questions and ballots, to be printed."""

from __future__ import annotations

import argparse

from subsidiarity.cli.opening import first_of, open_advisor
from subsidiarity.cli.outline_output import ENDINGS, write_outlines
from subsidiarity.cli.streams import FINE, UNUSABLE, talk
from subsidiarity.cli.target import add_output, form_named, write_text
from subsidiarity.cli.typed_value import whole_number
from subsidiarity.reporting.safe import safe

_MOST_PEOPLE = 9_999
_FORMATS = ("text", "markdown", "html")
_ENDINGS = {**{ending: form for ending, form in ENDINGS.items() if form in _FORMATS}, ".html": "html", ".htm": "html"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments to its parser."""
    parser.add_argument("file", metavar="FILE", nargs="?", help="a decision file, to name the decision on the page")
    parser.add_argument("--format", choices=_FORMATS, help="how to write it (text, or as --output is called)")
    parser.add_argument("--page", metavar="ADDRESS", default="", help="say where to find the page that `page` makes")
    parser.add_argument(
        "--people",
        metavar="N",
        type=whole_number(1, _MOST_PEOPLE),
        default=0,
        help="how many people the room has: the sheet then says how many copies to print",
    )
    parser.add_argument(
        "--slips",
        type=whole_number(3, 500),
        metavar="NUMBER",
        help="print slips too, each with a code for one vote on a phone; no other phone may vote then",
    )
    add_output(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the hand-out, for the first decision of the file if one is named."""
    form = arguments.format or form_named(arguments.output, _ENDINGS, "text")
    advisor = open_advisor(arguments)
    if advisor is None:
        return UNUSABLE
    decision = None
    if arguments.file is not None:
        first = first_of(advisor, arguments.file)
        if first.recommendation is None or first.has_errors:
            return UNUSABLE
        decision = first.recommendation.decision
    codes = _codes(arguments)
    if codes is None:
        return UNUSABLE
    if form == "html":
        page = advisor.hand_out_page(decision, arguments.page, arguments.people, codes)
        write_text(page, arguments.output, may_replace=arguments.replace)
    else:
        outline = advisor.hand_out(decision, arguments.page, arguments.people, codes)
        write_outlines([outline], form, arguments.output, may_replace=arguments.replace)
    return FINE


def _codes(arguments: argparse.Namespace) -> tuple[str, ...] | None:
    """The codes of the slips that are asked for; None if there can be none, which is said."""
    from subsidiarity.workshop.ballot.slips import print_slips
    from subsidiarity.workshop.refusal import Refusal

    if arguments.slips is None:
        return ()
    if arguments.file in (None, "-"):
        talk("subsidiarity: slips belong to a workshop: name its decision file before --slips")
        return None
    found = print_slips(arguments.file, arguments.slips)
    if isinstance(found, Refusal):
        talk(f"subsidiarity: {safe(found.words)}")
        return None
    return found
