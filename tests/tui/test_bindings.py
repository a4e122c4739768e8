"""What can be done: the same in the help, in the palette, at the foot and by mouse, made from the bindings in force."""

from __future__ import annotations

import pytest
from tests.tui.conftest import screen_text, until
from tests.tui.interview.test_question import AGREED
from tests.tui.workshop_samples import AGREED as HELD
from textual.command import CommandList, CommandPalette

from subsidiarity.reporting.language import Phrase
from subsidiarity.reporting.wrapping import columns_of
from subsidiarity.tui.act_groups import group_of
from subsidiarity.tui.bindings import acts_of, key_label
from subsidiarity.tui.dialogs.help import HelpDialog
from subsidiarity.tui.interview.note import NoteDialog
from subsidiarity.tui.key_line import fitting_keys
from subsidiarity.tui.own_files import OwnSettings
from subsidiarity.tui.start.rulebooks import RulebookScreen, RulebooksScreen
from subsidiarity.tui.start.start import StartScreen
from subsidiarity.tui.widgets.option_list import Options
from subsidiarity.tui.workshop.overview import WorkshopOverviewScreen
from subsidiarity.tui.workshop.question import WorkshopQuestionScreen
from subsidiarity.tui.workshop.result import WorkshopResultScreen
from subsidiarity.tui.workshop.vote_keys import REVEALED_KEYS, TYPING_KEYS, WAITING_KEYS

FEET = (
    StartScreen.KEYS,
    WorkshopQuestionScreen.KEYS,
    WorkshopOverviewScreen.KEYS,
    WorkshopResultScreen.KEYS,
    RulebooksScreen.KEYS,
    RulebookScreen.KEYS,
    TYPING_KEYS,
    WAITING_KEYS,
    REVEALED_KEYS,
)


@pytest.mark.parametrize("keys", FEET)
@pytest.mark.parametrize("width", [40, 60, 72, 80, 120])
def test_no_key_at_the_foot_is_cut_off(keys, width):
    """Those that do not fit are left out whole; help, which lists them all, never is."""
    kept = fitting_keys(keys, width - 2)

    assert width - 2 >= columns_of("  ".join(f"{key.name} {key.words}" for key in kept))
    assert keys[0] in kept


def test_voting_parking_and_dissent_are_at_the_foot_of_a_usual_terminal():
    """A facilitator at 80 columns need not look them up."""
    assert {"v", "p", "d", "m"} <= {key.name for key in fitting_keys(WorkshopQuestionScreen.KEYS, 78)}


async def test_longer_keys_of_a_person_are_not_cut_off_either(workshop_app):
    """What no longer fits is left out whole."""
    app = workshop_app("hall.yaml", HELD)
    app.own = OwnSettings({"vote": "ctrl+v", "next": "ctrl+n", "back": "ctrl+b", "park": "f6", "minority": "f7"})
    async with app.run_test(size=(72, 24)) as pilot:
        await pilot.pause()
        foot = screen_text(app).splitlines()[-1]

        assert " ? help  Ctrl+V vote  Ctrl+B back  Ctrl+N next  r result  q quit" == foot


@pytest.mark.parametrize(
    ("key", "expected"),
    [("n", "n"), ("question_mark", "?"), ("f2", "F2"), ("ctrl+p", "Ctrl+P"), ("plus", "+"), ("pageup", "PgUp")],
)
def test_a_key_is_written_as_people_read_it(key, expected):
    """As it stands on the keyboard."""
    assert expected == key_label(key)


async def test_help_lists_what_is_special_here_first(workshop_app):
    """A workshop's question: its votes before what every question has, and the program's own keys last."""
    app = workshop_app("hall.yaml", HELD)
    async with app.run_test(size=(80, 24)):
        ids = [act.id for act in acts_of(app.screen)]

        assert ids.index("vote") < ids.index("why") < ids.index("quit") < ids.index("colours")
        assert "1-9" in [act.keys for act in acts_of(app.screen)]


async def test_help_of_a_workshop_speaks_of_its_minutes(workshop_app):
    """On the question as on the vote; what was prepared stands with the other things to talk about."""
    app = workshop_app("hall.yaml", HELD)
    async with app.run_test(size=(80, 24)):
        acts = {act.id: act for act in acts_of(app.screen)}

        assert "write the minutes and other files" == acts["export"].words
        assert Phrase("Vote and talk") == group_of(acts["prepared"].action)


async def test_what_is_taken_from_the_help_is_done(interview):
    """By Enter, on the screen that help was asked on."""
    app = interview("hall.yaml", AGREED)
    async with app.run_test(size=(80, 40)) as pilot:
        place = [act.id for act in acts_of(app.screen)].index("beside")
        await pilot.press("question_mark", *["down"] * place, "enter")
        await pilot.pause()

        assert isinstance(app.screen, NoteDialog)


async def test_what_is_clicked_in_the_help_is_done(interview):
    """So every action can be reached by mouse, also where the foot has no room."""
    app = interview("hall.yaml", AGREED)
    async with app.run_test(size=(40, 15)) as pilot:
        await pilot.click("#keys", offset=(4, 0))
        await pilot.pause()
        assert isinstance(app.screen, HelpDialog)
        options = app.screen.query_one(Options)
        place = [None if act is None else act.id for act in app.screen._taken].index("overview")
        options.highlighted = place
        options.scroll_to_highlight()
        await pilot.pause()
        row = next(at for at, line in enumerate(screen_text(app).splitlines()) if "overview:" in line)
        await pilot.click(offset=(12, row))
        await pilot.pause()

        assert "overview" == app.current_mode


@pytest.mark.parametrize(
    "keys", [(), ("o",), ("r",), ("v", "enter", "enter"), ("1", "r", "g"), ("1", "r", "i")], ids=str
)
async def test_every_act_of_a_screen_is_in_the_palette(workshop_app, keys):
    """But for options, which have numbers, the palette itself, and other ways to leave."""
    left_out = {
        "everything that can be done, to be searched",
        "leave, from a box too; asks first if a save failed",
        "ask whether to leave",
    }
    app = workshop_app("hall.yaml", HELD)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        acts = {act.words.lower() for act in acts_of(app.screen) if "(" not in act.action}
        await pilot.press("ctrl+p")
        await until(pilot, lambda: app.screen.query_one(CommandList).option_count == len(acts - left_out))
        offered = {option.hit.text.lower() for option in app.screen.query_one(CommandList).options}

        assert left_out == acts - offered


async def test_the_palette_says_so_when_nothing_is_found(interview):
    """In our own words, after a moment."""
    app = interview("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p", *"zzzz")

        await until(pilot, lambda: "Nothing here goes by that word" in screen_text(app))


async def test_what_is_taken_from_the_palette_is_done(interview):
    """Found by a word."""
    app = interview("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p")
        await pilot.pause()
        assert isinstance(app.screen, CommandPalette)
        assert ">  What do you want to do?" in screen_text(app)
        await pilot.press(*"evidence")
        await until(pilot, lambda: app.screen.query_one(CommandList).option_count == 1)
        await pilot.press("enter", "enter")

        await until(pilot, lambda: isinstance(app.screen, NoteDialog))
