"""What would change two of the decisions that come with the project, as people read it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from subsidiarity.api import load_advisor
from subsidiarity.reporting.forms.plain import render_plain
from subsidiarity.reporting.outlines.argument import outline_of

DECISIONS = Path(__file__).parents[3] / "decisions"


@pytest.mark.parametrize("name", ["harbour-hall", "river-flood-works"])
def test_what_would_change_it_reads_as_it_did(name, golden):
    """The smallest changes, how firm it is and the grid, letter for letter."""
    advisor, _ = load_advisor()
    assert advisor is not None
    (decision,), _ = advisor.read_file(str(DECISIONS / f"{name}.yaml"))

    outline = outline_of(advisor.compiled, advisor.evaluate(decision), None, advisor.prospects(decision), has_grid=True)

    sections = tuple(section for section in outline.sections if section.id in ("change", "firm", "grid"))
    golden(f"change-{name}.txt", render_plain(replace(outline, sections=sections)))
