"""A rulebook for those who have no Python, in every language in which it is there: as data, and as a page that asks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from subsidiarity.api.advisor import Advisor
from subsidiarity.api.given.expected import one_of
from subsidiarity.api.given.kinds import ADVISOR, DECISION, PATH, RULEBOOK, TEXT, optional, several, takes
from subsidiarity.api.loading import DEFAULT_RULEBOOK
from subsidiarity.api.precedents import shipped_precedents
from subsidiarity.api.translating import side_file_paths
from subsidiarity.files.bounded_read import STDIN
from subsidiarity.model.decision import Decision
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reporting.compiled.rulebook import compiled_record
from subsidiarity.reporting.compiled.text import render_compiled
from subsidiarity.reporting.json_text import Json


@takes(advisor=ADVISOR, others=several(RULEBOOK, "rulebooks"))
def compiled_text(advisor: Advisor, others: Sequence[Rulebook] = ()) -> str:
    """The compiled rulebook as JSON, with the texts of the same rulebook in other languages."""
    return render_compiled(compiled_record(advisor.compiled, others))


def _by_name(name: str, value: object) -> object:
    found = one_of(name, value, Mapping, "a dict of decisions by the name of their file")
    return {TEXT(name, key): DECISION(name, each) for key, each in found.items()}


@takes(advisor=ADVISOR, others=several(RULEBOOK, "rulebooks"), decisions=optional(_by_name), language=TEXT)
def questionnaire_page(
    advisor: Advisor,
    others: Sequence[Rulebook] = (),
    decisions: Mapping[str, Decision] | None = None,
    language: str = "",
) -> str:
    """The page of HTML that asks, with the texts in other languages; `language` shows first, or the rulebook's own.

    A link to it with `#name` begins with the answers of the decision of that name, one without with those of "".
    """
    from subsidiarity.reporting.html.questionnaire import render_questionnaire

    return render_questionnaire(advisor.compiled, others, decisions, language, functions_data(advisor.rulebook))


def functions_data(rulebook: Rulebook) -> Json:
    """The public functions that are shipped for a rulebook, as the page looks for those near to a decision; or None."""
    from subsidiarity.analysis.decision.precedents import FEW_FUNCTIONS
    from subsidiarity.analysis.decision.word_stems import word_stems
    from subsidiarity.reporting.compiled.functions import functions_record

    files = [each.file for each in shipped_precedents(rulebook)]
    return functions_record(rulebook, files, word_stems, FEW_FUNCTIONS) if files else None


@takes(path=optional(PATH))
def other_languages(path: str | None = None) -> tuple[str, ...]:
    """The languages in which side files translate a rulebook's file (None: the one that is shipped)."""
    return () if path == STDIN else tuple(side_file_paths(DEFAULT_RULEBOOK if path is None else path))
