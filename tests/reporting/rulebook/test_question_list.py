"""The list of questions."""

from __future__ import annotations

from tests.reporting.samples import advisor

from subsidiarity.reporting.rulebook.question_list import question_record, questions_by_theme, render_questions


def test_questions_read_as_they_did(golden):
    """Themes, anchors, pulls and sources, letter for letter."""
    golden("questions.txt", render_questions(questions_by_theme(advisor().rulebook), 72))


def test_ids_are_shown_where_they_are_asked_for():
    """As decision files spell them."""
    text = render_questions(questions_by_theme(advisor().rulebook), 72, with_ids=True)

    assert "aim: Do they want the same thing?\n  agreed    Yes\n  disputed  No - the aim itself is disputed\n" in text


def test_a_question_is_a_record_for_other_programs():
    """Everything the rulebook says about it."""
    assert {
        "id": "means",
        "name": "means",
        "theme": "equity",
        "pull": "none",
        "ask": "How unequal are the means of the streets?",
        "ordered": True,
        "prepared": False,
        "options": [
            {"id": "equal", "text": "They are equal", "short": "equal", "says": "the streets have equal means"},
            {"id": "unequal", "text": "Some could not pay", "short": "unequal", "says": "some streets could not pay"},
        ],
        "note": "Ask the poorest street first.",
        "source": "Reed 2004",
    } == question_record(advisor().rulebook.question("means"))
