"""The argument below its first page, which is read on from the headline."""

from __future__ import annotations

from pathlib import Path

from subsidiarity.api import load_advisor

RULEBOOKS = Path(__file__).parents[2] / "rulebooks"
NO_ANSWERS = b"decision: a\ntitle: A\nanswers: {}\n"


def roles_and_headings(name):
    """The number of roles of a rulebook, and the headings of the argument for a decision without answers."""
    advisor, diagnostics = load_advisor(str(RULEBOOKS / f"{name}.yaml"))
    assert advisor is not None, diagnostics
    (decision,), _ = advisor.read(NO_ANSWERS, "a.yaml")
    return len(advisor.rulebook.roles), [section.heading for section in advisor.explain(decision).sections]


def test_of_one_role_the_headline_says_all():
    """No heading stands over an empty list."""
    number, headings = roles_and_headings("clinic")

    assert 1 == number
    assert "Who does what" not in headings


def test_other_roles_are_said_below():
    """The headline says one of them."""
    number, headings = roles_and_headings("federation")

    assert 1 < number
    assert "Who does what" in headings
