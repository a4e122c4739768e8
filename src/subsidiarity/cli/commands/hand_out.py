"""`hand-out`: the questions and ballots, to be printed."""

from __future__ import annotations

import argparse

from subsidiarity.cli.opening import first_of, open_advisor
from subsidiarity.cli.outline_output import ENDINGS, write_outlines
from subsidiarity.cli.streams import FINE, UNUSABLE, talk
from subsidiarity.cli.target import add_output, form_named, write_text
from subsidiarity.cli.typed_value import address_of, whole_number
from subsidiarity.model.annotation import TYPE_CHECKING
from subsidiarity.phones.address import FIRST_PORT
from subsidiarity.reporting.safe import safe

if TYPE_CHECKING:
    from subsidiarity.workshop.refusal import Refusal

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
    parser.add_argument(
        "--phones-at",
        type=address_of(FIRST_PORT),
        metavar="ADDRESS",
        help="this machine's address in the room, if it is known: slips in HTML then bear codes for cameras, too",
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
    if arguments.phones_at is not None and (arguments.slips is None or form != "html"):
        talk("subsidiarity: --phones-at draws codes for cameras on slips: it needs --slips and --format html")
        return UNUSABLE
    slips = _slips(arguments)
    if slips is None:
        return UNUSABLE
    codes, pictures = slips
    if form == "html":
        page = advisor.hand_out_page(decision, arguments.page, arguments.people, codes, pictures)
        write_text(page, arguments.output, may_replace=arguments.replace)
    else:
        outline = advisor.hand_out(decision, arguments.page, arguments.people, codes)
        write_outlines([outline], form, arguments.output, may_replace=arguments.replace)
    return FINE


def _slips(arguments: argparse.Namespace) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The codes of the slips that are asked for, and their pictures; None if there can be none, which is said."""
    from subsidiarity.workshop.ballot.slips import print_slips
    from subsidiarity.workshop.refusal import Refusal

    if arguments.slips is None:
        return (), ()
    if arguments.file in (None, "-"):
        talk("subsidiarity: slips belong to a workshop: name its decision file before --slips")
        return None
    at = arguments.phones_at
    missing = _missing() if at is not None else None
    found = missing or print_slips(arguments.file, arguments.slips, *(at or ()))
    if isinstance(found, Refusal):
        talk(f"subsidiarity: {safe(found.words)}")
        return None
    return found.codes, () if at is None else _pictures(found.addresses(*at))


def _missing() -> Refusal | None:
    """A refusal if codes for cameras cannot be drawn."""
    from subsidiarity.phones.network import ThreadNetwork

    return ThreadNetwork().missing()


def _pictures(addresses: tuple[str, ...]) -> tuple[str, ...]:
    """The addresses as codes for cameras."""
    from subsidiarity.phones.qr_code import qr_text

    return tuple(map(qr_text, addresses))
