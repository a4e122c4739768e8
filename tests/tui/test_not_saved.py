"""While nothing can be saved, no screen says that anything is: it says where the answers are, and what to do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.tui.conftest import screen_text
from tests.tui.workshop_samples import AGREED

from subsidiarity.tui.dialogs.boxes import ChoiceDialog, LineDialog, ReadingDialog
from subsidiarity.tui.screen import InterviewScreen
from subsidiarity.workshop.autosave import Autosave, NotSaved
from subsidiarity.workshop.saving_words import farewell

FULL = NotSaved("full", "the disk is full", "make room and answer again")
TOO_LARGE = NotSaved("too large", "the file would be larger than 9 bytes", "shorten the notes")
STATUS = "NOT SAVED in hall.yaml: the disk is full."
CLAIM = re.compile(r"is saved(?! at once, or)|, and saved|saved already|Saved in|saved at once\.")


@pytest.fixture
def failing(monkeypatch):
    """From now on, every save fails for this reason."""

    def fail(problem: NotSaved = FULL) -> None:
        monkeypatch.setattr(Autosave, "save", lambda *_: problem)

    return fail


@pytest.fixture
def working(monkeypatch):
    """From now on, saves reach the disk again."""
    save = Autosave.save
    return lambda: monkeypatch.setattr(Autosave, "save", save)


def shown(app) -> str:
    """The words on the screen without frames."""
    return " ".join(re.sub("[│┃┏┓┗┛━─]", " ", screen_text(app)).split())


@pytest.mark.parametrize(
    "keys",
    [
        ("2", "escape", "p", *"the roof", "enter"),
        ("2", "escape", "d", "1", "enter", "enter", *"Far", "enter"),
        ("2", "escape", "o"),
        ("2", "escape", "r"),
        ("2", "escape", "f1"),
        ("2", "escape", "ctrl+p"),
        ("2", "escape", "v", "enter", "enter", "f1"),
        ("2", "escape", "ctrl+c"),
        ("2", "escape", "f4"),
        ("2",),
    ],
    ids=["parked", "minority", "overview", "result", "help", "palette", "help of a vote", "leave?", "tour", "answer"],
)
async def test_no_screen_says_that_anything_is_saved(workshop_app, failing, keys):
    """Neither the screens nor the boxes upon them."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(100, 50)) as pilot:
        await pilot.pause()
        failing()
        await pilot.press(*keys)
        await pilot.pause()

        assert app.sitting.problem == FULL
        assert "NOT SAVED" in shown(app) or not isinstance(app.screen, InterviewScreen | ReadingDialog)
        assert [] == CLAIM.findall(shown(app))


@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+q", "q"])
async def test_leaving_says_where_the_answers_are_and_what_to_do(workshop_app, failing, key):
    """It is asked first, for with the program the answers go."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(100, 30)) as pilot:
        failing()
        await pilot.press("2", "escape", key)
        await pilot.pause()

        assert isinstance(app.screen, ChoiceDialog)
        assert (f"{STATUS} Until you leave, your answers are still here. You can make room and answer again.") in shown(
            app
        )


async def test_another_file_is_offered_only_where_it_helps(workshop_app, failing):
    """What is too large for one file is too large for any."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(120, 30)) as pilot:
        failing()
        await pilot.press("2", "escape")
        await pilot.pause()
        full = shown(app)
        failing(TOO_LARGE)
        await pilot.press("3")
        await pilot.pause()

        assert "f saves in another file." in full
        assert "NOT SAVED in hall.yaml: the file would be larger than 9 bytes." in shown(app)
        assert "saves in another file" not in shown(app)


@pytest.mark.parametrize(("problem", "box"), [(FULL, LineDialog), (TOO_LARGE, None)], ids=["full", "too large"])
async def test_a_new_file_that_cannot_be_made_asks_for_another_where_that_helps(interview, failing, problem, box):
    """From the first moment on."""
    app = interview("new.yaml")
    async with app.run_test(size=(100, 30)) as pilot:
        failing(problem)
        await pilot.press(*"Hall", "enter", "enter")
        await pilot.pause()

        assert (box is not None) == isinstance(app.screen, LineDialog)
        assert "NOT SAVED in new.yaml" in shown(app)


async def test_a_file_that_cannot_be_moved_to_leaves_the_old_one_as_it_is_known(interview, failing):
    """That all is saved in the old one stays true, and is said."""
    app = interview("hall.yaml", AGREED)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("2")
        failing()
        await pilot.press("f", *"mine.yaml", "enter")
        await pilot.pause()

        assert isinstance(app.screen, ReadingDialog)
        assert "Not saved in mine.yaml: the disk is full." in shown(app)
        assert "Everything is still saved in hall.yaml." in shown(app)


async def test_with_no_decision_open_nothing_is_said_of_saving(interview):
    """There is nothing that could be saved."""
    app = interview(".")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("ctrl+c")
        await pilot.pause()

        assert "No decision is open." in shown(app)
        assert [] == CLAIM.findall(shown(app))


async def change_while(failing, pilot):
    """Change an answer while the disk takes nothing, and close the box that says so."""
    failing()
    await pilot.press("2", "escape")
    await pilot.pause()


@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+p", "o"])
async def test_what_was_not_saved_is_saved_as_soon_as_the_file_takes_it(workshop_app, working, failing, key):
    """A question or another screen is a reason to try again."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(100, 30)) as pilot:
        await change_while(failing, pilot)
        working()
        await pilot.press(key, "escape")
        await pilot.pause()

        assert app.sitting.problem is None
        assert "NOT SAVED" not in shown(app)
        assert Path("hall.yaml").read_text(encoding="utf-8") != AGREED


async def test_leaving_does_not_ask_whether_to_lose_what_can_be_saved_by_now(workshop_app, working, failing):
    """It is saved, and that is that."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(100, 30)) as pilot:
        await change_while(failing, pilot)
        working()
        await pilot.press("q")
        await pilot.pause()

        assert not isinstance(app.screen, ChoiceDialog)
        assert "answers saved in hall.yaml" in farewell(app.sitting)
        assert Path("hall.yaml").read_text(encoding="utf-8") != AGREED


async def test_leaving_all_the_same_tries_to_save_once_more(workshop_app, working, failing):
    """The file may have become free while the question stood there."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(100, 30)) as pilot:
        failing()
        await pilot.press("2", "escape", "q")
        await pilot.pause()
        working()
        await pilot.press("y")
        await pilot.pause()

        assert app.sitting.problem is None
        assert Path("hall.yaml").read_text(encoding="utf-8") != AGREED


@pytest.mark.parametrize("size", [(40, 15), (80, 24)])
async def test_a_key_that_a_box_does_not_know_is_said_to_have_done_nothing(workshop_app, failing, size):
    """Whoever goes on answering sees why no answer came of it; the box's own key closes it as before."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        failing()
        await pilot.press("2", "1")
        await pilot.pause()
        assert "That key did nothing: Enter closes this first." in shown(app)
        await pilot.press("enter")
        await pilot.pause()

        assert isinstance(app.screen, InterviewScreen)


async def test_a_question_in_a_box_says_so_too(workshop_app):
    """It waits for one of its replies."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+c", "1")
        await pilot.pause()
        assert "That key did nothing: one of the keys below comes first." in shown(app)
        await pilot.press("n")
        await pilot.pause()

        assert isinstance(app.screen, InterviewScreen)
