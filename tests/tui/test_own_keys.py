"""A person's own keys: strict, with the place of every fault, and nothing that stops the program."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.conftest import screen_text
from tests.tui.interview.test_question import AGREED, answers
from tests.tui.test_run import RUN, Terminal
from tests.tui.workshop_samples import AGREED as HELD
from tests.tui.workshop_samples import RULES, counts

from subsidiarity.reporting.diagnostic import diagnostic_line
from subsidiarity.tui.interview.note import NoteDialog
from subsidiarity.tui.own_files import OwnSettings
from subsidiarity.tui.own_keys import actions, read_keys

DOCS = Path(__file__).parents[2] / "docs"


def read(text):
    """The keys of a file with this text, and what is said of it, without its name."""
    Path("keys.yaml").write_text(text)
    keys, diagnostics = read_keys("keys.yaml")
    return keys, [diagnostic_line(each).removeprefix("keys.yaml:") for each in diagnostics]


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """A folder of this test's own."""
    monkeypatch.chdir(tmp_path)


def test_an_action_takes_one_key_or_several():
    """Letters, signs, F keys, and ctrl with a letter, by the names that textual has for them."""
    assert ({"beside": "s,exclamation_mark", "big": "f5", "why": "ctrl+y"}, []) == read(
        "keys:\n  beside: [s, '!']\n  big: F5\n  why: Ctrl+Y\n"
    )


def test_two_actions_may_change_places():
    """A key that its action has left is free."""
    assert ({"back": "n", "next": "b"}, []) == read("keys:\n  back: n\n  next: b\n")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("parc: y", "2:3: error SUB503: there is no action `parc` (did you mean `park`?)"),
        ("vote: alt+v", "2:9: error SUB501: `alt+v` is not a key that can be used"),
        ("vote: 3", "2:9: error SUB501: `3` does the same everywhere and cannot be given to anything else"),
        ("vote: j", "2:9: error SUB501: `j` does the same everywhere and cannot be given to anything else"),
        ("vote: ctrl+m", "2:9: error SUB501: `ctrl+m` does the same everywhere and cannot be given to anything else"),
        ("vote: n", "2:9: error SUB502: `n` is the key for `next` already, on a screen that knows both"),
        ("vote: f2", "2:9: error SUB502: `f2` is the key for `colours` already, on a screen that knows both"),
        (
            "vote: f1",
            "2:9: error SUB502: `f1` is the key for `every key, and what it does` already, on a screen that knows both",
        ),
        ("vote: {a: b}", "2:9: error SUB020: expected a key, or a list of keys"),
        ("vote: ''", "2:9: error SUB023: expected a key, or a list of keys, found nothing"),
    ],
)
def test_a_line_with_a_fault_is_left_out(line, expected):
    """With its place and what to do; the lines beside it count."""
    keys, said = read(f"keys:\n  {line}\n  beside: s\n")

    assert {"beside": "s"} == keys
    assert 1 == len(said)
    assert said[0].startswith(expected)


def test_of_two_lines_that_want_one_key_the_first_has_it():
    """And the second says so."""
    keys, said = read("keys:\n  beside: s\n  why: s\n")

    assert {"beside": "s"} == keys
    assert ["3:8: error SUB502: `s` is the key for `beside` already, on a screen that knows both"] == [
        each.split(" (")[0] for each in said
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "1:1: error SUB005"),
        ("keys: [a\n", "error SUB006"),
        ("bindings: {}\n", "1:1: error SUB021"),
        ("- a\n", "1:1: error SUB020"),
    ],
)
def test_a_file_that_is_none_leaves_all_keys_as_they_are(text, expected):
    """Said once, with its place."""
    keys, said = read(text)

    assert {} == keys
    assert any(expected in each for each in said)


async def test_keys_that_were_moved_are_shown_and_work(interview):
    """At the foot, in the help; the old key does nothing any more."""
    app = interview("hall.yaml", AGREED)
    app.own = OwnSettings({"beside": "s", "next": "f6"})
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        foot = screen_text(app).splitlines()[-1]
        assert "F6 next  w why  s note" in foot
        await pilot.press("m")
        assert not isinstance(app.screen, NoteDialog)
        await pilot.press("question_mark")
        await pilot.pause()
        assert "s  note, source and evidence" in screen_text(app)
        await pilot.press("escape", "s")
        await pilot.pause()

        assert isinstance(app.screen, NoteDialog)


async def test_sentences_name_the_keys_that_were_moved(workshop_app):
    """On the vote, in the status line, in the overview."""
    app = workshop_app("hall.yaml", HELD)
    app.own = OwnSettings({"reveal": "x", "throw_away": "f6", "park": "f7", "overview": "f8"})
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press("v", *RULES, *counts(1, 4, 9, 2, 1))
        await pilot.pause()
        assert "x reveals, F6 throws it away, Backspace counts again." in screen_text(app)
        await pilot.press("x", "b", "f8", "l")
        await pilot.pause()
        assert "Nothing is parked. F7 on a question parks a point." in screen_text(app)
        await pilot.press("b", "f7", *"The roof", "enter")
        await pilot.pause()

        assert "F8 shows what is parked." in screen_text(app)


async def test_arrows_stay_beside_a_key_that_was_moved(interview):
    """Whoever moves b keeps the left arrow."""
    app = interview("hall.yaml", AGREED)
    app.own = OwnSettings({"back": "x"})
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("1", "enter", "escape", "left")
        await pilot.pause()

        assert "reach" == app.sitting.session.at
        assert {"goal", "reach"} == set(answers())


def test_the_program_starts_with_a_file_that_has_faults(tmp_path, monkeypatch):
    """It says them once on the screen, in a box that any key closes."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    (tmp_path / "config" / "subsidiarity").mkdir(parents=True)
    (tmp_path / "config" / "subsidiarity" / "keys.yaml").write_text("keys:\n  parc: y\n  beside: s\n")
    (tmp_path / "hall.yaml").write_text(AGREED)
    terminal = Terminal(tmp_path, "hall.yaml", RUN)
    terminal.wait_for(b"SUB503")
    terminal.press("\r")
    terminal.wait_for(b"Where")
    terminal.press("s")
    terminal.wait_for(b"Source")
    terminal.process.terminate()

    assert 143 == terminal.end()


def test_every_action_is_in_the_table_of_the_documentation():
    """With its usual key; and the table names no other."""
    text = (DOCS / "workshop.md").read_text(encoding="utf-8")
    section = text.split("## Your own keys\n")[1].split("\n## ")[0]
    rows = [line.strip("|").split(" | ") for line in section.splitlines() if line.startswith("| `")]

    assert actions() == {action.strip(" `"): key.strip(" `") for action, key, _ in rows}
