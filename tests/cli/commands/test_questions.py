"""`questions`: all of them, or those still open."""

from __future__ import annotations

import json

from tests.cli.running import broken, good, subsidiarity

RULES = ("--rulebook", "wells.txt")


def test_it_lists_every_question_under_its_theme(tmp_path):
    """With anchors, pull and source."""
    run = subsidiarity("questions", *RULES, cwd=good(tmp_path))

    assert (0, "") == (run.returncode, run.stderr)
    assert "Spillovers\n----------\nReach: Where do those who gain or lose live?\n" in run.stdout


def test_it_lists_them_for_programs(tmp_path):
    """As JSON, in the rulebook's order."""
    run = subsidiarity("questions", "--format", "json", *RULES, cwd=good(tmp_path))

    ids = [question["id"] for question in json.loads(run.stdout)]
    assert ["aim", "reach", "deals", "trust", "means", "lawful", "held"] == ids


def test_it_lists_what_a_decision_leaves_open(tmp_path):
    """First what can change the level, the most useful first."""
    run = subsidiarity("questions", "files/c.yaml", "--format", "json", *RULES, cwd=good(tmp_path))

    assert ["deals", "reach", "means", "lawful", "held"] == [question["id"] for question in json.loads(run.stdout)]


def test_it_says_when_nothing_is_open(tmp_path):
    """A full answer sheet leaves no question."""
    run = subsidiarity("questions", "files/a.yaml", *RULES, cwd=good(tmp_path))

    assert (0, "") == (run.returncode, run.stdout)
    assert run.stderr.startswith("Nothing is open")


def test_a_broken_decision_is_said(tmp_path):
    """Exit code 2 and the place."""
    run = subsidiarity("questions", "files/b.yaml", *RULES, cwd=broken(tmp_path))

    assert 2 == run.returncode
    assert "files/b.yaml:4:11" in run.stderr
