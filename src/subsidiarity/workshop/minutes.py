"""The minutes of a decision with its workshop: worked out, and written to a file that does not exist yet."""

from __future__ import annotations

from subsidiarity.analysis.prospects import prospects_of
from subsidiarity.analysis.tally import Tallies
from subsidiarity.model.decision import Decision
from subsidiarity.model.recommendation import Recommendation
from subsidiarity.reasoning.advise import advise
from subsidiarity.reasoning.compiled import CompiledRulebook
from subsidiarity.reporting.language import words
from subsidiarity.reporting.minutes import Proceedings, minutes_outline
from subsidiarity.reporting.outline import Outline
from subsidiarity.workshop.autosave import Autosave, NotSaved
from subsidiarity.workshop.bearing import bearings


def minutes_of(
    compiled: CompiledRulebook,
    decision: Decision,
    recommendation: Recommendation | None = None,
    tallies: Tallies | None = None,
) -> Outline:
    """The minutes of a workshop; the decision has one, and perhaps its recommendation stands already."""
    bearing = bearings(compiled, decision)
    proceedings = Proceedings(
        recommendation=recommendation or advise(compiled, decision),
        prospects=prospects_of(compiled, decision, has_grids=False),
        discussions=(tallies or Tallies(compiled)).discussions(decision),
        not_used=tuple(question for question in decision.answers if bearing[question] == "nothing"),
    )
    return minutes_outline(compiled, proceedings)


def write_minutes(path: str, text: str) -> NotSaved | None:
    """Write the minutes whole, where no file stands yet; None once they are on the disk."""
    return Autosave(path, None).save(text)


def written(path: str, text: str) -> str:
    """The same, and what to say of it."""
    problem = write_minutes(path, text)
    if problem is None:
        return words("Written to {path}.", path=path)
    return words("Not written to {path}: {problem}. {hint}.", path=path, problem=problem.message, hint=problem.hint)
