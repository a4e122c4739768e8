"""Many decisions as CSV (RFC 4180) in which no cell is ever a formula; the JSON record is the faithful form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.model.recommendation import Recommendation
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reasoning.expectation import unmet
from subsidiarity.reporting.row import first_error, result_word
from subsidiarity.reporting.safe import safe

_FORMULA = tuple("=+-@\t\r\0\uff1d\uff0b\uff0d\uff20")
"""What makes a spreadsheet calculate, the last four in full width; such a cell begins with an apostrophe instead."""

_BEFORE = ("file", "line", "id", "title", "result", "level", "possible", "open")
_AFTER = ("safeguards", "allowed_today", "level_within_law", "direction", "expects", "unexpected", "error", "column")
_RULEBOOK = ("rulebook", "edition")


def csv_header(rulebook: Rulebook) -> str:
    """The names of the columns; each role has one."""
    roles = (f"role_{role.id}" for role in rulebook.roles)
    return _line((*_BEFORE, *roles, *_AFTER, *_RULEBOOK))


def csv_row(
    rulebook: Rulebook, file: str, recommendation: Recommendation | None, diagnostics: Sequence[Diagnostic]
) -> str:
    """One decision, or one document that could not be used, as a line of CSV."""
    beside = (rulebook.id, rulebook.edition)
    if recommendation is None:
        place = next((found.span for found in diagnostics if found.severity == "error"), None)
        line, column = ("", "") if place is None else (str(place.line), str(place.column))
        empty = [""] * (len(_BEFORE) - 5 + len(rulebook.roles) + len(_AFTER) - 2)
        return _line((safe(file), line, "", "", result_word(None), *empty, first_error(diagnostics), column, *beside))
    decision = recommendation.decision
    before = (safe(file), str(decision.span.line), decision.id, decision.title, result_word(recommendation))
    possible = " | ".join(outcome.spelling for outcome in recommendation.headline.possible)
    answers = (recommendation.level or "", possible, " | ".join(recommendation.open_questions))
    roles = (" | ".join(outcome.spelling for outcome in advice.possible) for advice in recommendation.roles)
    return _line((*before, *answers, *roles, *_beside_the_level(recommendation), "", "", *beside))


def cell(text: str) -> str:
    """One quoted cell; characters that act on a terminal are shown, line ends within it stay."""
    shown = "\n".join(safe(line) for line in text.split("\n"))
    if shown.lstrip().startswith(_FORMULA) or text.startswith(_FORMULA):
        shown = f"'{shown}"
    return '"' + shown.replace('"', '""') + '"'


def _beside_the_level(recommendation: Recommendation) -> tuple[str, ...]:
    law = recommendation.within_law
    expects = recommendation.decision.expects
    return (
        " | ".join(advice.safeguard.id for advice in recommendation.safeguards if advice.is_certain),
        "" if law is None or law.is_allowed is None else "yes" if law.is_allowed else "no",
        "" if law is None or law.level is None else law.level,
        recommendation.direction or "",
        "" if expects is None else " | ".join(outcome.spelling for outcome in expects.outcomes),
        "; ".join(unmet(recommendation)),
    )


def _line(cells: Iterable[str]) -> str:
    return ",".join(map(cell, cells)) + "\r\n"
