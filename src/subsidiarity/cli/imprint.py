"""The arguments for a report's imprint: its dates, who answered and who was missing."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from subsidiarity.cli.streams import talk
from subsidiarity.cli.typed_value import day
from subsidiarity.reporting.imprint import REVIEW_YEARS, Imprint, usual_review


def add_imprint(parser: argparse.ArgumentParser) -> None:
    """Add the arguments for an imprint to a parser."""
    group = parser.add_argument_group("what the report carries")
    group.add_argument("--date", type=day, metavar="DATE", help="its date, as 2026-03-04 (today)")
    group.add_argument("--review", type=day, metavar="DATE", help=f"when to look again ({REVIEW_YEARS} years later)")
    group.add_argument("--answered-by", metavar="TEXT", default="", help="who gave the answers")
    group.add_argument("--missing", metavar="TEXT", default="", help="which affected group was not in the room")


def imprint_of(arguments: argparse.Namespace) -> Imprint:
    """The imprint that the arguments ask for; a clock is asked only here, and only where no date is given."""
    dated = arguments.date or datetime.now(UTC).astimezone().date()
    review = arguments.review or usual_review(dated)
    if review < dated:
        talk(f"subsidiarity: --review {review} is before the date of the report, {dated}; it is written as given")
    return Imprint(dated, review, arguments.answered_by, arguments.missing, arguments.review is not None)
