"""The study's own modules, which import each other by name, for the tests of it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from subsidiarity.api import Advisor, load_advisor


@pytest.fixture(scope="session", autouse=True)
def folder() -> Iterator[Path]:
    """The study's folder, importable while its tests run."""
    found = Path(__file__).parents[2] / "validation"
    sys.path.insert(0, str(found))
    yield found
    sys.path.remove(str(found))


@pytest.fixture(scope="session")
def advisor() -> Advisor:
    """The advisor of the rulebook that is shipped."""
    found, _ = load_advisor()
    assert found is not None
    return found
