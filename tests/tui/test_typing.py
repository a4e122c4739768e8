"""Texts in boxes: unchanged they leave as they came, a paste says what is kept of it, one too long stays there."""

from __future__ import annotations

import asyncio
import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from tests.tui.conftest import RULEBOOK, screen_text, until
from tests.tui.workshop_samples import AGREED, RULES, kept, talk, workshop
from tests.workshop.samples import workshop_of
from tests.workshop.whole_texts import NASTY, decisions
from textual.events import Paste
from textual.widgets import Static

from subsidiarity.model.decision import Answer, Decision
from subsidiarity.model.workshop import Card, Workshop
from subsidiarity.reporting.decision_file.decision import render_decision
from subsidiarity.tui.dialogs.boxes import LineDialog
from subsidiarity.tui.dialogs.export import ExportDialog
from subsidiarity.tui.interview.note import NoteDialog
from subsidiarity.tui.opened_app import workshop_app_for
from subsidiarity.tui.run import opening_for
from subsidiarity.tui.widgets.typing_field import LineField
from subsidiarity.tui.workshop.card import CardDialog
from subsidiarity.tui.workshop.remarks import DissentDialog

TOO_LONG = "w" * 20_345
REFUSED = "This text has 20,345 characters, and 20,000 is the most."


def remark(app) -> str:
    """The line below the fields of a box; "" while none is shown."""
    line = app.screen.query_one("#remark", Static)
    return str(line.render()) if line.region.height else ""


async def paste(pilot, text: str) -> None:
    """Paste a text as a terminal does."""
    pilot.app.post_message(Paste(text))
    for _ in ("app", "screen", "field", "box", "line below the fields"):  # that hand it on
        await pilot.pause()


def full(text: str) -> Decision:
    """A decision in which every text that a box shows is this one."""
    return Decision(
        "hall",
        text,
        text,
        {"goal": Answer(frozenset(["agreed"]), "record", text, text)},
        workshop=Workshop("small", "3", Card(text, text, (), text, text, text, 12, text)),
    )


async def through_the_boxes(path: str, *, is_changed: bool) -> None:
    """Open and close the card, and the note on the first question; with a change, in the number of people."""
    opening = opening_for(path, RULEBOOK)
    assert opening is not None
    assert opening.sitting is not None
    opening.sitting.become(opening.sitting.session.jump("goal"))
    app = workshop_app_for(RULEBOOK, opening, None)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("a")
        await pilot.pause()
        assert isinstance(app.screen, CardDialog)
        if is_changed:
            app.screen.query_one("#people", LineField).value = "13"
        await pilot.press("f3")
        await until(pilot, lambda: not isinstance(app.screen, CardDialog))
        await pilot.press("m")
        await until(pilot, lambda: isinstance(app.screen, NoteDialog))
        await pilot.press("f3")
        await until(pilot, lambda: not isinstance(app.screen, NoteDialog))
    assert [] == app.errors


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
async def test_texts_that_nobody_changed_leave_the_boxes_as_they_came(tmp_path, text):
    """Long ones, those of several lines, blanks around them, marks above letters."""
    path = tmp_path / "hall.yaml"
    path.write_text(render_decision(full(text), RULEBOOK.rulebook), encoding="utf-8")

    await through_the_boxes(str(path), is_changed=False)

    assert full(text) == kept(str(path))


@given(decision=decisions())
@settings(deadline=None, max_examples=4, suppress_health_check=[HealthCheck.too_slow])
def test_a_change_in_one_field_leaves_the_others_as_they_came(tmp_path_factory, decision):
    """Whatever their texts are."""
    path = tmp_path_factory.mktemp("kept") / "hall.yaml"
    path.write_text(render_decision(decision, RULEBOOK.rulebook), encoding="utf-8")

    asyncio.run(through_the_boxes(str(path), is_changed=True))

    whole = workshop_of(decision)
    assert replace(decision, workshop=replace(whole, card=replace(whole.card, people=13))) == kept(str(path))


