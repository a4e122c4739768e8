"""`draw`: a rule graph as text."""

from __future__ import annotations

import pytest
from tests.cli.running import broken, good, subsidiarity

RULES = ("--rulebook", "wells.txt")


@pytest.mark.parametrize(("form", "begins"), [("mermaid", "%%"), ("dot", "digraph"), ("text", "Who looks")])
def test_it_draws_in_two_languages_and_in_plain_text(tmp_path, form, begins):
    """Without a decision, the graph alone."""
    run = subsidiarity("draw", "--format", form, *RULES, cwd=good(tmp_path))

    assert (0, "") == (run.returncode, run.stderr)
    assert run.stdout.startswith(begins)
    assert "==>" not in run.stdout


def test_it_marks_the_path_of_a_decision(tmp_path):
    """Thick arrows along the walk."""
    run = subsidiarity("draw", "files/a.yaml", *RULES, cwd=good(tmp_path))

    assert 0 == run.returncode
    assert 'n2 ==>|"Other streets would pay for it, and they cannot settle that between them"| n3' in run.stdout


def test_it_draws_another_role(tmp_path):
    """Who pays."""
    run = subsidiarity("draw", "--role", "pay", *RULES, cwd=good(tmp_path))

    assert "Could every street pay?" in run.stdout


def test_a_broken_decision_has_no_picture(tmp_path):
    """The fault is said."""
    run = subsidiarity("draw", "files/b.yaml", *RULES, cwd=broken(tmp_path))

    assert (2, "") == (run.returncode, run.stdout)
    assert "SUB301" in run.stderr
