"""Packed answers look up where the diagram leads, however wide they are."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from subsidiarity.batch.columns.look_ups import LookUps
from subsidiarity.model.diagram import FIRST_OUTCOME, Diagram


def remainders(sizes):
    """A diagram whose outcome is the sum of all options, modulo three."""
    nodes = []
    below = [~(FIRST_OUTCOME + rest) for rest in range(3)]
    for question in range(len(sizes) - 1, -1, -1):
        nodes += [(question, *(below[(rest + option) % 3] for option in range(sizes[question]))) for rest in range(3)]
        below = list(range(len(nodes) - 3, len(nodes)))
    return Diagram(tuple(f"q{place}" for place in range(len(sizes))), tuple(nodes), below[0])


@pytest.mark.parametrize("sizes", [(5, 5, 5, 3, 2), (2, 3, 40, 5), (254, 3), (7, 9, 11)], ids=str)
def test_every_sheet_is_led_where_its_diagram_leads(sizes):
    """Packed neighbours may come close to what a byte holds, and go past it."""
    sheets = list(product(*map(range, sizes)))
    found = np.empty(len(sheets), np.uint8)

    is_full = LookUps(remainders(sizes), sizes).walk(list(np.array(sheets, dtype=np.uint8).T), found)

    assert is_full
    assert [sum(sheet) % 3 for sheet in sheets] == found.tolist()


def test_a_sheet_with_an_unknown_is_left_alone():
    """Tables know full sheets only."""
    found = np.full(2, 9, np.uint8)

    is_full = LookUps(remainders((2, 2)), (2, 2)).walk(
        [np.array([0, 1], np.uint8), np.array([1, 255], np.uint8)], found
    )

    assert (False, [9, 9]) == (is_full, found.tolist())


def test_a_diagram_that_asks_nothing_gives_its_one_outcome():
    """Whatever the answers are."""
    found = np.empty(1, np.uint8)

    LookUps(Diagram(("q0",), (), ~(FIRST_OUTCOME + 5)), (2,)).walk([np.array([255], np.uint8)], found)

    assert [5] == found.tolist()
