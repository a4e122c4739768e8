"""The start, the overview, the result, the errors: ways in, across and out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.tui.conftest import ExpectedError, screen_text
from tests.tui.interview.test_question import AGREED, EMPTY, answers
from tests.workshop.samples import HALL

from subsidiarity.tui.dialogs.boxes import LineDialog, ReadingDialog
from subsidiarity.tui.dialogs.help import HelpDialog
from subsidiarity.tui.interview.question import QuestionScreen
from subsidiarity.tui.themes import NAMES

BELOW_THE_ENTRIES = ("down",) * 7
"""The keys that go to the first decision that was found."""


async def test_a_new_decision_is_begun_and_saved_at_once(interview):
    """Two lines to type, and the first question stands there."""
    app = interview()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", *"Who runs the hall?", "enter", *"It is empty", "enter")
        await pilot.pause()

        assert ("question", "goal") == (app.current_mode, app.sitting.session.at)
        assert "description: It is empty\n" in Path("who-runs-the-hall.yaml").read_text()


async def test_a_new_decision_without_a_title_is_not_begun(interview):
    """Nothing is made by mistake."""
    app = interview()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "enter", "enter")

        assert ("start", []) == (app.current_mode, list(Path().iterdir()))


async def test_a_file_that_is_named_but_not_there_is_made(interview):
    """Its name is kept, its title is asked."""
    app = interview("our-hall.yaml")
    async with app.run_test(size=(80, 24)) as pilot:
        assert isinstance(app.screen, LineDialog)
        await pilot.press(*"Who?", "enter", "enter")
        await pilot.pause()

        assert "title: Who?\n" in Path("our-hall.yaml").read_text()


async def test_a_decision_that_is_found_goes_on_where_it_stopped(interview):
    """The start shows how far it has got."""
    Path("hall.yaml").write_text(HALL)
    app = interview()
    async with app.run_test(size=(80, 24)) as pilot:
        assert "hall.yaml · 3 of 6 answered. Still open: 2 levels possible." in screen_text(app)
        await pilot.press(*BELOW_THE_ENTRIES, "enter")
        await pilot.pause()

        assert ("question", "means") == (app.current_mode, app.sitting.session.at)


async def test_a_file_with_a_fault_says_so_and_the_start_stays(interview):
    """With its line, and what to do about it."""
    Path("hall.yaml").write_text(HALL.replace("goal", "gaol"))
    app = interview()
    async with app.run_test(size=(100, 24)) as pilot:
        await pilot.press(*BELOW_THE_ENTRIES, "enter")

        assert isinstance(app.screen, ReadingDialog)
        assert "hall.yaml:6:3: error SUB301: no question `gaol` (did you mean `goal`?)" in screen_text(app)


async def test_another_folder_is_looked_into(interview):
    """The third entry takes a file or a folder."""
    Path("more").mkdir()
    Path("more/hall.yaml").write_text(HALL)
    app = interview()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("3", *"more", "enter")
        await pilot.pause()
        assert "Who runs the hall?" in screen_text(app)
        await pilot.press("3", *"more/hall.yaml", "enter")
        await pilot.pause()

        assert "means" == app.sitting.session.at


async def test_a_file_of_several_decisions_offers_them(interview):
    """And the one chosen is the one worked on."""
    app = interview("two.yaml", f"decision: shop\ntitle: The shop\nanswers: {{}}\n---\n{HALL}")
    async with app.run_test(size=(80, 24)) as pilot:
        assert "The shop" in screen_text(app)
        await pilot.press(*BELOW_THE_ENTRIES, "down", "enter")
        await pilot.pause()

        assert "Who runs the hall?" == app.sitting.session.decision.title


async def test_comments_of_ones_own_are_spoken_of_before_they_are_lost(interview):
    """And where they stay."""
    app = interview("hall.yaml", f"# ours\n{AGREED}")
    async with app.run_test(size=(80, 24)):
        assert isinstance(app.screen, ReadingDialog)
        assert "hall.yaml.bak" in screen_text(app)


async def test_the_overview_leads_to_any_question(interview):
    """Every question with its answer and what it bears on; Enter goes there."""
    app = interview("hall.yaml", EMPTY.replace("{}", "{goal: disputed, reach: town}"))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("o")
        await pilot.pause()
        said = screen_text(app)
        assert any("Reach" in line and " town " in line for line in said.splitlines())
        assert "not used" in said
        await pilot.press("home", "down", "enter")
        await pilot.pause()

        assert ("question", "reach") == (app.current_mode, app.sitting.session.at)


async def test_the_result_leads_to_the_overview_and_back(interview):
    """A look at all answers, and the result again."""
    app = interview("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        seen = []
        for key in ("r", "o", "b"):
            await pilot.press(key)
            await pilot.pause()
            seen.append(app.current_mode)

        assert ["result", "overview", "result"] == seen


async def test_the_overview_leads_back(interview):
    """To the question one came from."""
    app = interview("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("o", "b")
        await pilot.pause()

        assert ("question", "reach") == (app.current_mode, app.sitting.session.at)


async def test_the_result_scrolls_from_part_to_part_and_to_the_reasons(interview):
    """n leads on, w to the reasons, and Home back to the top."""
    app = interview("hall.yaml", EMPTY.replace("{}", "{goal: agreed, reach: land, trust: none, means: unequal}"))
    async with app.run_test(size=(60, 18)) as pilot:
        await pilot.press("r")
        await pilot.pause()
        assert "Land should decide." in screen_text(app)
        seen = []
        for _ in range(12):
            await pilot.press("n")
            await pilot.pause()
            seen.append("A floor for poor streets (floor)." in screen_text(app))
        assert any(seen)
        await pilot.press("home", "w")
        await pilot.pause()
        assert app.screen.query_one("#page").scroll_offset.y > 0
        await pilot.press("home")
        await pilot.pause()

        assert "Land should decide." in screen_text(app)


async def test_undo_on_the_result_leads_to_the_question(interview):
    """The change is taken back where it was made."""
    app = interview("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "r", "u")
        await pilot.pause()

        assert ("question", "reach", {"goal"}) == (app.current_mode, app.sitting.session.at, set(answers()))


@pytest.mark.parametrize("where", ["", "o", "r"])
async def test_help_is_everywhere(interview, where):
    """It lists the keys of the screen that it is asked on."""
    app = interview("hall.yaml", AGREED)
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.press(*where, "question_mark")
        await pilot.pause()

        assert isinstance(app.screen, HelpDialog)
        assert "leave; asks first if a save failed" in screen_text(app)


async def test_f2_goes_round_the_colours(interview):
    """Dark, high contrast, light, and dark again."""
    app = interview("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        seen = [app.theme]
        for _ in NAMES:
            await pilot.press("f2")
            seen.append(app.theme)

        assert [NAMES[1], NAMES[2], NAMES[0], NAMES[1]] == seen


async def test_an_error_in_the_program_opens_a_box_and_the_interview_goes_on(interview, monkeypatch):
    """What was answered is saved, and the next key works; nothing that people typed is shown."""
    app = interview("hall.yaml", AGREED.replace("hall?", "hall? SECRET"))

    def broken(self):
        secret = self.sitting.session.decision.title
        raise ExpectedError(secret)

    monkeypatch.setattr(QuestionScreen, "action_why", broken)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("2", "w")
        await pilot.pause()
        assert isinstance(app.screen, ReadingDialog)
        box = flowing(screen_text(app).split("Something went wrong")[1])
        assert "ExpectedError at" in box
        assert "test_screens.py" in box
        assert "SECRET" not in box
        await pilot.press("escape", "3")

        assert {"land"} == answers()["reach"]


class ExpectedOSError(OSError, ExpectedError):
    """An error of the system that a test brings about itself."""


class ExpectedMemoryError(MemoryError, ExpectedError):
    """A lack of memory that a test brings about itself."""


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ExpectedOSError(24, "Too many open files"), "The computer does not allow this: Too many open files. Saved in"),
        (ExpectedMemoryError(), "The computer has no memory left for this. Saved in hall.yaml."),
    ],
    ids=["OSError", "MemoryError"],
)
async def test_what_the_machine_does_not_allow_is_no_fault_of_the_program(interview, monkeypatch, error, said):
    """It is said in the system's words, and the interview goes on."""
    app = interview("hall.yaml", AGREED)

    def refused(self):
        raise error

    monkeypatch.setattr(QuestionScreen, "action_why", refused)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("2", "w")
        await pilot.pause()
        box = flowing(screen_text(app).split("Something went wrong")[1])

        assert [True, True, False] == [words in box for words in (said, "You can go on.", "fault of the program")]


def flowing(text: str) -> str:
    """Text out of a box, on one line."""
    return " ".join(re.sub(r"[│╭╮╰╯─┃━┏┓┗┛]", " ", text).split())


async def test_an_error_in_a_handler_does_not_end_it_either(interview, monkeypatch):
    """The screen lives on and takes the next key."""
    app = interview("hall.yaml", AGREED)
    real = QuestionScreen.on_option_list_option_selected

    def broken(self, event):
        monkeypatch.setattr(QuestionScreen, "on_option_list_option_selected", real)
        raise ExpectedError

    monkeypatch.setattr(QuestionScreen, "on_option_list_option_selected", broken)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("2", "enter")
        await pilot.pause()
        assert isinstance(app.screen, ReadingDialog)
        await pilot.press("escape", "enter")
        await pilot.pause()

        assert "trust" == app.sitting.session.at


async def test_the_result_shows_what_others_do_and_leads_back(interview):
    """On a page of its own, which is no part of the result."""
    app = interview("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("r", "y")
        await pilot.pause()
        said = screen_text(app)
        await pilot.press("b")
        await pilot.pause()

        assert "Nothing is on file by this rulebook." in said
        assert "Nothing is on file" not in screen_text(app)
