"""Questions that are answered before a meeting: read out together, and the room may change them."""

from __future__ import annotations

import pytest
from tests.tui.conftest import screen_text, until
from tests.tui.workshop_samples import RULES, counts
from tests.workshop.samples import SMALL, compiled

from subsidiarity.tui.workshop.question import WorkshopQuestionScreen
from subsidiarity.tui.workshop.remarks import RowDialog

PREPARED = compiled(SMALL.replace("    theme: law\n", "    theme: law\n    prepared: true\n"))
BY_AN_OFFICER = """decision: hall
title: Who runs the hall?
answers:
  lawful: {answer: town, note: "Councils Act, section 4"}
"""


async def test_what_was_prepared_is_read_out_once_the_workshop_has_begun(workshop_app):
    """With its note, and the number of its question; Enter goes there, where the room may change it."""
    app = workshop_app("hall.yaml", BY_AN_OFFICER, rulebook=PREPARED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"12", "enter", "enter")
        await until(pilot, lambda: isinstance(app.screen, RowDialog))
        await pilot.pause()
        said = " ".join(screen_text(app).replace("│", " ").split())
        assert "Answered beforehand. Read them out; the room may change any of" in said
        assert "town. Note: Councils Act, section 4" in said
        await pilot.press("enter", "1")
        await pilot.pause()

        assert isinstance(app.screen, WorkshopQuestionScreen)
        assert {"street"} == set(app.sitting.session.decision.answers["lawful"].options)


async def test_it_is_one_key_away_later(workshop_app):
    """And Escape leaves everything as it was."""
    app = workshop_app("hall.yaml", BY_AN_OFFICER, rulebook=PREPARED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape", "escape", "H")
        await pilot.pause()
        assert isinstance(app.screen, RowDialog)
        await pilot.press("escape")
        await pilot.pause()

        assert isinstance(app.screen, WorkshopQuestionScreen)
        assert {"town"} == set(app.sitting.session.decision.answers["lawful"].options)


@pytest.mark.parametrize(
    "keys",
    [("1",), ("2",), ("up", "enter", "b"), (*"v", *RULES, *counts(0, 3, 0, 0, 0), "r", "escape")],
    ids=["another answer", "the answer confirmed", "another answer by Enter", "a vote"],
)
async def test_what_the_room_has_taken_up_is_no_longer_prepared(workshop_app, keys):
    """Neither in the head of its screen nor in the list to read out."""
    app = workshop_app("hall.yaml", BY_AN_OFFICER, rulebook=PREPARED)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("escape", "escape", "H", "enter")
        await pilot.pause()
        assert "prepared" in screen_text(app)
        await pilot.press(*keys)
        app.screen.interview.become(app.sitting.session.jump("lawful"))
        await pilot.pause()
        assert "prepared" not in screen_text(app)
        await pilot.press("H")
        await pilot.pause()

        assert "No answer was given beforehand, or the room has given its own since." in screen_text(app)


async def test_a_rulebook_without_such_questions_says_so(workshop_app):
    """Rather than show an empty list."""
    app = workshop_app("hall.yaml", BY_AN_OFFICER)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"12", "f3", "H")
        await pilot.pause()

        assert "This rulebook has no question that is answered beforehand." in screen_text(app)
