"""`check`: the faults, and what is worth knowing, in a rulebook, a decision file, or a file that goes beside them."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from subsidiarity.api import (
    DEFAULT_RULEBOOK,
    Advisor,
    Row,
    SideFile,
    audit_rulebook,
    is_precedents,
    is_rulebook,
    is_side_file,
    side_files,
)
from subsidiarity.cli.opening import open_advisor, rendered, say_passed_over, source_text
from subsidiarity.cli.streams import FINE, FOUND, UNUSABLE, talk, write, write_utf8
from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.model.finding import Finding

FORMATS = ("text", "json", "sarif")
Found = list[Diagnostic | Finding | Row]
"""All that was found so far, to be written as one document for programs."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments to its parser."""
    files = "rulebooks, decision files, translations and files of precedents (default: the rulebook)"
    parser.add_argument("paths", metavar="FILE", nargs="*", help=files)
    parser.add_argument("--all", action="store_true", help="show what is accepted or only worth knowing, too")
    parser.add_argument("--format", choices=FORMATS, default="text", help="how to write what is found (text)")
    parser.add_argument("--witness", metavar="DIR", help="write a decision file that shows each finding into a folder")
    parser.add_argument("--influence", action="store_true", help="how often each question changes each role's outcome")
    parser.add_argument(
        "--interview", action="store_true", help="how many questions are asked, and which of them always"
    )


def run(arguments: argparse.Namespace) -> int:
    """Check each file in turn; the gravest exit code wins."""
    paths = arguments.paths or [arguments.rulebook or DEFAULT_RULEBOOK]
    found: Found = []
    status = max(_check(path, arguments, found) for path in paths)
    if arguments.format != "text":
        from subsidiarity.api import render_problems

        write_utf8(render_problems(found, arguments.format))
    say_passed_over(paths)
    return status


def _check(path: str, arguments: argparse.Namespace, found: Found) -> int:
    """Check one file and return the exit code; a form for programs is written later, of all that is `found`."""
    if arguments.paths and is_precedents(path):
        return _check_precedents(path, arguments, found)
    if not arguments.paths or is_rulebook(path):
        return _check_rulebook(path, arguments, found)
    if is_side_file(path):
        return _check_side_file(path, arguments, found)
    return _check_decisions(path, arguments, found)


def _check_side_file(path: str, arguments: argparse.Namespace, found: Found) -> int:
    """Check a side file with the rulebook that it stands beside, or the one that is named."""
    from subsidiarity.api.translating import open_beside, rulebook_of

    rulebook = arguments.rulebook or rulebook_of(path)
    advisor = open_advisor(arguments, rulebook)
    if advisor is None:
        return UNUSABLE
    return _tell_side_file(open_beside(path, rulebook, advisor.rulebook), arguments, found)


def _tell_side_file(side_file: SideFile, arguments: argparse.Namespace, found: Found) -> int:
    """Tell what is wrong with a side file, and in text how much of the rulebook it covers."""
    from subsidiarity.reporting.rulebook.translation_state import render_state
    from subsidiarity.reporting.safe import safe_path

    if arguments.format != "text":
        found += side_file.diagnostics
    else:
        _write_all(side_file.diagnostics)
        if side_file.state is not None:
            write(render_state(safe_path(side_file.path), side_file.state))
    return UNUSABLE if side_file.state is None else FOUND if side_file.diagnostics else FINE


def _check_precedents(path: str, arguments: argparse.Namespace, found: Found) -> int:
    """Check a file of precedents with the rulebook whose levels and questions it names."""
    from subsidiarity.api import load_precedents
    from subsidiarity.reporting.wording.elsewhere import precedents_count

    advisor = open_advisor(arguments)
    if advisor is None:
        return UNUSABLE
    file = load_precedents(path, advisor.rulebook)
    if arguments.format != "text":
        found += file.diagnostics
    else:
        _write_all(file.diagnostics)
        if file.precedents is not None:
            write(f"{precedents_count(file.precedents)}\n")
    return UNUSABLE if file.precedents is None else FOUND if file.diagnostics else FINE


