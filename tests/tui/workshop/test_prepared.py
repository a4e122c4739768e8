"""Questions that are answered before a meeting: read out together, and the room may change them."""

from __future__ import annotations

from tests.tui.conftest import screen_text, until
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


async def test_a_rulebook_without_such_questions_says_so(workshop_app):
    """Rather than show an empty list."""
    app = workshop_app("hall.yaml", BY_AN_OFFICER)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"12", "f3", "H")
        await pilot.pause()

        assert "This rulebook has no question that is answered beforehand." in screen_text(app)
