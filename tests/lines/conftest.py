"""What the tests of the lines share: the day that a new card offers."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is 4 March 2026."""
    monkeypatch.setattr("subsidiarity.workshop.card_field.offered_date", lambda: "4 March 2026")
