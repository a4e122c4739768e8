"""`test`: whether decisions come out as their files expect, and which branches they cover."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from subsidiarity.api import Advisor
from subsidiarity.batch.evaluation import Row
from subsidiarity.cli.opening import open_advisor, talk_of
from subsidiarity.cli.streams import FINE, FOUND, UNUSABLE, talk, write, write_utf8
from subsidiarity.model.coverage import Coverage
from subsidiarity.model.recommendation import Recommendation
from subsidiarity.reasoning.expectation import unmet

if TYPE_CHECKING:
    from subsidiarity.reporting.junit import CaseResult

FORMATS = ("text", "junit")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say which arguments it takes."""
    parser.add_argument("paths", metavar="PATH", nargs="*", help="decision files, or folders of them, or - for input")
    parser.add_argument("--format", choices=FORMATS, default="text", help="how to write the results (text)")
    parser.add_argument("--threshold", metavar="N", type=percentage, help="fail if fewer than N%% of branches decide")
    parser.add_argument("--accept", action="store_true", help="rewrite what files expect to what comes out")
    parser.add_argument("--generate", metavar="DIR", help="write pairs of decisions on either side of each boundary")


def percentage(text: str) -> int:
    """A whole number from 0 to 100; ValueError otherwise."""
    number = int(text)
    if not 0 <= number <= 100:
        raise ValueError(text)
    return number


def run(arguments: argparse.Namespace) -> int:
    """Generate, test, accept, as asked; 1 if an expectation or the threshold is not met."""
    advisor = open_advisor(arguments.rulebook)
    if advisor is None:
        return UNUSABLE
    if not arguments.paths and arguments.generate is None:
        talk("subsidiarity: name the decision files to test, or a folder for --generate to write some into")
        return UNUSABLE
    status = FINE if arguments.generate is None else _generate(advisor, arguments.generate)
    return max(status, _test(advisor, arguments)) if arguments.paths else status


@dataclass(slots=True)
class _Results:
    """What is kept of the rows as they pass: a batch may have any number of them."""

    is_junit: bool
    passed: int = 0
    silent: int = 0
    errors: int = 0
    failed: list[Row] = field(default_factory=list)
    cases: list[CaseResult] = field(default_factory=list)

    def counted(self, rows: Iterable[Row]) -> Iterator[Recommendation]:
        """The recommendations, each row counted on the way; what fails is said at once where it is text."""
        for row in rows:
            self.errors += row.is_error
            if row.is_unexpected:
                self.failed.append(row)
            if self.is_junit:
                self.cases.append(_result(row))
            else:
                _say(row)
            if row.recommendation is not None:
                expects = row.recommendation.decision.expects
                self.silent += expects is None
                self.passed += expects is not None and not row.is_unexpected
                yield row.recommendation


def _test(advisor: Advisor, arguments: argparse.Namespace) -> int:
    from subsidiarity.analysis.coverage import measure_coverage

    results = _Results(arguments.format == "junit")
    coverage = measure_coverage(advisor.compiled, results.counted(advisor.evaluate_paths(arguments.paths)))
    if not coverage.decisions and not results.errors:
        talk("subsidiarity: there is no decision file here (a name ending in .yaml or .yml)")
        return UNUSABLE
    if not coverage.is_exact:
        talk("subsidiarity: branches that can never decide are counted, too: the questions tangle too much to tell")
    is_short = arguments.threshold is not None and coverage.share * 100 < arguments.threshold
    if results.is_junit:
        _write_junit(results.cases, coverage, arguments.threshold, is_short=is_short)
    else:
        _write_tally(results, coverage)
    if is_short:
        talk(f"subsidiarity: fewer than {arguments.threshold}% of the branches decide")
    failed = len(results.failed)
    if arguments.accept and failed:
        from subsidiarity.cli.accepting import accept

        failed -= accept(advisor, results.failed)
    if results.errors:
        return UNUSABLE
    return FOUND if failed or is_short else FINE


def _say(row: Row) -> None:
    """What is wrong in a document, and what is not as expected."""
    from subsidiarity.reporting.diagnostic import place_of
    from subsidiarity.reporting.safe import safe_flow

    talk_of(row.diagnostics)
    if row.recommendation is not None:
        decision = row.recommendation.decision
        for words in unmet(row.recommendation):
            write(f"{place_of(decision.span)}: {decision.id}: {safe_flow(words)}\n")


def _write_tally(results: _Results, coverage: Coverage) -> None:
    from subsidiarity.reporting.coverage import render_coverage
    from subsidiarity.reporting.wording.phrase import counted

    silent, errors = results.silent, results.errors
    tally = [f"{counted(results.passed, 'decision')} as expected", f"{len(results.failed)} not as expected"]
    tally += [f"{silent} that {'expects' if silent == 1 else 'expect'} nothing"] if silent else []
    tally += [counted(errors, "document that cannot be used", "documents that cannot be used")] if errors else []
    write(f"{', '.join(tally)}.\n{render_coverage(coverage)}")


def _write_junit(cases: Sequence[CaseResult], coverage: Coverage, threshold: int | None, *, is_short: bool) -> None:
    from subsidiarity.reporting.junit import CaseResult, render_junit

    results = list(cases)
    if threshold is not None:
        words = f"{coverage.covered_branches} of {len(coverage.branches)} branches decide; {threshold}% is asked for"
        uncovered = [f"{each.branch.id} never decides" for each in coverage.branches if not each.deciding]
        results.append(CaseResult("coverage", "branches", (words, *uncovered) if is_short else ()))
    write_utf8(render_junit(results, "subsidiarity"))


def _result(row: Row) -> CaseResult:
    from subsidiarity.reporting.diagnostic import place_of
    from subsidiarity.reporting.junit import CaseResult

    if row.recommendation is None:
        errors = [f"{place_of(found.span)}: {found.code}: {found.message}" for found in row.diagnostics]
        return CaseResult(row.file, row.file, errors=errors)
    decision = row.recommendation.decision
    return CaseResult(row.file, decision.id, unmet(row.recommendation), is_skipped=decision.expects is None)


def _generate(advisor: Advisor, folder: str) -> int:
    from subsidiarity.cli.generating import pair_files
    from subsidiarity.cli.writing import write_folder
    from subsidiarity.reporting.safe import safe
    from subsidiarity.reporting.wording.phrase import counted

    texts = pair_files(advisor)
    if texts is None or not write_folder(folder, texts):
        return UNUSABLE
    talk(f"{counted(len(texts), 'boundary pair')}: {safe(folder)}")
    return FINE
