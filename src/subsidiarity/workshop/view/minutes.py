"""The minutes of a decision with its workshop: worked out, and written to a file that does not exist yet."""

from __future__ import annotations

from collections.abc import Sequence

from subsidiarity.analysis.decision.prospects import ProspectsFinder
from subsidiarity.analysis.group.vote_tally import Tallies
from subsidiarity.model.decision import Decision
from subsidiarity.model.recommendation import Recommendation
from subsidiarity.reasoning.advise import advise
from subsidiarity.reasoning.compiled import CompiledRulebook
from subsidiarity.reporting.language import words
from subsidiarity.reporting.outline import Outline
from subsidiarity.reporting.outlines.minutes import Proceedings, minutes_outline
from subsidiarity.workshop.autosave import save_new
from subsidiarity.workshop.question_effect import bearings


def minutes_of(
    compiled: CompiledRulebook,
    decision: Decision,
    recommendation: Recommendation | None = None,
    tallies: Tallies | None = None,
) -> Outline:
    """The minutes of a decision's workshop; recommendation and tallies may be passed where they are there already."""
    bearing = bearings(compiled, decision)
    proceedings = Proceedings(
        recommendation=recommendation or advise(compiled, decision),
        prospects=ProspectsFinder(compiled).of(decision, has_grids=False),
        discussions=(tallies or Tallies(compiled)).discussions(decision),
        not_used=tuple(question for question in decision.answers if bearing[question] == "nothing"),
    )
    return minutes_outline(compiled, proceedings)


def write_and_say(path: str, text: str, endings: Sequence[str]) -> str:
    """Write the minutes, or another new file with one of these endings, and return a sentence about the outcome."""
    problem = save_new(path, text, endings)
    if problem is None:
        return words("Written to {path}.", path=path)
    return words("Not written to {path}: {problem}. {hint}.", path=path, problem=problem.message, hint=problem.hint)
