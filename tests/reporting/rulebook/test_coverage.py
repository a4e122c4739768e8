"""Coverage in words."""

from __future__ import annotations

from tests.reporting.samples import SETTLED, advisor

from subsidiarity.analysis.rulebook.coverage import measure_coverage
from subsidiarity.reporting.rulebook.coverage import render_coverage


def test_what_is_not_covered_is_listed_step_by_step():
    """One decision of the wells covers 6 of the 15 branches that can decide."""
    rules = advisor()
    decisions, _ = rules.read(SETTLED.encode(), "a.yaml")

    lines = render_coverage(measure_coverage(rules.compiled, map(rules.evaluate, decisions))).splitlines()

    assert "Branches that decide: 6 of 15 (40.0%)" == lines[0]
    assert "  decide/above_street: none for share, trust, near" in lines
    assert "Outcomes that come out: 3 of 10" in lines
    assert "  decide: never street; street, jointly; contested, street or town; land; no level" in lines
