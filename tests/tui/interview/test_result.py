"""The result of an interview: all that a workshop's has; the overview by theme and number; the way home."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.conftest import screen_text
from tests.tui.interview.test_question import AGREED, EMPTY, answers

from subsidiarity.tui.dialogs.files import FilesDialog
from subsidiarity.tui.interview.what_if import WhatIfScreen
from subsidiarity.tui.outline_page import PageScreen
from subsidiarity.tui.widgets.option_list import Options

OTHER = EMPTY.replace("Who runs the hall?", "Another hall").replace("{}", "{goal: agreed, reach: land}")


async def test_any_answer_can_be_tried_and_none_is_changed(interview):
    """The digits that try are those of the options in sight."""
    app = interview("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("r", "i", "down")
        await pilot.pause()
        before = screen_text(app)
        await pilot.press("1")
        await pilot.pause()

        assert isinstance(app.screen, WhatIfScreen)
        assert "1 ( ) street  2 ( ) town" in before
        assert "1 (x) street" in screen_text(app)
        assert {"goal"} == set(answers())


async def test_a_decision_that_is_found_is_offered_to_compare(interview):
    """Enter takes it; a name can be typed at once as well."""
    Path("other.yaml").write_text(OTHER)
    app = interview("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        for keys in (["enter"], [*"other.yaml", "enter"]):
            await pilot.press("r", "c")
            await pilot.pause()
            assert "other.yaml · Another hall" in screen_text(app)
            await pilot.press(*keys)
            await pilot.pause()
            assert isinstance(app.screen, PageScreen)
            assert "Side by side" in screen_text(app)
            await pilot.press("b")


@pytest.mark.parametrize(
    ("downs", "name", "said"),
    [
        (0, "hall-result.md", "Street should decide."),
        (1, "hall-result.html", "<h1"),
        (2, "hall-copy.yaml", "reach: street"),
        (3, "hall-result.json", '"level": "street"'),
        (4, "hall-hand-out.html", "Where do those who gain"),
    ],
)
async def test_it_can_be_written_to_files(interview, downs, name, said):
    """Beside the file of the decision, under a name that is free."""
    app = interview("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "r", "e", *["down"] * downs, "enter", "enter")
        await pilot.pause()

        assert said in Path(name).read_text(encoding="utf-8")


async def test_the_overview_stands_by_theme_and_a_number_marks_its_question(interview):
    """As it is on ballots and hand-out; Enter goes there."""
    app = interview("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("o")
        await pilot.pause()
        lines = [line.strip() for line in screen_text(app).splitlines()]
        await pilot.press("4", "enter")
        await pilot.pause()

        assert lines.index("Framing") < lines.index("Spillovers")
        assert ("question", "means") == (app.current_mode, app.sitting.session.at)


async def test_from_a_decision_there_is_a_way_home_and_to_another(interview):
    """It is saved and listed there, free for other programs, and so is the next one."""
    Path("other.yaml").write_text(OTHER)
    app = interview("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "h")
        await pilot.pause()
        home = screen_text(app)
        options = app.screen.query_one(Options)
        place = next(at for at, option in enumerate(options.options) if "Another hall" in str(option.prompt))
        await pilot.press(*["down"] * place, "enter")
        await pilot.pause()

        assert "2 answers saved in hall.yaml." in home
        assert "Who runs the hall?" in home
        assert ("question", "Another hall") == (app.current_mode, app.sitting.session.decision.title)


async def test_home_is_not_left_for_while_something_is_not_saved(interview):
    """What would be lost is said, and the decision stays."""
    app = interview("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        Path("hall.yaml").write_text("theirs")
        await pilot.press("1", "escape", "h")
        await pilot.pause()
        assert "NOT SAVED in hall.yaml" in " ".join(screen_text(app).split())
        await pilot.press("escape")
        await pilot.pause()

        assert "question" == app.current_mode


async def test_a_name_of_no_file_to_compare_with_is_refused_in_the_box(interview):
    """In words, and the name can be mended."""
    app = interview("hall.yaml", "decision: hall\ntitle: Hall\nanswers: {goal: agreed}\n")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("r", "c", *"nothere.yaml", "enter")
        await pilot.pause()
        said = " ".join(screen_text(app).split())

        assert isinstance(app.screen, FilesDialog)
        assert "There is no file nothere.yaml here. Check the spelling" in said
        assert "SUB001" not in said


@pytest.mark.parametrize(("size", "is_on_page"), [((120, 40), False), ((120, 20), True)])
async def test_a_ladder_that_stands_whole_at_the_foot_is_not_on_the_page_again(interview, size, is_on_page):
    """On a low terminal it is folded into one line there, and the page has it with its reasons."""
    app = interview("hall.yaml", AGREED)
    async with app.run_test(size=size) as pilot:
        await pilot.press("r")
        await pilot.pause()
        page = str(app.screen.query_one("#outline").content)

        assert is_on_page == ("●─┤ Street" in page)
