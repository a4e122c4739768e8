"""Counts typed in one breath, and the verdict first: a consensus is recorded by one key."""

from __future__ import annotations

import re

import pytest
from tests.tui.conftest import RULEBOOK, screen_text
from tests.tui.workshop_samples import RULES, kept, talk

from subsidiarity.reporting.forms.plain import render_plain
from subsidiarity.tui.workshop.vote import VoteScreen
from subsidiarity.workshop.view.minutes import minutes_of

TWELVE = """decision: hall
title: Who runs the hall?
answers: {goal: agreed}
workshop: {format: 1, rulebook: small, edition: '3', card: {people: 12}}
"""
VOTE = ("v", *RULES)


def flowing(app) -> str:
    return " ".join(screen_text(app).split())


async def test_counts_with_spaces_and_one_enter_are_a_vote(workshop_app):
    """7 3 2 Enter: as they are read from a list."""
    app = workshop_app("hall.yaml", TWELVE)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*VOTE, "s", "7", "space", "3", "space", "2")
        await pilot.pause()
        assert "12  of 12 counted: all are in" in screen_text(app)
        await pilot.press("enter")

        assert (7, 3, 2) == talk("reach").rounds[0].counts


async def test_the_sum_says_how_many_are_to_come_where_counts_show(workshop_app):
    """And Enter does not end a count of ten where twelve are expected."""
    app = workshop_app("hall.yaml", TWELVE)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*VOTE, "7", "space", "3", "enter")
        await pilot.pause()

        assert "10  of 12 counted, 2 to come" in screen_text(app)
        assert () == talk("reach").rounds


async def test_a_sum_above_those_expected_is_remarked_on(workshop_app):
    """A slip of the finger is seen before the reveal."""
    app = workshop_app("hall.yaml", TWELVE)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*VOTE, *"77")
        await pilot.pause()

        assert "77  counted, but the card says 12 people vote" in screen_text(app)


async def test_counts_with_spaces_need_no_number_on_the_card(workshop_app):
    """One an option, and Enter ends them; the others are none."""
    app = workshop_app("hall.yaml", TWELVE.replace("people: 12", "place: The hall"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*VOTE, "7", "space", "3", "space", "0", "enter")

        assert (7, 3, 0) == talk("reach").rounds[0].counts


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40)])
async def test_nine_of_twelve_is_a_consensus_that_enter_records(workshop_app, size):
    """It is the first thing said, on the first screenful, and nowhere is it said that nothing is agreed."""
    app = workshop_app("hall.yaml", TWELVE)
    async with app.run_test(size=size) as pilot:
        await pilot.press(*VOTE, "9", "space", "3", "enter", "r")
        await pilot.pause()
        said = flowing(app)
        assert "= A consensus (75 of 100) on 1, by 9 of 12 votes." in said
        assert "Enter records it and goes on. 3 people voted otherwise: d writes down why." in said
        assert "No answer is agreed" not in said
        await pilot.press("enter")
        await pilot.pause()

        assert ({"street"}, True) == (set(kept().answers["reach"].options), talk("reach").is_agreed)
        assert not isinstance(app.screen, VoteScreen)
        assert "Recorded for question 2: 1, “In one street”, by 9 of 12. u takes it back." in flowing(app)


async def test_a_recorded_consensus_is_taken_back_by_undo(workshop_app):
    """To the options voted for, which stand again."""
    app = workshop_app("hall.yaml", TWELVE)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*VOTE, "9", "space", "3", "enter", "r", "enter", "u")
        await pilot.pause()

        assert ({"street", "town"}, False) == (set(kept().answers["reach"].options), talk("reach").is_agreed)
        assert "Took back: the answer to question 2: 1, “In one street”. U does it again." in screen_text(app)


async def test_a_consensus_that_it_is_not_known_yet_is_recorded_too(workshop_app):
    """All options, as everywhere."""
    app = workshop_app("hall.yaml", TWELVE)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*VOTE, "3", "space", "space", "space", "9", "enter", "r", "enter")

        assert {"street", "town", "land"} == set(kept().answers["reach"].options)
        assert talk("reach").is_agreed


@pytest.mark.parametrize(
    ("counts", "verdict"),
    [
        (("7", "space", "5"), "! No consensus (75 of 100) on one option, but one on 1 to 2, by 12 of 12 votes."),
        (("3", "space", "space", "space", "space", "9"), "! A consensus among those who voted (75 of 100) on 1"),
    ],
    ids=["split", "too few"],
)
async def test_what_is_no_consensus_of_the_room_is_not_recorded_by_enter(workshop_app, counts, verdict):
    """The options voted for stand, and Enter goes on."""
    app = workshop_app("hall.yaml", TWELVE)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*VOTE, *counts, "enter", "r")
        await pilot.pause()
        assert verdict in flowing(app)
        await pilot.press("enter")

        assert not talk("reach").is_agreed


