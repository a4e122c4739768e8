"""Decisions that the program made up, as files."""

from __future__ import annotations

from tests.reporting.samples import SETTLED, advisor

from subsidiarity.reporting.decision_file.made_decisions import render_made_decisions


def test_the_file_says_why_it_was_made_and_reads_back():
    """Its reasons and the edition stand in comments, and nothing about an interview."""
    rules = advisor()
    decisions, _ = rules.read(SETTLED.encode(), "a.yaml")

    text = render_made_decisions(decisions, rules.rulebook, ["To show\nan `overlap`"])

    assert text.startswith("# To show an `overlap`\n# Made from the rulebook wells, edition 7.\ndecision: pump\n")
    assert "interview" not in text
    assert decisions == rules.read(text.encode(), "b.yaml")[0]


def test_what_stands_in_a_comment_cannot_end_it():
    """A reason with line ends and control characters stays one comment."""
    rules = advisor()
    decisions, _ = rules.read(SETTLED.encode(), "a.yaml")

    text = render_made_decisions(decisions, rules.rulebook, ["a\rb\u2028c\x1b"])

    assert text.startswith("# a bc\n")
    assert decisions == rules.read(text.encode(), "b.yaml")[0]
