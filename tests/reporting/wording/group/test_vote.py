"""A vote in sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.workshop.samples import compiled

from subsidiarity.analysis.group.vote_tally import Tallies
from subsidiarity.model.decision import Answer, Decision
from subsidiarity.model.workshop import Card, Round, Talk, Workshop
from subsidiarity.reporting.wording.group.consensus import card_remark, consensus_sentence
from subsidiarity.reporting.wording.group.vote import (
    agreement_in_short,
    count_lines,
    distance_question,
    split_sentence,
    spread_sentence,
    turnout,
)

RULEBOOK = compiled()
TALLIES = Tallies(RULEBOOK)
FULL = {"goal": "agreed", "reach": "town", "trust": "helps", "means": "equal", "lawful": "street", "holds": "town"}


def discussion(*rounds: tuple[int, ...], question: str = "trust", unknown: int = 0, abstained: int = 0, **answers):
    """What there is to say after these rounds; of the last, these do not know yet and these abstained."""
    people = int(answers.pop("people", 0))
    votes = [Round(counts, is_revealed=True) for counts in rounds[:-1]]
    votes.append(Round(rounds[-1], unknown, abstained, is_revealed=True))
    sheet = {name: Answer(frozenset(option.split())) for name, option in {**FULL, **answers}.items() if option}
    workshop = Workshop("small", "3", Card(people=people), talks={question: Talk(tuple(votes))})
    return TALLIES.discussion(Decision("hall", "Hall", "", sheet, workshop=workshop), question)


def last(*rounds: tuple[int, ...], **more):
    """The tally of the last round."""
    return discussion(*rounds, **more).tallies[-1]


def split(*rounds: tuple[int, ...], is_live: bool = True, **more) -> str:
    return split_sentence(RULEBOOK.rulebook, last(*rounds, **more), is_live=is_live)


def test_before_the_reveal_only_the_turnout_is_said():
    """How many, and how many abstained."""
    assert ["13 votes", "1 vote, 2 abstained"] == [turnout(Round((5, 8))), turnout(Round((0, 1), abstained=2))]


def test_a_line_for_each_option_with_what_it_was():
    """Every option, by its number."""
    tally = last((3, 1, 9), (1, 0, 11), unknown=1)

    assert [
        "1. Not at all: 1 vote (was 3)",
        "2. Trust helps: 0 votes (was 1)",
        "3. Trust is the help: 11 votes (was 9)",
        "0. Not known yet: 1 vote",
    ] == list(count_lines(RULEBOOK.rulebook.question("trust"), tally))


def test_how_a_vote_lies():
    """Middle, range, the middle half from eight on, nearness, agreement and what it was."""
    assert (
        "The middle answer is 3. The answers run from 1 to 3. The middle half of them lies at 2 to 3. 11 of 14 lie "
        "within one option of the middle. The agreement is low (0.25, was 0.00)."
    ) == spread_sentence(last((6, 0, 6), (3, 2, 9)))
    assert "The middle half" not in spread_sentence(last((1, 2, 3)))


@pytest.mark.parametrize(("counts", "is_said"), [((1, 1, 0), True), ((2, 1, 1), True), ((2, 2, 1), False)])
def test_figures_on_fewer_than_five_people_are_said_to_be(counts, is_said):
    """Of four, one is the quarter that a consensus hangs on."""
    said = f"Only {sum(counts)} chose an option: one more could change all of this."

    assert is_said == (said in spread_sentence(last(counts, unknown=5)))


@pytest.mark.parametrize(
    ("counts", "expected"), [((1, 1, 0), "agreement 0.58, low, of only 2"), ((0, 9, 0), "agreement 1.00, high")]
)
def test_an_agreement_in_a_list_says_when_it_is_of_few(counts, expected):
    """There is no room for a sentence."""
    assert expected == agreement_in_short(last(counts, unknown=5).agreement)


def test_the_few_who_chose_an_option_are_counted():
    """That they agree says little where most do not know yet."""
    assert "All who chose an option chose 1. They are only 3 of 30 who voted." == spread_sentence(
        last((3, 0, 0), unknown=27)
    )


def test_who_all_chose_the_same():
    """Then there is nothing more to say."""
    assert "All who chose an option chose 2." == spread_sentence(last((0, 9, 0), unknown=2))
    assert "" == split((0, 9, 0), unknown=2)


def test_nobody_chose_an_option():
    """No middle is made up."""
    assert "" == spread_sentence(last((0, 0, 0), unknown=4))


@pytest.mark.parametrize(
    ("counts", "unknown", "said"),
    [
        ((1, 11, 0), 0, "A consensus (75 of 100) on 2, by 11 of 12 votes."),
        ((5, 7, 0), 0, "No consensus (75 of 100) on one option, but one on 1 to 2, by 12 of 12 votes."),
        ((4, 4, 4), 0, "No consensus (75 of 100)."),
        ((1, 1, 0), 9, "A consensus (75 of 100) that it is not known yet, by 9 of 11 votes."),
    ],
)
def test_whether_there_is_a_consensus(counts, unknown, said):
    """With the threshold that was set, unless it is said elsewhere."""
    tally = last(counts, unknown=unknown)

    assert said == consensus_sentence(tally)
    assert said.replace(" (75 of 100)", "") == consensus_sentence(tally, has_threshold=False)


@pytest.mark.parametrize(
    ("more", "remark"),
    [
        ({"abstained": 3}, ""),
        ({"abstained": 4}, "3 of 7 voted, 4 abstained: too few to call it the room's view."),
        ({"abstained": 27}, "3 of 30 voted, 27 abstained: too few to call it the room's view."),
        ({"people": 6}, ""),
        ({"people": 7}, "3 of 7 voted: too few to call it the room's view."),
        ({"people": 2}, "The card says 2 people vote; 3 took part. Check the counts."),
    ],
)
def test_a_consensus_in_a_silent_room_is_one_of_those_who_voted(more, remark):
    """Where more were silent than voted, they could turn it; a room counted wrong is remarked on."""
    said = consensus_sentence(last((0, 3, 0), **more))
    who = "A consensus among those who voted" if "too few" in remark else "A consensus"

    assert f"{who} (75 of 100) on 2, by 3 of 3 votes. {remark}".strip() == said


def test_a_room_that_is_counted_otherwise_than_on_the_card_is_said_before_the_reveal():
    """More is likely a slip; fewer may be so."""
    vote = Round((5, 8), abstained=2)

    assert [
        "",
        "",
        "The card says 20 people vote; 15 took part.",
        "The card says 14 people vote; 15 took part. Check the counts.",
    ] == [card_remark(vote, people) for people in (0, 15, 20, 14)]


def test_a_split_that_matters_not():
    """The room may move on."""
    assert "Either way town should decide. You may move on." == split((5, 5, 0), holds="town", question="trust")


def test_a_split_that_matters():
    """Where each option leads, those that lead to one place together."""
    assert (
        "This matters: with 1 or 2 town should decide; with 3 the result is contested between street and town. Besides "
        "the level, it changes who pays. Talk about this one."
    ) == split((2, 5, 5))


def test_a_split_that_ends_the_question():
    """No level, where the aim is disputed; whoever was not there reads options in words."""
    assert "with 2 the result is no level." in split((5, 5), question="goal")
    assert "with “disputed” the result is no level." in split((5, 5), question="goal", is_live=False)


def test_a_split_that_moves_only_the_money():
    """The level stays, and what moves is named."""
    assert (
        "Either way town should decide. Besides the level, it changes who pays and 1 safeguard. For the level, you may "
        "move on."
    ) == split((5, 5), question="means")


def test_a_split_while_much_is_open():
    """Street and town stay possible either way, if the town's claim is contested or not."""
    said = split((0, 5, 5), reach="street town")

    assert "So far the same levels stay possible either way; other answers decide whether this matters." in said
    assert "move on" not in said


def test_a_split_that_hangs_on_others():
    """The same outcomes either way, and yet the question still decides somewhere."""
    tally = last((5, 5, 0))
    assert tally.split is not None
    tally = replace(tally, split=replace(tally.split, matters="together"))

    assert "Whether this split changes the level depends on questions that are still open." == (
        split_sentence(RULEBOOK.rulebook, tally)
    )


def test_minutes_give_no_advice():
    """The room has gone home."""
    for said in (split((2, 5, 5), is_live=False), split((5, 5, 0), is_live=False)):
        assert "move on" not in said
        assert "Talk" not in said


def test_the_question_about_a_minority():
    """With how many stand how far."""
    distance = discussion((9, 0, 3), trust="none").distance

    assert distance is not None
    assert ("3 of 12 voted two or more options away from this answer. Record a minority view?") == distance_question(
        distance
    )
