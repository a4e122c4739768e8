"""A file with a workshop opens as a workshop, whichever way leads to it, and no digit answers what is not there."""

from __future__ import annotations

import pytest
from tests.tui.conftest import screen_text
from tests.tui.workshop_samples import AGREED, kept

from subsidiarity.tui.workshop.question import WorkshopQuestionScreen
from subsidiarity.tui.workshop.result import WorkshopResultScreen

ALONE = AGREED.partition("workshop:")[0]
TWO = AGREED + "---\ndecision: park\ntitle: Who cuts the grass?\nanswers: {}\n"


async def test_a_file_with_a_workshop_named_to_the_interview_opens_as_a_workshop(interview):
    """One person at the keys would answer for the room."""
    app = interview("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()

        assert isinstance(app.screen, WorkshopQuestionScreen)


async def test_its_result_is_a_workshops_too(interview):
    """Every screen is, not the first alone."""
    app = interview("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("r")
        await pilot.pause()

        assert isinstance(app.screen, WorkshopResultScreen)


async def test_a_workshop_in_a_file_of_several_decisions_opens_as_a_workshop(interview):
    """It is taken from the list of what the file holds."""
    app = interview("two.yaml", TWO)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("end", "up", "enter")
        await pilot.pause()

        assert "Who runs the hall?" == app.sitting.session.decision.title
        assert isinstance(app.screen, WorkshopQuestionScreen)


async def test_a_workshop_opened_by_its_name_opens_as_a_workshop(interview):
    """From the start screen."""
    app = interview(".")
    async with app.run_test(size=(80, 24)) as pilot:
        with open("hall.yaml", "w", encoding="utf-8") as file:
            file.write(AGREED)
        await pilot.press("3", *"hall.yaml", "enter")
        await pilot.pause()

        assert isinstance(app.screen, WorkshopQuestionScreen)


@pytest.mark.parametrize("text", [ALONE, AGREED], ids=["interview", "workshop"])
async def test_a_digit_without_an_option_answers_nothing(interview, text):
    """Where people live has three options: 4 is none, and not the row below the last one."""
    app = interview("hall.yaml", text)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("4")
        await pilot.pause()

        assert {"goal"} == set(kept().answers)
        assert "This question has options 1 to 3, and 0 for not known yet." in screen_text(app)


async def test_a_new_file_of_a_workshop_asks_for_a_workshop(workshop_app):
    """Not for a decision on one's own."""
    app = workshop_app("new.yaml")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()

        assert "─ New workshop ─" in screen_text(app)
