"""What is left in a tray is what is found there; what a tray cannot bear goes another way."""

from __future__ import annotations

import multiprocessing
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from subsidiarity.batch import trays as module
from subsidiarity.batch.trays import MOST_TRAYS, TRAY_BYTES, Trays

TEXTS = st.lists(st.none() | st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40), max_size=20)
WORTH = "x" * 65_536
"""A text that is worth a tray."""


def trays_of(number):
    """So many trays, in the memory of this process alone."""
    return Trays(bytearray(number * TRAY_BYTES))


@given(TEXTS)
def test_texts_are_found_as_they_were_left(texts):
    """Of any characters, with gaps where nothing was made, and in the tray that was asked for."""
    trays = trays_of(2)
    lengths = trays.leave(1, [WORTH, *texts])
    other = trays.leave(0, [WORTH.upper()])

    assert lengths is not None
    assert other is not None
    assert [WORTH, *texts] == list(trays.texts(1, lengths))
    assert [WORTH.upper()] == list(trays.texts(0, other))


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(["x"], id="not worth it"),
        pytest.param([WORTH, "x" * TRAY_BYTES], id="too large"),
        pytest.param([WORTH, "\udcff"], id="half a character"),
        pytest.param([WORTH, 7], id="no text"),
        pytest.param([], id="nothing"),
    ],
)
def test_what_a_tray_cannot_bear_is_not_left_in_it(texts):
    """It goes through the pipe then."""
    assert trays_of(1).leave(0, texts) is None


def test_a_tray_that_is_full_to_the_brim_leaves_its_neighbour_alone():
    """Each has its own bytes."""
    trays = trays_of(2)
    left = trays.leave(1, [WORTH])
    trays.leave(0, ["é" * (TRAY_BYTES // 2)])

    assert left is not None
    assert [WORTH] == list(trays.texts(1, left))


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