async def test_a_split_that_matters_says_to_what_before_the_bars(workshop_app):
    """It is what the room has to talk about."""
    app = workshop_app("hall.yaml", TWELVE)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*VOTE, "7", "space", "5", "enter", "r")
        await pilot.pause()

        said = flowing(app)
        assert -1 < said.find("! This matters: with 1 street should decide") < said.find("█")


async def test_another_answer_than_the_consensus_is_asked_about_first(workshop_app):
    """One slip of a finger does not put the room's vote aside; undo brings it back."""
    app = workshop_app("hall.yaml", TWELVE)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*VOTE, "9", "space", "3", "enter", "r", "2")
        await pilot.pause()
        said = "9 of 12 voted for 1, “In one street”. 2, “Across the town” is chosen instead, not recorded yet."
        assert said in flowing(app)
        assert {"street", "town"} == set(kept().answers["reach"].options)
        await pilot.press("enter", "u", "v")
        await pilot.pause()

        assert ({"street", "town"}, False) == (set(kept().answers["reach"].options), talk("reach").is_agreed)
        assert "Enter records it and goes on." in flowing(app)


async def test_enter_on_another_option_asks_as_a_digit_does(workshop_app):
    """On the question, too."""
    app = workshop_app("hall.yaml", TWELVE)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*VOTE, "9", "space", "3", "enter", "r", "b", "down", "down", "enter")
        await pilot.pause()

        assert "9 of 12 voted for 1, “In one street”. 3, “Across the land” is chosen instead" in flowing(app)
        assert {"street", "town"} == set(kept().answers["reach"].options)


async def test_another_answer_than_the_consensus_stands_once_it_is_taken(workshop_app):
    """Enter goes on with the group's own answer, and does not bring the consensus back."""
    app = workshop_app("hall.yaml", TWELVE)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*VOTE, "9", "space", "3", "enter", "r", "2", "enter", "b", "enter")

        assert {"town"} == set(kept().answers["reach"].options)


async def test_the_time_for_talking_is_large(workshop_app):
    """Three rows high, so that the last row of chairs sees it."""
    app = workshop_app("hall.yaml", TWELVE)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*VOTE, "7", "space", "5", "enter", "r")
        assert not app.screen.query_one("#clock").display
        await pilot.press("t")
        await pilot.pause()

        assert (True, 3) == (app.screen.query_one("#clock").display, app.screen.query_one("#clock").region.height)


@pytest.mark.parametrize("size", [(60, 18), (40, 15)])
async def test_on_a_small_screen_the_time_is_at_the_foot_and_the_key_that_records_in_sight(workshop_app, size):
    """The rows are needed for the verdict."""
    app = workshop_app("hall.yaml", TWELVE)
    async with app.run_test(size=size) as pilot:
        await pilot.press(*VOTE, "9", "space", "3", "enter", "r", "t")
        await pilot.pause()

        assert not app.screen.query_one("#clock").display
        assert "Talk: " in screen_text(app)
        assert "Enter record" in screen_text(app).splitlines()[-1]


async def test_a_digit_over_a_recorded_vote_asks_before_it_changes_anything(workshop_app):
    """A slip of the finger changes nothing; another key in between begins anew."""
    app = workshop_app("hall.yaml", TWELVE)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*VOTE, "9", "space", "3", "enter", "r", "enter", "b", "3")
        await pilot.pause()
        said = "3, “Across the land” is chosen in the place of 1, “In one street”, by 9 of 12. Enter records it"
        assert said in flowing(app)
        await pilot.press("b", "n", "3", "3")

        assert {"street"} == set(kept().answers["reach"].options)


async def test_a_digit_over_a_recorded_vote_asks_on_the_screen_of_the_vote_too(workshop_app):
    """There the digits are as near."""
    app = workshop_app("hall.yaml", TWELVE)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*VOTE, "9", "space", "3", "enter", "r", "enter", "b", "v", "3")
        await pilot.pause()
        assert {"street"} == set(kept().answers["reach"].options)
        await pilot.press("enter")

        assert {"land"} == set(kept().answers["reach"].options)


async def test_an_answer_that_is_typed_says_what_it_was_before_and_the_same_one_changes_nothing(workshop_app):
    """A range is typed on the screen of the vote, and recorded by Enter as a digit is."""
    app = workshop_app("hall.yaml", TWELVE)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*VOTE, "9", "space", "3", "enter", "r", "enter", "b", "v", "1")
        await pilot.pause()
        assert "That is the answer already. Enter goes on." in flowing(app)
        await pilot.press("space", *"1-2", "enter", "enter")
        await pilot.pause()

        said = "Recorded for question 2: 1 or 2, instead of 1, “In one street”, by 9 of 12. u takes it back."
        assert said in flowing(app)
        assert {"street", "town"} == set(kept().answers["reach"].options)


async def test_clearing_the_rooms_answer_says_what_it_was(workshop_app):
    """As another answer in its place does."""
    app = workshop_app("hall.yaml", TWELVE)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*VOTE, "9", "space", "3", "enter", "r", "enter", "b", "x")
        await pilot.pause()

        assert "The room's answer was 1, “In one street”, by 9 of 12. u brings it back." in flowing(app)


