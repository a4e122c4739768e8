"""What each screen looks like: pictures that a person looks at when they change."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.tui.conftest import settled, text_of_svg
from tests.tui.interview.test_question import AGREED, EMPTY
from tests.workshop.samples import HALL

SIZES = [(80, 24), (120, 40), (60, 18)]
TESTS = Path(__file__).parent
MIDWAY = HALL.replace("[street, town]", "street") + "  means: unequal\n"


def name(screen: str, size: tuple[int, int]) -> str:
    return f"{screen}-{size[0]}x{size[1]}"


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_start(interview, picture, size):
    """What one can begin with, and a decision that is found."""
    Path("hall.yaml").write_text(HALL)
    app = interview()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()

        picture(name("start", size), app)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_question(interview, picture, size):
    """A range with a note, two levels possible, one ruled out."""
    app = interview("hall.yaml", AGREED)
    async with app.run_test(size=size) as pilot:
        await pilot.press("1", "down", "space", "m", *"Nine in ten", "f3")
        await pilot.pause()

        picture(name("question", size), app)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_overview(interview, picture, size):
    """Answers, what they bear on, and one that is not used."""
    app = interview("hall.yaml", MIDWAY.replace("goal: agreed", "goal: disputed"))
    async with app.run_test(size=size) as pilot:
        await pilot.press("o")
        await pilot.pause()

        picture(name("overview", size), app)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_result(interview, picture, size):
    """The recommendation, the ladder, the roles."""
    app = interview("hall.yaml", MIDWAY)
    async with app.run_test(size=size) as pilot:
        await pilot.press("r")
        await pilot.pause()

        picture(name("result", size), app)


@pytest.mark.parametrize(
    ("what", "keys"),
    [
        ("settled", ("1", "enter")),
        ("why", ("w",)),
        ("note", ("m",)),
        ("help", ("question_mark",)),
        ("quit", ("ctrl+c",)),
    ],
)
async def test_a_box(interview, picture, what, keys):
    """On top of a question."""
    app = interview("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys)
        await pilot.pause()

        picture(f"{what}-80x24", app)


async def test_a_new_decision(interview, picture):
    """Two lines to type."""
    app = interview()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", *"Who runs the hall?")
        await pilot.pause()

        picture("new-80x24", app)


async def test_a_file_that_cannot_be_saved(interview, picture):
    """The line that says so is one that nobody overlooks."""
    app = interview("hall.yaml", EMPTY)
    async with app.run_test(size=(80, 24)) as pilot:
        Path("hall.yaml").write_text("theirs")
        await pilot.press("1", "escape")
        await pilot.pause()

        picture("not-saved-80x24", app)


async def test_a_small_screen(interview, picture):
    """The smallest that we promise."""
    app = interview("hall.yaml", AGREED)
    async with app.run_test(size=(40, 15)) as pilot:
        await pilot.press("1")
        await pilot.pause()

        picture("question-40x15", app)


def test_a_picture_is_compared_by_its_text():
    """Text and its place count; colours, ids and fonts do not."""
    drawn = (
        '<svg xmlns="http://www.w3.org/2000/svg"><style>@font-face {{ src: url(http://elsewhere) }}</style>'
        '<g class="terminal-{0}"><text fill="{1}" x="12.2" y="20" clip-path="a">b&#160;c</text></g></svg>'
    )
    red, blue = (settled(drawn.format(number, colour)) for number, colour in ((1, "red"), (2, "blue")))

    assert [" b c"] == text_of_svg(red) == text_of_svg(blue)
    assert "elsewhere" not in settled("@font-face { src: url(http://elsewhere) }")


def test_each_picture_is_of_a_screen_that_a_test_looks_at():
    """A picture that nothing draws anew would show how it once was."""
    sources = [path.read_text(encoding="utf-8") for path in TESTS.rglob("test_*.py")]
    looking = "".join(source for source in sources if " picture(" in source)
    kinds = {path.stem.rpartition("-")[0] for path in (TESTS / "pictures").iterdir()}

    assert [] == sorted(kind for kind in kinds if not re.search(rf'"{kind}(?:"|-\d|-\{{)', looking))
