"""Problems of one row, wrong or open, each at its place: for editors, code hosts and build servers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.model.finding import Finding
from subsidiarity.model.noun import dataclass
from subsidiarity.model.recommendation import Recommendation
from subsidiarity.model.span import Span
from subsidiarity.reasoning.expectation import unmet
from subsidiarity.reporting.rows.row_words import remark

UNEXPECTED, OPEN = "unexpected", "open"
"""The codes of problems that are no diagnostics: a decision not as its file expects, and one that is still open."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem to look at; `code` is a diagnostic's, or `UNEXPECTED` or `OPEN`."""

    severity: Literal["error", "warning", "note"]
    code: str
    message: str
    span: Span
    hint: str = ""
    at: str = ""
    """The id of what a finding is about; "" where it is about no one thing, and for all else."""
    accepted: str = ""
    """The reason for which a rulebook accepts it; "" where it does not."""


def problem_of(found: Diagnostic | Finding) -> Problem:
    """The problem of a diagnostic or of a finding; what is only worth knowing is a note."""
    severity = "note" if found.severity == "information" else found.severity
    about = (found.at, found.accepted) if isinstance(found, Finding) else ("", "")
    return Problem(severity, found.code, found.message, found.span, found.hint, *about)


def problems_of(recommendation: Recommendation | None, diagnostics: Sequence[Diagnostic]) -> tuple[Problem, ...]:
    """The problems of one row: its diagnostics, then each unmet expectation of its file, else that it is open."""
    found = [*map(problem_of, diagnostics)]
    if recommendation is None:
        return tuple(found)
    decision = recommendation.decision
    span = decision.span if decision.expects is None else decision.expects.span
    found += [Problem("error", UNEXPECTED, f"{decision.id}: {words}", span) for words in unmet(recommendation)]
    if recommendation.headline.outcome is None and not unmet(recommendation):
        found.append(Problem("note", OPEN, f"{decision.id}: {remark(recommendation, ())}", decision.span))
    return tuple(found)
