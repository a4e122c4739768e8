"""Rulebooks of the first format carried to that of today: the same results, and nothing of the text lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from subsidiarity.model.diagram import FIRST_OUTCOME
from subsidiarity.reading.rulebook import read_rulebook
from subsidiarity.reasoning.compiled import compile_rulebook
from subsidiarity.reasoning.diagram import count
from subsidiarity.reporting.decision_file.migration import CannotMigrate
from subsidiarity.reporting.rulebook.first_format import RulebookMigration, migrate_rulebook

CLIMB = (Path(__file__).parent / "first_format.yaml").read_text(encoding="utf-8")
"""The climb, edition 2026.1, as it was written in the first format."""
SHEETS = {
    "decide": {
        "no level": 42_949_672_960_000,
        "neighbourhood": 8_766_095_360_000,
        "neighbourhood, jointly": 1_698_693_120_000,
        "contested, neighbourhood or local": 5_505_024_000_000,
        "local": 14_837_350_400_000,
        "local, jointly": 16_399_728_640_000,
        "contested, local or regional": 6_773_800_960_000,
        "regional": 13_065_256_960_000,
        "regional, jointly": 775_946_240_000,
        "contested, regional or national": 1_059_061_760_000,
        "national": 17_018_388_480_000,
    },
    "minimum": {
        "no level": 42_949_672_960_000,
        "neighbourhood": 773_324_800_000,
        "neighbourhood, jointly": 176_947_200_000,
        "local": 2_703_687_680_000,
        "local, jointly": 1_428_684_800_000,
        "regional": 4_497_408_000_000,
        "regional, jointly": 41_287_680_000,
        "national": 76_278_005_760_000,
    },
}
"""The number of answer sheets that end at each outcome, as edition 2026.1 has them in the format of today."""
WELLS = """\
# Ours.
rulebook: wells
edition: 1
title: Who looks after the wells?
headline: decide
levels:   # two
  street:
    # below the town
    name: Street
    about: One street

  town: {name: City of Wells, about: All streets}
# what is asked
questions:
  who_drinks:
    # far or near
    theme: spillovers
    ask: Who drinks from it?
    options: {street: "The street", town: The town}   # two
    source: Oates 1972
roles:
  decide:
    name: decides
    ask: Who decides?
    start: far
    steps:
      far:
        ask: Do others drink from it?
        branches:
          - {id: far, when: {who_drinks: {is: town}}, to: "street, jointly", because: They do, source: Oates 1972}
        otherwise: {to: street, because: Nobody else does, source: Oates 1972}
sources:
  Oates 1972: {author: Wallace E. Oates, year: 1972, title: Fiscal Federalism, checked: unconfirmed}
"""


def migrated(text: str) -> RulebookMigration:
    """A rulebook in the format of today; it can be read without a fault."""
    found = migrate_rulebook(text, "rules.yaml")
    assert isinstance(found, RulebookMigration), found
    assert () == read_rulebook(found.text.encode(), "rules.yaml")[1]
    return found


def test_the_climb_gives_the_results_that_it_gave():
    """Each answer sheet, in two of its roles."""
    rulebook, _ = read_rulebook(migrated(CLIMB).text.encode(), "climb.yaml")
    assert rulebook is not None
    compiled = compile_rulebook(rulebook)
    sheets = {
        role.role.id: {
            compiled.outcomes[leaf - FIRST_OUTCOME].spelling: number
            for leaf, number in count(role.diagram, compiled.sizes).items()
        }
        for role in compiled.roles
    }

    assert SHEETS == {role: sheets[role] for role in SHEETS}


@pytest.mark.parametrize("text", [CLIMB, WELLS, WELLS.replace("\n", "\r\n"), WELLS.rstrip("\n")])
def test_every_line_stays_where_it_was_among_those_added(text):
    """With its remarks, its quotes and its line end; within braces alone a line grows."""
    new = iter(migrated(text).text.splitlines(keepends=True))
    lines = [re.sub(r"town: \{", "town: {body: City of Wells, ", line) for line in text.splitlines(keepends=True)]

    assert [] == [line for line in lines if line not in new]


def test_what_the_program_used_to_say_is_written_out_and_marked():
    """In the words that it had: a level's name, a question's id."""
    lines = migrated(WELLS).text.splitlines()

    assert ["  street:", "    body: street  # to do", "    # below the town"] == lines[6:9]
    assert "  town: {body: City of Wells, name: City of Wells, about: All streets}" == lines[12]
    assert ["", "manners:  # to do: these are the words that the program had for them"] == lines[13:15]
    place = lines.index("  who_drinks:")
    assert ["    name: who drinks  # to do", "    pull: 'none'", "    # far or near"] == lines[place + 1 : place + 4]


def test_what_is_written_out_is_listed_with_its_lines():
    """Of the new text."""
    found = migrated(WELLS)
    lines = found.text.splitlines()

    assert [["body", "body"], ["manners:"], ["name"], [], []] == [
        [word for line in each.lines for word in re.findall(r"body|manners:|name", lines[line - 1])[:1]]
        for each in found.written
    ]


def test_a_rulebook_of_today_stays_as_it_is():
    """A second time changes nothing."""
    text = migrated(WELLS).text

    assert RulebookMigration(text, ()) == migrate_rulebook(text, "rules.yaml")


def test_one_message_says_that_a_rulebook_is_in_the_first_format():
    """Instead of one for each word that it lacks."""
    rulebook, (found,) = read_rulebook(CLIMB.encode(), "climb.yaml")

    assert (None, "SUB120", 3, 1) == (rulebook, found.code, found.span.line, found.span.column)


@pytest.mark.parametrize(
    ("line", "instead", "code", "at"),
    [
        ("is: town", "is: twon", "SUB103", 30),
        ("  Oates 1972: {", "  Oates 1973: {", "SUB107", 20),
        ("  street:\n", "  or:\n", "SUB109", 7),
        ("title: Who", "titel: Who", "SUB021", 4),
    ],
)
def test_other_faults_are_said_where_they_stand_in_the_old_text(line, instead, code, at):
    """They are to be mended first; the file is left as it is."""
    found = migrate_rulebook(WELLS.replace(line, instead), "rules.yaml")

    assert isinstance(found, tuple)
    assert (code, at) in [(each.code, each.span.line) for each in found]


def test_a_rulebook_within_braces_is_left_as_it_is():
    """There is no line for its manners."""
    text = (
        "{rulebook: a, levels: {b: {name: B, about: x}, c: {name: C, about: x}}, "
        "questions: {d: {ask: e, options: {f: g, h: i}}}}\n"
    )
    with pytest.raises(CannotMigrate) as raised:
        migrate_rulebook(text, "rules.yaml")

    assert "line 1: write `levels` on a line of its own first" == str(raised.value)
