"""The questions of a rulebook, or those that a decision leaves open, and their text in a form chosen by name."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from subsidiarity.analysis.decision.ranking import ranked_questions
from subsidiarity.analysis.level_diagram import headline
from subsidiarity.api.errors import UnknownName, WrongKind
from subsidiarity.api.given.kinds import QUESTION, TEXT, number, several, takes
from subsidiarity.model.noun import replace
from subsidiarity.model.recommendation import Recommendation
from subsidiarity.model.rulebook import Question, Rulebook
from subsidiarity.reasoning.advise import sheet_of
from subsidiarity.reasoning.compiled import CompiledRulebook
from subsidiarity.reporting.forms.plain import WIDTH
from subsidiarity.reporting.rulebook import question_list
from subsidiarity.reporting.safe import inert_json
from subsidiarity.reporting.wording.open_question import most_useful_first

FORMS = ("text", "json")

QuestionGroup = tuple[str, list[Question]]
"""A group of questions: the heading that they stand under, and the questions."""


def every_question(rulebook: Rulebook) -> list[QuestionGroup]:
    """The questions of a rulebook in its order, in a group for each theme."""
    return [(theme, _told(rulebook, found)) for theme, found in question_list.questions_by_theme(rulebook)]


def open_questions(compiled: CompiledRulebook, recommendation: Recommendation) -> list[QuestionGroup]:
    """The questions that can still change a result: those on the level, the most useful first, then all others."""
    title = recommendation.decision.title
    sheet = sheet_of(compiled, recommendation.decision)
    ranked = [each.question for each in ranked_questions(headline(compiled), sheet)]
    changing = most_useful_first(recommendation.open_questions, ranked)
    groups = (
        (f"Can change the level, the most useful first: {title}", changing),
        (f"Can change the other roles, the safeguards or the advice: {title}", recommendation.shaping_questions),
    )
    rulebook = compiled.rulebook
    return [(heading, _told(rulebook, map(rulebook.question, names))) for heading, names in groups if names]


def _told(rulebook: Rulebook, questions: Iterable[Question]) -> list[Question]:
    """The questions, each with the pull that readers are told of it."""
    return [replace(question, pull=rulebook.claim(question)) for question in questions]


def _group(name: str, value: object) -> object:
    if not isinstance(value, tuple) or len(value) != 2 or not isinstance(value[1], list):
        raise WrongKind(name, "a group of questions: a pair of its heading and a list", value)
    return value[0], several(QUESTION, "questions")(name, value[1])


@takes(groups=several(_group, "groups of questions, as Advisor.questions gives them"), form=TEXT, width=number)
def render_questions(
    groups: Sequence[QuestionGroup], form: str = "text", width: int = WIDTH, *, with_ids: bool = False
) -> str:
    """The text of question groups in one of `FORMS`, else `UnknownName`; plain text has a `width` and may have ids."""
    if form == "json":
        records = [question_list.question_record(question) for _, questions in groups for question in questions]
        return f"{inert_json(json.dumps(records, indent=2))}\n"
    if form != "text":
        raise UnknownName(form, FORMS, "form")
    return question_list.render_questions(groups, width, with_ids=with_ids) if groups else ""
