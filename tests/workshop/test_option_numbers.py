"""Numbers as people type them."""

from __future__ import annotations

from subsidiarity.workshop.option_numbers import indices_in


def test_numbers_and_ranges_are_read_as_people_type_them():
    """With spaces or without, in any order."""
    assert [(1,), (1, 2), (1, 2), (0, 2), (0, 1), (), None] == [
        indices_in(text, 3) for text in ("2", "2-3", "2 - 3", "3,1", "2 1", "0", "")
    ]
