"""The names of two decisions that stand beside each other."""

from __future__ import annotations

from subsidiarity.model.decision import Decision
from subsidiarity.workshop.view.compared import compared_names


def test_two_decisions_are_named_by_their_titles():
    """Rather than as this one and the other."""
    names = compared_names(
        Decision("hall", "Who runs the hall?", "", {}), Decision("park", "Who runs the park?", "", {})
    )

    assert ("“Who runs the hall?”", "“Who runs the park?”") == names


def test_two_decisions_with_one_title_are_told_apart():
    """For somebody may compare an older copy."""
    names = compared_names(Decision("hall", "Who?", "", {}), Decision("hall", "Who?", "", {}))

    assert ("“Who?” (this one)", "“Who?” (the other)") == names
