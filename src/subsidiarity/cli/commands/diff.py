"""`diff`: the differences between two editions of a rulebook, and what they do to decisions."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from subsidiarity.api import Editions, Row, TooTangled, diff_rulebooks
from subsidiarity.cli.opening import open_advisor, say_passed_over, talk_of
from subsidiarity.cli.streams import FINE, FOUND, UNUSABLE, talk, write
from subsidiarity.cli.target import write_new_files
from subsidiarity.reporting.diagnostic import spot_of
from subsidiarity.reporting.rulebook.edition_diff import decisions_line, render_decision_diff


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments to its parser."""
    parser.add_argument("old", metavar="OLD", help="the rulebook as it was")
    parser.add_argument("new", metavar="NEW", help="the rulebook as it is to be")
    parser.add_argument(
        "paths", metavar="PATH", nargs="*", default=[], help="decision files, or folders of them, to place by both"
    )
    parser.add_argument("--witness", metavar="DIR", help="write decision files that show each change into a folder")


def run(arguments: argparse.Namespace) -> int:
    """Compare the decisions, then the editions; exit code 1 if anything changes."""
    if arguments.rulebook is not None:
        talk("subsidiarity: diff takes both rulebooks by name, as OLD and NEW, and no --rulebook")
        return UNUSABLE
    advisors = open_advisor(arguments, arguments.old), open_advisor(arguments, arguments.new)
    if advisors[0] is None or advisors[1] is None:
        return UNUSABLE
    try:
        editions, diagnostics = diff_rulebooks(advisors[0], advisors[1])
    except TooTangled:
        talk("subsidiarity: the editions cannot be compared: their questions tangle too much")
        return UNUSABLE
    talk_of(diagnostics)
    if editions is None:
        return UNUSABLE
    write(f"{editions.heading()}\n")
    status = FINE if editions.diff.is_empty else FOUND
    if arguments.paths:
        status = max(status, _compare_decisions(editions, arguments.paths))
    write(editions.render())
    if arguments.witness is not None and not write_new_files(arguments.witness, editions.witness_files()):
        return UNUSABLE
    return status


def _compare_decisions(editions: Editions, paths: Sequence[str]) -> int:
    """Evaluate each decision by both editions, say what changes, and return the exit code."""
    changed = number = unusable = 0
    write("\n")
    for placed in editions.place(paths):
        decision = placed.decision
        if placed.diffs is None or decision is None:
            unusable += 1
            _say_why(placed.before, placed.after)
            continue
        number += 1
        changed += bool(placed.diffs)
        if placed.diffs or placed.lost:
            write(render_decision_diff(spot_of(decision.span), decision.title, placed.diffs, placed.lost))
    say_passed_over(paths)
    write(f"{decisions_line(changed, number, unusable)}.\n")
    return UNUSABLE if unusable else FOUND if changed else FINE


def _say_why(before: Row, after: Row) -> None:
    """Say why a document cannot be compared; a fault that both editions find is said once."""
    talk_of(before.diagnostics)
    said = {(found.code, found.span, found.message) for found in before.diagnostics}
    talk_of(found for found in after.diagnostics if (found.code, found.span, found.message) not in said)
