"""Building diagrams node by node: choosing, denying, relabelling, answering; no node twice, and never too many."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from tests.analysis.brute_force import rulebooks_to_audit

from subsidiarity.reasoning.diagram import walk
from subsidiarity.reasoning.diagram_builder import FALSE, TRUE, DiagramBuilder, Tangled

ORDER = ("reach", "trust", "means")
SIZES = (3, 3, 2)
EVERY_SHEET = list(product(*map(range, SIZES)))
FAR, TRUSTED, POOR = (0, 0b110), (1, 0b100), (2, 0b01)
"""A question, and the options of it that a test allows, as bits."""


def test_a_test_is_true_for_the_options_it_allows():
    """Reach of the town or the land."""
    builder = DiagramBuilder(ORDER, SIZES)
    far = builder.test(*FAR)

    assert [options[0] in (1, 2) for options in EVERY_SHEET] == truths(builder, far)


@pytest.mark.parametrize(("allowed", "expected"), [(0b111, TRUE), (0b000, FALSE)])
def test_a_test_that_asks_nothing_takes_no_node(allowed, expected):
    """All options are allowed, or none is."""
    builder = DiagramBuilder(ORDER, SIZES)

    assert (expected, 0) == (builder.test(0, allowed), len(builder.nodes))


def test_choosing_takes_one_side_where_the_condition_is_true_and_the_other_where_it_is_false():
    """If it reaches far, whether they are trusted; otherwise whether they are poor."""
    builder = DiagramBuilder(ORDER, SIZES)
    chosen = builder.choose(builder.test(*FAR), builder.test(*TRUSTED), builder.test(*POOR))

    assert [o[1] == 2 if o[0] in (1, 2) else o[2] == 0 for o in EVERY_SHEET] == truths(builder, chosen)


@pytest.mark.parametrize("order", [(FAR, TRUSTED, POOR), (POOR, TRUSTED, FAR), (TRUSTED, POOR, FAR)])
def test_choosing_keeps_the_order_of_the_questions(order):
    """In whichever order the conditions come, a node leads only to later questions."""
    builder = DiagramBuilder(ORDER, SIZES)
    first, second, third = (builder.test(*each) for each in order)
    builder.choose(first, second, builder.negation(third))

    assert [] == [node for node in builder.nodes if min(asked(builder, node[1:]), default=9) <= node[0]]


def test_a_condition_denied_twice_is_itself():
    """Denying the denial leads back to the very node."""
    builder = DiagramBuilder(ORDER, SIZES)
    condition = builder.choose(builder.test(*FAR), builder.test(*POOR), FALSE)
    denied = builder.negation(condition)

    assert (condition, [not truth for truth in truths(builder, condition)]) == (
        builder.negation(denied),
        truths(builder, denied),
    )


def test_what_means_alike_is_the_same_node_however_it_was_built():
    """Not (far and poor) is not far or not poor."""
    builder = DiagramBuilder(ORDER, SIZES)
    far, poor = builder.test(*FAR), builder.test(*POOR)
    denied = builder.negation(builder.choose(far, poor, FALSE))

    assert denied == builder.choose(builder.negation(far), TRUE, builder.negation(poor))


def test_relabelling_puts_other_leaves_in_the_place_of_these():
    """Leaf 7 where it was true, leaf 9 where it was false."""
    builder = DiagramBuilder(ORDER, SIZES)
    relabelled = builder.relabel(builder.test(*FAR), {TRUE: ~7, FALSE: ~9})

    assert [7 if o[0] in (1, 2) else 9 for o in EVERY_SHEET] == leaves(builder, relabelled)


def test_relabelling_all_leaves_alike_leaves_no_question():
    """Nothing is asked when the answer changes nothing."""
    builder = DiagramBuilder(ORDER, SIZES)
    relabelled = builder.relabel(builder.test(*FAR), {TRUE: ~7, FALSE: ~7})

    assert ~7 == relabelled


@pytest.mark.parametrize("question", [0, 1, 2])
@pytest.mark.parametrize("option", [0, 1])
def test_once_a_question_is_answered_the_rest_is_as_if_it_had_been_asked(question, option):
    """Each of the three questions, by each of two options."""
    builder = DiagramBuilder(ORDER, SIZES)
    whole = builder.choose(builder.test(*FAR), builder.test(*TRUSTED), builder.test(*POOR))
    given_one = builder.given(whole, question, option)

    answered = [(*o[:question], option, *o[question + 1 :]) for o in EVERY_SHEET]
    assert [walk(builder.diagram(whole), each) for each in answered] == leaves(builder, given_one)


def test_building_goes_on_from_nodes_that_stand_already():
    """A node that is there is not made again."""
    before = DiagramBuilder(ORDER, SIZES)
    far = before.test(*FAR)
    builder = DiagramBuilder(ORDER, SIZES, nodes=before.nodes)

    assert (far, 1) == (builder.test(*FAR), len(builder.nodes))


def test_as_many_ways_as_the_limit_says_are_looked_at_and_no_more():
    """Three nodes of three ways fit; at the fourth it is said which questions have most of the nodes."""
    builder = DiagramBuilder(ORDER, SIZES, limit=9)
    for allowed in (0b001, 0b010, 0b100):
        builder.test(1, allowed)

    with pytest.raises(Tangled) as tangled:
        builder.test(0, 0b001)

    assert (1,) == tangled.value.questions


def test_a_node_met_again_costs_as_much_as_a_new_one():
    """The limit counts work, not what comes of it."""
    builder = DiagramBuilder(ORDER, SIZES, limit=9)

    assert [0, 0, 0] == [builder.test(*FAR) for _ in range(3)]
    with pytest.raises(Tangled):
        builder.test(*FAR)


@pytest.mark.parametrize(
    "work",
    [
        lambda builder, place: builder.choose(place, ~7, ~8),
        lambda builder, place: builder.relabel(place, {TRUE: ~7, FALSE: ~8}),
        lambda builder, place: builder.given(place, 2, 0),
    ],
    ids=["choose", "relabel", "given"],
)
def test_work_counts_as_nodes_do(work):
    """Going through what stands already is bounded, too."""
    standing = DiagramBuilder(ORDER, SIZES)
    place = standing.choose(standing.test(*FAR), standing.test(*POOR), FALSE)
    builder = DiagramBuilder(ORDER, SIZES, limit=0, nodes=standing.nodes)

    with pytest.raises(Tangled):
        work(builder, place)


def test_the_questions_that_tangle_are_the_five_with_the_most_nodes():
    """In the order of the questions: the seventh has none, the first has the fewest."""
    builder = DiagramBuilder([f"q{place}" for place in range(7)], [3] * 7, limit=33)
    for question in range(6):
        for allowed in [0b001] if question == 0 else [0b010, 0b100]:
            builder.test(question, allowed)

    with pytest.raises(Tangled) as tangled:
        builder.test(6, 0b001)

    assert (1, 2, 3, 4, 5) == tangled.value.questions


def test_beside_a_set_stands_one_bit_more_where_a_condition_is_true():
    """Bit 0 for far, bit 1 for trusted, bit 2 for poor."""
    builder = DiagramBuilder(ORDER, SIZES)
    sets = builder.test(*FAR)
    for bit, condition in ((1, TRUSTED), (2, POOR)):
        sets = builder.beside(sets, builder.test(*condition), bit, limit=100)

    assert [(o[0] in (1, 2)) | (o[1] == 2) << 1 | (o[2] == 0) << 2 for o in EVERY_SHEET] == leaves(builder, sets)


@pytest.mark.parametrize(("limit", "is_tangled"), [(2, True), (3, False)])
def test_as_many_pairs_of_nodes_are_put_together_as_the_limit_says_and_no_more(limit, is_tangled):
    """Far beside poor, and poor beside each of the two leaves of far: three pairs."""
    builder = DiagramBuilder(ORDER, SIZES)
    far, poor = builder.test(*FAR), builder.test(*POOR)
    try:
        builder.beside(far, poor, 1, limit)
        found = False
    except Tangled:
        found = True

    assert is_tangled == found


def test_the_extent_of_a_diagram_is_its_ways_on_and_the_leaves_at_their_ends():
    """Reach leads on in three ways, trust in three on either side, and the means, to which both lead, in two."""
    builder = DiagramBuilder(ORDER, SIZES)
    trusted = builder.test(*TRUSTED)
    poor = builder.relabel(builder.test(*POOR), {TRUE: ~7, FALSE: ~8})
    whole = builder.choose(
        builder.test(*FAR), builder.choose(trusted, poor, FALSE), builder.choose(trusted, FALSE, poor)
    )

    assert (3 + 3 + 3 + 2, 3) == builder.extent(whole)


def test_the_extent_of_a_leaf_is_itself():
    """No way leads on."""
    assert (0, 1) == DiagramBuilder(ORDER, SIZES).extent(TRUE)


@given(rulebooks_to_audit())
def test_the_nodes_of_a_rulebook_are_reduced_shared_and_in_order(rulebook):
    """None stands twice, none leads everywhere to the same place, each leads to later questions built before it."""
    nodes = rulebook.roles[0].diagram.nodes

    assert len(set(nodes)) == len(nodes)
    for place, (question, *lands) in enumerate(nodes):
        assert rulebook.sizes[question] == len(lands)
        assert len(set(lands)) > 1
        assert all(land < place and (land < 0 or nodes[land][0] > question) for land in lands)


def truths(builder, place):
    """For every sheet, True where a condition is."""
    return [leaf == ~TRUE for leaf in leaves(builder, place)]


def leaves(builder, place):
    """The leaf of every sheet."""
    return [walk(builder.diagram(place), options) for options in EVERY_SHEET]


def asked(builder, lands):
    """The questions of the nodes among some places."""
    return [builder.nodes[land][0] for land in lands if land >= 0]
