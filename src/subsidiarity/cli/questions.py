"""`questions`: the questions of the rulebook, or those that a decision still leaves open."""

from __future__ import annotations

import argparse
import json

from subsidiarity.analysis.levelled import headline
from subsidiarity.analysis.ranking import ranked_questions
from subsidiarity.api import Advisor
from subsidiarity.cli.opening import open_advisor, rows_of
from subsidiarity.cli.streams import FINE, UNUSABLE, line_width, talk, write, write_utf8
from subsidiarity.model.recommendation import Recommendation
from subsidiarity.model.rulebook import Question
from subsidiarity.reasoning.advise import sheet_of
from subsidiarity.reporting.question_list import question_record, questions_by_theme, render_questions
from subsidiarity.reporting.safe import inert_json
from subsidiarity.reporting.wording.open_question import most_useful_first

FORMATS = ("text", "json")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say which arguments it takes."""
    parser.add_argument("file", metavar="FILE", nargs="?", help="a decision file: only what it leaves open")
    parser.add_argument("--format", choices=FORMATS, default="text", help="how to write them (text)")


def run(arguments: argparse.Namespace) -> int:
    """List all questions, or those still open in each document of a file."""
    advisor = open_advisor(arguments.rulebook)
    if advisor is None:
        return UNUSABLE
    if arguments.file is None:
        _write(questions_by_theme(advisor.rulebook), arguments.format)
        return FINE
    rows = rows_of(advisor, arguments.file)
    groups = [
        group for row in rows if row.recommendation is not None for group in _still_open(advisor, row.recommendation)
    ]
    _write(groups, arguments.format)
    if not groups and not any(row.is_error for row in rows):
        talk("Nothing is open: no question that is still unanswered can change the result.")
    return UNUSABLE if any(row.is_error for row in rows) else FINE


def _still_open(advisor: Advisor, recommendation: Recommendation) -> list[tuple[str, list[Question]]]:
    title = recommendation.decision.title
    sheet = sheet_of(advisor.compiled, recommendation.decision)
    ranked = [each.question for each in ranked_questions(headline(advisor.compiled), sheet)]
    changing = most_useful_first(recommendation.open_questions, ranked)
    groups = (
        (f"{title}: can change the level, the most useful first", changing),
        (f"{title}: can change the other roles, the safeguards or the advice", recommendation.shaping_questions),
    )
    return [(heading, [advisor.rulebook.question(name) for name in names]) for heading, names in groups if names]


def _write(groups: list[tuple[str, list[Question]]], form: str) -> None:
    if form == "text":
        write(render_questions(groups, line_width()) if groups else "")
        return
    records = [question_record(question) for _, questions in groups for question in questions]
    write_utf8(f"{inert_json(json.dumps(records, indent=2))}\n")
