"""The large layout for projectors: the question and the vote, and nothing that a room need not read."""

from __future__ import annotations

import pytest
from tests.tui.conftest import screen_text
from tests.tui.workshop_samples import AGREED, RULES, counts

from subsidiarity.tui.widgets.option_list import Options

VOTE = ("v", *RULES, *counts(1, 4, 9, 2, 1))
WAYS = {
    "big-question": (),
    "big-vote-in": VOTE,
    "big-ballot": ("v", *RULES, *counts(1, 4)),
    "big-vote-revealed": (*VOTE, "r", "2"),
}


@pytest.mark.parametrize("size", [(60, 18), (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", WAYS)
async def test_it_looks_as_in_its_picture(workshop_app, picture, name, size):
    """Large from the question on."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=size) as pilot:
        await pilot.press("z", *WAYS[name])
        await pilot.pause()

        picture(f"{name}-{size[0]}x{size[1]}", app)


async def test_only_what_a_room_must_read_is_left(workshop_app):
    """The question, the options, the ladder on a line; no title, note or file."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("m", *"Nine in ten", "f3")
        await pilot.pause()
        before = screen_text(app)
        await pilot.press("z")
        await pilot.pause()
        said = screen_text(app)

        assert [] == [each for each in ("Where do those who gain", "├─●─┤ Land", "In one street") if each not in said]
        left = ("Who runs the hall?", "Saved in hall.yaml", "Note: Nine in ten")
        assert [*left] == [each for each in left if each in before and each not in said]


async def test_it_stays_from_question_to_question_and_goes_again(workshop_app):
    """Remembered while the program runs; the same key takes it back, on the vote too."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("z", "2", "enter")
        await pilot.pause()
        assert "Saved in" not in screen_text(app)
        await pilot.press(*VOTE, "r")
        await pilot.pause()
        assert "Who runs the hall?" not in screen_text(app)
        await pilot.press("z")
        await pilot.pause()
        assert "Saved in hall.yaml" in screen_text(app)
        await pilot.press("b")
        await pilot.pause()

        assert "Saved in hall.yaml" in screen_text(app)


async def test_what_is_not_saved_is_said_in_any_layout(workshop_app):
    """A room may read that."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(60, 18)) as pilot:
        await pilot.press("z")
        with open("hall.yaml", "w") as file:
            file.write("theirs")
        await pilot.press("1", "escape")
        await pilot.pause()

        assert "NOT SAVED in hall.yaml" in screen_text(app)


@pytest.mark.parametrize("size", [(40, 15), (60, 18), (120, 40)])
async def test_every_option_can_be_reached(workshop_app, size):
    """Large is no reason to be cut off."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=size) as pilot:
        await pilot.press("z")
        for option in ("In one street", "Across the town", "Across the land", "Not known yet"):
            await pilot.press("down")
            await pilot.pause()

            assert app.screen.query_one(Options).highlighted_option is not None
            assert option in screen_text(app)
