"""Every screen at every size: nothing cut off, nothing out of reach."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.conftest import screen_text
from tests.tui.interview.test_question import AGREED, EMPTY
from tests.workshop.samples import HALL
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Region
from textual.widgets import Static

from subsidiarity.reporting.language import Phrase, words
from subsidiarity.reporting.outline import Rung
from subsidiarity.tui.app import InterviewApp
from subsidiarity.tui.bindings import bindings_of, key_label
from subsidiarity.tui.dialogs.boxes import ChoiceDialog, Reply
from subsidiarity.tui.interview.overview import OverviewScreen
from subsidiarity.tui.interview.question import QuestionScreen
from subsidiarity.tui.interview.result import ResultScreen
from subsidiarity.tui.interview.rule_graph import GraphScreen
from subsidiarity.tui.interview.what_if import WhatIfScreen
from subsidiarity.tui.key_line import Key, KeyLine, fitting_keys
from subsidiarity.tui.outline_page import PageScreen
from subsidiarity.tui.screen import MEASURE, InterviewScreen
from subsidiarity.tui.start.start import StartScreen
from subsidiarity.tui.widgets.ladder import ladder_on_one_line, ladder_rows, standing_ladder
from subsidiarity.tui.widgets.option_list import Options
from subsidiarity.tui.workshop.overview import WorkshopOverviewScreen
from subsidiarity.tui.workshop.question import WorkshopQuestionScreen
from subsidiarity.tui.workshop.result import WorkshopResultScreen

FIRST = (StartScreen, QuestionScreen, OverviewScreen, ResultScreen)
SCREENS = (
    *FIRST,
    *(WorkshopQuestionScreen, WorkshopOverviewScreen, WorkshopResultScreen),
    *(WhatIfScreen, GraphScreen, PageScreen),
)
RUNGS = (
    Rung("land", "Land", "ruled out", "all who gain live in one street, and trust has no part in it"),
    Rung("town", "Town", "possible", ""),
    Rung("street", "Street", "recommended", ""),
)


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("width", [40, 60, 72, 80, 120])
def test_keys_are_never_cut_off(screen, width):
    """Those that do not fit are left out whole; help is always there."""
    keys = fitting_keys(screen.KEYS, width - 2)

    assert width - 2 >= len("  ".join(f"{key.name} {key.words}" for key in keys))
    assert screen.KEYS[0] in keys


@pytest.mark.parametrize("screen", SCREENS)
def test_every_key_of_a_screen_is_shown_in_the_whole_measure(screen):
    """What is at no width at the foot would be said to nobody."""
    assert screen.KEYS == fitting_keys(screen.KEYS, MEASURE - 2)


@pytest.mark.parametrize(
    ("screen", "wanted"),
    [
        (QuestionScreen, "? 1-9 Enter b w o r q"),
        (OverviewScreen, "? Enter b r q"),
        (ResultScreen, "? b n o q"),
        (StartScreen, "? Enter q"),
    ],
)
def test_the_keys_that_a_newcomer_needs_are_shown_in_80_columns(screen, wanted):
    """The width of a usual terminal."""
    assert set(wanted.split()) <= {key.name for key in fitting_keys(screen.KEYS, 78)}


@pytest.mark.parametrize("screen", SCREENS)
def test_every_key_at_the_foot_is_in_the_help(screen):
    """Nobody has to guess what a word at the foot means."""
    bound = {key_label(key) for binding in bindings_of(screen) for key in binding.key.split(",")}
    explained = bound | {key for keys, _ in screen.MOVES for key in (words(keys), *words(keys).split(", "))}

    digits = {
        f"{first}-{last}" for first in "01" for last in "79" if set(map(str, range(int(first), int(last)))) <= bound
    }

    assert {key.name for key in screen.KEYS} <= explained | digits


@pytest.mark.parametrize("screen", SCREENS)
def test_every_key_does_something(screen):
    """A key whose action has another name would do nothing, and say nothing."""
    actions = [key.action for key in screen.KEYS] + [
        binding.action for binding in screen.BINDINGS if isinstance(binding, Binding)
    ]
    names = [action.split("(")[0].rpartition(".") for action in actions]

    assert [] == [
        name for where, _, name in names if not hasattr({"app": InterviewApp}.get(where, screen), f"action_{name}")
    ]


@pytest.mark.parametrize("size", [(40, 15), (60, 18), (80, 24)])
@pytest.mark.parametrize(
    ("keys", "ways"), [(("1",), ("r shows the result",)), (("ctrl+c",), ("y leave", "n, Esc stay"))]
)
async def test_every_way_on_is_in_sight(interview, size, keys, ways):
    """A box that asks shows all that may be answered."""
    app = interview("hall.yaml", AGREED)
    async with app.run_test(size=size) as pilot:
        await pilot.press(*keys)
        await pilot.pause()

        assert [] == [way for way in ways if way not in screen_text(app)]


def test_the_keys_that_matter_most_stay():
    """Ranks decide, not the order."""
    keys = (Key("a", Phrase("long words here"), "x", 1), Key("b", Phrase("short"), "y"))

    assert (keys[1],) == fitting_keys(keys, 10)


@pytest.mark.parametrize("size", [(40, 15), (60, 18), (72, 20), (80, 24), (120, 40)])
async def test_every_option_can_be_reached_and_seen(interview, size):
    """Going down through the options, each is on the screen when it is marked."""
    app = interview("hall.yaml", AGREED)
    async with app.run_test(size=size) as pilot:
        options = app.screen.query_one(Options)
        for option in ("In one street", "Across the town", "Across the land", "Not known yet"):
            await pilot.press("down")
            await pilot.pause()

            assert options.highlighted_option is not None
            assert option in screen_text(app)
        assert "Where do those who gain" in screen_text(app)


@pytest.mark.parametrize("size", [(40, 15), (60, 18), (80, 24), (120, 40)])
async def test_the_ladder_is_on_every_question(interview, size):
    """A line a rung, or one line where there are no rows for it."""
    app = interview("hall.yaml", EMPTY)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        is_short = size[1] < 22
        lines = [line for line in screen_text(app).splitlines() if "●" in line]

        assert (1 if is_short else 3) == len(lines)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_ladder_stands_still_from_the_first_question_to_the_result(interview, size):
    """Each level keeps its row, whatever is asked, answered or looked at; only its mark and its words change."""
    app = interview("hall.yaml", EMPTY)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        seen = [rows_of_the_ladder(app)]
        for key in ("1", "enter", "2", "enter", "m", "escape", "b", "z", "z", "1", "enter", "1", "enter", "r"):
            await pilot.press(key)
            await pilot.pause()
            seen.append(rows_of_the_ladder(app))

        assert app.current_mode == "result"
        assert {seen[0]} == set(seen)


def rows_of_the_ladder(app) -> tuple[int, ...]:
    """The rows of the screen below a box, if there is one, on which the levels stand."""
    screen = next(each for each in reversed(app.screen_stack) if isinstance(each, InterviewScreen))
    ladder = screen.query_one("#ladder", Static)
    names = ("Land", "Town", "Street")
    drawn = str(ladder.content).split("\n")
    return tuple(ladder.region.y + row for name in names for row, line in enumerate(drawn) if name in line)


@pytest.mark.parametrize("keys", [("m",), ("w",), ("question_mark",)], ids=str)
@pytest.mark.parametrize("size", [(40, 15), (60, 18), (80, 24)])
async def test_a_box_stays_within_the_screen(interview, size, keys):
    """With its keys in sight."""
    app = interview("hall.yaml", AGREED)
    async with app.run_test(size=size) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        box, foot = app.screen.query_one("#box"), app.screen.query_one(KeyLine)

        assert Region(0, 0, *size).contains_region(box.region)
        assert box.region.contains_region(foot.region)
        assert foot.region.height == 1


async def test_a_whole_interview_at_40_by_15(interview):
    """The smallest screen that we promise: from the title to the result, and down to its end."""
    app = interview()
    async with app.run_test(size=(40, 15)) as pilot:
        await pilot.press("1", *"Who?", "enter", "enter")
        await pilot.pause()
        for key in ("1", "2", "2", "1", "1", "2"):
            await pilot.press(key, "enter")
            await pilot.pause()
            if app.current_mode == "question" and not isinstance(app.screen, QuestionScreen):
                await pilot.press("enter")
        await pilot.pause()
        assert "Town should decide." in screen_text(app)
        await pilot.press("end")
        await pilot.pause()

        assert "edition 3" in screen_text(app)


async def test_a_screen_may_change_its_size_at_any_time(interview):
    """The text is laid out anew, the marked option stays marked."""
    app = interview("hall.yaml", HALL)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("b", "down")
        for size in ((40, 15), (30, 8), (10, 3), (1, 1), (200, 60), (80, 24)):
            for key in ("", "o", "r", "b"):
                await pilot.press(*key)
                await pilot.resize_terminal(*size)
                await pilot.pause()

        assert app.is_running
    assert Path("hall.yaml").read_text().count("Run by volunteers") == 1


@pytest.mark.parametrize(("width", "expected"), [(60, "▶● Street ─ ● Town ─ ○ Land"), (22, "▶● Str ─ ● Tow ─ ○ Lan")])
def test_the_folded_ladder_shortens_names_to_fit(width, expected):
    """As few letters as tell them apart, at least three; the recommended level has a mark of its own."""
    assert expected == ladder_on_one_line(RUNGS, width).plain


def test_names_that_begin_alike_keep_what_tells_them_apart():
    """Three letters are not always enough."""
    rungs = (Rung("a", "Northern", "possible", ""), Rung("b", "Northshire", "possible", ""))

    assert "● Norths ─ ● Northe" == ladder_on_one_line(rungs, 12).plain


@pytest.mark.parametrize("width", [20, 30, 90])
def test_a_standing_ladder_has_one_line_a_rung(width):
    """Words are cut where the line ends; names never."""
    lines = [line.plain for line in standing_ladder(RUNGS, width)]

    assert [True, True, True] == [name in line for name, line in zip(("Land", "Town", "Street"), lines, strict=True)]
    assert all(len(line) <= width for line in lines)


def test_a_page_has_a_row_for_each_rung():
    """The mark, the name, how it stands and what ruled it out."""
    assert [
        "  ├─○─┤ Land    ruled out: all who gain live in one street, and trust has no part in it",
        "  ├─●─┤ Town    possible",
        "▶ ├─●─┤ Street  recommended",
    ] == [line.plain for line in ladder_rows(RUNGS, 90)]


@pytest.mark.parametrize("size", [(80, 24), (40, 15)])
async def test_no_reply_to_a_question_is_left_out(interview, size):
    """Where one line is too short for all, each has a line."""
    replies = (Reply("j", "j", Phrase("phones too")), Reply("enter", Phrase("Enter, Esc"), Phrase("hands and paper")))
    app = interview("hall.yaml", EMPTY)
    async with app.run_test(size=size) as pilot:
        app.push_screen(ChoiceDialog("How?", Content("It can be changed."), replies))
        await pilot.pause()
        said = screen_text(app)

        assert [True, True] == [reply in said for reply in ("j phones too", "Enter, Esc hands and paper")]
