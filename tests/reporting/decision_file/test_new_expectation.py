"""Replacing what a decision expects, and nothing else in its file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reporting.samples import advisor

from subsidiarity.model.outcome import Outcome
from subsidiarity.reporting.decision_file.new_expectation import CannotAccept, with_expectation

FILE = """\
# Kept by hand.
decision: pump
title: Who mends the pump?   # a question
answers:
  reach: town
expects: town # as agreed
---
decision: ditch
title: Who clears it?
answers: {aim: agreed}
expects:
  # the level comes first
  level: [street, land]
  because:
    - decide/framing/disputed
"""
LAND = Outcome("", "land")
TOGETHER = Outcome("jointly", "street")


def expecting(value):
    """A decision file that expects a value."""
    return f"decision: pump\ntitle: T\nanswers: {{}}\nexpects: {value}\n"


def accepted(text, *outcomes, name="pump"):
    return with_expectation(text, name, outcomes, advisor().reader)


def test_only_the_value_is_replaced():
    """Comments, spaces and the other document stay as they are."""
    assert FILE.replace("expects: town #", "expects: land #") == accepted(FILE, LAND)


def test_the_level_within_an_expectation_is_replaced_and_its_branches_stay():
    """In the second document of the file."""
    assert FILE.replace("[street, land]", "street, jointly") == accepted(FILE, TOGETHER, name="ditch")


@pytest.mark.parametrize("before", ["town", "'town'", '"town"', "[town, land]", "[street, 'town, jointly']"])
@pytest.mark.parametrize("end", ["", " # why", "\r"])
def test_a_value_on_one_line_is_replaced_however_it_is_written(before, end):
    """Plain, in quotes or as a list, with or without a comment."""
    assert expecting(f"land{end}") == accepted(expecting(before + end), LAND)


def test_several_outcomes_become_a_list():
    """One with a comma in it is quoted."""
    assert expecting("['street, jointly', land]") == accepted(expecting("town"), TOGETHER, LAND)


@pytest.mark.parametrize(
    "value",
    ["\n  - town\n  - land", "[town,\n  land]", "street,\n  jointly", "{level: town}", "\n  because: []", "|\n  town"],
)
def test_a_value_that_is_not_on_one_line_is_left_to_people(value):
    """Rather than guess where it ends."""
    with pytest.raises(CannotAccept):
        accepted(expecting(value), LAND)


def test_a_file_in_braces_is_left_to_people():
    """Where the value ends in the middle of a line, what follows would be lost."""
    with pytest.raises(CannotAccept):
        accepted("{decision: pump, title: T, expects: town, answers: {}}", LAND)


@given(st.text("#'\": ,[]a", max_size=8))
def test_whatever_stands_after_a_value_is_kept_or_the_file_is_left_alone(rest):
    """A comment stays; anything else is part of the value, which is replaced whole or not at all."""
    text = expecting(f"town {rest}")
    if not advisor().read(text.encode(), "")[0]:
        return
    try:
        changed = accepted(text, LAND)
    except CannotAccept:
        return

    comment = text[text.index("#") :] if "#" in rest else "\n"
    assert changed.startswith(expecting("land").rstrip("\n"))
    assert changed.endswith(comment)
