"""How many decisions came out where."""

from __future__ import annotations

from tests.reporting.samples import advisor, rows

from subsidiarity.reporting.rows.level_count import LevelCount


def test_a_batch_is_summed_up_in_one_line():
    """Levels from the lowest up, then what has none, then what went wrong."""
    counts = LevelCount(advisor().rulebook)
    for row in rows():
        counts.add(row.recommendation, is_unexpected=row.is_unexpected)

    assert (
        "7 decisions: 2 Street, 1 Town, 1 Land, 1 contested, 1 no level, 1 still open; "
        "1 not as expected; 1 document that cannot be used"
    ) == counts.line()


def test_nothing_is_nothing():
    """An empty batch has no counts."""
    assert "0 decisions" == LevelCount(advisor().rulebook).line()
