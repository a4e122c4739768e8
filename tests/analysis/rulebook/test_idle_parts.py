"""Parts of conditions that say nothing, options that no rule tells apart, and roles that always end alike."""

from __future__ import annotations

import pytest
from tests.analysis.written_rulebooks import compiled, later_role

from subsidiarity.analysis.rulebook.alike_options import find_alike_options
from subsidiarity.analysis.rulebook.idle_parts import find_idle_parts
from subsidiarity.analysis.rulebook.unreachable import find_constant_roles

FAR = """
  start:
    ask: Where?
    branches:
      - {id: far, when: WHEN, to: land, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
"""
AT_HOME = """
  climb:
    for_each_level: [street, town]
    ask: Where?
    branches:
      - {id: far, when: {any: [{reach: {at_least: here}}, {trust: {is: none}}]}, to: town, because: B, source: S}
    otherwise: {to: here, because: B, source: S}
"""
ALWAYS_FAR = "{any: [{reach: {at_least: street}}, {trust: {is: none}}]}"


def idle(when, **parts):
    return [(each.owner, each.idleness) for each in find_idle_parts(compiled(FAR.replace("WHEN", when), **parts))]


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("{all: [{reach: {is: land}}, {trust: {at_least: none}}]}", ["always"]),
        ("{all: [{reach: {is: land}}, {trust: {in: [none, some, much]}}]}", ["always"]),
        ("{any: [{reach: {is: land}}, {all: [{trust: {is: none}}, {trust: {is: much}}]}]}", ["never"]),
        ("{any: [{reach: {is: land}}, {not: {trust: {at_least: none}}}]}", ["always"]),
        ("{reach: {at_least: street}}", ["always"]),
        ("{any: [{reach: {is: street}}, {reach: {at_least: town}}]}", ["always"]),
        ("{all: [{reach: {is: land}}, {reach: {is: land}}]}", ["repeated"]),
        ("{not: {not: {reach: {is: land}}}}", ["denied twice"]),
        ("{not: {not: {not: {reach: {is: land}}}}}", ["denied twice", "denied twice"]),
        ("{all: [{reach: {is: land}}, {trust: {at_least: some}}]}", []),
        ("{not: {reach: {is: land}}}", []),
    ],
)
def test_a_part_that_says_nothing_is_found(when, expected):
    """True on every sheet, on none, or said twice; of constant parts within constant parts, the innermost."""
    assert [("decide/start/far", idleness) for idleness in expected] == idle(when)


def test_a_branch_that_never_holds_is_left_to_the_finding_on_branches():
    """One fault is told once."""
    assert [] == idle("{all: [{reach: {is: land}}, {reach: {is: town}}]}")


def test_a_condition_with_a_name_is_idle_where_it_is_defined_and_once():
    """Two branches use it."""
    head = "conditions: {wide: {when: {any: [{reach: {is: land}}, {trust: {at_least: none}}]}}}"
    twice = FAR.replace("WHEN", "{all: [wide, {means: {is: rich}}]}").replace(
        "    otherwise",
        "      - {id: again, when: {all: [wide, {means: {is: poor}}]}, to: town, because: B, source: S}\n    otherwise",
    )
    (found,) = find_idle_parts(compiled(twice, head=head))

    assert ("decide/start/far", "always", 6) == (found.owner, found.idleness, found.span.line)


def test_a_part_that_is_always_true_on_one_level_alone_is_meant():
    """Of a step for each level, the lowest reach is at least the street's."""
    assert () == find_idle_parts(compiled(AT_HOME))


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("{trust: {at_least: some}}", [("trust", "some much")]),
        ("{any: [{reach: {is: land}}, {trust: {is: much}}]}", [("reach", "street town"), ("trust", "none some")]),
    ],
)
def test_options_are_alike_where_no_condition_tells_them_apart(when, expected):
    """A question that nothing asks about is left to its own finding."""
    asks_all = "guard: {kind: k, title: T, when: {means: {is: rich}}, advice: A, because: B, source: S}"
    found = find_alike_options(compiled(FAR.replace("WHEN", when), safeguards=asks_all))

    alike = [(each.question.id, " ".join(option.id for option in each.options)) for each in found]
    assert expected == alike


def test_support_tells_options_apart():
    """It is said on the one and not on the other."""
    said = FAR.replace("WHEN", "{reach: {is: land}}") + (
        "    support: [{id: near, when: {reach: {is: street}}, because: B, source: S}]\n"
    )

    assert [] == [each for each in find_alike_options(compiled(said)) if each.question.id == "reach"]


def test_a_role_that_always_ends_alike_is_found_with_its_outcome():
    """The land, whatever is answered; the role before it does not."""
    pays = FAR.replace("WHEN", ALWAYS_FAR)
    found = find_constant_roles(compiled(later_roles=later_role("pay", pays)))

    assert [("pay", "land")] == [(role.id, outcome.spelling) for role, outcome in found]
