"""Conditions by name: defined once, at the top of a rulebook, and used wherever a condition may stand."""

from __future__ import annotations

import pytest
from tests.reading.samples import at_mark, rulebook, said_of_rulebook

from subsidiarity.model.condition import All, AnswerTest, Named, Not

ROLES = """
roles:
  decide:
    name: decides
    ask: Who decides on the benches?
    start: above_street
    steps:
      above_street:
        ask: Is it necessary to move above the street?
        branches:
          - {id: shared, when: WHEN, to: town, because: All of the town sits on them., source: Oates 1972}
        otherwise: {to: street, because: Those who sit on them can decide., source: Oates 1972}
"""
WIDE = AnswerTest("reach", "at_least", ("visitors",), frozenset({"visitors", "town"}))


def written(conditions: str, when: str) -> str:
    return f"conditions:\n{conditions}{ROLES.replace('WHEN', when)}"


def condition(conditions: str, when: str):
    return rulebook(written(conditions, when)).roles[0].graph.steps["above_street"].branches[0].when


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("wide", Named("wide", WIDE)),
        ("{not: wide}", Not(Named("wide", WIDE))),
        ("{all: [wide, {reach: {at_least: visitors}}]}", All((Named("wide", WIDE), WIDE))),
    ],
)
def test_a_name_stands_wherever_a_condition_may_stand(when, expected):
    """Alone, denied, and beside a test that is written out."""
    assert expected == condition("  wide: {when: {reach: {at_least: visitors}}}\n", when)


def test_a_name_may_use_the_names_above_it():
    """The second is the first one denied."""
    names = "  wide: {when: {reach: {at_least: visitors}}}\n  narrow: {when: {not: wide}}\n"

    assert Named("narrow", Not(Named("wide", WIDE))) == condition(names, "narrow")


def test_a_name_says_what_readers_see_instead_of_its_tests():
    """The clause that the author wrote goes on after `when`."""
    names = "  wide: {when: {reach: {is: town}}, about: all the town sits on them}\n"
    found = rulebook(written(names, "wide"))

    assert [("wide", "all the town sits on them")] == [(each.name, each.about) for each in found.conditions]


@pytest.mark.parametrize(
    ("conditions", "when", "message"),
    [
        (
            "  wide: {when: {reach: {is: town}}}\n",
            "§wid",
            "SUB113 no condition is called `wid`",
        ),
        ("  wide: {when: §wide}\n", "wide", "SUB113 the condition `wide` is made of itself"),
        (
            "  wide: {when: {not: §narrow}}\n  narrow: {when: {reach: {is: street}}}\n",
            "wide",
            "SUB113 the condition `narrow` is defined further down",
        ),
        (
            "  wide: {when: {reach: {is: town}}}\n",
            "{§wide: {is: town}}",
            "SUB106 `wide` is the name of a condition",
        ),
        ("  wide: {when: {reach: {is: §twon}}}\n", "wide", "SUB103 `reach` has no option `twon`"),
        (
            "  placed: {when: {decide: {is: town}}}\n",
            "§placed",
            "SUB113 the condition `placed` tests the role `decide`, which is not placed before this one",
        ),
    ],
)
def test_what_is_wrong_with_a_name_is_said_once_and_in_its_place(conditions, when, message):
    """Where the name or its definition is wrong, and nowhere else."""
    text, expected = at_mark(written(conditions, when), message)

    assert [expected] == said_of_rulebook(text)


def test_a_name_that_nothing_uses_is_a_warning_and_one_that_others_use_is_none():
    """The rulebook can be used all the same."""
    names = "  wide: {when: {reach: {is: town}}}\n  narrow: {when: {not: wide}}\n"

    assert ["3:3 SUB114 nothing uses the condition `narrow`"] == said_of_rulebook(written(names, "wide"))


def test_names_of_names_that_double_are_refused_before_they_fill_the_machine():
    """Thirty names, each the one above it twice, would stand for a thousand million tests."""
    doubled = "".join(f"  n{each}: {{when: {{all: [n{each - 1}, n{each - 1}]}}}}\n" for each in range(1, 31))
    text = written("  n0: {when: {reach: {is: town}}}\n" + doubled, "n30")

    assert [
        "16:22 SUB112 the names of conditions stand for more than 20,000 tests in this rulebook"
    ] == said_of_rulebook(text)


@pytest.mark.parametrize("test", ["{reach: {is: town}}", "{decide: {is: town}}"])
@pytest.mark.parametrize("number", [300, 2_000])
def test_names_of_names_are_not_nested_without_end(number, test):
    """The first that is too deep is named, and nothing is said of those that are made of it."""
    first = f"  c0: {{when: {test}}}\n"
    names = first + "".join(f"  c{each}: {{when: {{not: c{each - 1}}}}}\n" for each in range(1, number))
    found = said_of_rulebook(written(names, "{reach: {is: town}}"))

    assert ["27:21 SUB112 with names spelled out, this condition is nested deeper than 50 levels"] == found


def test_names_of_names_are_not_nested_without_end_on_a_level():
    """Where they speak of the level of a step, they are read anew for each."""
    names = "  c0: {when: {reach: {is: above}}}\n"
    names += "".join(f"  c{each}: {{when: {{not: c{each - 1}}}}}\n" for each in range(1, 300))
    found = said_of_rulebook(written(names, "{reach: {is: town}}"))

    assert ["27:21 SUB112 with names spelled out, this condition is nested deeper than 50 levels"] == found


def test_the_deepest_names_of_names_can_be_used():
    """Twenty-five that each deny the one above."""
    names = "  c0: {when: {reach: {is: town}}}\n"
    names += "".join(f"  c{each}: {{when: {{not: c{each - 1}}}}}\n" for each in range(1, 25))

    found = condition(names, "c24")

    assert isinstance(found, Named)
    assert "c24" == found.name
