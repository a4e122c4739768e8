"""The examples on the pages of the two file formats are read without a word of complaint."""

from __future__ import annotations

import re
from pathlib import Path

from subsidiarity.api import load_advisor
from subsidiarity.reading.rulebook import read_rulebook

DOCS = Path(__file__).parents[2] / "docs"
FIRST_EXAMPLE = re.compile(r"```yaml\n(.*?)```", re.DOTALL)


def first_example(page: str) -> bytes:
    match = FIRST_EXAMPLE.search((DOCS / page).read_text(encoding="utf-8"))
    assert match is not None
    return match[1].encode()


def test_the_documented_decision_is_one():
    """Every form of answer that the page shows."""
    advisor, _ = load_advisor()
    assert advisor is not None
    decisions, diagnostics = advisor.read(first_example("decision-file.md"), "decision-file.md")

    assert ["harbour-hall"] == [decision.id for decision in decisions]
    assert () == diagnostics


def test_the_documented_rulebook_is_one():
    """Every part that the page shows."""
    rulebook, diagnostics = read_rulebook(first_example("rulebook-file.md"), "rulebook-file.md")

    assert () == diagnostics
    assert rulebook is not None
    assert ("street", "town") == rulebook.level_ids
