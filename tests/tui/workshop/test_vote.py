"""The vote on a question, key by key: nothing shows before the reveal, and every round stays."""

from __future__ import annotations

import pytest
from tests.tui.conftest import screen_text
from tests.tui.workshop_samples import AGREED, RULES, counts, kept, talk, workshop

from subsidiarity.reporting.language import words
from subsidiarity.tui.bindings import bindings_of, key_label
from subsidiarity.tui.dialogs.boxes import LineDialog
from subsidiarity.tui.key_line import KeyLine, fitting_keys
from subsidiarity.tui.workshop.countdown import Countdown
from subsidiarity.tui.workshop.vote import VoteScreen
from subsidiarity.tui.workshop.vote_keys import (
    CHOSEN_KEYS,
    CONSENSUS_KEYS,
    REVEALED_KEYS,
    TYPING_KEYS,
    VOTE_MOVES,
    WAITING_KEYS,
)

VOTE = ("v", *RULES)


async def test_before_the_first_vote_the_group_says_what_makes_a_consensus(workshop_app):
    """The first vote fixes it; the second is not asked again."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("v")
        assert isinstance(app.screen, LineDialog)
        await pilot.press("backspace", "backspace", "8", "0", "enter", "enter", *counts(1, 1, 1, 0, 0), "r", "b", "v")
        await pilot.pause()

        rules = workshop().rules
        assert (80, 3, True) == (rules.threshold, rules.most_rounds, rules.is_fixed)
        assert isinstance(app.screen, VoteScreen)


async def test_a_threshold_that_is_none_is_refused_in_words(workshop_app):
    """In those of the line, at once, and the cursor stays on it; no vote begins."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("v", "backspace", "enter", "enter")
        await pilot.pause()
        assert "How many of 100 votes make a consensus is a number from 50 to 100." in screen_text(app)
        assert app.focused is app.screen.fields[0]
        assert not isinstance(app.screen, VoteScreen)
        await pilot.press("0", "enter")
        await pilot.pause()

        assert app.focused is app.screen.fields[1]
        assert "is a number from" not in screen_text(app)


async def test_counts_are_typed_blind_and_only_their_number_shows(workshop_app):
    """Neither while they are typed nor while the vote waits is any count on the screen."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*VOTE, *counts(17, 29))
        await pilot.pause()
        assert "[  in] 2 Across the town" in screen_text(app)
        typing = screen_text(app)
        await pilot.press(*counts(38, 0, 1))
        await pilot.pause()

        waiting = screen_text(app)
        assert "84 votes, 1 abstained." in waiting
        assert not [number for number in ("17", "29", "38") if number in typing + waiting]


async def test_counts_are_shown_when_somebody_asks(workshop_app):
    """Raised hands are seen by everybody anyway."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*VOTE, *counts(17), "s")
        await pilot.pause()

        assert "[  17] 1 In one street" in screen_text(app)


async def test_a_wrong_count_is_erased_and_typed_again(workshop_app):
    """Backspace empties the marked count; arrows go back to it."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*VOTE, *counts(9), "up", "backspace", *counts(2, 5, 7, 0, 0))
        await pilot.pause()

        assert (2, 5, 7) == talk("reach").rounds[0].counts


async def test_fewer_than_three_votes_are_refused_and_not_kept(workshop_app):
    """They would tell who voted for what."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*VOTE, *counts(1, 1, 0, 0, 0), "r")
        await pilot.pause()

        assert () == talk("reach").rounds
        assert "Not all counts are in" in screen_text(app)


async def test_revealing_shows_bars_and_whether_the_split_matters(workshop_app):
    """Counts, middle, range, the group's answer; no figure of agreement, which a room cannot place."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press(*VOTE, *counts(1, 4, 9, 2, 3), "r")
        await pilot.pause()

        said = screen_text(app)
        assert "████████████░░" in said
        assert "0 (·) Not known yet" in said
        assert "Abstained: 3" in said
        assert "The middle answer is 3. The answers run from 1 to 3." in " ".join(said.split())
        assert "agreement" not in said
        assert "This matters" in said
        assert talk("reach").rounds[0].is_revealed


async def test_a_second_round_shows_what_changed_and_keeps_the_first(workshop_app):
    """Both stay in the file."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press(*VOTE, *counts(1, 4, 9, 0, 0), "r", "v", *counts(0, 2, 12, 0, 0), "r")
        await pilot.pause()

        said = screen_text(app)
        assert "12  ▲ 3 (was 9)" in said
        assert "0  ▼ 1 (was 1)" in said
        assert [(1, 4, 9), (0, 2, 12)] == [each.counts for each in talk("reach").rounds]


