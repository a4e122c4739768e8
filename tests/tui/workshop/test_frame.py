"""The frame of a workshop's screens under a rulebook of many questions: everything stays on its rows."""

from __future__ import annotations

import pytest
from tests.nonsense_ids import shipped
from tests.tui.conftest import screen_text, until
from tests.tui.workshop.test_verdict import flowing
from tests.tui.workshop_samples import AGREED, RULES

BUSES = """decision: buses
title: Night buses to the estates
answers: {}
workshop: {format: 1, rulebook: climb, edition: '2027.1', card: {people: 12}}
"""
COUNTS = ("3", "space", "0", "space", "8", "space", "1", "enter")


def ladder_rows(app) -> list[int]:
    """The rows, from 0, on which the rungs stand."""
    return [row for row, line in enumerate(screen_text(app).splitlines()) if "├─" in line]


@pytest.mark.parametrize("size", [(40, 15), (60, 18), (80, 24)], ids=str)
async def test_the_overview_leaves_the_head_and_the_keys_in_sight(workshop_app, size):
    """However long its list is."""
    app = workshop_app("buses.yaml", BUSES, shipped().compiled)
    async with app.run_test(size=size) as pilot:
        await pilot.press("o")
        await pilot.pause()
        first, *_, last = screen_text(app).splitlines()

        assert "All questions" in first
        assert "Enter go there" in last


async def test_the_ladder_stands_still_from_the_question_to_the_vote_that_is_in(workshop_app):
    """And on the overview and the result: a line a rung, on the same rows."""
    app = workshop_app("buses.yaml", BUSES, shipped().compiled)
    async with app.run_test(size=(80, 24)) as pilot:
        seen = []
        for keys in ((), ("v", *RULES), COUNTS, ("b", "o"), ("r",)):
            await pilot.press(*keys)
            await pilot.pause()
            seen.append(ladder_rows(app))

        assert [[18, 19, 20, 21]] * 5 == seen


async def test_the_ladder_folds_for_a_vote_that_needs_its_rows(workshop_app):
    """The bars come first; on a taller terminal both have room."""
    app = workshop_app("buses.yaml", BUSES, shipped().compiled)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("v", *RULES, *COUNTS, "r")
        await pilot.pause()
        assert [] == ladder_rows(app)
        await pilot.resize_terminal(80, 40)
        await pilot.pause()

        assert [34, 35, 36, 37] == ladder_rows(app)


@pytest.mark.parametrize(("width", "place"), [(40, "1 of 28 · round 1 of 3"), (60, "Question 1 of 28 · round 1 of 3")])
async def test_the_head_names_question_and_round_however_narrow_it_is(workshop_app, width, place):
    """Beside the beginning of the title; no word is cut."""
    app = workshop_app("buses.yaml", BUSES, shipped().compiled)
    async with app.run_test(size=(width, 18)) as pilot:
        await pilot.press("v", *RULES)
        await pilot.pause()
        first, *_ = screen_text(app).splitlines()

        assert first.endswith(f" {place}")
        assert first.startswith(" Night buses")


async def test_taking_back_that_a_vote_was_agreed_to_names_the_answer(workshop_app):
    """Though the answer itself is that of the vote."""
    app = workshop_app("buses.yaml", BUSES, shipped().compiled)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("v", *RULES, *COUNTS, "r", "3", "enter", "u")
        await pilot.pause()

        assert "Took back: the answer to question 1: 3, “What a service" in screen_text(app)


async def test_reasons_that_lead_to_one_place_are_one_row_until_asked_for(workshop_app):
    """As the drawing of the path has them; Enter shows each with its words."""
    app = workshop_app("buses.yaml", BUSES, shipped().compiled)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("r", "g", "home", "down")
        await pilot.pause()
        before = screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        after = screen_text(app)

        assert "other reasons → Must it move above the" in " ".join(before.replace("┃", "").split())
        assert "In this emergency several places must act as one" not in before
        assert "In this emergency several places must act as one" in after


async def test_the_palette_says_acts_in_whole_words_on_a_narrow_terminal(workshop_app):
    """What comes after a colon or a comma can be left out."""
    app = workshop_app("buses.yaml", BUSES, shipped().compiled)
    async with app.run_test(size=(40, 30)) as pilot:
        await pilot.press("ctrl+p")
        await until(pilot, lambda: "The decision card" in screen_text(app))
        rows = [line.strip() for line in screen_text(app).splitlines()]

        assert "Vote on this question              v" in rows
        assert "Clear this answer and its note     x" in rows


@pytest.mark.parametrize("size", [(40, 15), (60, 18), (80, 24), (120, 40)], ids=str)
async def test_a_split_that_begins_to_matter_is_named_beside_the_verdict_and_the_keys_go_back_to_it(workshop_app, size):
    """On the question after it, in fewer words where there is less room; on its own there is nothing to go back to."""
    app = workshop_app("hall.yaml", AGREED)
    said = (
        "matters now: o 3 Enter." if size[0] < 90 else "The split on question 3 matters now: o, 3 and Enter go there."
    )
    async with app.run_test(size=size) as pilot:
        await pilot.press("n", "v", *RULES, "7", "space", "0", "space", "5", "space", "0", "enter", "r", "b")
        await pilot.pause()
        before = flowing(app)
        await pilot.press("b", "2")
        await pilot.pause()
        after = flowing(app)
        await pilot.press("o", "3", "enter")
        await pilot.pause()

        assert (False, True, False) == tuple(said in text for text in (before, after, flowing(app)))
        await until(pilot, lambda: "The split on this question matters now: v shows it." in flowing(app))
        assert "trust" == app.sitting.session.at


async def test_a_split_that_matters_no_more_is_named_no_more(workshop_app):
    """Once the answer is another."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n", "v", *RULES, "7", "space", "0", "space", "5", "space", "0", "enter", "r", "b", "b", "2")
        await pilot.pause()
        town = flowing(app)
        await pilot.press("1")
        await pilot.pause()

        assert (True, False) == ("matters now" in town, "matters now" in flowing(app))


@pytest.mark.parametrize("size", [(40, 15), (60, 18), (80, 24)], ids=str)
async def test_every_count_of_a_ballot_is_seen_however_long_its_words_are(workshop_app, size):
    """The words lose their ends where there are not enough rows, and the sum below them is seen, too."""
    app = workshop_app("buses.yaml", BUSES, shipped().compiled)
    async with app.run_test(size=size) as pilot:
        await pilot.press("v", *RULES, "7")
        await pilot.pause()
        said = flowing(app)

        marks = ("[ in] 1", "[ ] 2", "[ ] 3", "[ ] 4", "[ ] 0", "[ ] Abstained", "7 of 12 counted, 5 to come")
        assert list(marks) == [mark for mark in marks if mark in said]
