"""The decision card, field by field: what cannot be taken is said where it was typed, and stays to be mended."""

from __future__ import annotations

import pytest
from tests.tui.conftest import screen_text
from tests.tui.test_typing import remark
from tests.tui.workshop.test_verdict import flowing
from tests.tui.workshop_samples import AGREED, workshop

NEW = (*"Hall", "enter", "enter")


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40)], ids=str)
async def test_a_date_that_is_none_is_refused_at_enter_and_stays_in_sight(workshop_app, size):
    """With today's date beside it; mended, it is taken."""
    app = workshop_app("new.yaml")
    async with app.run_test(size=size) as pilot:
        await pilot.press(*NEW, *"12", "enter", "ctrl+u", *"whenever", "enter")
        await pilot.pause()
        said, field = remark(app), app.focused
        before, seen = field.value, screen_text(app)
        await pilot.press("ctrl+u", *"5 March 2026", "enter")
        await pilot.pause()

        assert "“whenever” is no date. Today is 4 March 2026. An empty line names no day." == said
        assert ("date", "whenever") == (field.id, before)
        assert "│  whenever " in seen
        assert ("5 March 2026", 12) == (workshop("new.yaml").card.date, workshop("new.yaml").card.people)


@pytest.mark.parametrize("typed", ["", "4 March", "2026-03-04", "Tuesday 4 March 2026, 7pm", "4/3/2026"])
async def test_a_date_is_taken_as_people_write_it(workshop_app, typed):
    """With its year or without; or none."""
    app = workshop_app("new.yaml")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*NEW, "1", "2", "enter", "ctrl+u", *typed, "f3")
        await pilot.pause()

        assert (typed, 12) == (workshop("new.yaml").card.date, workshop("new.yaml").card.people)


async def test_a_text_that_came_as_a_date_stays_as_it_is(workshop_app):
    """Nobody has to mend what they have not touched."""
    text = AGREED.replace("place: The hall", "place: The hall, date: after the fair")
    app = workshop_app("hall.yaml", text)
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.press("a", "tab", "1", "2", "f3")
        await pilot.pause()

        assert ("after the fair", 12) == (workshop().card.date, workshop().card.people)


async def test_a_number_on_the_card_is_refused_where_it_was_typed(workshop_app):
    """Not at the end, with the cursor elsewhere."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.press("a", "enter", *"many", "enter")
        await pilot.pause()

        assert "How many people vote is a number from 1 to 9999, or nothing." in flowing(app)
        assert "people" == app.focused.id


async def test_a_minority_larger_than_the_room_is_refused_at_its_number(workshop_app):
    """The cursor stays there."""
    app = workshop_app("hall.yaml", AGREED.replace("place: The hall", "people: 12"))
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.press("d", "1", "enter", *"13", "enter")
        await pilot.pause()

        assert "The card says that 12 people vote." in flowing(app)
        assert "people" == app.focused.id
