"""`check`: the faults, and what is worth knowing, in a rulebook, a decision file, or a file that goes beside them."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from subsidiarity.api import (
    DEFAULT_RULEBOOK,
    Advisor,
    SideFile,
    audit_rulebook,
    is_precedents,
    is_rulebook,
    is_side_file,
    side_files,
)
from subsidiarity.cli.opening import open_advisor, rendered, say_passed_over, source_text
from subsidiarity.cli.streams import FINE, FOUND, UNUSABLE, talk, write
from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.model.finding import Finding


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments to its parser."""
    files = "rulebooks, decision files, translations and files of precedents (default: the rulebook)"
    parser.add_argument("paths", metavar="FILE", nargs="*", help=files)
    parser.add_argument("--all", action="store_true", help="show what is only worth knowing, too")
    parser.add_argument("--witness", metavar="DIR", help="write a decision file that shows each finding into a folder")
    parser.add_argument("--influence", action="store_true", help="how often each question changes each role's outcome")
    parser.add_argument(
        "--interview", action="store_true", help="how many questions are asked, and which of them always"
    )


def run(arguments: argparse.Namespace) -> int:
    """Check each file in turn; the gravest exit code wins."""
    paths = arguments.paths or [arguments.rulebook or DEFAULT_RULEBOOK]
    try:
        status = max(_check(path, arguments) for path in paths)
    except RuntimeError as error:  # PyYAML without its C parser
        talk(f"subsidiarity: {error}")
        return UNUSABLE
    say_passed_over(paths)
    return status


def _check(path: str, arguments: argparse.Namespace) -> int:
    if arguments.paths and is_precedents(path):
        return _check_precedents(path, arguments.rulebook)
    if not arguments.paths or is_rulebook(path):
        return _check_rulebook(path, arguments)
    if is_side_file(path):
        return _check_side_file(path, arguments)
    return _check_decisions(path, arguments.rulebook)


def _check_side_file(path: str, arguments: argparse.Namespace) -> int:
    """Check a side file with the rulebook that it stands beside, or the one that is named."""
    from subsidiarity.api.translating import open_beside, rulebook_of

    rulebook = arguments.rulebook or rulebook_of(path)
    advisor = open_advisor(rulebook)
    if advisor is None:
        return UNUSABLE
    return _write_side_file(open_beside(path, rulebook, advisor.rulebook))


def _write_side_file(found: SideFile) -> int:
    """Write what is wrong with a side file, and how much of the rulebook it covers."""
    from subsidiarity.reporting.rulebook.translation_state import render_state
    from subsidiarity.reporting.safe import safe_path

    _write_all(found.diagnostics)
    if found.state is None:
        return UNUSABLE
    write(render_state(safe_path(found.path), found.state))
    return FOUND if found.diagnostics else FINE


def _check_precedents(path: str, rulebook: str | None) -> int:
    """Check a file of precedents with the rulebook whose levels and questions it names."""
    from subsidiarity.api import load_precedents
    from subsidiarity.reporting.wording.elsewhere import precedents_count

    advisor = open_advisor(rulebook)
    if advisor is None:
        return UNUSABLE
    found = load_precedents(path, advisor.rulebook)
    _write_all(found.diagnostics)
    if found.precedents is None:
        return UNUSABLE
    write(f"{precedents_count(found.precedents)}\n")
    return FOUND if found.diagnostics else FINE


def _check_decisions(path: str, rulebook: str | None) -> int:
    from subsidiarity.api import unmet
    from subsidiarity.reporting.diagnostic import place_of
    from subsidiarity.reporting.rows.level_count import LevelCount
    from subsidiarity.reporting.safe import safe_flow

    advisor = open_advisor(rulebook)
    if advisor is None:
        return UNUSABLE
    counts = LevelCount(advisor.rulebook)
    for row in advisor.evaluate_paths([path]):
        counts.add(row.recommendation, is_unexpected=row.is_unexpected)
        _write_all(row.diagnostics)
        if row.recommendation is not None:
            for words in unmet(row.recommendation):
                write(f"{place_of(row.recommendation.decision.span)}: {safe_flow(words)}\n")
    write(f"{counts.line()}.\n")
    return UNUSABLE if counts.errors else FOUND if counts.unexpected else FINE


def _check_rulebook(path: str, arguments: argparse.Namespace) -> int:
    advisor, diagnostics, findings = audit_rulebook(path)
    _write_all(diagnostics)
    if advisor is None:
        return UNUSABLE
    grave = [finding for finding in findings if finding.severity != "information"]
    shown = findings if arguments.all else grave
    _write_findings(advisor, path, shown)
    if len(shown) < len(findings):
        _write_rest(len(findings) - len(shown))
    _write_measures(advisor, arguments)
    translated = max(map(_write_side_file, side_files(path, advisor.rulebook)), default=FINE)
    is_written = arguments.witness is None or _write_witnesses(advisor, shown, arguments.witness)
    return max(translated, UNUSABLE if not is_written else FOUND if grave or diagnostics else FINE)


def _write_findings(advisor: Advisor, path: str, findings: Sequence[Finding]) -> None:
    """Write the findings: grave ones with a decision that shows them, the others in a few lines each."""
    from subsidiarity.reporting.diagnostic import render_diagnostic
    from subsidiarity.reporting.rulebook.finding import concerned_sheets, render_finding

    source = source_text(path)
    for finding in findings:
        if finding.severity == "information":
            write(render_diagnostic(finding, source))
            write(concerned_sheets(finding))
        else:
            write(render_finding(finding, advisor.rulebook, source))
        write("\n")


def _write_rest(number: int) -> None:
    from subsidiarity.reporting.wording.noun_words import counted

    write(f"{counted(number, 'further finding')} worth knowing: check --all shows them.\n")


def _write_measures(advisor: Advisor, arguments: argparse.Namespace) -> None:
    from subsidiarity.api import TooTangled
    from subsidiarity.reporting.rulebook.measures import render_completeness, render_influence, render_interviews

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
