"""A finding of an audit as text, with a decision that shows it."""

from __future__ import annotations

from subsidiarity.model.finding import Finding
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reporting.decision_file.decision import render_decision
from subsidiarity.reporting.diagnostic import render_diagnostic
from subsidiarity.reporting.safe import safe


def render_finding(finding: Finding, rulebook: Rulebook, source: str | None = None) -> str:
    """A finding in a few lines; the first decision that shows it stands below, as a file to keep."""
    text = render_diagnostic(finding, source)
    if finding.sheets is not None:
        text += f" concerns {finding.sheets:,} full sets of answers\n"
    if finding.witnesses:
        lines = render_decision(finding.witnesses[0], rulebook).rstrip("\n").split("\n")
        text += " a decision that shows it:\n" + "".join(f"   {safe(line)}".rstrip() + "\n" for line in lines)
    return text
