"""What became of decisions that say what they expect, in a form called by its name."""

from __future__ import annotations

from collections.abc import Sequence

from subsidiarity.api.unknown import UnknownName
from subsidiarity.batch.evaluation import Row
from subsidiarity.model.coverage import Coverage
from subsidiarity.reasoning.expectation import unmet

FORMS = ("text", "junit")


def render_test(rows: Sequence[Row], coverage: Coverage, form: str = "text", threshold: int | None = None) -> str:
    """The rows put to the test, with their coverage, in one of `FORMS`; `UnknownName`.

    In JUnit, `threshold` (percent of the branches that must decide) is a test of its own.
    """
    if form == "text":
        return _text(rows, coverage)
    if form != "junit":
        raise UnknownName(form, FORMS)
    return _junit(rows, coverage, threshold)


def is_short(coverage: Coverage, threshold: int | None) -> bool:
    """Whether fewer than `threshold` percent of the branches decide."""
    return threshold is not None and coverage.share * 100 < threshold


def _text(rows: Sequence[Row], coverage: Coverage) -> str:
    from subsidiarity.reporting.coverage import render_coverage
    from subsidiarity.reporting.diagnostic import place_of
    from subsidiarity.reporting.safe import safe_flow
    from subsidiarity.reporting.wording.phrase import counted

    lines = []
    passed = silent = 0
    for row in rows:
        if row.recommendation is None:
            continue
        decision = row.recommendation.decision
        silent += decision.expects is None
        failures = unmet(row.recommendation)
        passed += decision.expects is not None and not failures
        lines += [f"{place_of(decision.span)}: {decision.id}: {safe_flow(words)}\n" for words in failures]
    failed = sum(row.is_unexpected for row in rows)
    errors = sum(row.is_error for row in rows)
    tally = [f"{counted(passed, 'decision')} as expected", f"{failed} not as expected"]
    tally += [f"{silent} that {'expects' if silent == 1 else 'expect'} nothing"] if silent else []
    tally += [counted(errors, "document that cannot be used", "documents that cannot be used")] if errors else []
    return f"{''.join(lines)}{', '.join(tally)}.\n{render_coverage(coverage)}"


def _junit(rows: Sequence[Row], coverage: Coverage, threshold: int | None) -> str:
    from subsidiarity.reporting.junit import CaseResult, case_of, expects_nothing, render_junit

    results = [case_of(row.file, row.recommendation, row.diagnostics, skips=expects_nothing) for row in rows]
    if threshold is not None:
        words = f"{coverage.covered_branches} of {len(coverage.branches)} branches decide; {threshold}% is asked for"
        uncovered = [f"{each.branch.id} never decides" for each in coverage.branches if not each.deciding]
        results.append(CaseResult("coverage", "branches", (words, *uncovered) if is_short(coverage, threshold) else ()))
    return render_junit(results, "subsidiarity")
