"""The group's answer after a split: a digit chooses it, Enter records it, Escape leaves it."""

from __future__ import annotations

import pytest
from tests.tui.conftest import screen_text
from tests.tui.workshop.test_verdict import TWELVE, VOTE, flowing
from tests.tui.workshop_samples import kept, talk

from subsidiarity.tui.workshop.vote import VoteScreen

SCROLL_BAR = str.maketrans("", "", "▁▂▃▄▅▆▇")
SPLIT = (*VOTE, "7", "space", "5", "enter", "r")


@pytest.mark.parametrize("size", [(40, 15), (60, 18), (80, 24), (120, 40)])
async def test_a_digit_on_a_split_chooses_and_records_nothing(workshop_app, size):
    """It is marked, and a line says what Enter and Escape do."""
    app = workshop_app("hall.yaml", TWELVE)
    async with app.run_test(size=size) as pilot:
        await pilot.press(*SPLIT, "2")
        await pilot.pause()

        said = "(·) 2, “Across the town” is chosen, not recorded yet. Enter records it, Esc leaves it."
        assert said in " ".join(flowing(app).translate(SCROLL_BAR).split())
        assert "Enter record  Esc leave it" in screen_text(app).splitlines()[-1]
        assert ({"street", "town"}, False) == (set(kept().answers["reach"].options), talk("reach").is_agreed)


async def test_whoever_goes_on_from_a_split_without_an_answer_is_told(workshop_app):
    """On the next question: what was voted for stands."""
    app = workshop_app("hall.yaml", TWELVE)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*SPLIT, "enter")
        await pilot.pause()

        assert "No answer is recorded for question 2: what was voted for stands." in flowing(app)


async def test_the_bar_of_what_is_chosen_alone_is_marked(workshop_app):
    """And another digit moves the mark."""
    app = workshop_app("hall.yaml", TWELVE)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*SPLIT, "2")
        await pilot.pause()
        second = flowing(app)
        await pilot.press("3")
        await pilot.pause()
        third = flowing(app)

        assert ("1 ( )" in second, "2 (·)" in second, "3 ( )" in second) == (True, True, True)
        assert ("1 ( )" in third, "2 ( )" in third, "3 (·)" in third) == (True, True, True)


async def test_enter_records_what_is_chosen_and_goes_on(workshop_app):
    """Which is as many keys as before, a digit and Enter; undo says what it takes back."""
    app = workshop_app("hall.yaml", TWELVE)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*SPLIT, "2", "enter")
        await pilot.pause()
        assert "Recorded for question 2: 2, “Across the town”. u takes it back." in flowing(app)
        assert ({"town"}, True) == (set(kept().answers["reach"].options), talk("reach").is_agreed)
        assert not isinstance(app.screen, VoteScreen)
        await pilot.press("u")
        await pilot.pause()

        assert "Took back: the answer to question 2: 2, “Across the town”. U does it again." in flowing(app)
        assert ({"street", "town"}, False) == (set(kept().answers["reach"].options), talk("reach").is_agreed)


@pytest.mark.parametrize("key", ["escape", "b", "left", "u"])
async def test_what_is_chosen_is_left_by_the_keys_that_go_back(workshop_app, key):
    """The vote stays revealed and on the screen."""
    app = workshop_app("hall.yaml", TWELVE)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*SPLIT, "2", key)
        await pilot.pause()

        assert "Nothing is recorded." in flowing(app)
        assert "is chosen" not in flowing(app)
        assert isinstance(app.screen, VoteScreen)
        assert ({"street", "town"}, False) == (set(kept().answers["reach"].options), talk("reach").is_agreed)


async def test_a_minority_is_asked_about_before_its_answer_is_recorded(workshop_app):
    """And recording its view leaves what is chosen."""
    app = workshop_app("hall.yaml", TWELVE)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press(*VOTE, "7", "space", "0", "space", "5", "enter", "r", "1")
        await pilot.pause()
        assert "5 of 12 voted two or more options away from this answer. Record a minority view?" in flowing(app)
        await pilot.press("d", "3", "enter", "5", "enter", "enter")
        await pilot.pause()

        assert "1, “In one street” is chosen, not recorded yet." in flowing(app)
        assert 1 == len(talk("reach").dissents)


@pytest.mark.parametrize("rounds", [(), ("r", "v", "7", "space", "5", "enter")], ids=["first", "second"])
async def test_nothing_is_chosen_while_a_vote_waits(workshop_app, rounds):
    """That is said, and b goes back at once."""
    app = workshop_app("hall.yaml", TWELVE)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*VOTE, "7", "space", "5", "enter", *rounds, "2")
        await pilot.pause()
        assert "A vote is in and has not been revealed. Reveal it, or throw it away." in flowing(app)
        await pilot.press("b")
        await pilot.pause()

        assert not isinstance(app.screen, VoteScreen)


async def test_not_known_yet_is_chosen_too(workshop_app):
    """As any other answer."""
    app = workshop_app("hall.yaml", TWELVE)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*SPLIT, "0")
        await pilot.pause()
        said = flowing(app)
        assert "(·) Not known yet is chosen, not recorded yet." in said
        assert ("1 ( )" in said, "2 ( )" in said, "0 (·) Not known yet" in said) == (True, True, True)
        await pilot.press("enter")

        assert ({"street", "town", "land"}, True) == (set(kept().answers["reach"].options), talk("reach").is_agreed)


async def test_a_digit_on_the_question_chooses_as_well_once_it_was_voted_on(workshop_app):
    """Enter records it, though it is one of those voted for; Escape leaves it."""
    app = workshop_app("hall.yaml", TWELVE)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*SPLIT, "b", "1")
        await pilot.pause()
        asked = flowing(app)
        before = talk("reach").is_agreed
        await pilot.press("escape")
        await pilot.pause()
        left = flowing(app)
        await pilot.press("1", "enter")
        await pilot.pause()

        assert "1, “In one street” is chosen, not recorded yet. Enter records it, Esc leaves" in asked
        assert "is chosen" not in left
        assert (False, True) == (before, talk("reach").is_agreed)
        assert "Recorded for question 2: 1, “In one street”. u takes it back." in flowing(app)


async def test_enter_on_the_question_records_a_consensus_that_was_left(workshop_app):
    """It is the option that is marked; on another one, Enter asks first."""
    app = workshop_app("hall.yaml", TWELVE)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*VOTE, "2", "space", *"10", "enter", "r", "b", "enter")
        await pilot.pause()
        asked = flowing(app)
        before = talk("reach").is_agreed
        await pilot.press("escape", "down", "enter")
        await pilot.pause()

        assert "10 of 12 voted for 2, “Across the town”. 1, “In one street” is chosen instead" in asked
        assert (False, True) == (before, talk("reach").is_agreed)
        assert "Recorded for question 2: 2, “Across the town”, by 10 of 12. u takes it back." in flowing(app)


async def test_a_range_after_a_vote_is_typed_beside_it(workshop_app):
    """Space on the question would record it at once, and says where it is typed instead."""
    app = workshop_app("hall.yaml", TWELVE)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*SPLIT, "b", "down", "space")
        await pilot.pause()

        assert "After a vote, a range is typed beside it: v goes there, and Space types it." in flowing(app)
        assert not talk("reach").is_agreed
