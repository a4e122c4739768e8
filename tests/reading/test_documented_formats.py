"""The examples on the pages of the two file formats are read without a word of complaint."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import indent

from tests.reading.samples import said_of_rulebook

from subsidiarity.api import load_advisor
from subsidiarity.api.translating import source_texts
from subsidiarity.reading.rulebook import read_rulebook
from subsidiarity.reading.translation.side_file import read_side_file

DOCS = Path(__file__).parents[2] / "docs"
EXAMPLE = re.compile(r"```yaml\n(.*?)```", re.DOTALL)
LEVELS = """levels:
  street: {name: Street, body: street, about: One street.}
  town: {name: Town, body: town, about: All the streets.}
  land: {name: Land, body: land, about: All the towns.}
questions:
  reach:
    {name: reach, theme: t, pull: up, ask: Who?, options: {street: One, town: Some, land: All}, source: Oates 1972}
  trust:
    {name: trust, theme: t, pull: down, ask: Trust?, options: {none: No, some: Some}, source: Oates 1972}
safeguards: {}
roles:
  decide:
    name: decides
    ask: Who decides on the benches?
    start: climb
    steps:
"""
BETTER = """      better:
        for_each_level: [street, town]
        ask: Is it better to move up?
        otherwise: {to: "climb, above", because: It is better., source: Oates 1972}
"""


def examples(page: str) -> list[str]:
    found = EXAMPLE.findall((DOCS / page).read_text(encoding="utf-8"))
    assert found
    return found


def test_the_documented_decision_is_one():
    """Every form of answer that the page shows."""
    advisor, _ = load_advisor()
    assert advisor is not None
    decisions, diagnostics = advisor.read(examples("decision-file.md")[0].encode(), "decision-file.md")

    assert ["harbour-hall"] == [decision.id for decision in decisions]
    assert () == diagnostics


def test_the_documented_expectation_fits_into_the_documented_decision():
    """In the place of the one level that is expected there."""
    advisor, _ = load_advisor()
    assert advisor is not None
    decision, expectation = examples("decision-file.md")
    text = decision.replace(decision.splitlines(keepends=True)[-1], expectation)
    (found,), diagnostics = advisor.read(text.encode(), "decision-file.md")

    assert () == diagnostics
    assert found.expects is not None
    assert ("decide/climb-neighbourhood/ownership",) == found.expects.because


def test_the_documented_rulebook_is_one():
    """Every part that the page shows."""
    rulebook, diagnostics = read_rulebook(examples("rulebook-file.md")[0].encode(), "rulebook-file.md")

    assert () == diagnostics
    assert rulebook is not None
    assert ("street", "town") == rulebook.level_ids


def test_the_documented_parts_fit_into_the_documented_rulebook():
    """Conditions and manners in the place of the remarks on them, a question of kinds, and a reason."""
    whole, conditions, kinds, manners, _, support, _, accepted = examples("rulebook-file.md")
    text = re.sub(r"# manners:.*\n", manners, re.sub(r"# accepted:.*\n", accepted, whole))
    text = re.sub(r"# conditions:.*\n", indent(kinds, "  ") + conditions, text)
    text = text.replace("when: {reach: {at_least: town}}\n            to", "when: {not: our_own}\n            to")
    text = text.replace("        otherwise:", f"{support}        otherwise:")
    rulebook, diagnostics = read_rulebook(text.encode(), "rulebook-file.md")

    assert () == diagnostics
    assert rulebook is not None
    assert ["", "until ready", "torn", "not needed"] == [manner.id for manner in rulebook.manners]
    assert ["far_from_home", "our_own"] == [condition.name for condition in rulebook.conditions]
    assert not rulebook.question("matter").ordered
    assert ["SUB408"] == [each.code for each in rulebook.accepted]
    assert "decide/above_street/upkeep" == rulebook.roles[0].graph.steps["above_street"].support[0].id


def test_the_documented_step_for_each_level_is_one():
    """Beside the step that it leads to, among levels of which one lies above those that it is for."""
    climb = examples("rulebook-file.md")[4]

    assert [] == said_of_rulebook(LEVELS + climb + BETTER)


def test_the_documented_side_file_is_one():
    """Each of its texts is up to date with the documented rulebook."""
    whole, *_, side_file, _ = examples("rulebook-file.md")
    rulebook, _ = read_rulebook(whole.encode(), "wells.yaml")
    assert rulebook is not None
    translation, diagnostics = read_side_file(
        side_file.encode(), "wells.fr.yaml", rulebook, source_texts(whole.encode())
    )

    assert () == diagnostics
    assert translation is not None
    assert "Qui s'occupe des puits ?" == translation.texts[0].text
