"""The fields that differ between two editions, each listed once."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from tests.reporting.samples import RULES

from subsidiarity.analysis.editions.field_changes import find_field_changes
from subsidiarity.analysis.editions.renames import find_renames
from subsidiarity.analysis.editions.twins import find_twins
from subsidiarity.model.edition import FieldChange
from subsidiarity.reading.rulebook import read_rulebook

LATER = (
    RULES.replace("roles:\n", "conditions:\n  poor: {when: {means: {is: unequal}}, about: some are poor}\nroles:\n")
    .replace("when: {means: {is: unequal}}\n    advice", "when: poor\n    not_with: [land]\n    advice")
    .replace(
        "        otherwise: {to: street, because: Every street can pay., source: Reed 2004}\n",
        "        support: [{id: near, when: {reach: {is: street}}, because: It is near., source: Reed 2004}]\n"
        "        otherwise: {to: street, because: Every street can pay., source: Reed 2004}\n",
    )
)
"""The wells with a named condition, support and an outcome beside which a safeguard may not stand."""


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("body: town,", "body: borough,", ("words", "level", "town", "body", "town", "borough")),
        ("body: town,", "body: town, bodies: towns,", ("words", "level", "town", "bodies", "", "towns")),
        ("name: acting alone", "name: alone", ("words", "manner", "alone", "name", "acting alone", "alone")),
        ("name: trust\n", "name: faith\n", ("words", "question", "trust", "name", "trust", "faith")),
        ("theme: equity", "theme: law", ("words", "question", "means", "theme", "equity", "law")),
        ("    note: Ask the poorest street first.\n", "", (
            "words", "question", "means", "note", "Ask the poorest street first.", "")),
        ("    ask: How much does", "    prepared: true\n    ask: How much does", (
            "metadata", "question", "trust", "prepared", "false", "true")),
        ("theme: ownership\n    pull: down", "theme: ownership\n    pull: either", (
            "metadata", "question", "trust", "pull", "down", "either")),
        ("    ask: Who decides today?", "    ordered: false\n    ask: Who decides today?", (
            "rules", "question", "held", "ordered", "true", "false")),
        ("ask: Who decides today?", "ask: Who does it?", (
            "words", "question", "held", "ask", "Who decides today?", "Who does it?")),
        ("text: Trust helps,", "text: It helps,", (
            "words", "option", "trust: helps", "text", "Trust helps", "It helps")),
        ("    ask: How much does", "    was: [trust, faith]\n    ask: How much does", (
            "metadata", "question", "trust", "was", "", "trust; faith")),
        ("short: helps", "short: does", ("words", "option", "trust: helps", "short", "helps", "does")),
        ("says: trust helps", "says: it helps", ("words", "option", "trust: helps", "says", "trust helps", "it helps")),
        ("about: some are poor", "about: few are poor", (
            "words", "condition", "poor", "about", "some are poor", "few are poor")),
        ("poor: {when: {means: {is: unequal}}", "poor: {when: {not: {means: {is: equal}}}", (
            "rules", "condition", "poor", "part", "{means: {is: unequal}}", "{not: {means: {is: equal}}}")),
        ("name: pays", "name: foots the bill", ("words", "role", "pay", "name", "pays", "foots the bill")),
        ("ask: Could every street pay?", "ask: Could they?", (
            "words", "step", "pay/means", "ask", "Could every street pay?", "Could they?")),
        ("because: The town looks on.", "because: It looks.", (
            "words", "branch", "check/beside/otherwise", "because", "The town looks on.", "It looks.")),
        ("The town looks on., source: Water Act s5", "The town looks on., source: Water Act s6", (
            "sources", "branch", "check/beside/otherwise", "source", "Water Act s5", "Water Act s6")),
        ("{to: town, because: The town looks", "{to: street, because: The town looks", (
            "rules", "branch", "check/beside/otherwise", "to", "town", "street")),
        ("because: It is near.", "because: So near.", (
            "words", "support", "pay/means/near", "because", "It is near.", "So near.")),
        ("kind: review", "kind: clock", ("metadata", "safeguard", "review", "kind", "review", "clock")),
        ("advice: Put a date", "advice: Put the date", (
            "words", "safeguard", "review", "advice", "Put a date in the diary.", "Put the date in the diary.")),
        ("    not_with: [land]\n", "", ("rules", "safeguard", "floor", "not_with", "land", "")),
        ("year: 2004", "year: 2005", ("sources", "source", "Reed 2004", "year", "2004", "2005")),
        ("checked: unconfirmed", "checked: original", (
            "sources", "source", "Water Act", "checked", "unconfirmed", "original")),
        ("law: lawful\n", "", ("rules", "rulebook", "", "law", "lawful", "")),
        ("headline: decide", "headline: pay", ("rules", "rulebook", "", "headline", "decide", "pay")),
        ("title: Who looks", "title: Who cares", (
            "words", "rulebook", "", "title", "Who looks after the wells?", "Who cares after the wells?")),
        ('it does not decide."', 'it never decides."', (
            "words", "rulebook", "", "limits",
            "It advises; it does not decide.", "It advises; it never decides.")),
    ],
)  # fmt: skip
def test_a_field_that_differs_is_listed_and_nothing_else(before, after, expected):
    """With its topic, where it stands, and both texts."""
    assert 1 == LATER.count(before)
    assert (FieldChange(*expected),) == field_changes(read(LATER), read(LATER.replace(before, after)))


def field_changes(old, new):
    return find_field_changes(find_twins(old, new, find_renames(old, new)))


def test_things_in_another_order_are_listed():
    """Paying stands after checking."""
    old, new = read(LATER), read(LATER)
    first, *others = new.roles
    new = replace(new, roles=(*others, first))

    assert (
        FieldChange("metadata", "rulebook", "", "order of roles", "decide, pay, check", "pay, check, decide"),
    ) == field_changes(old, new)


def test_branches_in_another_order_are_rules():
    """Nearness is asked before trust."""
    near = LATER.index("          - id: near\n")
    trust = LATER.index("          - id: trust\n")
    end = LATER.index("        otherwise: {to: street, because: Nothing shows that a street")
    new = LATER[:trust] + LATER[near:end] + LATER[trust:near] + LATER[end:]

    assert (
        FieldChange(
            "rules",
            "step",
            "decide/above_street",
            "order of branches",
            "far, share, trust, near, otherwise",
            "far, share, near, trust, otherwise",
        ),
    ) == field_changes(read(LATER), read(new))


def test_a_renamed_thing_is_compared_under_its_new_name():
    """Its conditions differ in the name alone, which is said elsewhere."""
    renamed = LATER.replace("  deals:", "  bargains:").replace("{deals:", "{bargains:")
    renamed = renamed.replace("says: neighbours would settle it", "says: they would")

    assert (
        FieldChange("words", "option", "bargains: likely", "says", "neighbours would settle it", "they would"),
    ) == field_changes(read(LATER), read(renamed))


def test_a_renamed_branch_keeps_its_place():
    """Between those that keep their ids."""
    assert () == field_changes(read(LATER), read(LATER.replace("id: share", "id: split")))


@pytest.mark.parametrize("part", ["levels", "manners", "questions", "conditions", "safeguards"])
def test_no_text_of_a_part_goes_unsaid(part):
    """Whatever field of text its first thing has: if that differs, it is listed."""
    rulebook = read(LATER)
    first, *others = getattr(rulebook, part)
    texts = [each.name for each in fields(first) if isinstance(getattr(first, each.name), str)]
    changed = [name for name in texts if name not in ("id", "word") and (part, name) != ("conditions", "name")]

    assert changed
    for name in changed:
        new = replace(rulebook, **{part: (replace(first, **{name: "other"}), *others)})
        assert [name] == [change.field for change in field_changes(rulebook, new)]


def read(text):
    """The rulebook of a text."""
    rulebook, diagnostics = read_rulebook(text.encode(), "wells.yaml")
    assert rulebook is not None, diagnostics
    return rulebook
