"""The first pages of all worked decisions on paper, laid out by a real browser.

Needs what `test_pages` needs.
"""

from __future__ import annotations

import json
import re
import subprocess

import pytest
from tests.browser.test_pages import HERE, ROOT, browser, missing, report
from tests.cli.running import surroundings

from subsidiarity.reporting.html.page import PAGE_STYLE, own_text

HALF_A4 = 297 / 2
"""The place of the fold of an A4 sheet below its upper edge, in millimetres."""

pytestmark = [pytest.mark.long, pytest.mark.skipif(missing() != "", reason=missing() or "never")]


def ends_of(pages):
    """Where each page's first page ends on paper, by name, in millimetres below the upper edge of the sheet."""
    command = ["node", HERE / "first_pages.mjs", browser(), *pages]
    run = subprocess.run(
        [*map(str, command)], capture_output=True, text=True, check=False, timeout=600, cwd=HERE, env=surroundings()
    )
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def test_every_first_page_ends_above_the_fold(tmp_path):
    """With the ladder, for every worked decision: half of an A4 sheet is what a council leader reads."""
    pages = [page for page in report(tmp_path / "all", ROOT / "decisions") if page.stem not in ("index", "rulebook")]

    ends = ends_of(pages)

    assert len(list((ROOT / "decisions").glob("*.yaml"))) <= len(ends)
    assert {} == {name: round(end, 1) for name, end in ends.items() if end > HALF_A4}


def test_the_margins_of_paper_are_those_that_are_measured():
    """A first page is measured without them."""
    assert re.search(r"@page \{ size: A4; margin: 17mm 16mm 20mm;", own_text(PAGE_STYLE))
