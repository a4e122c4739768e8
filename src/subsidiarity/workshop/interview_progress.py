"""The progress of an interview in words, for a list of decisions."""

from __future__ import annotations

from subsidiarity.model.recommendation import Recommendation
from subsidiarity.reporting.diagnostic import diagnostic_line
from subsidiarity.reporting.language import plural, words
from subsidiarity.reporting.safe import safe_flow
from subsidiarity.reporting.wording.headline import headline_of
from subsidiarity.workshop.decision_store import FoundDecision
from subsidiarity.workshop.interview_words import levels_possible


def how_far(found: FoundDecision) -> str:
    """Words on how far the interview of a decision has got, or why it cannot be opened."""
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


def result_in_short(recommendation: Recommendation) -> str:
    """The recommendation in a few words for a list, or how open it is."""
    if recommendation.headline.outcome is not None:
        return headline_of(recommendation)
    return plural(
        "Still open: {number} level possible.",
        "Still open: {number} levels possible.",
        len(levels_possible(recommendation)),
    )
