"""The findings of an audit as text, each with answers that show it, and a line that counts them."""

from __future__ import annotations

from collections.abc import Sequence

from subsidiarity.model.finding import Finding
from subsidiarity.reporting.diagnostic import render_diagnostic
from subsidiarity.reporting.safe import safe, safe_flow
from subsidiarity.reporting.wording.noun_words import counted
from subsidiarity.reporting.wrapping import wrapped

_WIDTH = 100


def render_finding(finding: Finding, source: str | None = None) -> str:
    """A finding in a few lines; a grave one with the answers that show it, as a decision file gives them."""
    text = render_diagnostic(finding, source) + concerned_sheets(finding)
    if finding.accepted:
        return text + "\n".join(wrapped(f"accepted: {safe_flow(finding.accepted)}", _WIDTH, " ", "   ")) + "\n"
    if finding.witnesses and finding.severity != "information":
        given = ", ".join(
            f"{question}: {option}"
            for question, answer in finding.witnesses[0].answers.items()
            for option in sorted(answer.options)
        )
        shown = f"answers that show it: {{{safe(given)}}}"
        text += "\n".join(wrapped(shown, _WIDTH, " ", "   ")) + "\n"
    return text


def concerned_sheets(finding: Finding) -> str:
    """A line on how many answer sheets a finding concerns; "" where it is not about sheets."""
    if finding.sheets is None:
        return ""
    sets = "set" if finding.sheets == 1 else "sets"
    return f" concerns {finding.sheets:,} full {sets} of answers\n"


def render_counts(findings: Sequence[Finding], *, is_all: bool) -> str:
    """A line that counts findings: errors and warnings, those accepted, and those only worth knowing.

    Unless `is_all`, it says how the last two are shown.
    """
    told = [finding for finding in findings if not finding.accepted]
    graves = {grave: sum(finding.severity == grave for finding in told) for grave in ("error", "warning")}
    known = len(told) - sum(graves.values())
    parts = [counted(number, grave) if number else f"no {grave}s" for grave, number in graves.items()]
    others = {"accepted": len(findings) - len(told), "worth knowing": known}
    more = [f"{number:,} {what}" for what, number in others.items() if number]
    rest = f"; {' and '.join(more)}{'' if is_all else ': check --all shows them'}" if more else ""
    return f"{' and '.join(parts).capitalize()}{rest}.\n"
