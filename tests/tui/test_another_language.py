"""Every screen and box speaks another language: what comes out in English is data, or was forgotten."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.tui.conftest import screen_text
from tests.tui.workshop_samples import AGREED, RULES, counts
from tests.workshop.samples import SMALL

from subsidiarity.reporting.language import spoken_in
from subsidiarity.reporting.pseudo import OPENS, Pseudo

OTHER = "decision: hall\ntitle: Who runs the hall?\nanswers: {goal: disputed}\n"
NAMES = "Who should decide? The climb. Subsidiarity Ctrl"
"""The rulebook that comes with the program, the program, and what is printed on a key."""
NAME_OF_A_FILE = re.compile(r"[\w/-]+\.(?:yaml|md|json|html)\b")
WORD = re.compile(r"[^\W\d_]{2,}")
A_BARE_VOWEL = re.compile(r"[aeiouy]", re.IGNORECASE)
"""In that language each vowel of ours has an accent."""

VOTED = (*RULES, *counts(1, 4, 9, 2))


def in_english(app) -> list[str]:
    """The words in the topmost box, or on the screen, that bear no marks and are neither names nor in a file."""
    boxes = app.screen.query("#box")
    shown = screen_text(app).splitlines()
    if boxes:
        box = boxes.first().region
        shown = [line[box.x : box.right] for line in shown[box.y : box.bottom]]
    data = {word.lower() for word in WORD.findall(f"{SMALL} {AGREED} {OTHER} {NAMES}")}
    words = WORD.findall(NAME_OF_A_FILE.sub("", "\n".join(shown)))
    return [word for word in words if A_BARE_VOWEL.search(word) and word.lower() not in data]


@pytest.mark.parametrize(
    "keys",
    [(), ["f1"], ["ctrl+p"], ["f4"], ["1"], ["2"], ["3"], ["4"], ["5"], ["6"], ["6", "end", "enter"]],
    ids=[
        "start",
        "help",
        "palette",
        "tour",
        "new",
        "workshop",
        "open",
        "rehearse",
        "hand-out",
        "rulebooks",
        "rulebook",
    ],
)
async def test_the_start_speaks_it(interview, keys):
    """So do its boxes, and the rulebooks."""
    with spoken_in(Pseudo()):
        app = interview()
        Path("small.yaml").write_text(SMALL)
        async with app.run_test(size=(110, 50)) as pilot:
            await pilot.press(*keys)
            await pilot.pause()

            assert [] == in_english(app)
            assert OPENS in screen_text(app)


@pytest.mark.parametrize(
    "keys",
    [
        (),
        *(
            ["z"],
            ["0"],
            ["space"],
            ["f1"],
            ["ctrl+p"],
            ["w"],
            ["m"],
            ["a"],
            ["p"],
            ["d"],
            ["l"],
            ["e"],
            ["f"],
            ["ctrl+c"],
        ),
        *(["o"], ["o", "l"], ["o", "f1"], ["r"], ["r", "f1"], ["r", "g"], ["r", "g", "enter"]),
        *(["r", "i"], ["r", "i", "w"], ["r", "i", "right", "w"], ["r", "i", "f1"]),
        *(["r", "c"], ["r", "c", *"other.yaml", "enter"], ["r", "c", *"hall.yaml", "enter"], ["r", "y"]),
    ],
    ids=lambda keys: " ".join(keys) or "question",
)
async def test_a_question_of_a_workshop_speaks_it(workshop_app, keys):
    """So do its boxes, the overview, the result, what if, the rules, and a comparison."""
    with spoken_in(Pseudo()):
        app = workshop_app("hall.yaml", AGREED)
        Path("other.yaml").write_text(OTHER)
        async with app.run_test(size=(110, 50)) as pilot:
            await pilot.press(*keys)
            await pilot.pause()

            assert [] == in_english(app)
            assert OPENS in screen_text(app)


@pytest.mark.parametrize(
    "keys",
    [
        (),
        ["1"],
        [*RULES],
        [*RULES, "f1"],
        VOTED,
        [*VOTED, "r"],
        [*VOTED, "r", "t"],
        [*VOTED, "r", "space"],
        [*VOTED, "r", "d"],
    ],
    ids=["threshold", "too low", "counts", "help", "hidden", "revealed", "timer", "answer", "minority"],
)
async def test_a_vote_speaks_it(workshop_app, keys):
    """From its rules to the group's answer."""
    with spoken_in(Pseudo()):
        app = workshop_app("hall.yaml", AGREED)
        async with app.run_test(size=(110, 50)) as pilot:
            await pilot.press("v", *keys)
            await pilot.pause()

            assert [] == in_english(app)
            assert OPENS in screen_text(app)