async def test_no_further_round_than_the_rules_allow(workshop_app):
    """Three, unless the group said otherwise."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("v", "enter", "backspace", "1", "enter", *counts(1, 1, 3, 0, 0), "r", "v")
        await pilot.pause()

        assert "This question has had its round." in screen_text(app)
        assert 1 == len(talk("reach").rounds)


async def test_a_digit_takes_the_groups_answer_after_the_vote(workshop_app):
    """With Enter; space takes a range. The minutes tell both from what stands by itself."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*VOTE, *counts(1, 4, 9, 0, 0), "r", "3", "enter")
        assert ({"land"}, True) == (set(kept().answers["reach"].options), talk("reach").is_agreed)
        await pilot.press("b", "v", "space", *"2-3", "enter", "enter")

        assert {"town", "land"} == set(kept().answers["reach"].options)


async def test_no_answer_is_taken_while_a_vote_waits(workshop_app):
    """Neither here nor on the question screen, whose digits answer too."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*VOTE, *counts(1, 4, 9, 0, 0), "3", "b", "2", "down", "space", "enter", "x")
        await pilot.pause()

        assert "reach" not in kept().answers
        assert "has not been revealed" in screen_text(app)
        assert "a vote is in" in screen_text(app)


async def test_a_vote_is_thrown_away_or_counted_again_before_the_reveal(workshop_app):
    """Counts put in again take the place of the first ones."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*VOTE, *counts(1, 4, 9, 0, 0), "backspace", *counts(2, 2, 2, 0, 0))
        assert [(2, 2, 2)] == [each.counts for each in talk("reach").rounds]
        await pilot.press("x")

        assert () == talk("reach").rounds


async def test_enter_goes_on_after_the_reveal_and_not_before(workshop_app):
    """A vote that waits is not forgotten."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*VOTE, *counts(1, 4, 9, 0, 0), "enter")
        assert isinstance(app.screen, VoteScreen)
        await pilot.press("r", "3", "enter")
        await pilot.pause()

        assert ("trust", False) == (app.sitting.session.at, isinstance(app.screen, VoteScreen))


async def test_a_minority_view_is_asked_for_by_its_rule_and_recorded(workshop_app):
    """Two people two options away from the answer are enough; the level of their answer stands beside it."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press(*VOTE, *counts(3, 0, 9, 0, 0), "r", "3")
        await pilot.pause()
        assert "Record a minority view?" in screen_text(app)
        await pilot.press("d", "1", "enter", "3", "enter", *"Too far", "enter")
        await pilot.pause()

        (view,) = talk("reach").dissents
        assert ({"street"}, 3, "Too far") == (set(view.options), view.people, view.words)
        assert "Minority view: 3 people hold to 1" in screen_text(app)
        assert "Record a minority view?" not in screen_text(app)
        await pilot.press("l", "enter")
        await pilot.pause()

        assert () == talk("reach").dissents
        assert "Record a minority view?" in screen_text(app)


@pytest.mark.parametrize(("held", "people"), [("", ""), ("9", ""), ("1", "many")])
async def test_a_minority_view_that_is_none_is_refused_in_words(workshop_app, held, people):
    """And the box stays, with what was typed."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("d", *held, "enter", *people, "enter", "enter")
        await pilot.pause()

        assert " is a number from 1 to " in " ".join(screen_text(app).split())
        assert () == talk("reach").dissents


async def test_undo_takes_back_a_reveal_and_leads_to_an_earlier_question(workshop_app):
    """The vote waits again; what was done on another question is taken back there."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("2", "n", *VOTE, *counts(1, 1, 9, 0, 0), "r", "u")
        assert talk("trust").hidden is not None
        await pilot.press("u", "u", "u")
        await pilot.pause()

        assert ("reach", False) == (app.sitting.session.at, isinstance(app.screen, VoteScreen))
        assert "reach" not in kept().answers


async def test_each_thing_that_undo_takes_back_in_a_workshop_is_said(workshop_app):
    """A parked point, a minority view and an answer, one after another; and all of it can be done again."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("2", "d", "3", "enter", "enter", "enter", "p", *"Roof", "enter")
        said = []
        for key in ("u", "u", "u", "U", "U", "U"):
            await pilot.press(key)
            await pilot.pause()
            said.append(app.said)

        assert [
            "Took back: parking “Roof”. U does it again.",
            "Took back: the minority view on question 2. U does it again.",
            "Took back: the answer to question 2: 2, “Across the town”. U does it again.",
            "Done again: the answer to question 2: 2, “Across the town”. u takes it back.",
            "Done again: the minority view on question 2. u takes it back.",
            "Done again: parking “Roof”. u takes it back.",
        ] == said
        assert ("Roof",) == talk("reach").parked


async def test_going_elsewhere_by_the_palette_leaves_the_vote(workshop_app):
    """The vote of one question is never shown over another one."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*VOTE, *counts(1, 1, 9, 0, 0))
        app.switch_mode("overview")
        await pilot.pause()
        await pilot.press("home", "enter")
        await pilot.pause()
        await pilot.pause()

        assert ("goal", False) == (app.sitting.session.at, isinstance(app.screen, VoteScreen))


