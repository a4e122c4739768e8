"""`schema`: the JSON Schema of decision files, rulebooks or records."""

from __future__ import annotations

import argparse

from subsidiarity.api import schema
from subsidiarity.api.schemas import SCHEMAS
from subsidiarity.cli.streams import FINE, UNUSABLE, write_utf8


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments to its parser."""
    parser.add_argument(
        "of",
        metavar="KIND",
        choices=SCHEMAS,
        help=f"what the schema describes: {', '.join(SCHEMAS)}; decisions are those of the rulebook",
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the schema; for decisions, with the rulebook's questions and options."""
    rulebook = None
    if arguments.of == "decision":
        from subsidiarity.cli.opening import open_advisor

        advisor = open_advisor(arguments)
        if advisor is None:
            return UNUSABLE
        rulebook = advisor.rulebook
    write_utf8(schema(arguments.of, rulebook))
    return FINE
