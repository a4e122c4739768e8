"""What a vote comes to: figures known from elsewhere, thresholds at their edge, and splits that matter or do not."""

from __future__ import annotations

import pytest
from tests.workshop.samples import compiled

from subsidiarity.analysis.group.vote_tally import Tallies, consensus, distance_from, quartiles
from subsidiarity.model.decision import Answer, Decision
from subsidiarity.model.workshop import Dissent, Round, Rules, Talk, Workshop

RULEBOOK = compiled()
TALLIES = Tallies(RULEBOOK)
FULL = {"goal": "agreed", "reach": "town", "trust": "helps", "means": "equal", "lawful": "street", "holds": "town"}


def held(talks: dict[str, Talk], threshold: int = 75, /, **answers: str | set[str]) -> Decision:
    """A decision with a workshop; answers other than those named are those of a full sheet."""
    rules = Rules(threshold)
    chosen = {**FULL, **answers}
    sheet = {
        question: Answer(frozenset({options} if isinstance(options, str) else options))
        for question, options in chosen.items()
        if options
    }
    return Decision("hall", "Hall", "", sheet, workshop=Workshop("small", "3", rules=rules, talks=talks))


def shown(*counts: int, unknown: int = 0) -> Round:
    return Round(counts, unknown, is_revealed=True)


def tally(*rounds: Round, question: str = "trust", **answers: str | set[str]):
    """The last round's tally."""
    decision = held({question: Talk(rounds)}, **answers)
    return TALLIES.discussion(decision, question).tallies[-1]


def test_the_figures_of_a_round():
    """3 for the first option, 2 for the second and 9 for the third, one not known yet."""
    found = tally(shown(3, 2, 9, unknown=1))

    assert ((2,), (0, 2), (1, 2)) == (found.agreement.middle, found.range, found.quartiles)
    assert (11, 3) == (found.agreement.near, found.agreement.far)
    assert 0.251 == round(found.agreement.figure, 3)


def test_below_eight_people_there_are_no_quartiles():
    """Seven say too little for a middle half."""
    assert [None, (0, 2)] == [quartiles([3, 1, 3]), quartiles([3, 1, 4])]


@pytest.mark.parametrize(
    ("counts", "found"),
    [
        ([8, 0, 0, 0], (0, 0)),
        ([2, 6, 0, 0], (0, 1)),  # a quarter of eight is two: they stand at the first option
        ([1, 6, 1, 0], (1, 1)),
        ([1, 1, 5, 2], (2, 2)),
        ([4, 0, 0, 4], (0, 3)),
        ([0, 2, 3, 3], (1, 3)),
    ],
)
def test_quartiles_are_options(counts, found):
    """They never lie between two."""
    assert found == quartiles(counts)


def test_the_change_since_the_round_before():
    """For each option how many more, and the agreement of that round."""
    found = tally(shown(5, 0, 5), shown(1, 2, 7))

    assert ((-4, 2, 2), 0.0) == (found.change, found.figure_before)


def test_a_first_round_has_nothing_before_it():
    """Nothing is made up."""
    found = tally(shown(5, 0, 5))

    assert (None, None, 1) == (found.change, found.figure_before, found.number)


@pytest.mark.parametrize(
    ("counts", "unknown", "held_by", "is_met"),
    [
        ([3, 9, 0, 0], 0, (1, 1), True),  # 75 of 100, exactly
        ([4, 8, 0, 0], 0, (0, 1), False),  # 67 of 100 for one option, all for two
        ([3, 9, 0, 0], 1, (0, 1), False),  # those who do not know yet count: 9 of 13
        ([5, 1, 1, 5], 0, (0, 3), False),
        ([1, 1, 1, 0], 9, None, True),  # 9 of 12 do not know yet
        ([2, 0, 0, 2], 2, None, False),  # no options hold it: 4 of 6
        ([4, 4, 4, 0], 0, (0, 2), False),
        ([4, 4, 0, 0], 0, (0, 1), False),
    ],
)
def test_the_threshold_at_its_edge(counts, unknown, held_by, is_met):
    """Three quarters of all votes, abstentions left out."""
    found = consensus(Round(tuple(counts), unknown, abstained=50), 75)

    assert (held_by, is_met) == (found.held_by, found.is_met)


def test_of_two_runs_as_narrow_the_one_with_more_votes_holds():
    """5 and 4 are nine of twelve, 3 and 5 only eight."""
    assert (1, 2) == consensus(Round((3, 5, 4)), 70).held_by


def test_a_split_that_does_not_matter():
    """With trust at none or at helps the hall leaves the street either way."""
    found = tally(shown(5, 5, 0)).split

    assert ("never", {"town"}) == (found.matters, {o.level for option in found.options for o in option.possible})


