"""Words for a row of a batch, which a table and a CSV file share."""

from __future__ import annotations

from collections.abc import Sequence

from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.model.recommendation import Recommendation
from subsidiarity.reasoning.expectation import unmet
from subsidiarity.reporting.wording.noun_words import counted, outcomes_words


class TooManyRows(Exception):
    """A failure to write more rows than a form can hold."""


def result_word(recommendation: Recommendation | None) -> str:
    """The result of a row in a word, as rulebooks spell it: an outcome, `open`, or `error` for an unusable document."""
    if recommendation is None:
        return "error"
    outcome = recommendation.headline.outcome
    return "open" if outcome is None else outcome.spelling


def remark(recommendation: Recommendation | None, diagnostics: Sequence[Diagnostic]) -> str:
    """A remark for a reader beside the result; "" if there is nothing to say."""
    if recommendation is None:
        return first_error(diagnostics)
    said = list(unmet(recommendation))
    if recommendation.headline.outcome is None:
        possible = outcomes_words(recommendation.rulebook, recommendation.headline.possible)
        said.insert(0, f"{counted(len(recommendation.open_questions), 'question')} open: {possible}")
    return "; ".join(said)


def first_error(diagnostics: Sequence[Diagnostic]) -> str:
    """The first error in one line, with the number of further ones."""
    errors = [found for found in diagnostics if found.severity == "error"]
    if not errors:
        return ""
    first = errors[0]
    more = f" (and {counted(len(errors) - 1, 'more error')})" if len(errors) > 1 else ""
    return f"{first.code} {first.message}{more}"
