"""`draw`: a rule graph as text that Mermaid or Graphviz turns into a picture."""

from __future__ import annotations

import argparse

from subsidiarity.api.draw import FORMS as FORMATS
from subsidiarity.cli.opening import open_advisor, role_named, rows_of
from subsidiarity.cli.streams import FINE, UNUSABLE, talk, write_utf8


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say which arguments it takes."""
    parser.add_argument("file", metavar="FILE", nargs="?", help="a decision file whose path is marked, or - for input")
    parser.add_argument("--role", metavar="ROLE", help="draw this role instead of the one that decides")
    parser.add_argument("--format", choices=FORMATS, default="mermaid", help="which language to write (mermaid)")


def run(arguments: argparse.Namespace) -> int:
    """Draw the rule graph, once for each document of the file if one is named."""
    advisor = open_advisor(arguments.rulebook)
    role = None if advisor is None else role_named(advisor, arguments.role)
    if advisor is None or role is None:
        return UNUSABLE
    if arguments.file is None:
        write_utf8(advisor.draw(None, role.id, arguments.format))
        return FINE
    rows = rows_of(advisor, arguments.file)
    found = [row.recommendation for row in rows if row.recommendation is not None]
    if len(found) > 1:
        talk(f"subsidiarity: the file holds {len(found)} decisions; the picture shows the first")
    for recommendation in found[:1]:
        write_utf8(advisor.draw(recommendation.decision, role.id, arguments.format))
    return UNUSABLE if any(row.is_error for row in rows) else FINE
