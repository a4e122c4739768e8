"""The home screen: everything that can be begun, by key, by list and by mouse."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.running import beside, surroundings
from tests.files.test_owner import OWN
from tests.tui.conftest import RULEBOOK, screen_text
from tests.tui.workshop_samples import AGREED, kept, workshop
from tests.workshop.samples import HALL, SMALL

from subsidiarity.files.owner import TAB_VARIABLE
from subsidiarity.tui.bindings import bindings_of
from subsidiarity.tui.late_screens import INTERVIEW, WORKSHOP
from subsidiarity.tui.start.rulebooks import RulebooksScreen
from subsidiarity.tui.start.start import StartScreen
from subsidiarity.tui.start.start_view import ENTRIES
from subsidiarity.tui.widgets.option_list import Options
from subsidiarity.tui.workshop.card import CardDialog
from subsidiarity.tui.workshop.question import WorkshopQuestionScreen

WAITING = AGREED.replace("card:", "questions: {reach: {rounds: [{votes: {street: 2, town: 1}, revealed: no}]}}, card:")


async def test_a_workshop_is_begun_with_its_card(interview):
    """The same program, and from then on its screens are those of a workshop."""
    app = interview()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("2", *"Who runs the hall?", "enter", "enter")
        await pilot.pause()

        assert isinstance(app.screen, CardDialog)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, WorkshopQuestionScreen)
        assert workshop("who-runs-the-hall.yaml").rehearsal is None


async def test_a_decision_without_a_title_is_asked_for_one_and_loses_nothing(interview):
    """Enter on an empty title stays there; what was typed below it stays, too."""
    app = interview()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "enter")
        await pilot.pause()
        assert "(This line is needed.)" in screen_text(app)

        await pilot.press("tab", *"More", "enter", *"Who runs it?", "enter", "enter")
        await pilot.pause()

        made = kept("who-runs-it.yaml")
        assert ("Who runs it?", "More") == (made.title, made.description)


async def test_a_workshop_that_is_found_goes_on_as_one(interview):
    """The start says that it is one."""
    Path("hall.yaml").write_text(AGREED)
    app = interview()
    async with app.run_test(size=(80, 24)) as pilot:
        assert "hall.yaml · a workshop · 1 of 6 answered." in screen_text(app)
        await pilot.press("end", "enter", "escape")
        await pilot.pause()

        assert isinstance(app.screen, WorkshopQuestionScreen)


async def test_a_vote_that_waits_is_marked_first_after_another_decision_was_left(interview):
    """Whatever was marked before."""
    Path("hall.yaml").write_text(WAITING)
    app = interview()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", *"Bins", "enter", "enter", "h")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()

        assert "hall.yaml" == app.sitting.path


async def test_a_vote_that_waits_is_marked_first(interview):
    """Whoever begins again after a crash goes on there with Enter alone, and is told why."""
    Path("hall.yaml").write_text(WAITING)
    app = interview()
    async with app.run_test(size=(80, 24)) as pilot:
        assert "A vote waits to be revealed. 1 of 6 answered." in " ".join(screen_text(app).split())
        await pilot.press("enter")
        await pilot.pause()

        assert isinstance(app.screen, WorkshopQuestionScreen)


async def test_a_decision_that_is_found_stays_an_interview(interview):
    """Nobody is convened by mistake."""
    Path("hall.yaml").write_text(AGREED.partition("workshop:")[0])
    app = interview()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("end", "enter", "1")
        await pilot.pause()

        assert (None, False) == (kept().workshop, isinstance(app.screen, WorkshopQuestionScreen))


async def test_a_rehearsal_invents_votes(interview):
    """Title and number are offered; the file says that it is a rehearsal."""
    app = interview()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("4", "enter", "enter")
        await pilot.pause()

        assert "This is a rehearsal: its votes are invented." in screen_text(app) or isinstance(app.screen, CardDialog)
        assert 7 == workshop("a-rehearsal.yaml").rehearsal


async def test_a_rehearsal_needs_a_number(interview):
    """And says so."""
    app = interview()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("4", "enter", *"x", "enter")
        await pilot.pause()

        assert "A rehearsal needs a whole number from 1 to 999999999." in screen_text(app)
        assert [] == list(Path().iterdir())


@pytest.mark.parametrize(
    ("ending", "beginning"), [(".html", "<!doctype html>"), (".md", "# A small climb"), (".txt", "A small climb\n=")]
)
async def test_the_hand_out_is_written_as_its_name_says(interview, ending, beginning):
    """A page to print is offered."""
    app = interview()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("5", *["backspace"] * 5, *ending, "enter")
        await pilot.pause()

        assert f"Written to hand-out{ending}." in screen_text(app)
        assert Path(f"hand-out{ending}").read_text().lower().startswith(beginning.lower())


async def test_the_hand_out_takes_the_place_of_no_file(interview):
    """Another name is offered, and a name that is taken refused."""
    Path("hand-out.html").write_text("ours")
    app = interview()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("5")
        await pilot.pause()
        assert "hand-out-2.html" in screen_text(app)
        await pilot.press(*["backspace"] * 7, *".html", "enter")
        await pilot.pause()

        assert "Not written to hand-out.html" in screen_text(app)
        assert "ours" == Path("hand-out.html").read_text()


async def test_rulebooks_that_are_shipped_and_of_the_folder_are_listed(interview):
    """Each with its edition and size; a file of another kind is left out."""
    Path("small.yaml").write_text(SMALL)
    Path("hall.yaml").write_text(AGREED)
    app = interview()
    async with app.run_test(size=(90, 24)) as pilot:
        await pilot.press("6")
        await pilot.pause()
        said = screen_text(app)

        assert "climb, edition" in said
        assert "shipped as climb.yaml" in said
        assert "A small climb (in use)" in said
        assert "small, edition 3: 6 questions" in said
        assert "hall.yaml" not in said


async def test_a_rulebook_says_what_it_is_and_can_be_used(interview):
    """Its edition, what it does not claim, its questions and its sources; then the start asks by it."""
    app = interview()
    async with app.run_test(size=(90, 60)) as pilot:
        await pilot.press("6", "home", "enter")
        await pilot.pause()
        said = screen_text(app)
        headings = ("What it holds", "What it does not claim", "Levels, the highest first", "Questions")
        assert [] == [heading for heading in headings if heading not in said]
        await pilot.press("end")
        await pilot.pause()
        assert "Not checked yet" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()

        assert ("start", "climb") == (app.current_mode, app.compiled.rulebook.id)
        assert isinstance(app.screen, StartScreen)


async def test_a_rulebook_that_breaks_its_word_can_be_used_and_says_so(interview):
    """On the screen, where somebody looks."""
    Path("lifted.yaml").write_text(SMALL.replace("pull: up", "pull: down"))
    app = interview()
    async with app.run_test(size=(90, 24)) as pilot:
        await pilot.press("6", "end", "enter")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()

        said = screen_text(app)
        assert "breaks its own word" in said
        assert "SUB401" in said
        assert RULEBOOK is not app.compiled


async def test_a_rulebook_with_a_fault_says_where(interview):
    """And the one in use stays."""
    Path("bad.yaml").write_text(SMALL.replace("edition: 3", "edition:"))
    app = interview()
    async with app.run_test(size=(90, 24)) as pilot:
        await pilot.press("6", "end", "enter")
        await pilot.pause()

        assert "bad.yaml:" in screen_text(app)
        await pilot.press("escape", "b")
        assert RULEBOOK is app.compiled


async def test_every_entry_has_a_key_and_a_click_takes_it(interview):
    """The list and the keys are the same things."""
    actions = {binding.action for binding in bindings_of(StartScreen)}
    app = interview()
    async with app.run_test(size=(80, 24)) as pilot:
        place = app.screen.query_one(Options).region

        assert set(ENTRIES) <= actions
        await pilot.click(offset=(place.x + 5, place.y + list(ENTRIES).index("rulebooks")))
        await pilot.pause()
        assert isinstance(app.screen, RulebooksScreen)


async def test_in_a_workshop_every_new_decision_is_one(workshop_app):
    """One entry less."""
    app = workshop_app()
    async with app.run_test(size=(80, 24)):
        assert "New decision" not in screen_text(app)
        assert "New workshop" in screen_text(app)


async def test_a_file_that_another_program_has_open_is_refused_in_sentences(interview, tmp_path):
    """Also where it is chosen from the list: whoever sits here typed no command."""
    (tmp_path / "hall.yaml").write_text(HALL)
    app = interview()
    command = [sys.executable, "-c", OWN, str(tmp_path / "hall.yaml")]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with beside(command, env=surroundings(**{TAB_VARIABLE: "1"}), **pipes) as other:
        other.stdout.readline()
        async with app.run_test(size=(100, 30)) as pilot:
            await pilot.press("end", "enter")
            await pilot.pause()
            said = " ".join(screen_text(app).replace("┃", " ").split())

    assert "hall.yaml cannot be opened: another program has this file open to change it, in a tab of a browser" in said
    assert "Leave it in that tab or close the tab, or copy the file and open the copy." in said


async def test_the_foot_names_the_keys_of_what_can_be_begun(workshop_app):
    """A workshop's start offers no decision on one's own, and the other entries keep their numbers."""
    app = workshop_app()
    async with app.run_test(size=(80, 24)):
        shown = screen_text(app)

        assert "1  New decision" not in shown
        assert "2-7 begin" in shown


def test_a_gathering_replaces_every_screen_of_the_interview():
    """No screen of the interview is left in a workshop but the start."""
    assert {"start"} == set(INTERVIEW) - set(WORKSHOP)