@pytest.mark.parametrize(
    ("keys", "box", "keep", "typed"),
    [
        (["a"], CardDialog, "f3", lambda: kept().title),
        (["a", *["tab"] * 6], CardDialog, "f3", lambda: kept().description),
        (["a", *["tab"] * 3], CardDialog, "f3", lambda: workshop().card.place),
        (["m"], NoteDialog, "f3", lambda: kept().answers.get("reach") and kept().answers["reach"].note),
        (["m", "tab"], NoteDialog, "f3", lambda: kept().answers.get("reach") and kept().answers["reach"].source),
        (["p"], LineDialog, "enter", lambda: "".join(talk("reach").parked)),
        (
            ["d", "1", "enter", "enter"],
            DissentDialog,
            "enter",
            lambda: "".join(d.words for d in talk("reach").dissents),
        ),
    ],
    ids=["title", "description", "place", "note", "source", "point", "minority"],
)
async def test_a_text_that_is_too_long_stays_in_its_box_to_be_mended(workshop_app, keys, box, keep, typed):
    """Its length is said as soon as it is pasted, nothing is kept, and once it is shortened it is kept whole."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        await pilot.press("end")
        await paste(pilot, TOO_LONG)
        field = app.screen.focused
        assert field is not None
        await pilot.press(keep)
        await pilot.pause()
        before = typed()

        assert isinstance(app.screen, box)
        assert field is app.screen.focused
        assert f"{20_345 + len(before or ''):,} characters, and 20,000 is the most." in remark(app)
        assert "www" not in Path("hall.yaml").read_text()

        field.select_all()
        await paste(pilot, "w" * 20_000)
        assert "is the most" not in remark(app)
        await pilot.press(keep)
        await pilot.pause()
        assert "w" * 20_000 == typed()


async def test_a_new_decision_with_a_text_that_is_too_long_is_not_begun(interview):
    """It could not be opened again; the title is kept in its field."""
    app = interview()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", *"Hall", "enter")
        await paste(pilot, TOO_LONG)
        await pilot.press("enter")
        await pilot.pause()

        assert REFUSED in remark(app)
        assert ["Hall", TOO_LONG] == [field.value for field in app.screen.query(LineField)]
        assert [] == os.listdir()


async def test_lines_pasted_into_one_line_are_all_kept_and_that_is_said_before(workshop_app):
    """With spaces for their ends; what nobody sees is left out."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("p")
        await pilot.pause()
        await paste(pilot, "The lease\r\n\r\nthe roof\tand\u202e the key\n")

        assert "1 hidden character is left out. 2 line ends or tabs became spaces. 30 characters are kept." == remark(
            app
        )
        await pilot.press("enter")
        await pilot.pause()
        assert ("The lease the roof and the key",) == talk("reach").parked


async def test_lines_pasted_into_a_note_stay_lines(workshop_app):
    """Its field has several."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m")
        await pilot.pause()
        await paste(pilot, "The lease\r\n\r\n  the roof\x1b[31m\n")

        assert "1 hidden character is left out." in remark(app)
        await pilot.press("f3")
        await pilot.pause()
        assert "The lease\n\n  the roof[31m" == kept().answers["reach"].note


async def test_a_long_paste_says_how_much_is_kept(workshop_app):
    """More than can be seen at once."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("p")
        await pilot.pause()
        await paste(pilot, "x" * 12_345)

        assert "12,345 characters are kept." in remark(app)


async def test_lines_copied_in_one_field_are_pasted_whole_into_another(workshop_app):
    """By the program's own keys for it."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        app.copy_to_clipboard("The lease\nthe roof")
        await pilot.press("p")
        await pilot.pause()
        await pilot.press("ctrl+v", "enter")
        await pilot.pause()

        assert ("The lease the roof",) == talk("reach").parked


async def test_a_point_that_cannot_be_parked_stays_in_its_box(workshop_app):
    """It says why."""
    full_list = ", ".join(f"p{number}" for number in range(100))
    app = workshop_app("hall.yaml", AGREED.replace("card:", f"parked: [{full_list}], card:"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("p", *"The lease", "enter")
        await pilot.pause()

        assert "100 points are parked already. Take one up first." in remark(app)
        assert "The lease" == app.screen.query_one(LineField).value


async def test_a_count_of_too_many_digits_is_refused_and_not_cut(workshop_app):
    """12345 is not taken for 1234 without a word."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("v", *RULES, "s", *"12345")
        await pilot.pause()

        assert "A count is a whole number from 0 to 9999." in screen_text(app)


async def test_the_name_of_a_file_is_taken_as_it_was_proposed(workshop_app):
    """Blanks at its beginning and all."""
    app = workshop_app(" hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("e")
        await pilot.pause()
        assert isinstance(app.screen, ExportDialog)
        await pilot.press("enter", "enter")
        await pilot.pause()

        assert [" hall-minutes.html"] == [name for name in os.listdir() if name.endswith(".html")]


@pytest.mark.parametrize("size", [(40, 15), (60, 18), (80, 24)], ids=str)
async def test_a_refusal_and_the_keys_are_seen_whole_on_a_small_screen(workshop_app, size):
    """The fields give way to them."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=size) as pilot:
        await pilot.press("m")
        await pilot.pause()
        await paste(pilot, TOO_LONG)

        assert "Nothing is kept until it is 345 shorter." in remark(app)
        box, line = app.screen.query_one("#box").content_region, app.screen.query_one("#remark")
        assert box.contains_region(line.region)
        assert box.contains_region(app.screen.query_one("#keys").region)
        assert str(line.render()).split()[-1] in screen_text(app)
