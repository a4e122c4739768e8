"""`compile`: the compiled rulebook as JSON, for programs in other languages."""

from __future__ import annotations

import argparse

from subsidiarity.api import compiled_text
from subsidiarity.cli.every_language import open_every_language
from subsidiarity.cli.streams import FINE, UNUSABLE
from subsidiarity.cli.target import add_output, form_named, write_text

_ENDINGS = {".json": "json"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments to its parser."""
    parser.add_argument("file", metavar="RULEBOOK", nargs="?", help="the rulebook (default: the one we ship)")
    add_output(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the compiled rulebook, with its texts in every language in which it is there."""
    form_named(arguments.output, _ENDINGS, "json", has_format=False)
    found = open_every_language(arguments, arguments.file)
    if found is None:
        return UNUSABLE
    write_text(compiled_text(found.advisor, found.others), arguments.output, may_replace=arguments.replace)
    return FINE
