"""Planes say of many sheets what the plain functions say of each; here a plane is a plain number, a bit a sheet."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.small_rulebooks import compiled_rulebooks, sheets

from subsidiarity.batch.planes import Conditions, Sheets, flow_of
from subsidiarity.reasoning.diagram import still_possible
from subsidiarity.reasoning.placing import placing_of
from subsidiarity.reasoning.truth import FAILS, HOLDS, OPEN


def as_planes(compiled, rows):
    """Rows of answers as bits (any set of options), a plane for each option."""

    def plane(question, option):
        return sum(1 << number for number, row in enumerate(rows) if row[question] >> option & 1)

    return Sheets(compiled.sizes, [False] * len(compiled.sizes), plane)


def truths(bounds, count):
    """A pair of planes as one truth value a sheet."""
    certain, possible = bounds
    return [HOLDS if certain >> n & 1 else OPEN if possible >> n & 1 else FAILS for n in range(count)]


@given(st.data())
def test_a_diagram_leads_many_sheets_where_it_leads_each(data):
    """Several options may be chosen at once; then several leaves may be reached."""
    compiled = data.draw(compiled_rulebooks())
    rows = data.draw(st.lists(sheets(compiled), min_size=1, max_size=12))
    for role in compiled.roles:
        leaves = as_planes(compiled, rows).leaves(flow_of(role.diagram), (1 << len(rows)) - 1)
        found = [{leaf for leaf, plane in leaves.items() if plane >> number & 1} for number in range(len(rows))]

        assert [still_possible(role.diagram, row) for row in rows] == found


@given(st.data())
def test_a_condition_comes_to_the_same_on_many_sheets_as_on_each(data):
    """It holds, it fails, or it is open, as strong Kleene logic has it."""
    compiled = data.draw(compiled_rulebooks())
    rows = data.draw(st.lists(sheets(compiled), min_size=1, max_size=12))
    conditions = Conditions(
        as_planes(compiled, rows), placing_of(compiled.rulebook, compiled.outcomes), (1 << len(rows)) - 1
    )
    branches = [branch for step in compiled.roles[0].steps.values() for branch in step.branches if branch.truth]

    found = [truths(conditions.bounds(branch.branch.when), len(rows)) for branch in branches]

    assert [[branch.truth(row) for row in rows] for branch in branches] == found
