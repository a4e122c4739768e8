"""The findings that a rulebook accepts with a reason, and what it accepts although no finding is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from subsidiarity.model.finding import Finding
from subsidiarity.model.noun import replace
from subsidiarity.model.rulebook import Accepted, Rulebook

CODE = "SUB419"
_INCOMPLETE = "SUB412"
"""The code of the finding that says that a part of the audit was left out."""


def with_accepted(findings: Iterable[Finding], rulebook: Rulebook) -> tuple[Finding, ...]:
    """The findings, those that the rulebook accepts with its reason; an error is never accepted."""
    reasons = {(each.code, each.at): each.because for each in rulebook.accepted}
    return tuple(_with_reason(finding, reasons.get((finding.code, finding.at), "")) for finding in findings)


def find_idle_acceptances(findings: Iterable[Finding], rulebook: Rulebook) -> Iterator[Finding]:
    """A finding for each accepted one that is an error, or that a whole audit (`findings`) does not come upon."""
    gravities = {(finding.code, finding.at): finding.severity for finding in findings}
    is_whole = all(code != _INCOMPLETE for code, _ in gravities)
    for each in rulebook.accepted:
        gravity = gravities.get((each.code, each.at))
        if gravity == "error":
            message = f"{each.code} at `{each.at}` is an error, and no error can be accepted"
            yield _finding(each, message, "mend it, and delete this")
        elif gravity is None and is_whole:
            message = f"{each.code} at `{each.at}` is accepted, and the audit does not find it"
            yield _finding(each, message, "delete this, or write `at` as `check` names the thing")


def _with_reason(finding: Finding, reason: str) -> Finding:
    return replace(finding, accepted=reason) if reason and finding.severity != "error" else finding


def _finding(accepted: Accepted, message: str, hint: str) -> Finding:
    return Finding(CODE, "warning", message, accepted.span, hint)
