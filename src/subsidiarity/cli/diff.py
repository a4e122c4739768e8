"""`diff`: what differs between two editions of a rulebook, and what that does to decisions."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from subsidiarity.analysis.common_ground import CommonGround, find_common_ground
from subsidiarity.analysis.decision_diff import DecisionDiffs, as_decisions
from subsidiarity.analysis.edition_diff import compare_editions
from subsidiarity.api import Advisor, tangled_diagnostic
from subsidiarity.batch.evaluation import Row
from subsidiarity.cli.opening import open_advisor, talk_of
from subsidiarity.cli.streams import FINE, FOUND, UNUSABLE, talk, write
from subsidiarity.cli.writing import write_folder
from subsidiarity.model.edition import EditionDiff
from subsidiarity.reasoning.building import Tangled
from subsidiarity.reasoning.rulebook_diagrams import TangledRulebook
from subsidiarity.reporting.diagnostic import place_of
from subsidiarity.reporting.edition_diff import (
    change_title,
    decisions_line,
    render_decision_diff,
    render_edition_diff,
)
from subsidiarity.reporting.made_decisions import render_made_decisions


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say which arguments it takes."""
    parser.add_argument("old", metavar="OLD", help="the rulebook as it was")
    parser.add_argument("new", metavar="NEW", help="the rulebook as it is to be")
    parser.add_argument("paths", metavar="PATH", nargs="*", help="decision files, or folders of them, to place by both")
    parser.add_argument("--witness", metavar="DIR", help="write decision files that show each change into a folder")


def run(arguments: argparse.Namespace) -> int:
    """Compare the editions, then the decisions; 1 if anything changes."""
    if arguments.rulebook is not None:
        talk("subsidiarity: diff takes both rulebooks by name, as OLD and NEW, and no --rulebook")
        return UNUSABLE
    advisors = open_advisor(arguments.old), open_advisor(arguments.new)
    if advisors[0] is None or advisors[1] is None:
        return UNUSABLE
    try:
        ground = find_common_ground(advisors[0].rulebook, advisors[1].rulebook)
        diff = compare_editions(ground)
    except TangledRulebook as tangled:
        talk_of([tangled_diagnostic(tangled)])
        return UNUSABLE
    except Tangled:
        talk("subsidiarity: the editions cannot be compared: their questions tangle too much")
        return UNUSABLE
    write(render_edition_diff(ground.before, ground.after, diff))
    status = FOUND if diff.names or diff.safeguards or any(role.changes for role in diff.roles) else FINE
    if arguments.paths:
        status = max(status, _compare_decisions(ground, advisors[0], advisors[1], arguments.paths))
    if arguments.witness is not None and not write_folder(arguments.witness, _witnesses(ground, diff)):
        return UNUSABLE
    return status


def _compare_decisions(ground: CommonGround, old: Advisor, new: Advisor, paths: Sequence[str]) -> int:
    """Place each decision by both editions; both read the same documents in the same order."""
    changed = number = unusable = 0
    comparison = DecisionDiffs(ground)
    write("\n")
    for before, after in zip(old.evaluate_paths(paths), new.evaluate_paths(paths), strict=True):
        if before.recommendation is None or after.recommendation is None:
            unusable += 1
            _say_why(before, after)
            continue
        number += 1
        diffs = comparison.of(before.recommendation, after.recommendation)
        if diffs:
            changed += 1
            decision = after.recommendation.decision
            write(render_decision_diff(place_of(decision.span), decision.title, diffs))
    write(f"{decisions_line(changed, number, unusable)}.\n")
    return UNUSABLE if unusable else FOUND if changed else FINE


def _say_why(before: Row, after: Row) -> None:
    """Why a document cannot be compared; what both editions find wrong is said once."""
    if before.recommendation is None:
        talk_of(before.diagnostics)
    if after.recommendation is None:
        talk_of(found for found in after.diagnostics if found not in before.diagnostics)


def _witnesses(ground: CommonGround, diff: EditionDiff) -> dict[str, str]:
    """Two decision files for each change: as the old edition has it, and as the new one does."""
    texts = {}
    for role in diff.roles:
        for number, change in enumerate(role.changes, 1):
            title = change_title(role.role_id, change)
            decisions = as_decisions(ground, change.witness, f"{role.role_id[:40]}-{number}", title)
            for edition, decision in zip((ground.before, ground.after), decisions, strict=True):
                texts[f"{decision.id}.yaml"] = render_made_decisions([decision], edition, [title])
    return texts
