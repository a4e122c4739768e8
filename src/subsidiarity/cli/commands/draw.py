"""`draw`: a rule graph, or a decision's path through it, as text or for Mermaid or Graphviz to make a picture of."""

from __future__ import annotations

import argparse

from subsidiarity.api.draw import FORMS as FORMATS
from subsidiarity.cli.opening import first_of, open_advisor, role_named
from subsidiarity.cli.streams import FINE, UNUSABLE, talk, write_utf8


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments to its parser."""
    parser.add_argument("file", metavar="FILE", nargs="?", help="a decision file whose path is drawn, or - for input")
    parser.add_argument("--role", metavar="ROLE", help="draw this role instead of the one that decides")
    parser.add_argument(
        "--format", choices=FORMATS, default="mermaid", help="which language to write, or plain text to read (mermaid)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Draw the rule graph, or the path of the file's first decision through it if a file is named."""
    advisor = open_advisor(arguments)
    role = None if advisor is None else role_named(advisor, arguments.role)
    if advisor is None or role is None:
        return UNUSABLE
    if arguments.file is None:
        write_utf8(advisor.draw(None, role.id, arguments.format))
        return FINE
    first = first_of(advisor, arguments.file)
    if first.number > 1:
        talk(f"subsidiarity: the file holds {first.number:,} decisions; the picture shows the first")
    if first.recommendation is not None:
        write_utf8(advisor.draw(first.recommendation, role.id, arguments.format))
    return UNUSABLE if first.has_errors else FINE
