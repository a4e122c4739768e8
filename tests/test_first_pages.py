"""The first pages of the worked decisions, as a screen of 25 lines of 80 columns shows them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from subsidiarity.api import Imprint, load_advisor, render_outlines

DECISIONS = sorted((Path(__file__).parent.parent / "decisions").glob("*.yaml"))
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
