"""A file that is read as another kind than it is: one message, and nothing on its texts."""

from __future__ import annotations

from docs._pages import filled_up
from tests.reading.samples import said

from subsidiarity.reading.rulebook import read_rulebook

DECISION = "decision: bench\ntitle: Who moves the bench?\nanswers: {reach: street}\n"


def test_a_decision_in_the_place_of_a_rulebook_is_said_once():
    """None of its fields is said to be one that a rulebook does not have."""
    rulebook, (found,) = read_rulebook(DECISION.encode(), "bench.yaml")

    assert (None, "SUB121", 1, "this is a decision, and no rulebook") == (
        rulebook,
        found.code,
        found.span.line,
        found.message,
    )


def test_a_rulebook_in_the_place_of_a_decision_is_said_once():
    """None of its fields is said to be one that a decision does not have."""
    expected = ["1:1 SUB121 this is a rulebook, and no decision"]

    assert expected == said(filled_up(""))


def test_a_decision_with_a_field_of_rulebooks_is_still_a_decision():
    """The field that is too much is named, with those that there are."""
    expected = ["4:1 SUB021 a decision has no field `levels`"]

    assert expected == said(f"{DECISION}levels: 4\n")
