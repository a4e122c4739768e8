"""Pictures of the workshop's screens at three sizes; look at each before it is drawn anew."""

from __future__ import annotations

import pytest
from tests.tui.workshop_samples import AGREED, RULES, counts

SIZES = ((80, 24), (120, 40), (60, 18))
VOTE = ("v", *RULES, *counts(1, 4, 9, 2, 1))
WAYS = {
    "ballot": ("v", *RULES, *counts(1, 4)),
    "vote-in": VOTE,
    "vote-revealed": (*VOTE, "r"),
    "vote-again": (*VOTE, "r", "v", *counts(3, 0, 13, 0, 1), "r", "3"),
    "card": ("a",),
    "minority": ("d",),
    "files": ("e",),
    "workshop-overview": (*VOTE, "r", "b", "o"),
    "workshop-result": ("3", "r"),
    "what-if": ("3", "r", "i", "down", "1"),
    "rules": ("3", "r", "g"),
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", WAYS)
async def test_it_looks_as_in_its_picture(workshop_app, picture, name, size):
    """Each screen at each size."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=size) as pilot:
        await pilot.press(*WAYS[name])
        if app.focused is not None and hasattr(app.focused, "cursor_blink"):
            app.focused.cursor_blink = False
        await pilot.pause()

        picture(f"{name}-{size[0]}x{size[1]}", app)
