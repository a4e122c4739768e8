"""A finding as text."""

from __future__ import annotations

from tests.reporting.samples import RULES, SETTLED, recommended

from subsidiarity.model.finding import Finding
from subsidiarity.model.span import Span
from subsidiarity.reporting.rulebook.finding import concerned_sheets, render_finding


def test_a_finding_comes_with_answers_that_show_it():
    """Place, line, what it concerns, and what a decision file would say under `answers`."""
    witness = recommended(SETTLED).decision
    finding = Finding("SUB401", "warning", "this never wins", Span("wells.yaml", 3, 1), "delete it", 1200, (witness,))

    lines = render_finding(finding, RULES).splitlines()

    assert [
        "wells.yaml:3:1: warning SUB401: this never wins",
        "    3 | edition: 7",
        "      | ^",
        " hint: delete it",
        " concerns 1,200 full sets of answers",
        " answers that show it: {aim: agreed, reach: town, deals: doubtful, trust: helps, means: unequal,",
        "   lawful: town, held: street}",
    ] == lines


def test_one_full_set_of_answers_is_one():
    """A finding on a single set is not on sets; one on no sheets says nothing of them."""
    span = Span("wells.yaml", 3, 1)
    found = [Finding("SUB408", "information", "both can hold", span, "", sheets, ()) for sheets in (1, 2, None)]

    assert [" concerns 1 full set of answers\n", " concerns 2 full sets of answers\n", ""] == list(
        map(concerned_sheets, found)
    )
