"""The tour: one screen, shown once, with the keys in force, and within reach ever after."""

from __future__ import annotations

import os

import pytest
from tests.tui.conftest import screen_text
from tests.tui.test_run import Terminal
from tests.tui.workshop_samples import AGREED
from textual.geometry import Region

from subsidiarity.tui.dialogs.boxes import ReadingDialog
from subsidiarity.tui.key_line import KeyLine
from subsidiarity.tui.own_files import USUAL_KEYS, OwnSettings, is_first_run, keys_file
from subsidiarity.tui.own_keys import actions


@pytest.mark.parametrize("size", [(40, 15), (60, 18), (80, 24), (120, 40)], ids=str)
async def test_it_looks_as_in_its_picture(workshop_app, picture, size):
    """On top of the first screen, its key in sight."""
    app = workshop_app("hall.yaml", AGREED)
    app.own = OwnSettings(is_first_run=True)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        box, foot = app.screen.query_one("#box"), app.screen.query_one(KeyLine)

        assert isinstance(app.screen, ReadingDialog)
        assert Region(0, 0, *size).contains_region(box.region)
        assert box.region.contains_region(foot.region)
        picture(f"tour-{size[0]}x{size[1]}", app)


async def test_it_fits_a_usual_terminal(workshop_app):
    """Its last line is in sight without scrolling."""
    app = workshop_app("hall.yaml", AGREED)
    app.own = OwnSettings(is_first_run=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()

        assert "shows this again" in screen_text(app)


async def test_it_can_be_had_again(workshop_app):
    """By its key, and from the palette and the help."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "tour" in {command.title.lower()[4:8] for command in app.get_system_commands(app.screen)}
        await pilot.press("f4")
        await pilot.pause()

        assert "How it goes" in screen_text(app)


async def test_it_names_the_keys_in_force(workshop_app):
    """A person's own ones."""
    app = workshop_app("hall.yaml", AGREED)
    app.own = OwnSettings({"vote": "ctrl+v,x"}, is_first_run=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()

        assert "In a workshop Ctrl+V votes" in screen_text(app)


def test_its_keys_are_the_usual_ones():
    """As the screens have them."""
    known = actions()

    assert {action: known[action] for action in USUAL_KEYS} == USUAL_KEYS


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
    """Any of the usual keys closes it, and the interview goes on."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    (tmp_path / "hall.yaml").write_text(AGREED)
    first = Terminal(tmp_path, "hall.yaml")
    first.wait_for(b"How it goes")
    first.press("\r")
    first.wait_for(b"Where")
    first.process.terminate()
    assert 143 == first.end()

    second = Terminal(tmp_path, "hall.yaml")
    second.wait_for(b"Where")
    second.process.terminate()
    second.end()
    assert b"How it goes" not in second.said
