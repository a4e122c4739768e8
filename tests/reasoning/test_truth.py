"""Truth of conditions on answers that are known, half known or not known at all."""

from __future__ import annotations

import pytest
from tests.analysis.written_rulebooks import later_role
from tests.reasoning.written_decisions import advised, ids

HELD = {
    "holds": "{reach: {is: land}}",
    "fails": "{reach: {is: street}}",
    "open": "{trust: {is: much}}",
}
"""Tests that hold, fail and are open for the answers `{reach: land}`."""


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("{reach: {is: town}}", ["fails", "holds", "fails"]),
        ("{reach: {in: [street, land]}}", ["holds", "fails", "holds"]),
        ("{reach: {at_least: town}}", ["fails", "holds", "holds"]),
        ("{reach: {at_most: town}}", ["holds", "holds", "fails"]),
    ],
)
def test_a_test_holds_for_the_answers_it_allows_and_for_no_other(when, expected):
    """The answers street, town and land, from the weakest up."""
    found = [truth(when, f"{{reach: {answer}}}") for answer in ("street", "town", "land")]

    assert expected == found


@pytest.mark.parametrize(
    ("answer", "expected"),
    [("[street, town]", "open"), ("[town, land]", "holds"), ("unknown", "open")],
)
def test_a_range_settles_a_test_only_where_all_of_it_is_on_one_side(answer, expected):
    """An answer that may be any of several options is never taken for its middle."""
    found = truth("{reach: {at_least: town}}", f"{{reach: {answer}}}")

    assert expected == found


def test_a_range_that_is_ruled_out_altogether_fails():
    """Street and town are not the land."""
    found = truth("{reach: {is: land}}", "{reach: [street, town]}")

    assert "fails" == found


@pytest.mark.parametrize("spelling", ["%s", "{not: {not: %s}}"], ids=["plain", "nested"])
@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("holds", "holds", "holds"),
        ("holds", "fails", "fails"),
        ("holds", "open", "open"),
        ("fails", "fails", "fails"),
        ("fails", "open", "fails"),
        ("open", "open", "open"),
    ],
)
def test_all_holds_when_every_part_does(first, second, expected, spelling):
    """A part that fails settles it, wherever it stands; an open one leaves it open."""
    parts = [spelling % HELD[first], spelling % HELD[second]]
    found = {truth(f"{{all: [{', '.join(order)}]}}", "{reach: land}") for order in (parts, parts[::-1])}

    assert {expected} == found


@pytest.mark.parametrize("spelling", ["%s", "{not: {not: %s}}"], ids=["plain", "nested"])
@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("holds", "holds", "holds"),
        ("holds", "fails", "holds"),
        ("holds", "open", "holds"),
        ("fails", "fails", "fails"),
        ("fails", "open", "open"),
        ("open", "open", "open"),
    ],
)
def test_any_holds_when_one_part_does(first, second, expected, spelling):
    """A part that holds settles it, wherever it stands; an open one leaves it open."""
    parts = [spelling % HELD[first], spelling % HELD[second]]
    found = {truth(f"{{any: [{', '.join(order)}]}}", "{reach: land}") for order in (parts, parts[::-1])}

    assert {expected} == found


@pytest.mark.parametrize(("part", "expected"), [("holds", "fails"), ("fails", "holds"), ("open", "open")])
def test_not_holds_when_its_part_fails(part, expected):
    """To deny what is open leaves it open."""
    found = truth(f"{{not: {HELD[part]}}}", "{reach: land}")

    assert expected == found


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("{decide: {is: street}}", "open"),
        ("{decide: {at_most: town}}", "holds"),
        ("{decide: {is: land}}", "fails"),
        ("{decide: {is: jointly}}", "open"),
    ],
)
def test_a_test_of_an_earlier_role_is_settled_as_far_as_that_role_is(when, expected):
    """The role before it ends at the street, or at the town jointly."""
    steps = """
  start:
    ask: Where?
    branches:
      - {id: far, when: {reach: {is: land}}, to: land, because: B, source: S}
      - {id: joint, when: {trust: {is: much}}, to: "town, jointly", because: B, source: S}
    otherwise: {to: street, because: B, source: S}
"""
    paying = f"""
  means:
    ask: Who pays?
    branches:
      - {{id: asked, when: {when}, to: land, because: B, source: S}}
    otherwise: {{to: street, because: B, source: S}}
"""
    found = advised(steps, "{reach: street}", later_roles=later_role("pay", paying))

    assert expected == said(found.roles[1])


def truth(when, answers):
    """The truth of a condition for these answers, in a word."""
    steps = f"""
  start:
    ask: Where?
    branches:
      - {{id: asked, when: {when}, to: land, because: B, source: S}}
    otherwise: {{to: street, because: B, source: S}}
"""
    return said(advised(steps, answers).headline)


def said(advice):
    """The truth, in a word, of the only condition on the walk of a role."""
    (visit,) = advice.walk
    if visit.taken is None:
        return "open"
    return "holds" if ids([visit.taken]) == ["asked"] else "fails"