async def test_what_was_voted_for_is_not_marked_as_the_answer_before_it_is_recorded(workshop_app):
    """Neither with the vote nor on the question; the strip counts it among those to come."""
    app = workshop_app("hall.yaml", TWELVE)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*VOTE, "9", "space", "3", "enter", "r")
        await pilot.pause()
        vote = flowing(app)
        assert ("1 (·) In one street" in vote, "3 ( )" in vote, "(x)" in vote) == (True, True, False)
        assert "(·) is not recorded yet. Enter records it" in vote
        assert "1 answered" in vote
        await pilot.press("escape")
        await pilot.pause()

        asked = flowing(app)
        assert ("1 (·) In one street" in asked, "(x)" in asked) == (True, False)
        assert "no answer is recorded yet." in asked


async def test_a_digit_over_the_rooms_answer_says_what_it_was(workshop_app):
    """A slip of the finger on the question is seen, and one key mends it."""
    app = workshop_app("hall.yaml", TWELVE)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*VOTE, "9", "space", "3", "enter", "r", "enter", "b", "3", "enter")
        await pilot.pause()
        assert "instead of 1, “In one street”, by 9 of 12. u takes it back." in flowing(app)
        await pilot.press("u")

        assert {"street"} == set(kept().answers["reach"].options)


async def test_more_votes_than_people_are_put_in_only_by_a_second_enter(workshop_app):
    """The first one asks, and what is typed in between is asked about anew."""
    app = workshop_app("hall.yaml", TWELVE)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*VOTE, *"18", "tab", "tab", "tab", "tab", "enter")
        await pilot.pause()
        first, asked = talk("reach").rounds, screen_text(app)
        await pilot.press("1", "enter")
        await pilot.pause()
        second = talk("reach").rounds
        await pilot.press("enter")
        await pilot.pause()

        assert "18 counted, but the card says 12. Enter again puts it in." in asked
        assert ((), ()) == (first, second)
        assert 19 == talk("reach").rounds[0].took_part


async def test_tab_moves_between_the_counts_and_shift_tab_moves_back(workshop_app):
    """As between the fields of any other box."""
    app = workshop_app("hall.yaml", TWELVE)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*VOTE, "1", "tab", "2", "tab", "3", "shift+tab", "4", "s")
        await pilot.pause()

        said = screen_text(app)
        assert ["[   1] 1", "[  24] 2", "[   3] 3"] == re.findall(r"\[ +\d+\] \d", said)


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("b", "The consensus is not recorded. v shows it, and Enter there records it."),
        ("o", "the options voted for stand"),
    ],
)
async def test_whoever_leaves_a_consensus_unrecorded_is_told(workshop_app, key, said):
    """Or sees in the list of all questions that the options voted for stand; no answer is taken by leaving."""
    app = workshop_app("hall.yaml", TWELVE)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*VOTE, "1", "0", "space", "2", "space", "0", "enter", "r", key)
        await pilot.pause()

        assert said in flowing(app)
        assert not isinstance(app.screen, VoteScreen)
        assert not talk("reach").is_agreed


async def test_a_vote_that_is_thrown_away_can_be_brought_back(workshop_app):
    """And the screen says by which key."""
    app = workshop_app("hall.yaml", TWELVE)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*VOTE, "7", "space", "3", "space", "2", "enter", "x")
        await pilot.pause()
        assert "The vote is thrown away. u brings it back, as hidden as it was." in flowing(app)
        assert () == talk("reach").rounds
        await pilot.press("u")

        assert (7, 3, 2) == talk("reach").rounds[0].counts


async def test_counting_again_keeps_the_vote_until_all_are_in(workshop_app):
    """Whoever pressed the key by mistake is told how to go back."""
    app = workshop_app("hall.yaml", TWELVE)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*VOTE, "7", "space", "3", "space", "2", "enter", "backspace")
        await pilot.pause()
        assert "Count again. b leaves the vote that is in as it was." in flowing(app)
        assert "1 In one street" in screen_text(app)
        await pilot.press("b", "v")
        await pilot.pause()

        assert "12 votes. Nothing is shown yet." in flowing(app)
        assert "Count again" not in flowing(app)
        assert (7, 3, 2) == talk("reach").rounds[0].counts


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("10", "2", "The consensus was not recorded. Until it is, the options voted for stand: 1 or 2."),
        ("4", "1", "No answer is agreed. The options voted for stand: 1 or 2."),
    ],
    ids=["of the room", "of too few"],
)
async def test_minutes_say_that_a_consensus_was_not_recorded(workshop_app, first, second, said):
    """And not, below the consensus, that no answer is agreed; but five of twelve cannot speak for the room."""
    app = workshop_app("hall.yaml", TWELVE)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*VOTE, *first, "space", *second, "space", "0", "enter", "enter", "enter", "enter", "r", "b")
        await pilot.pause()
    minutes = " ".join(render_plain(minutes_of(RULEBOOK, kept()).outline).split())

    assert talk("reach").revealed
    assert said in minutes
    assert ("No answer is agreed" in minutes) == said.startswith("No answer")
