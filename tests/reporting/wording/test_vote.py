"""A vote in sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.workshop.samples import compiled

from subsidiarity.analysis.tally import Tallies
from subsidiarity.model.decision import Answer, Decision
from subsidiarity.model.workshop import Round, Talk, Workshop
from subsidiarity.reporting.wording.vote import (
    consensus_sentence,
    count_lines,
    counts_sentence,
    distance_question,
    split_sentence,
    spread_sentence,
    turnout,
)

RULEBOOK = compiled()
TALLIES = Tallies(RULEBOOK)
FULL = {"goal": "agreed", "reach": "town", "trust": "helps", "means": "equal", "lawful": "street", "holds": "town"}


def discussion(*rounds: tuple[int, ...], question: str = "trust", unknown: int = 0, abstained: int = 0, **answers: str):
    """What there is to say after these rounds; of the last, these do not know yet and these abstained."""
    votes = [Round(counts, is_revealed=True) for counts in rounds[:-1]]
    votes.append(Round(rounds[-1], unknown, abstained, is_revealed=True))
    sheet = {name: Answer(frozenset(option.split())) for name, option in {**FULL, **answers}.items() if option}
    workshop = Workshop("small", "3", talks={question: Talk(tuple(votes))})
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


def test_the_counts_in_a_sentence():
    """Options named before come by their number alone."""
    tally = last((3, 0, 9), unknown=1, abstained=2)

    assert "Round 1, 13 votes, 2 abstained: 3 for 1; 9 for 3, “Trust is the help”; 1 for not known yet." == (
        counts_sentence(RULEBOOK.rulebook.question("trust"), tally, {0})
    )


def test_how_a_vote_lies():
    """Middle, range, the middle half from eight on, nearness, agreement and what it was."""
    assert (
        "The middle answer is 3. The answers run from 1 to 3. The middle half of them lies at 2 to 3. 11 of 14 lie "
        "within one option of the middle. The agreement is low (0.25, was 0.00)."
    ) == spread_sentence(last((6, 0, 6), (3, 2, 9)))
    assert "The middle half" not in spread_sentence(last((1, 2, 3)))


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
    """With the threshold that was set."""
    assert said == consensus_sentence(last(counts, unknown=unknown).consensus)


def test_a_split_that_matters_not():
    """The room may move on."""
    assert "Either way the level is town. You may move on." == split((5, 5, 0), holds="town", question="trust")


def test_a_split_that_matters():
    """Where each option leads, those that lead to one place together."""
    assert (
        "This matters: with 1 or 2 the level is town; with 3 it is contested between street and town. Beside the "
        "level, it changes who pays. Talk about this one."
    ) == split((2, 5, 5))


def test_a_split_that_ends_the_question():
    """No level, where the aim is disputed."""
    assert "with 2 no level can be recommended." in split((5, 5), question="goal", is_live=False)


def test_a_split_that_moves_only_the_money():
    """The level stays, and what moves is named."""
    assert (
        "Either way the level is town. Beside the level, it changes who pays and 1 safeguard. For the level, you may "
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
