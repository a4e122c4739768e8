"""`when` to a condition: two shapes of text, and nothing else."""

from __future__ import annotations

import pytest
from tests.reading.samples import rulebook, said_of_rulebook

from subsidiarity.model.condition import All, AnswerTest, AnyOf, Condition, Not, OutcomeTest

OTHERWISE = "otherwise: {to: street, because: B, source: Oates 1972}"
ROLE = "name: n, ask: A, start: s, steps: {s: {ask: A"
EARLIER = f"roles:\n  decide: {{{ROLE}, {OTHERWISE}}}}}}}\n"


def later(condition: str) -> str:
    """A role after another one, with a branch that has this condition."""
    branch = f"{{when: {condition}, to: town, because: B, source: Oates 1972}}"
    return f"{EARLIER}  check: {{{ROLE}, branches: [{branch}], {OTHERWISE}}}}}}}\n"


def condition(text: str) -> Condition | None:
    return rulebook(later(text)).roles[1].graph.steps["s"].branches[0].when


def reach(relation, values, options):
    return AnswerTest("reach", relation, tuple(values.split()), frozenset(options.split()))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{reach: {is: visitors}}", reach("is", "visitors", "visitors")),
        ("{reach: {in: [town, street]}}", reach("in", "town street", "town street")),
        ("{reach: {at_least: visitors}}", reach("at_least", "visitors", "visitors town")),
        ("{reach: {at_most: visitors}}", reach("at_most", "visitors", "street visitors")),
        ("{reach: {at_least: street}}", reach("at_least", "street", "street visitors town")),
        ("{not: {reach: {is: town}}}", Not(reach("is", "town", "town"))),
        ("{all: [{reach: {is: town}}]}", All((reach("is", "town", "town"),))),
        (
            "{any: [{all: [{reach: {is: town}}]}, {not: {reach: {is: town}}}]}",
            AnyOf((All((reach("is", "town", "town"),)), Not(reach("is", "town", "town")))),
        ),
    ],
)
def test_a_condition_is_what_it_says(text, expected):
    """A test remembers how it was written and knows every option that it allows."""
    assert expected == condition(text)


@pytest.mark.parametrize(
    ("text", "levels", "manners"),
    [
        ("{is: town}", {"town"}, set()),
        ("{at_least: street}", {"street", "town"}, set()),
        ("{at_most: street}", {"street"}, set()),
        ("{is: jointly}", set(), {"jointly"}),
        ("{is: no level}", set(), {"no level"}),
        ("{in: [contested, town, no level, alone]}", {"town"}, {"contested", "no level", ""}),
    ],
)
def test_an_outcome_is_tested_by_its_level_or_its_manner(text, levels, manners):
    """Levels have an order, manners have none."""
    found = condition(f"{{decide: {text}}}")

    assert isinstance(found, OutcomeTest)
    assert (levels, manners) == (found.levels, found.manners)


@pytest.mark.parametrize(
    ("text", "column", "expected"),
    [
        ("town", 0, "SUB113 no condition is called `town`"),
        ("[a]", 0, "SUB020 expected a condition, found a list"),
        ("{}", 0, "SUB106 a condition has one part, this has 0"),
        ("{reach: {is: town}, not: {reach: {is: town}}}", 0, "SUB106 a condition has one part, this has 2"),
        ("{raech: {is: town}}", 1, "SUB102 no question or earlier role `raech`"),
        ("{check: {is: town}}", 1, "SUB102 the role `check` cannot test its own outcome"),
        ("{reach: town}", 8, "SUB106 `reach` is tested by is, in, at_least or at_most"),
        ("{reach: {}}", 8, "SUB106 `reach` is tested by one of is, in, at_least, at_most"),
        ("{reach: {is: town, in: [town]}}", 8, "SUB106 `reach` is tested by one of is, in, at_least, at_most"),
        ("{reach: {equals: town}}", 9, "SUB106 no test `equals`"),
        ("{reach: {is: [town]}}", 13, "SUB106 `is` takes one option"),
        ("{reach: {in: town}}", 13, "SUB106 `in` takes a list of options"),
        ("{reach: {in: []}}", 13, "SUB106 `in` has no options"),
        ("{reach: {in: [town, [town]]}}", 20, "SUB020 expected an option, found a list"),
        ("{reach: {is: {a: b}}}", 13, "SUB020 expected an option, found a group of `key: value` lines"),
        ("{reach: {is: ''}}", 13, "SUB023 expected an option, found nothing"),
        ("{reach: {is: twon}}", 13, "SUB103 `reach` has no option `twon`"),
        ("{reach: {is: unknown}}", 13, "SUB103 `reach` has no option `unknown`"),
        ("{decide: {is: twon}}", 14, "SUB104 no level or manner `twon`"),
        ("{decide: {is: none}}", 14, "SUB104 no level or manner `none`"),
        ("{decide: {at_least: jointly}}", 20, "SUB104 `jointly` is a manner, and none is more than another"),
        ("{all: {reach: {is: town}}}", 6, "SUB020 expected a list of conditions, found a group of `key: value` lines"),
        ("{any: []}", 6, "SUB106 `any` has no conditions"),
        ("{not: [{reach: {is: town}}]}", 6, "SUB020 expected a condition, found a list"),
        ("{not: {}}", 6, "SUB106 a condition has one part, this has 0"),
        ("{All: [{reach: {is: town}}]}", 1, "SUB102 no question or earlier role `All`"),
    ],
)
def test_a_condition_of_another_shape_is_refused_at_its_place(text, column, expected):
    """There are no shorter forms and no expressions."""
    before = len(later("?").splitlines()[2].partition("?")[0]) + 1
    assert [f"3:{before + column} {expected}"] == said_of_rulebook(later(text))


def test_all_faults_of_a_condition_are_listed_at_once():
    """In every part and every option."""
    text = "{all: [{reach: {in: [twon, town, streat]}}, {raech: {is: town}}, {not: {decide: {is: twon}}}]}"

    assert ["SUB103", "SUB103", "SUB102", "SUB104"] == [line.split()[1] for line in said_of_rulebook(later(text))]
