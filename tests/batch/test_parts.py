"""Parts of a file that are made ahead: in order, a few at a time, and none once somebody stops."""

from __future__ import annotations

import threading
from concurrent.futures import wait

import pyarrow as pa
import pytest

from subsidiarity.batch.columns import parts
from subsidiarity.batch.columns.parts import made_ahead, rows_of_share, shares

PATIENCE = 60
"""The seconds after which a thread that waits for another gives up."""


@pytest.mark.parametrize("jobs", [1, 2, 3, 100])
def test_things_come_in_the_order_given(jobs):
    """Whoever is done first."""
    assert [number * number for number in range(50)] == list(made_ahead(lambda number: number**2, range(50), jobs))


def test_two_jobs_work_at_once():
    """Each waits for the other, and not in vain."""
    both = threading.Barrier(2)

    assert {0, 1} == set(made_ahead(lambda _: both.wait(PATIENCE), range(2), 2))


@pytest.mark.parametrize(("jobs", "most"), [(1, 1), (2, 4), (1000, parts.MOST_THREADS + 2)])
def test_only_a_few_are_held_at_a_time(jobs, most):
    """A few more than there are threads, and no more threads than a few."""
    taken = []

    def given():
        for number in range(50):
            taken.append(number)
            yield number

    held = [len(taken) - done for done, _ in enumerate(made_ahead(str, given(), jobs))]

    assert max(held) <= most


def test_an_error_comes_where_its_result_would():
    """What was made before it comes first, and no thread is left behind."""
    before = threading.active_count()

    made = made_ahead(lambda number: 6 // number, [3, 2, 0, 1], 2)

    assert (2, 3) == (next(made), next(made))
    with pytest.raises(ZeroDivisionError):
        next(made)
    assert before == threading.active_count()


def test_whoever_closes_it_waits_for_what_is_under_way_and_for_no_more():
    """Nothing is begun any more."""
    before, begun, go_on = threading.active_count(), [], threading.Event()

    def make(number):
        begun.append(number)
        return number == 0 or go_on.wait(PATIENCE)

    made = made_ahead(make, range(50), 2)
    next(made)
    go_on.set()
    made.close()

    assert len(begun) <= 4
    assert before == threading.active_count()


def test_ctrl_c_while_threads_are_waited_for_changes_nothing(monkeypatch):
    """Python would come down if it ended under them."""
    before, presses = threading.active_count(), [KeyboardInterrupt, KeyboardInterrupt]

    def interrupted(futures):
        if presses:
            raise presses.pop()
        return wait(futures)

    monkeypatch.setattr(parts, "wait", interrupted)
    made = made_ahead(str, range(50), 2)
    next(made)
    made.close()

    assert [] == presses
    assert before == threading.active_count()


@pytest.mark.parametrize(
    ("rows", "each"), [(0, 100), (1, 100), (100, 100), (101, 51), (200, 100), (201, 51), (300, 75), (1000, 100)]
)
def test_a_large_batch_has_an_even_number_of_equal_shares(monkeypatch, rows, each):
    """So that two jobs have the same to do."""
    monkeypatch.setattr(parts, "CHUNK_ROWS", 100)

    assert each == rows_of_share(rows)


def test_shares_are_all_of_the_rows(monkeypatch):
    """A small batch stays as it is, and one without rows has no share."""
    monkeypatch.setattr(parts, "CHUNK_ROWS", 3)
    batches = [pa.record_batch({"row": list(range(size))}) for size in (7, 0, 2)]

    found = [batch.column("row").to_pylist() for batch in shares(batches)]

    assert [[0, 1], [2, 3], [4, 5], [6], [0, 1]] == found
