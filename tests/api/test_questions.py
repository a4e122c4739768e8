"""The questions, a file to begin with, and the schemas, without a command."""

from __future__ import annotations

import json

import pytest
from tests.api.shed import advisor_of, decision_of

from subsidiarity.api import UnknownName, render_questions, schema


def test_every_question_stands_under_its_theme(tmp_path):
    """In the rulebook's order."""
    groups = advisor_of(tmp_path).questions()

    assert [("Spillovers", ["use"]), ("Ownership", ["trust"])] == [
        (heading, [question.id for question in questions]) for heading, questions in groups
    ]


def test_a_decision_leaves_some_open(tmp_path):
    """Only those that can still change something."""
    advisor = advisor_of(tmp_path)
    groups = advisor.questions(decision_of(advisor, "decision: roof\ntitle: Who?\nanswers: {trust: helps}\n"))

    assert [("Can change the other roles, the safeguards or the advice: Who?", ["use"])] == [
        (heading, [question.id for question in questions]) for heading, questions in groups
    ]


def test_questions_have_two_forms(tmp_path):
    """Text for people and JSON for programs."""
    groups = advisor_of(tmp_path).questions()

    assert render_questions(groups).startswith("Spillovers\n----------\nUse: Who uses it?\n")
    assert ["use", "trust"] == [record["id"] for record in json.loads(render_questions(groups, "json"))]


def test_a_form_of_questions_that_nobody_knows_is_refused(tmp_path):
    """Rather than taken for text."""
    with pytest.raises(UnknownName, match="yaml"):
        render_questions(advisor_of(tmp_path).questions(), "yaml")


def test_a_template_is_a_decision_to_be_filled_in(tmp_path):
    """It reads as one in which nothing is known."""
    advisor = advisor_of(tmp_path)
    (decision,), _ = advisor.read(advisor.template("barn").encode(), "barn.yaml")

    assert "barn" == decision.id


def test_schemas_are_json(tmp_path):
    """That of decisions names the rulebook's questions."""
    decisions = json.loads(schema("decision", advisor_of(tmp_path).rulebook))

    assert ["use", "trust"] == list(decisions["properties"]["answers"]["properties"])
    assert "object" == json.loads(schema("rulebook"))["type"]
    assert "object" == json.loads(schema("record"))["type"]


def test_a_schema_of_nothing_is_refused():
    """There are three."""
    with pytest.raises(UnknownName, match="vote"):
        schema("vote")
