"""The first pages of the worked decisions, as a screen of 25 lines of 80 columns shows them."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from subsidiarity.api import Imprint, load_advisor, render_outlines
from subsidiarity.reporting.outlines.first_page import first_page_of

DECISIONS = sorted((Path(__file__).parent.parent / "decisions").glob("*.yaml"))
WHY = ("Why", "Not lower", "Not higher", "For moving", "For staying")
IMPRINT = Imprint(date(2026, 11, 26), date(2028, 11, 26))


def first_pages(path, width=80):
    """The first pages of a file of decisions, as text."""
    advisor, _ = load_advisor()
    assert advisor is not None
    decisions, _ = advisor.read(path.read_bytes(), path.name)
    return [render_outlines([advisor.explain(each, imprint=IMPRINT)], "page", width) for each in decisions]


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_first_page_fits_a_screen(path):
    """25 lines of 80 columns, for every worked decision."""
    pages = [page.splitlines() for page in first_pages(path)]

    assert 25 >= max(map(len, pages))
    assert 80 >= max(len(line) for lines in pages for line in lines)


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_first_page_says_why_and_how_firm_it_is(path):
    """Or, of an open result, what would settle it."""
    labels = {line.split("  ")[0] for page in first_pages(path) for line in page.splitlines()}

    assert {"Why", "How firm"} <= labels or "To settle it" in labels


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_first_page_gives_no_reason_twice(path):
    """Neither the decision's page nor that of another role: a reader would look for the difference."""
    advisor, _ = load_advisor()
    assert advisor is not None
    for decision in advisor.read(path.read_bytes(), path.name)[0]:
        found = advisor.evaluate(decision)
        for role in advisor.rulebook.roles:
            page = first_page_of(found, advisor.prospects(decision, role.id, has_grids=False), role_id=role.id)
            why = [row.text for row in page.rows if row.label in WHY]
            reasons = Counter(sentence for text in why for sentence in text.rstrip(".").split(". "))

            assert [] == [reason for reason, times in reasons.items() if times > 1]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("shared-waste-plant", "the councils can share the work and each still decide"),
        ("tap-and-go-tickets", "the regions can share the work and each still decide"),
    ],
)
def test_a_level_that_acts_with_others_says_why_with_others(name, why):
    """Before it says why not lower: that is the first thing a reader asks."""
    (page,) = first_pages(next(path for path in DECISIONS if path.stem == name))
    said = " ".join(page.partition("\nWhy ")[2].partition("\nNot lower ")[0].split())

    assert said.endswith(f"{why}.")
