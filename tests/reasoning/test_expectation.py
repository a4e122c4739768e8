"""Expectations of decision files: met, or named one by one where they are not."""

from __future__ import annotations

import pytest
from tests.analysis.written_rulebooks import later_role
from tests.reasoning.written_decisions import PAY, advised

from subsidiarity.reasoning.expectation import held_branches, unmet

STEPS = """
  start:
    ask: Where?
    branches:
      - {id: far, when: {reach: {is: land}}, to: land, because: B, source: S}
      - {id: wide, when: {reach: {at_least: town}}, to: town, because: B, source: S}
      - {id: near, when: {trust: {is: much}}, to: "street, jointly", because: B, source: S}
    otherwise: {to: street, because: B, source: S}
"""


@pytest.mark.parametrize(
    ("answers", "expects"),
    [
        ("{reach: town, trust: none}", "town"),
        ("{reach: street, trust: much}", '"street, jointly"'),
        ("{reach: [town, land]}", "[town, land]"),
        ("{reach: [town, land]}", "[land, town]"),
        ("{reach: land, trust: much}", "{level: land, because: [decide/start/far, decide/start/near]}"),
        ("{reach: land, trust: none}", "{because: [decide/start/wide], not_because: [decide/start/near]}"),
    ],
)
def test_what_comes_out_as_expected_has_nothing_unmet(answers, expects):
    """A level, a manner, all that is possible in any order, branches that hold or do not."""
    found = unmet(advised(STEPS, answers, expects))

    assert () == found


def test_who_expects_nothing_is_never_let_down():
    """A file need not say what it expects."""
    found = unmet(advised(STEPS, "{reach: town}"))

    assert () == found


@pytest.mark.parametrize(
    ("answers", "expects", "expected"),
    [
        ("{reach: town, trust: none}", "land", "expected land, got town"),
        ("{reach: street, trust: much}", "street", "expected street, got street, jointly"),
        ("{reach: [town, land]}", "town", "expected town, got town or land"),
        ("{reach: town, trust: none}", "[town, land]", "expected town or land, got town"),
    ],
)
def test_another_level_or_manner_is_named_beside_the_one_expected(answers, expects, expected):
    """All that is possible must be expected, and all that is expected possible."""
    found = unmet(advised(STEPS, answers, expects))

    assert (expected,) == found


@pytest.mark.parametrize(
    ("expects", "expected"),
    [
        ("{because: [decide/start/near]}", "expected decide/start/near to hold, it does not"),
        ("{not_because: [decide/start/wide]}", "expected decide/start/wide not to hold, it does"),
    ],
)
def test_a_branch_that_should_hold_or_should_not_is_named(expects, expected):
    """Of those of a walk to the town."""
    found = unmet(advised(STEPS, "{reach: town, trust: none}", expects))

    assert (expected,) == found


def test_everything_unmet_is_named_the_level_first():
    """Then the branches that should hold, then those that should not."""
    expects = "{level: street, because: [decide/start/far], not_because: [decide/start/wide]}"
    found = unmet(advised(STEPS, "{reach: town, trust: none}", expects))

    assert (
        "expected street, got town",
        "expected decide/start/far to hold, it does not",
        "expected decide/start/wide not to hold, it does",
    ) == found


def test_the_branches_that_held_are_those_taken_those_beside_them_and_those_overruled_in_every_role():
    """The town supports the land, trust is overruled; who pays has a walk of its own."""
    found = held_branches(advised(STEPS, "{reach: land, trust: much, means: poor}", later_roles=later_role("pay", PAY)))

    assert {"decide/start/far", "decide/start/wide", "decide/start/near", "pay/means/poor"} == found


def test_a_branch_that_may_hold_has_not_held():
    """Nothing is known of the reach."""
    found = held_branches(advised(STEPS, "{trust: none}"))

    assert frozenset() == found
