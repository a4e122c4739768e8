"""Pictures of where the home screen leads, and of the help, at three sizes; look at each before it is drawn anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.conftest import RULEBOOK
from tests.tui.workshop_samples import AGREED

from subsidiarity.workshop.rulebook_store import FoundRulebook

SIZES = ((80, 24), (120, 40), (60, 18))
WAYS = {
    "rulebooks": ("6",),
    "rulebook": ("6", "enter"),
    "rehearse": ("4",),
    "hand-out": ("5",),
    "workshop-help": ("2", *"Hall", "enter", "enter", "escape", "question_mark"),
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", WAYS)
async def test_it_looks_as_in_its_picture(interview, picture, monkeypatch, name, size):
    """From the home screen, with one decision found and two rulebooks."""
    found = (
        FoundRulebook("folder/small.yaml", RULEBOOK.rulebook, ()),
        FoundRulebook("folder/broken.yaml", None, ()),
    )
    monkeypatch.setattr(
        "subsidiarity.tui.start.rulebooks.found_rulebooks", lambda folder: found if folder == "." else ()
    )
    Path("hall.yaml").write_text(AGREED)
    app = interview()
    async with app.run_test(size=size) as pilot:
        for key in WAYS[name]:
            await pilot.press(key)
            await pilot.pause()
        if app.focused is not None and hasattr(app.focused, "cursor_blink"):
            app.focused.cursor_blink = False
        await pilot.pause()

        picture(f"{name}-{size[0]}x{size[1]}", app)
