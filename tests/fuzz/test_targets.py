"""The fuzz targets in brief: every kept find again, and some mutations of the seeds that are the same each time."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.fuzz.seeds import SEEDS, WORDS
from tests.fuzz.targets import TARGETS

CORPUS = Path(__file__).parent / "corpus"
FINDS = sorted((path.parent.name, path) for path in CORPUS.glob("*/*"))


def test_every_target_has_seeds_and_every_find_a_target():
    """Nothing is kept that is not tried again."""
    assert set(SEEDS) == set(TARGETS)
    assert {name for name, _ in FINDS} <= set(TARGETS)


@pytest.mark.parametrize(("name", "path"), FINDS, ids=lambda value: getattr(value, "name", value))
def test_a_kept_find_stays_mended(name, path):
    """What was once a fault, or comes close to one."""
    TARGETS[name](path.read_bytes())


@pytest.mark.long
@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=600, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@given(data=st.data())
def test_mutated_files_keep_every_promise(name, data):
    """Some places of a seed are cut, doubled, or written over with a word that means something to a reader."""
    text = bytearray(data.draw(st.sampled_from(SEEDS[name])))
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(text)))
        length = data.draw(st.sampled_from((0, 1, 7, 40)))
        piece = data.draw(
            st.sampled_from([*(word.encode() for word in WORDS), bytes(text[place : place + length]) * 2])
        )
        text[place : place + length] = piece
    TARGETS[name](bytes(text))
