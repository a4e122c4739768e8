"""What is left in a tray is what is found there; what a tray cannot bear goes another way."""

from __future__ import annotations

import multiprocessing
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from subsidiarity.batch import trays as module
from subsidiarity.batch.trays import MOST_TRAYS, TRAY_BYTES, Trays

WORTH = b"x" * 512
"""Bytes that are worth a tray."""
THINGS = st.lists(st.none() | st.binary(max_size=40) | st.just(WORTH) | st.text(max_size=20), max_size=20)


def trays_of(number):
    """So many trays, in the memory of this process alone."""
    return Trays(bytearray(number * TRAY_BYTES))


def left_in(trays, number, things):
    """What is to be known of a tray in which these were left."""
    tray = trays.opened(number)
    for thing in things:
        tray.leave(thing)
    return tray.left


@given(THINGS)
def test_things_are_found_as_they_were_left(things):
    """Bytes and anything else, in order, in the tray that was asked for."""
    trays = trays_of(2)
    left, other = left_in(trays, 1, [*things, WORTH]), left_in(trays, 0, [WORTH.upper()])

    assert [*things, WORTH] == list(trays.found(1, left))
    assert [WORTH.upper()] == list(trays.found(0, other))


@pytest.mark.parametrize(
    "thing",
    [
        pytest.param(b"x" * 511, id="not worth it"),
        pytest.param(b"x" * (TRAY_BYTES + 1), id="too large"),
        pytest.param("x" * 512, id="no bytes"),
        pytest.param(None, id="nothing"),
    ],
)
def test_what_a_tray_cannot_bear_is_not_left_in_it(thing):
    """It goes through the pipe then, and what comes after it finds its room."""
    left = left_in(trays_of(1), 0, [thing, WORTH])

    assert [thing] == left.others
    assert [-1, 512] == list(left.lengths)


def test_a_tray_that_is_full_to_the_brim_leaves_its_neighbour_alone():
    """Each has its own bytes; what is too much for one goes through the pipe."""
    trays = trays_of(2)
    left = left_in(trays, 1, [WORTH])
    full = left_in(trays, 0, [b"y" * (TRAY_BYTES - 600), WORTH, WORTH.upper()])

    assert [WORTH] == list(trays.found(1, left))
    assert [WORTH.upper()] == full.others


def test_a_tray_is_taken_by_one_at_a_time():
    """The third has none until one is given back."""
    trays = trays_of(2)
    first, second, third = trays.take(), trays.take(), trays.take()
    assert first is not None
    trays.give_back(first)

    assert {0, 1} == {first, second}
    assert third is None
    assert first == trays.take()


def test_trays_are_no_more_than_a_machine_should_spare():
    """Whatever number of workers is asked for."""
    trays = Trays.made(multiprocessing.get_context("spawn"), 1_000)
    if trays is None:
        pytest.skip("this machine has no memory to share")

    assert MOST_TRAYS == len([trays.take() for _ in range(MOST_TRAYS)])
    assert trays.take() is None


def test_a_machine_with_little_memory_to_share_is_left_alone(monkeypatch):
    """To write into memory that is not there ends a program at once."""
    if not hasattr(os, "statvfs"):
        pytest.skip("this system does not say what it has")
    found = os.statvfs("/")
    little = os.statvfs_result((*found[:4], 4 * TRAY_BYTES // found.f_frsize - 1, *found[5:]))
    monkeypatch.setattr(os, "statvfs", lambda _path: little)

    assert Trays.made(multiprocessing.get_context("spawn"), 1) is None


def test_a_system_without_files_in_memory_has_no_trays(monkeypatch):
    """A disk is no quicker than a pipe."""
    monkeypatch.setattr(module, "_MEMORY_FILES", "/no/such/folder")

    assert Trays.made(multiprocessing.get_context("spawn"), 1) is None