def _check_decisions(path: str, arguments: argparse.Namespace, found: Found) -> int:
    from subsidiarity.reporting.rows.level_count import LevelCount

    advisor = open_advisor(arguments)
    if advisor is None:
        return UNUSABLE
    counts = LevelCount(advisor.rulebook)
    for row in advisor.evaluate_paths([path]):
        counts.add(row.recommendation, is_unexpected=row.is_unexpected)
        if arguments.format == "text":
            _write_row(row)
        else:
            found.append(row)
    if arguments.format == "text":
        write(f"{counts.line()}.\n")
    return UNUSABLE if counts.errors else FOUND if counts.unexpected else FINE


def _write_row(row: Row) -> None:
    from subsidiarity.api import unmet
    from subsidiarity.reporting.diagnostic import spot_of
    from subsidiarity.reporting.safe import safe_flow

    _write_all(row.diagnostics)
    if row.recommendation is not None:
        for words in unmet(row.recommendation):
            write(f"{spot_of(row.recommendation.decision.span)}: {safe_flow(words)}\n")


def _check_rulebook(path: str, arguments: argparse.Namespace, found: Found) -> int:
    advisor, diagnostics, findings = audit_rulebook(path)
    grave = [finding for finding in findings if finding.severity != "information" and not finding.accepted]
    shown = findings if arguments.all else grave
    if arguments.format == "text":
        _write_all(diagnostics)
        if advisor is not None:
            _write_findings(path, shown)
            _write_measures(advisor, findings, arguments)
    else:
        found += [*diagnostics, *findings]
    if advisor is None:
        return UNUSABLE
    beside = (_tell_side_file(each, arguments, found) for each in side_files(path, advisor.rulebook))
    translated = max(beside, default=FINE)
    is_written = arguments.witness is None or _write_witnesses(advisor, shown, arguments.witness)
    return max(translated, UNUSABLE if not is_written else FOUND if grave or diagnostics else FINE)


def _write_findings(path: str, findings: Sequence[Finding]) -> None:
    """Write the findings: grave ones with answers that show them, the others in a few lines each."""
    from subsidiarity.reporting.rulebook.finding import render_finding

    source = source_text(path)
    for finding in findings:
        write(f"{render_finding(finding, source)}\n")


def _write_measures(advisor: Advisor, findings: Sequence[Finding], arguments: argparse.Namespace) -> None:
    from subsidiarity.api import TooTangled
    from subsidiarity.reporting.rulebook.finding import render_counts
    from subsidiarity.reporting.rulebook.measures import render_completeness, render_influence, render_interviews

    write(render_counts(findings, is_all=arguments.all))
    write(advisor.summary())
    write(render_completeness(advisor.completeness()))
    if arguments.interview:
        interviews = advisor.interviews()
        write(f"\n{render_interviews(interviews.lengths, interviews.passages)}")
    if arguments.influence:
        try:
            write(f"\n{render_influence(advisor.influence())}")
        except TooTangled:
            talk("subsidiarity: influence cannot be measured: the questions tangle too much")


def _write_witnesses(advisor: Advisor, findings: Sequence[Finding], folder: str) -> bool:
    from subsidiarity.cli.target import write_new_files
    from subsidiarity.reporting.safe import safe
    from subsidiarity.reporting.wording.noun_words import counted

    texts = advisor.witness_files(findings)
    talk(
        f"{counted(len(texts), 'decision file')} that {'shows' if len(texts) == 1 else 'show'} findings: {safe(folder)}"
    )
    return write_new_files(folder, texts)


def _write_all(diagnostics: tuple[Diagnostic, ...]) -> None:
    for text in rendered(diagnostics):
        write(text)
