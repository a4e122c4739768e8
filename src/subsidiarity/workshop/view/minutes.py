"""The minutes of a decision with its workshop: worked out, set in a form, and written to a new file."""

from __future__ import annotations

import os
from collections.abc import Sequence

from subsidiarity.analysis.decision.prospects import ProspectsFinder
from subsidiarity.analysis.group.vote_tally import Tallies
from subsidiarity.model.decision import Decision
from subsidiarity.model.recommendation import Recommendation
from subsidiarity.reasoning.advise import advise
from subsidiarity.reasoning.compiled import CompiledRulebook
from subsidiarity.reporting.forms.markdown import render_markdown
from subsidiarity.reporting.forms.plain import render_plain
from subsidiarity.reporting.language import words
from subsidiarity.reporting.outlines.minutes import Minutes, Proceedings, minutes_from
from subsidiarity.reporting.safe import utf8
from subsidiarity.workshop.autosave import NotSaved, save_new
from subsidiarity.workshop.question_effect import bearings

MINUTES_ENDINGS = {".html": "html", ".htm": "html", ".docx": "docx", ".md": "markdown", ".txt": "text"}
"""The forms of minutes by the ending of a file's name."""


def minutes_of(
    compiled: CompiledRulebook,
    decision: Decision,
    recommendation: Recommendation | None = None,
    tallies: Tallies | None = None,
) -> Minutes:
    """The minutes of a decision's workshop; recommendation and tallies may be passed where they are there already."""
    bearing = bearings(compiled, decision)
    proceedings = Proceedings(
        recommendation=recommendation or advise(compiled, decision),
        prospects=ProspectsFinder(compiled).of(decision, has_grids=False),
        discussions=(tallies or Tallies(compiled)).discussions(decision),
        not_used=tuple(question for question in decision.answers if bearing[question] == "nothing"),
    )
    return minutes_from(compiled, proceedings)


def minutes_data(found: Sequence[Minutes], form: str) -> bytes:
    """The bytes of minutes, at least one, one after another in a form that `MINUTES_ENDINGS` names.

    ModuleNotFoundError for a Word file, where what makes them is not installed.
    """
    match form:
        case "html":
            from subsidiarity.reporting.html.minutes import render_minutes_page

            return utf8(render_minutes_page(found))
        case "docx":
            from subsidiarity.reporting.forms.docx import WordFiles

            language = found[0].recommendation.rulebook.language
            return WordFiles(None, language).render(found)
        case "markdown":
            return "\n---\n\n".join(render_markdown(each.outline) for each in found).encode()
        case _:
            return "\n\n".join(render_plain(each.outline) for each in found).encode()


def minutes_written(path: str, minutes: Minutes) -> NotSaved | None:
    """Write minutes to a new file in the form that its name asks for; None once they are on the disk."""
    form = MINUTES_ENDINGS.get(os.path.splitext(path)[1].lower(), "text")
    try:
        data = minutes_data([minutes], form)
    except ModuleNotFoundError:
        said = words("a Word file needs python-docx, which is not installed here")
        return NotSaved("other", said, words("write a page or Markdown instead"))
    return save_new(path, data, tuple(MINUTES_ENDINGS))


def outcome_words(path: str, problem: NotSaved | None) -> str:
    """A sentence on what became of a file that was to be written."""
    if problem is None:
        return words("Written to {path}.", path=path)
    said, hint = problem.message, problem.hint
    return words("Not written to {path}: {problem}. You can {hint}.", path=path, problem=said, hint=hint)
