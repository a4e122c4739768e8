"""Our colours: readable in every theme, and never the only sign of anything."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.tui.conftest import screen_text
from tests.tui.interview.test_question import AGREED
from textual.color import Color

import subsidiarity.tui
from subsidiarity.tui.own_files import OwnSettings, remember_theme, theme_chosen
from subsidiarity.tui.themes import FALLBACKS, MEANINGS, NAMES, TEXT_PAIRS, THEMES

READABLE = 4.5
SCREENS = Path(subsidiarity.tui.__file__).parent


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("pair", TEXT_PAIRS, ids=str)
def test_text_has_enough_contrast(theme, pair):
    """WCAG 2.2 asks for 4.5 to 1; high contrast gives 7."""
    colours = {**theme.variables, **{name: getattr(theme, name) for name in ("foreground", "background", "surface")}}
    over, under = (Color.parse(colours[name]) for name in pair)

    assert contrast(over, under) >= (7 if theme.name.endswith("contrast") else READABLE)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_a_theme_names_all_our_colours(theme):
    """And what other themes fall back to has the same names."""
    assert set(FALLBACKS) == set(theme.variables) & set(FALLBACKS)


@pytest.mark.parametrize("theme", [*(theme.name for theme in THEMES), "nord", "ansi-dark", "solarized-light"])
async def test_every_theme_draws_every_part(interview, theme):
    """Somebody else's too."""
    app = interview("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        app.theme = theme
        await pilot.press("2", "m", "escape", "w", "escape", "r", "o")
        await pilot.pause()

        assert "All questions" in screen_text(app)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_one_colour_has_one_meaning(theme):
    """No two of them look alike."""
    assert len(MEANINGS) == len({theme.variables[name] for name in MEANINGS})


def test_every_colour_that_is_used_has_a_value():
    """A name that no theme knows would end the screen that uses it."""
    files = [path for ending in ("*.py", "*.tcss") for path in SCREENS.rglob(ending)]
    used = {name for path in files for name in re.findall(r"\$([a-z][a-z-]*)", path.read_text(encoding="utf-8"))}

    assert set() == used - {*FALLBACKS, "foreground", "background", "surface", "key", "words"}


async def test_the_colours_that_were_chosen_are_there_again(interview, tmp_path, monkeypatch):
    """In the next run; an unknown name, which another version may have left, changes nothing."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    app = interview("hall.yaml", AGREED)
    app.own = OwnSettings(is_kept=True)
    async with app.run_test() as pilot:
        await pilot.press("f2")
    again, other = interview("hall.yaml"), interview("hall.yaml")
    again.own = OwnSettings(theme=theme_chosen())
    remember_theme("of-yesterday")
    other.own = OwnSettings(theme=theme_chosen())
    seen = []
    for each in (again, other):
        async with each.run_test():
            seen.append(each.theme)

    assert [NAMES[2], NAMES[1]] == seen


async def test_what_is_marked_and_chosen_is_seen_without_colour(interview, monkeypatch):
    """Marks and words say it, and the marked line is reversed."""
    monkeypatch.setenv("NO_COLOR", "1")
    app = interview("hall.yaml", AGREED)
    monkeypatch.setenv("NO_COLOR", "1")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("2")
        await pilot.pause()

        said = screen_text(app)
        assert "2 (x) Across the town" in said
        assert "ruled out" in said


def contrast(one: Color, other: Color) -> float:
    """The contrast of two colours as WCAG reckons it, from 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: Color) -> float:
    """How light a colour is, from 0 to 1."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.r / 255, colour.g / 255, colour.b / 255)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
