"""The example that plays itself: shown once, with the keys in force, and within reach ever after."""

from __future__ import annotations

import os

import pytest
from tests.tui.conftest import screen_text
from tests.tui.test_run import Terminal
from tests.tui.workshop_samples import AGREED

from subsidiarity.tui.bindings import key_label
from subsidiarity.tui.own_files import USUAL_KEYS, OwnSettings, is_first_run, keys_file
from subsidiarity.tui.own_keys import actions
from subsidiarity.tui.start.example import ExampleScreen


@pytest.mark.parametrize("size", [(40, 15), (60, 18), (80, 24), (120, 40)], ids=str)
async def test_it_looks_as_in_its_picture(workshop_app, picture, size):
    """The first answer of the example, with what is said of it."""
    app = workshop_app("hall.yaml", AGREED)
    app.own = OwnSettings(is_first_run=True)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()

        picture(f"example-{size[0]}x{size[1]}", app)


async def test_the_example_plays_itself_to_a_level_and_leaves_nothing(interview):
    """An answer with each Enter, until the ladder lights up; then the result; then the start."""
    app = interview()
    app.own = OwnSettings(is_first_run=True)
    async with app.run_test(size=(80, 24)) as pilot:
        seen = []
        while isinstance(app.screen, ExampleScreen):
            await pilot.pause()
            seen.append(screen_text(app))
            await pilot.press("enter")

        assert "1 answered" in seen[0]
        assert "2 answered" in seen[1]
        assert "The level lights up" in seen[-2]
        assert "▶ ├─●─┤" in seen[-2]
        assert "should decide." in seen[-1]
        assert ["start", []] == [app.current_mode, os.listdir()]


async def test_one_can_go_back_in_it_and_leave_it_at_any_time(interview):
    """b goes back a state, Esc ends it."""
    app = interview("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4", "enter", "b")
        await pilot.pause()
        said = screen_text(app)
        await pilot.press("escape")
        await pilot.pause()

        assert "1 answered" in said
        assert "question" == app.current_mode
        assert "Where do those who gain" in screen_text(app)


async def test_a_digit_is_told_who_answers(interview):
    """The example says that a digit answers, and somebody tries one."""
    app = interview("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4", "2")
        await pilot.pause()

        assert "The example answers by itself. Enter plays on" in screen_text(app)


async def test_it_names_the_keys_in_force(workshop_app):
    """A person's own ones."""
    app = workshop_app("hall.yaml", AGREED)
    app.own = OwnSettings({"overview": "ctrl+v,x"}, is_first_run=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await pilot.pause()

        assert "Ctrl+V lists every question" in " ".join(screen_text(app).split())


def test_its_keys_are_the_usual_ones():
    """As the screens have them."""
    known = actions()

    assert {action: known[action].split(", ")[0] for action in USUAL_KEYS} == {
        action: key_label(key) for action, key in USUAL_KEYS.items()
    }


def test_a_first_run_is_one(tmp_path, monkeypatch):
    """Remembered in the folder that is meant for it."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))

    assert [True, False] == [is_first_run(), is_first_run()]
    assert ["tour-was-shown"] == os.listdir(tmp_path / "state" / "subsidiarity")


def test_what_cannot_be_remembered_is_not_shown_again_and_again(tmp_path, monkeypatch):
    """A home that cannot be written to would have the tour in every run."""
    (tmp_path / "state").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))

    assert not is_first_run()


@pytest.mark.parametrize("named", ["", "here"])
def test_a_variable_that_names_no_whole_path_does_not_count(monkeypatch, named):
    """As the XDG specification has it."""
    monkeypatch.setenv("XDG_CONFIG_HOME", named)
    monkeypatch.setenv("HOME", "/somewhere")

    assert "/somewhere/.config/subsidiarity/keys.yaml" == keys_file()


def test_the_first_run_in_a_terminal_shows_it_and_the_second_does_not(tmp_path, monkeypatch):
    """Escape ends it, and the interview goes on."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    (tmp_path / "hall.yaml").write_text(AGREED)
    first = Terminal(tmp_path, "hall.yaml")
    first.wait_for(b"How it goes")
    first.press("\x1b")
    first.wait_for(b"Where")
    first.process.terminate()
    assert 143 == first.end()

    second = Terminal(tmp_path, "hall.yaml")
    second.wait_for(b"Where")
    second.process.terminate()
    second.end()
    assert b"How it goes" not in second.said
