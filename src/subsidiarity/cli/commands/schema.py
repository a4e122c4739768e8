"""`schema`: the JSON Schema of decision files, rulebooks, translations, records or compiled rulebooks."""

from __future__ import annotations

import argparse

from subsidiarity.api import schema
from subsidiarity.api.schemas import SCHEMAS
from subsidiarity.cli.streams import FINE, UNUSABLE, write_utf8
from subsidiarity.cli.target import Misdirected
from subsidiarity.files.identity import STREAM


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments to its parser."""
    parser.add_argument(
        "of",
        metavar="KIND",
        choices=SCHEMAS,
        help=f"what the schema describes: {', '.join(SCHEMAS)}; decisions and translations are those of the rulebook",
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the schema; for decisions and translations, with what the rulebook has."""
    rulebook = None
    if arguments.of == "translation" and arguments.rulebook == STREAM:
        raise Misdirected("a side file stands beside the file of its rulebook: name that file")
    if arguments.of in ("decision", "translation"):
        from subsidiarity.cli.opening import open_advisor

        advisor = open_advisor(arguments)
        if advisor is None:
            return UNUSABLE
        rulebook = advisor.rulebook
    write_utf8(schema(arguments.of, rulebook, arguments.rulebook))
    return FINE