async def test_the_timer_counts_down_and_says_when_the_time_is_up(workshop_app):
    """t starts and stops it, plus gives a minute."""
    now = [0.0]
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*VOTE, *counts(1, 1, 9, 0, 0), "r")
        app.screen._countdown = Countdown(lambda: now[0])
        await pilot.press("t")
        now[0] = 55
        await pilot.press("plus")
        await pilot.pause()
        assert "Talk: 3:05" in screen_text(app)
        now[0] = 300
        await pilot.press("p", "escape", "u", "r")
        await pilot.pause()
        assert "Time is up" in screen_text(app)
        await pilot.press("t")
        await pilot.pause()

        assert "Time is up" not in screen_text(app)


async def test_a_rehearsal_invents_its_votes(workshop_app):
    """v puts them in, and nobody types a count."""
    app = workshop_app("new.yaml", rehearsal=7)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"Hall", "enter", "enter", "escape", "escape", *VOTE)
        await pilot.pause()

        (vote,) = talk("goal", "new.yaml").rounds
        assert (14, 7) == (vote.votes + vote.abstained, workshop("new.yaml").rehearsal)


@pytest.mark.parametrize("size", [(40, 15), (60, 18), (80, 24), (120, 40)])
async def test_all_of_a_reveal_can_be_reached_at_any_size(workshop_app, size):
    """The page scrolls to its last line, how the votes lie, and the keys stay on one line."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=size) as pilot:
        await pilot.press(*VOTE, *counts(1, 4, 9, 2, 3), "r", "end")
        await pilot.pause()

        assert "of the middle." in " ".join(screen_text(app).split())
        assert 1 == app.screen.query_one(KeyLine).region.height


@pytest.mark.parametrize("size", [(40, 15), (60, 18), (80, 24)])
async def test_every_count_can_be_reached_at_any_size(workshop_app, size):
    """The marked row is on the screen."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=size) as pilot:
        await pilot.press(*VOTE, *counts(1, 4, 9, 2))
        await pilot.pause()

        assert "Abstained" in screen_text(app)


@pytest.mark.parametrize("keys", [TYPING_KEYS, WAITING_KEYS, REVEALED_KEYS, CONSENSUS_KEYS, CHOSEN_KEYS])
def test_keys_of_a_vote_are_whole_and_explained(keys):
    """All of them from 80 columns on, and each in the help."""
    bound = {key_label(key) for binding in bindings_of(VoteScreen) for key in binding.key.split(",")}
    explained = bound | {key for line, _ in VOTE_MOVES for key in words(line).split(", ")} | {"0-9", "1-9"}

    assert keys == fitting_keys(keys, 78)
    assert {key.name for key in keys} <= explained


@pytest.mark.parametrize("large", [(), ("z",)], ids=["all", "large"])
async def test_three_votes_and_27_abstentions_are_not_the_room(workshop_app, large):
    """It is said beside the result, also to a room that reads along."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.press(*VOTE, *counts(0, 3, 0, 0, 27), "r", *large)
        await pilot.pause()

        said = " ".join(screen_text(app).split())
        assert "3 of 30 voted, 27 abstained: too few to call it the room's view." in said
        assert "A consensus among those who voted (75 of 100) on 2" in said


@pytest.mark.parametrize("keys", [(), ("1",), ("d",), ("0",)], ids=["restart", "an answer", "minority", "not known"])
async def test_a_vote_that_waits_after_a_restart_is_one_key_away_and_says_which(workshop_app, keys):
    """On the question r is the result; v goes to the vote, where r reveals it."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*VOTE, *counts(7, 3, 2, 0, 0))
        await pilot.pause()
    again = workshop_app("hall.yaml")
    async with again.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        said = screen_text(again)
        await pilot.press("v", "r")
        await pilot.pause()

        assert " · a vote is in\n" in said
        assert "A vote is in and has not been revealed. v goes to it." in said
        assert talk("reach").rounds[0].is_revealed
