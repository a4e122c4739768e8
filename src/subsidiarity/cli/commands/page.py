"""`page`: the questions and the answer as one page of HTML that needs no Python."""

from __future__ import annotations

import argparse

from subsidiarity.api import is_rulebook
from subsidiarity.cli.every_language import open_every_language
from subsidiarity.cli.opening import first_of
from subsidiarity.cli.streams import FINE, UNUSABLE, talk
from subsidiarity.cli.target import Misdirected, add_output, form_named, write_text
from subsidiarity.files.identity import STREAM
from subsidiarity.reporting.safe import safe

_ENDINGS = {".html": "html", ".htm": "html"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments to its parser."""
    parser.add_argument(
        "paths",
        metavar="FILE",
        nargs="*",
        default=[],
        help="a rulebook, a decision file whose answers the page begins with, or one after the other",
    )
    add_output(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the page, in every language in which the rulebook is there."""
    form_named(arguments.output, _ENDINGS, "html", has_format=False)
    rulebook, decision_file = _sorted(arguments.paths)
    found = open_every_language(arguments, rulebook)
    if found is None:
        return UNUSABLE
    decisions = {}
    if decision_file is not None:
        first = first_of(found.advisor, decision_file)
        if first.recommendation is None or first.has_errors:
            return UNUSABLE
        if first.number > 1:
            talk(f"subsidiarity: the file holds {first.number:,} decisions; the page begins with the first")
        decisions[""] = first.recommendation.decision
    write_text(found.questionnaire(decisions), arguments.output, may_replace=arguments.replace)
    return FINE


def _sorted(paths: list[str]) -> tuple[str | None, str | None]:
    """The rulebook and the decision file among the paths, None for each that is not named."""
    if len(paths) > 2:
        raise Misdirected(f"`{safe(paths[2])}` is one word too many: name a rulebook, a decision file, or both")
    if len(paths) == 2:
        return paths[0], paths[1]
    if not paths:
        return None, None
    (path,) = paths
    return (path, None) if path != STREAM and is_rulebook(path) else (None, path)
