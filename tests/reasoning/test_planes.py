"""Planes lead many sheets where each is led; here a plane is a plain number, a bit a sheet."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.small_rulebooks import compiled_rulebooks, sheets
from tests.analysis.written_rulebooks import compiled as written
from tests.reasoning.plain_planes import ROWS, as_planes
from tests.reasoning.written_decisions import THREE_WAYS, decision

from subsidiarity.reasoning.advise import sheet_of
from subsidiarity.reasoning.diagram import still_possible
from subsidiarity.reasoning.planes import flow_of, several_of


@given(st.data())
def test_a_diagram_leads_many_sheets_where_it_leads_each(data):
    """Several options may be chosen at once; then several leaves may be reached."""
    compiled = data.draw(compiled_rulebooks())
    rows = data.draw(st.lists(sheets(compiled), min_size=1, max_size=12))
    for role in compiled.roles:
        leaves = as_planes(rows).leaves(flow_of(role.diagram), (1 << len(rows)) - 1)
        found = [{leaf for leaf, plane in leaves.items() if plane >> number & 1} for number in range(len(rows))]

        assert [still_possible(role.diagram, row) for row in rows] == found


def test_what_is_in_several_planes_is_found_whichever_they_are():
    """Bit by bit: the lowest is in all three, the next in two, the next in one."""
    planes = [0b0111, 0b0011, 0b0001]

    assert 0b0011 == several_of(planes)


def test_each_leaf_is_reached_by_the_sheets_that_may_end_there():
    """Street, town and land."""
    rules = written(THREE_WAYS)
    rows = [sheet_of(rules, decision(rules, answers)) for answers in ROWS]
    leaves = as_planes(rows).leaves(flow_of(rules.roles[0].diagram), 0b11111)

    assert [0b11100, 0b10110, 0b10001] == [plane for _, plane in sorted(leaves.items())]
