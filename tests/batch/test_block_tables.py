"""A diagram packed into tables leads every sheet where the diagram leads it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.small_rulebooks import compiled_rulebooks, every_sheet

from subsidiarity.batch.block_tables import block_tables
from subsidiarity.model.diagram import Diagram
from subsidiarity.reasoning.diagram import walk


def leaf(blocks, sizes, sheet):
    """Where a sheet ends: one look-up a block."""
    entry = 0
    for block in blocks:
        packed = 0
        for question in block.questions:
            packed = packed * sizes[question] + sheet[question]
        entry = block.table[entry + packed]
    return entry


@given(compiled_rulebooks(), st.integers(2, 40), st.integers(2, 100))
def test_tables_lead_where_the_diagram_leads(compiled, most_packed, most_entries):
    """However many questions are packed together."""
    for role in compiled.roles:
        blocks = block_tables(role.diagram, compiled.sizes, most_packed, most_entries)
        if blocks:
            sheets = every_sheet(compiled)

            assert [walk(role.diagram, sheet) for sheet in sheets] == [leaf(blocks, compiled.sizes, s) for s in sheets]


def test_neighbours_are_packed_together_as_far_as_allowed():
    """Three questions of two options, four packed answers at the most: two blocks."""
    parity = Diagram(("a", "b", "c"), ((2, ~0, ~1), (2, ~1, ~0), (1, 0, 1), (1, 1, 0), (0, 2, 3)), 4)

    blocks = block_tables(parity, (2, 2, 2), most_packed=4)

    assert [(0, 1), (2,)] == [block.questions for block in blocks]
    assert [(0, 2, 2, 0), (0, 1, 1, 0)] == [block.table for block in blocks]


def test_a_diagram_that_asks_nothing_needs_no_table():
    """It is one leaf."""
    assert () == block_tables(Diagram(("a",), (), ~3), (2,))
