"""A question of kinds on the screen: a space chooses one, and nothing speaks of ranges."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.conftest import screen_text
from tests.workshop.kinds import KINDS, WELL
from tests.workshop.samples import read

OPEN = WELL.replace("{matter: service, water: river}", "{}")


def matter() -> set[str]:
    """The kinds in the file."""
    return set(read(Path("well.yaml").read_text(encoding="utf-8"), KINDS)[0].answers["matter"].options)


async def test_a_space_chooses_another_kind_instead(interview):
    """The second one takes the place of the first."""
    app = interview("well.yaml", OPEN, KINDS)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "down", "space")

        assert {"service"} == matter()


@pytest.mark.parametrize("keys", [(), ("v", "enter", "enter")])
async def test_the_help_offers_no_range(workshop_app, keys):
    """Neither on the question nor on its vote."""
    app = workshop_app("well.yaml", OPEN, KINDS)
    async with app.run_test(size=(120, 60)) as pilot:
        await pilot.press("escape", *keys, "question_mark")

        assert "type the answer" in screen_text(app) or not keys
        assert "─ Keys ─" in screen_text(app)
        assert "range" not in screen_text(app)
