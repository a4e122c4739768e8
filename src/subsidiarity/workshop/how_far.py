"""How far the interview of a decision has got, for a list of decisions."""

from __future__ import annotations

from subsidiarity.reporting.diagnostic import diagnostic_line
from subsidiarity.reporting.language import words
from subsidiarity.reporting.safe import safe_flow
from subsidiarity.workshop.decision_store import FoundDecision
from subsidiarity.workshop.words import result_in_short


def how_far(found: FoundDecision) -> str:
    """How far the interview of a decision has got, or why it cannot be opened."""
    recommendation = found.recommendation
    if recommendation is None:
        return words("Cannot be opened. {problem}", problem=diagnostic_line(found.diagnostics[0]))
    rulebook, answers = recommendation.rulebook, recommendation.decision.answers
    done = {"answered": len(answers), "total": len(rulebook.questions)}
    unknown = sum(len(answer.options) == len(rulebook.question(name).options) for name, answer in answers.items())
    far = words("{answered} of {total} answered", **done)
    if unknown:
        far = words("{answered} of {total} answered, {unknown} of them “not known yet”", unknown=unknown, **done)
    return f"{far}. {safe_flow(result_in_short(recommendation))}"
