"""Agreement: the middle of a spread, Tastle and Wierman's figure, Krippendorff's ordinal alpha."""

from __future__ import annotations

import pytest

from subsidiarity.analysis.group.agreement import agreement_figure, agreement_on, alpha, kinds_figure, middle_of
from subsidiarity.model.group import Spread

# Tastle and Wierman 2007; the one of seven options is in the documentation of R's agrmt.
PUBLISHED_FIGURES = [
    ([5, 0, 0, 0, 5], 0.000),
    ([0, 0, 10, 0, 0], 1.000),
    ([2, 2, 2, 2, 2], 0.434),
    ([0, 1, 3, 5, 1], 0.718),
    ([0, 0, 0, 9, 1], 0.930),
    ([1, 0, 0, 0, 5], 0.350),
    ([3, 3, 0, 0, 0], 0.807),
    ([6, 0, 0, 6], 0.000),
    ([0, 6, 6, 0], 0.737),
]

# Krippendorff 2011, 'Computing Krippendorff's Alpha-Reliability', section C: four observers and twelve units;
# whoever did not see a unit is left out of it.
TWELVE_UNITS = [
    [1, 1, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 4],
    [4, 4, 4, 4], [1, 1, 2, 1], [2, 2, 2, 2], [5, 5, 5], [1, 1], [3],
]  # fmt: skip


@pytest.mark.parametrize(("counts", "figure"), PUBLISHED_FIGURES, ids=str)
def test_the_figure_is_the_published_one(counts, figure):
    """Known spreads have their known agreement, to three places."""
    assert pytest.approx(figure, abs=0.0006) == agreement_figure(counts)


def test_the_figure_is_exact_to_seven_places():
    """A spread over seven options agrees with another program's figure."""
    assert pytest.approx(0.7256876, abs=5e-8) == agreement_figure([30, 40, 210, 130, 530, 50, 10])


def test_nobody_has_no_figure():
    """Where nobody chose an option there is nothing to describe."""
    assert agreement_figure([0, 0, 0]) is None


def test_a_question_of_one_option_is_agreed():
    """All that can be chosen was chosen by all."""
    assert 1 == agreement_figure([4])


def test_an_odd_group_has_its_middle_at_one_option():
    """Of 1, 1, 2, 3, 3 the middle is 2."""
    assert (1,) == middle_of(Spread("trust", (2, 1, 2)))


def test_an_even_group_may_have_its_middle_between_options():
    """Of 1 and 3 the middle runs from the one to the other."""
    assert (0, 1, 2) == middle_of(Spread("trust", (1, 0, 1)))


def test_a_range_begins_and_ends_where_the_person_said():
    """Of 1, 2 and a range from 2 to 3, half begin at 2 or lower and half end at 2 or higher."""
    assert (1,) == middle_of(Spread("trust", (1, 1, 0), ranges=(frozenset({1, 2}),)))


def test_two_ranges_have_a_range_for_their_middle():
    """Of 1 to 2 and 2 to 3 the middle runs from 1 to 3: each end has half on its side."""
    spread = Spread("trust", (0, 0, 0), ranges=(frozenset({0, 1}), frozenset({1, 2})))

    assert (0, 1, 2) == middle_of(spread)


def test_who_does_not_know_yet_moves_no_middle():
    """Not known yet is no option, and never the one in the middle."""
    assert (2,) == middle_of(Spread("trust", (0, 0, 3), unknown=9))


def test_nobody_has_no_middle():
    """Where nobody chose, nothing is put in the middle's place."""
    assert () == middle_of(Spread("trust", (0, 0, 0), unknown=3))


def test_people_near_and_far_from_the_middle_are_counted():
    """Of nine at 4 and one at 1, nine are near and one is far."""
    found = agreement_on(Spread("trust", (1, 0, 0, 9)))

    assert (9, 1) == (found.near, found.far)


def test_alpha_is_the_published_one():
    """Krippendorff's own example has an ordinal alpha of 0.815."""
    assert pytest.approx(0.815, abs=0.0005) == alpha(TWELVE_UNITS)


@pytest.mark.parametrize(
    ("units", "figure"),
    [
        ([[2, 0, 3], [0, 1], [2], [1, 3, 0, 1], [1], [2, 1, 3, 1]], -0.09942594718714126),
        ([[3], [0, 0, 1], [2, 2, 0, 2], [1, 3, 0, 1], [0, 3, 2], [2]], -0.04169501133786848),
        ([[1] * 9 + [4]] * 12, -0.10185185185185185),
    ],
    ids=["mixed", "further apart", "nine of ten alike"],
)
def test_alpha_is_that_of_another_program(units, figure):
    """The figures of the package krippendorff 0.9.0 for the same units."""
    assert pytest.approx(figure, abs=1e-12) == alpha(units)


def test_alpha_counts_order():
    """To mistake a neighbouring option costs less than to mistake the far end."""
    near = [[1, 1], [2, 2], [3, 3], [4, 4], [1, 2]]
    far = [[1, 1], [2, 2], [3, 3], [4, 4], [1, 4]]

    assert (alpha(near) or 0) > (alpha(far) or 0)


@pytest.mark.parametrize("units", [[], [[1], [2]], [[1, 1], [1, 1]]], ids=["none", "one rater", "nothing varies"])
def test_alpha_is_not_defined_where_nothing_can_be_compared(units):
    """Without two answers to a thing, or without any difference, agreement cannot be told from chance."""
    assert alpha(units) is None


def test_alpha_of_kinds_is_the_published_one():
    """Krippendorff's own example has a nominal alpha of 0.743."""
    assert pytest.approx(0.743, abs=0.0005) == alpha(TWELVE_UNITS, ordered=False)


def test_alpha_of_kinds_counts_no_order():
    """To mistake one kind for another costs the same, whichever it is."""
    near = [[1, 1], [2, 2], [3, 3], [4, 4], [1, 2]]
    far = [[1, 1], [2, 2], [3, 3], [4, 4], [1, 4]]

    assert alpha(near, ordered=False) == alpha(far, ordered=False)


@pytest.mark.parametrize(
    ("counts", "figure"), [([6, 0, 0], 1.0), ([2, 2, 2], 0.0), ([3, 0, 3], 0.25), ([0, 0, 0], None)], ids=str
)
def test_the_figure_of_kinds_is_one_less_their_variation(counts, figure):
    """All alike is 1, as many for each is 0; two of three kinds by half each is a quarter."""
    assert figure == kinds_figure(counts)


def test_the_middle_of_kinds_is_the_one_most_chosen():
    """Three of seven chose the first kind, and only two any other."""
    assert (0,) == middle_of(Spread("matter", (3, 2, 2), ordered=False))


def test_kinds_that_are_tied_stay_open():
    """Three each chose the first kind and the last, and the one between them is no middle."""
    assert (0, 2) == middle_of(Spread("matter", (3, 1, 3), ordered=False))


def test_whoever_chose_another_kind_is_far():
    """Four chose the kind that most chose; the other three chose others."""
    found = agreement_on(Spread("matter", (1, 4, 2), ordered=False))

    assert (4, 3) == (found.near, found.far)
