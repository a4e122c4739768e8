"""A finding of an audit as text, with a decision that shows it."""

from __future__ import annotations

from subsidiarity.model.finding import Finding
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reporting.decision_file.decision import render_decision
from subsidiarity.reporting.diagnostic import render_diagnostic
from subsidiarity.reporting.safe import safe


def render_finding(finding: Finding, rulebook: Rulebook, source: str | None = None) -> str:
    """A finding in a few lines; the first decision that shows it stands below, as a file to keep."""
    text = render_diagnostic(finding, source) + concerned_sheets(finding)
    if finding.witnesses:
        lines = render_decision(finding.witnesses[0], rulebook).rstrip("\n").split("\n")
        text += " a decision that shows it:\n" + "".join(f"   {safe(line)}".rstrip() + "\n" for line in lines)
    return text


def concerned_sheets(finding: Finding) -> str:
    """A line on how many answer sheets a finding concerns; "" where it is not about sheets."""
    if finding.sheets is None:
        return ""
    sets = "set" if finding.sheets == 1 else "sets"
    return f" concerns {finding.sheets:,} full {sets} of answers\n"
