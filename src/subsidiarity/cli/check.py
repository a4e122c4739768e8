"""`check`: what is wrong, or worth knowing, in a rulebook or a decision file."""

from __future__ import annotations

import argparse

from subsidiarity.api import DEFAULT_RULEBOOK, Advisor, load_advisor
from subsidiarity.cli.opening import open_advisor, rendered, source_text
from subsidiarity.cli.streams import FINE, FOUND, UNUSABLE, talk, write
from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.reading.file import read_bytes
from subsidiarity.reading.nodes import Entries
from subsidiarity.reading.tree import read_documents


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say which arguments it takes."""
    parser.add_argument("paths", metavar="FILE", nargs="*", help="rulebooks and decision files (default: the rulebook)")
    parser.add_argument("--all", action="store_true", help="show what is only worth knowing, too")


def run(arguments: argparse.Namespace) -> int:
    """Check each file in turn; the gravest exit code wins."""
    try:
        paths = arguments.paths or [arguments.rulebook or str(DEFAULT_RULEBOOK)]
        return max(_check(path, arguments) for path in paths)
    except RuntimeError as error:  # PyYAML without its C parser
        talk(f"subsidiarity: {error}")
        return UNUSABLE


def _check(path: str, arguments: argparse.Namespace) -> int:
    if not arguments.paths or _is_rulebook(path):
        return _check_rulebook(path, show_all=arguments.all)
    return _check_decisions(path, arguments.rulebook)


def _is_rulebook(path: str) -> bool:
    data, _ = read_bytes(path) if path != "-" else (None, ())
    documents = () if data is None else read_documents(data, path)[0]
    return bool(documents) and isinstance(documents[0].root, Entries) and "rulebook" in documents[0].root.entries


def _check_decisions(path: str, rulebook: str | None) -> int:
    from subsidiarity.reasoning.expectation import unmet
    from subsidiarity.reporting.diagnostic import place_of
    from subsidiarity.reporting.safe import safe_flow
    from subsidiarity.reporting.tally import Tally

    advisor = open_advisor(rulebook)
    if advisor is None:
        return UNUSABLE
    tally = Tally(advisor.rulebook)
    for row in advisor.evaluate_paths([path]):
        tally.add(row.recommendation, is_unexpected=row.is_unexpected)
        _write_all(row.diagnostics)
        if row.recommendation is not None:
            for words in unmet(row.recommendation):
                write(f"{place_of(row.recommendation.decision.span)}: {safe_flow(words)}\n")
    write(f"{tally.line()}.\n")
    return UNUSABLE if tally.errors else FOUND if tally.unexpected else FINE


def _check_rulebook(path: str, *, show_all: bool) -> int:
    advisor, diagnostics = load_advisor(path)
    _write_all(diagnostics)
    if advisor is None:
        return UNUSABLE
    grave = _write_findings(advisor, path, show_all=show_all)
    _write_summary(advisor)
    return FOUND if grave or diagnostics else FINE


def _write_findings(advisor: Advisor, path: str, *, show_all: bool) -> int:
    """Write the findings; how many are more than worth knowing."""
    from subsidiarity.analysis.audit import find_findings
    from subsidiarity.reporting.finding import render_finding
    from subsidiarity.reporting.wording.phrase import counted

    findings = find_findings(advisor.compiled)
    grave = [finding for finding in findings if finding.severity != "information"]
    source = source_text(path)
    for finding in findings if show_all else grave:
        write(render_finding(finding, advisor.rulebook, source))
        write("\n")
    rest = len(findings) - len(grave)
    if rest and not show_all:
        write(f"{counted(rest, 'further finding')} worth knowing: check --all shows them.\n")
    return len(grave)


def _write_summary(advisor: Advisor) -> None:
    from subsidiarity.reporting.rulebook_summary import render_summary

    write(render_summary(advisor.compiled))


def _write_all(diagnostics: tuple[Diagnostic, ...]) -> None:
    for text in rendered(diagnostics):
        write(text)