def test_a_split_that_matters():
    """Where trust is the help, street and town contend."""
    found = tally(shown(0, 5, 5)).split

    assert "alone" == found.matters
    assert ["town", "contested, street or town"] == [option.possible[0].spelling for option in found.options]


def test_a_split_that_depends_on_what_is_open():
    """While nobody knows the reach, trust may come to matter."""
    assert "never" != tally(shown(0, 5, 5), reach="").split.matters


def test_an_answer_that_has_its_place_no_more_makes_no_difference():
    """Once the aim is disputed, whatever was voted on trust is the same."""
    assert "never" == tally(shown(4, 3, 5), goal="disputed").split.matters


def test_who_all_vote_alike_do_not_split():
    """However many do not know yet."""
    assert tally(shown(0, 9, 0, unknown=3)).split is None


def test_what_a_split_changes_beside_the_level():
    """Means move the money and call for a floor, and never the decision."""
    found = tally(shown(4, 4), question="means").split

    assert ("never", ["pay"], ["floor"]) == (
        found.matters,
        [role.id for role in found.roles],
        [safeguard.id for safeguard in found.safeguards],
    )


@pytest.mark.parametrize(
    ("counts", "answer", "far", "is_asked"),
    [
        ((9, 0, 2, 0), {0}, 2, True),
        ((9, 0, 1, 0), {0}, 1, False),
        ((4, 0, 0, 1), {0}, 1, True),  # one of five is 20 of 100
        ((9, 3, 0, 0), {0}, 0, False),
        ((5, 0, 0, 5), {0, 3}, 0, False),  # the options voted for stand as a set: nobody is outside it
        ((5, 0, 0, 5), {3}, 5, True),
    ],
)
def test_when_to_ask_for_a_minority_view(counts, answer, far, is_asked):
    """Two people, or 20 of 100 votes, two or more options away."""
    found = distance_from(Round(counts), frozenset(answer))

    assert (far, is_asked) == (found.far, found.is_asked)


def test_a_minority_view_is_walked():
    """With trust as the help itself, the level would be contested."""
    view = Dissent(frozenset({"essential"}), 2, "It is all trust")
    (found,) = TALLIES.discussion(held({"trust": Talk((shown(0, 9, 2),), dissents=(view,))}), "trust").dissents

    assert (True, ["contested, street or town"]) == (found.differs, [outcome.spelling for outcome in found.possible])


def test_a_minority_view_that_changes_nothing_is_said_to():
    """It is kept all the same."""
    view = Dissent(frozenset({"none"}), 2)
    (found,) = TALLIES.discussion(held({"trust": Talk((shown(2, 9, 0),), dissents=(view,))}), "trust").dissents

    assert (False, ["town"]) == (found.differs, [outcome.spelling for outcome in found.possible])


@pytest.mark.parametrize(
    ("talk", "answer", "standing"),
    [
        (Talk(), "", "open"),
        (Talk((shown(2, 2, 0),)), "", "open"),
        (Talk(), "helps", "spoken"),
        (Talk((Round((2, 2, 0)),)), "helps", "spoken"),
        (Talk((shown(2, 2, 0),)), {"none", "helps"}, "voted"),
        (Talk((shown(2, 2, 0),), is_agreed=True), {"none", "helps"}, "agreed"),
        (Talk((shown(2, 2, 0),)), "helps", "agreed"),
        (Talk((shown(0, 0, 0, unknown=4),)), {"none", "helps", "essential"}, "voted"),
    ],
)
def test_what_an_answer_rests_on(talk, answer, standing):
    """Nothing, talk, the options voted for, or the group's own answer after a vote."""
    assert standing == TALLIES.discussion(held({"trust": talk}, trust=answer), "trust").standing


def test_a_vote_that_is_not_revealed_has_no_tally():
    """Whoever works with discussions cannot show it by mistake."""
    found = TALLIES.discussion(held({"trust": Talk((shown(1, 2, 3), Round((3, 2, 1))))}), "trust")

    assert [1] == [each.number for each in found.tallies]


def test_the_threshold_is_the_workshops_own():
    """Nine of twelve are enough for 75 of 100, and not for 80."""
    decisions = [held({"trust": Talk((shown(3, 9, 0),))}, threshold) for threshold in (75, 80)]

    assert [True, False] == [
        TALLIES.discussion(decision, "trust").tallies[0].consensus.is_met for decision in decisions
    ]


def test_discussions_come_in_the_rulebooks_order():
    """Questions that nobody came to are left out."""
    decision = held({"trust": Talk(parked=("Ask Ann",))}, goal="", reach="street", trust="", means="", lawful="")

    assert ["reach", "trust", "holds"] == [each.question for each in TALLIES.discussions(decision)]
