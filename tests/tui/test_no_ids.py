"""No id of a question or an option is on a screen: nonsense in its place changes none."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.nonsense_ids import nonsensical, renamed, shipped
from tests.tui.conftest import screen_text

from subsidiarity.reporting.decision_file.decision import render_decision

HALL = Path(__file__).parents[2] / "decisions" / "harbour-hall.yaml"
KEYS = {
    "the question and the overview": ["g", "1", "enter", "o"],
    "the result": ["r"],
}


async def seen(interview, advisor, decision, keys) -> list[str]:
    """The screen after each of these keys, in a full decision."""
    app = interview("hall.yaml", render_decision(decision, advisor.rulebook), advisor.compiled)
    screens = []
    async with app.run_test(size=(120, 40)) as pilot:
        screens.append(screen_text(app))
        for key in keys:
            await pilot.press(key)
            screens.append(screen_text(app))
    return screens


@pytest.mark.parametrize("keys", KEYS.values(), ids=KEYS)
async def test_nonsense_for_ids_changes_no_screen(interview, keys):
    """Of a worked decision."""
    (hall,), _ = shipped().read(HALL.read_bytes(), HALL.name)

    expected = await seen(interview, shipped(), hall, keys)

    assert expected == await seen(interview, nonsensical(), renamed(hall), keys)
