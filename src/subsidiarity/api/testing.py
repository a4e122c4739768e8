"""Tests of decisions against what their files expect, and their result in a form chosen by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from subsidiarity.analysis.rulebook.coverage import measure_coverage
from subsidiarity.api.errors import UnknownName
from subsidiarity.api.given.kinds import ROW, TESTED, TEXT, number, optional, takes
from subsidiarity.model.coverage import Coverage
from subsidiarity.model.recommendation import Recommendation
from subsidiarity.reasoning.compiled import CompiledRulebook
from subsidiarity.reasoning.expectation import unmet
from subsidiarity.reasoning.row import Row

if TYPE_CHECKING:
    from subsidiarity.reporting.rows.junit import CaseResult

FORMS = ("text", "junit")


@dataclass(slots=True)
class TestedRows:
    """Counts of rows that were tested, and the rows that failed: a batch may have any number of rows."""

    passed: int = 0
    silent: int = 0
    """The number of decisions that expect nothing."""
    errors: int = 0
    failed: list[Row] = field(default_factory=list)
    cases: list[CaseResult] = field(default_factory=list)
    """A case for each row, where cases are wanted."""


@dataclass(frozen=True, slots=True)
class Tested:
    """The result of testing decisions: the rows counted, and their coverage."""

    rows: TestedRows
    coverage: Coverage

    def __repr__(self) -> str:
        rows = self.rows
        said = f"{rows.passed} as expected, {len(rows.failed)} not as expected, {rows.silent} that expect nothing"
        return f"<Tested: {said}, {rows.errors} that cannot be used>"

    @property
    def is_empty(self) -> bool:
        """Whether there was nothing to test."""
        return not self.coverage.decisions and not self.rows.errors

    def is_short(self, threshold: int | None) -> bool:
        """Whether fewer than `threshold` percent of the branches decide; a threshold of None is always met."""
        return threshold is not None and self.coverage.share * 100 < threshold


def put_to_the_test(
    compiled: CompiledRulebook, rows: Iterable[Row], say: Callable[[Row], None] | None, *, has_cases: bool
) -> Tested:
    """The result of testing the rows, with their coverage; `say` is called with each row as it passes."""
    tested = TestedRows()
    return Tested(tested, measure_coverage(compiled, _counted(rows, tested, say, has_cases=has_cases)))


def _counted(
    rows: Iterable[Row], tested: TestedRows, say: Callable[[Row], None] | None, *, has_cases: bool
) -> Iterator[Recommendation]:
    for row in rows:
        tested.errors += row.is_error
        if row.is_unexpected:
            tested.failed.append(row)
        if has_cases:
            from subsidiarity.reporting.rows.junit import case_of, expects_nothing

            tested.cases.append(case_of(row.file, row.recommendation, row.diagnostics, skips=expects_nothing))
        if say is not None:
            say(row)
        if row.recommendation is not None:
            expects = row.recommendation.decision.expects
            tested.silent += expects is None
            tested.passed += expects is not None and not row.is_unexpected
            yield row.recommendation


@takes(row=ROW)
def failure_lines(row: Row) -> str:
    """A line for each expectation of a row's file that was not met."""
    if row.recommendation is None:
        return ""
    from subsidiarity.reporting.diagnostic import spot_of
    from subsidiarity.reporting.safe import safe_flow

    decision = row.recommendation.decision
    said = unmet(row.recommendation)
    return "".join(f"{spot_of(decision.span)}: {decision.id}: {safe_flow(words)}\n" for words in said)


@takes(tested=TESTED, form=TEXT, threshold=optional(number))
def render_test(tested: Tested, form: str = "text", threshold: int | None = None) -> str:
    """The text of a test's result in one of `FORMS`: as text the counts alone, as JUnit every case; `UnknownName`.

    In JUnit, `threshold` (percent of the branches that must decide) is a case of its own.
    """
    if form == "text":
        return _text(tested)
    if form != "junit":
        raise UnknownName(form, FORMS, "form")
    return _junit(tested, threshold)


def _text(tested: Tested) -> str:
    from subsidiarity.reporting.rulebook.coverage import render_coverage
    from subsidiarity.reporting.wording.noun_words import counted

    silent, errors = tested.rows.silent, tested.rows.errors
    said = [f"{counted(tested.rows.passed, 'decision')} as expected", f"{len(tested.rows.failed)} not as expected"]
    said += [f"{silent} that {'expects' if silent == 1 else 'expect'} nothing"] if silent else []
    said += [counted(errors, "document that cannot be used", "documents that cannot be used")] if errors else []
    return f"{', '.join(said)}.\n{render_coverage(tested.coverage)}"


def _junit(tested: Tested, threshold: int | None) -> str:
    from subsidiarity.reporting.rows.junit import CaseResult, render_junit

    coverage, results = tested.coverage, list(tested.rows.cases)
    if threshold is not None:
        words = f"{coverage.covered_branches} of {len(coverage.branches)} branches decide; {threshold}% is asked for"
        uncovered = [f"{each.branch.id} never decides" for each in coverage.branches if not each.deciding]
        results.append(CaseResult("coverage", "branches", (words, *uncovered) if tested.is_short(threshold) else ()))
    return render_junit(results, "subsidiarity")
