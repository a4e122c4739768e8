"""The list of questions."""

from __future__ import annotations

from tests.reporting.samples import advisor

from subsidiarity.reporting.rulebook.question_list import question_record, questions_by_theme, render_questions


def test_questions_read_as_they_did(golden):
    """Themes, anchors, pulls and sources, letter for letter."""
    golden("questions.txt", render_questions(questions_by_theme(advisor().rulebook), 72))


def test_a_question_is_a_record_for_other_programs():
    """Everything the rulebook says about it."""
    assert {
        "id": "means",
        "theme": "equity",
        "pull": "none",
        "ask": "How unequal are the means of the streets?",
        "ordered": True,
        "prepared": False,
        "options": [
            {"id": "equal", "anchor": "They are equal"},
            {"id": "unequal", "anchor": "Some could not pay"},
        ],
        "note": "Ask the poorest street first.",
        "source": "Reed 2004",
    } == question_record(advisor().rulebook.question("means"))
