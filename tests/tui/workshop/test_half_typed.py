"""Whatever is half typed is on the disk, key by key, and comes back: after b, after Escape, after a crash."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.tui.conftest import screen_text
from tests.tui.workshop_samples import AGREED, RULES, counts, kept, talk, workshop

from subsidiarity.workshop.drafts import Drafts

VOTE = ("v", *RULES)
DRAFT = Path(".hall.yaml.draft")


def left_by_a_crash() -> dict[str, dict[str, str]]:
    """What a program that is killed now leaves half typed."""
    found: dict[str, dict[str, str]] = json.loads(DRAFT.read_bytes())["half typed"]
    return found


async def test_counts_are_on_the_disk_digit_by_digit(workshop_app):
    """Whoever pulls the plug now loses none of them."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*VOTE, "1", "2", "space", "3")

        half = {"street": "12", "town": "3", "land": "", "0": "", "-": ""}
        assert {"hall vote 1 reach": half} == left_by_a_crash()


async def test_counts_that_were_half_typed_when_it_was_killed_are_gone_on_with(workshop_app):
    """The question says so, and v shows them, hidden, at the first that is missing."""
    first = workshop_app("hall.yaml", AGREED)
    async with first.run_test(size=(80, 24)) as pilot:
        await pilot.press(*VOTE, "7", "space", "3")
    again = workshop_app("hall.yaml")
    async with again.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Half typed, kept and not taken yet: the counts of a vote on question 2." in screen_text(again)
        assert "counts half typed" in screen_text(again)
        await pilot.press(*VOTE)
        await pilot.pause()
        assert "10  counted so far" in screen_text(again)
        await pilot.press("2", "enter", "enter", "enter")

        assert (7, 3, 2) == talk("reach").rounds[0].counts
        assert not DRAFT.exists()


async def test_a_program_that_was_killed_in_a_second_round_comes_back_to_its_question(workshop_app):
    """Although that has an answer by then, and others have none."""
    first = workshop_app("hall.yaml", AGREED)
    async with first.run_test(size=(80, 24)) as pilot:
        await pilot.press(*VOTE, *counts(1, 4, 9, 0, 0), "r", "v", "7")
    again = workshop_app("hall.yaml")
    async with again.run_test(size=(80, 24)) as pilot:
        await pilot.pause()

        assert "reach" == again.sitting.session.at


async def test_a_card_half_typed_on_one_question_is_there_on_any_other(workshop_app):
    """It belongs to the whole workshop."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("a", *"xx", "escape", "n", "a")
        await pilot.pause()

        assert "Who runs the hall?xx" == app.screen.texts()["heading"]


async def test_leaving_the_count_forgets_no_count(workshop_app):
    """b goes to the question, v back to the counts; x is the way to be rid of them."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*VOTE, "7", "space", "3", "b", *VOTE, "s")
        await pilot.pause()
        assert "[   7] 1 In one street" in screen_text(app)
        await pilot.press("x")
        await pilot.pause()

        assert "[    ] 1 In one street" in screen_text(app)
        assert not DRAFT.exists()


async def test_counts_of_one_round_are_not_those_of_the_next(workshop_app):
    """Nor those of another question."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*VOTE, *counts(1, 4, 9, 0, 0), "r", "v", "7", "b", "n", *VOTE)
        await pilot.pause()

        assert "0  counted so far" in screen_text(app)


async def test_a_disk_that_does_not_take_them_is_said_at_once(workshop_app, monkeypatch):
    """Nobody is told that counts are saved when they are not."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*VOTE)
        monkeypatch.setattr(Drafts, "keep", lambda *_, **__: False)
        await pilot.press("7")
        await pilot.pause()

        assert "These counts are NOT SAVED yet" in screen_text(app)
        assert "Saved in" not in screen_text(app)


@pytest.mark.parametrize(
    ("keys", "name", "field"),
    [
        (("m",), "hall note reach", "note"),
        (("m", "tab"), "hall note reach", "source"),
        (("d", "1", "enter", "enter"), "hall minority reach", "words"),
        (("p",), "hall park reach", "0"),
        (("a",), "hall card ", "heading"),
        (("a", "tab", "tab", "tab", "tab"), "hall card ", "room"),
    ],
)
async def test_what_is_typed_into_a_box_is_on_the_disk_and_comes_back(workshop_app, keys, name, field):
    """After a crash, and in a tab that was closed: the same box, and the words stand in it."""
    first = workshop_app("hall.yaml", AGREED)
    async with first.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys, *"Ours")
        await pilot.pause()
        before = left_by_a_crash()[name][field]
    again = workshop_app("hall.yaml")
    async with again.run_test(size=(80, 24)) as pilot:
        await pilot.press(keys[0])
        await pilot.pause()

        assert before.endswith("Ours")
        assert before == again.screen.texts()[field]
        assert "Half typed before, and not taken" in " ".join(screen_text(again).split())


async def test_a_box_that_is_taken_leaves_nothing_half_typed(workshop_app):
    """A note, a minority view, a point and the card."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m", *"Ours", "f3", "d", "1", "enter", "enter", *"Far", "enter", "p", *"Roof", "enter")
        await pilot.press("a", *"!", "f3")
        await pilot.pause()

        on_reach = talk("reach")
        assert ("Ours", "Far", ("Roof",)) == (
            kept().answers["reach"].note,
            on_reach.dissents[0].words,
            on_reach.parked,
        )
        assert not DRAFT.exists()


async def test_a_box_that_is_not_saved_stays_half_typed_on_the_disk(workshop_app):
    """Until the change is in the file, the draft is all that a crash would leave."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("p", *"Roof")
        Path("hall.yaml").write_text("something else\n")
        await pilot.press("enter")
        await pilot.pause()

        assert app.sitting.problem is not None
        assert "Roof" == left_by_a_crash()["hall park reach"]["0"]


async def test_a_draft_that_is_damaged_stops_nothing(workshop_app):
    """It is left as it is until something is half typed anew, and a file of somebody else's always."""
    DRAFT.write_text('{"half typed": [1, {"a": ')
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*VOTE, "7")
        await pilot.pause()

        assert {"street": "7", "town": "", "land": "", "0": "", "-": ""} == left_by_a_crash()["hall vote 1 reach"]
        assert not workshop().rules.is_fixed


async def test_what_can_be_no_count_is_not_taken_from_a_damaged_draft(workshop_app):
    """The counts beside it are."""
    DRAFT.write_text('{"half typed": {"hall vote 1 reach": {"street": "7", "town": "x", "land": "99999999999"}}}\n')
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*VOTE, "s")
        await pilot.pause()

        assert "7  counted so far" in screen_text(app)
