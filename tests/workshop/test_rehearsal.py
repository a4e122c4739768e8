"""Invented votes: the same everywhere, and such as a room gives."""

from __future__ import annotations

import random

from tests.workshop.samples import compiled

from subsidiarity.analysis.group.agreement import agreement_figure
from subsidiarity.workshop.rehearsal import invented_ballot

RULEBOOK = compiled().rulebook


def test_a_number_always_invents_the_same_votes():
    """Whatever else was random in between; the counts are those of every machine."""
    question = RULEBOOK.question("holds")
    random.seed(1)
    one = invented_ballot(7, question, 1)
    random.seed(2)

    assert one == invented_ballot(7, question, 1)
    assert ((3, 8, 2, 0), 0, 1) == (one.counts, one.unknown, one.abstained)


def test_another_number_question_or_round_gives_other_votes():
    """Otherwise nothing would be rehearsed."""
    ballots = [
        invented_ballot(number, RULEBOOK.question(question), turn)
        for number in (1, 2, 3)
        for question in ("reach", "trust")
        for turn in (1, 2)
    ]

    assert 6 < len({(each.counts, each.unknown) for each in ballots})


def test_everybody_is_counted_once():
    """Votes and abstentions make up the room."""
    for people in range(1, 31):
        vote = invented_ballot(people, RULEBOOK.question("trust"), 1, people)
        assert people == vote.votes + vote.abstained


def test_a_room_agrees_more_after_talking():
    """Over many rehearsals, agreement is higher in the third round than in the first."""

    def mean(turn: int) -> float:
        figures = [agreement_figure(invented_ballot(n, RULEBOOK.question("holds"), turn).counts) for n in range(60)]
        return sum(figure for figure in figures if figure is not None) / len(figures)

    assert mean(1) + 0.1 < mean(3)
