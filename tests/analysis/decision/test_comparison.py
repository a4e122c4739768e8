"""Comparing decisions: which answers differ, and what each difference does on its own."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.small_rulebooks import bits_of, compiled_rulebooks, decision_of, full_sheets
from tests.reasoning.plain_walk import end_of, ends_of, walks_of
from tests.workshop.samples import compiled, read

from subsidiarity.analysis.decision.comparison import compare, what_if
from subsidiarity.model.outcome import Outcome

STREET, TOWN, LAND = (Outcome("", level) for level in ("street", "town", "land"))
TORN = Outcome("contested", "street", "town")


def case(identity: str, answers: str):
    """A decision with these answers, all in order."""
    goal, reach, trust, means = answers.split()
    return f"""
decision: {identity}
title: A {identity}
answers: {{goal: {goal}, reach: {reach}, trust: {trust}, means: {means}, lawful: street, holds: nobody}}
"""


def decisions(rulebook, *texts):
    return [read(text, rulebook)[0] for text in texts]


def test_only_questions_answered_differently_are_named():
    """The hall and the road share their goal and their means."""
    rulebook = compiled()
    found = compare(
        rulebook, decisions(rulebook, case("hall", "agreed street helps equal"), case("road", "agreed land none equal"))
    )

    assert ["reach", "trust"] == [difference.question for difference in found.differences]


def test_an_answer_is_marked_weaker_stronger_or_wider():
    """Beside the first decision's answer, another is <, > or, as a range that holds it, ~."""
    rulebook = compiled()
    first = case("first", "agreed town helps equal")
    second = case("second", "agreed street essential equal")
    third = case("third", "agreed unknown helps equal")

    found = compare(rulebook, decisions(rulebook, first, second, third))

    assert {"reach": ("<", "~"), "trust": (">", "=")} == {each.question: each.marks for each in found.differences}


def test_each_difference_is_tried_on_its_own():
    """The reach alone takes the hall to the land; the trust alone changes nothing."""
    rulebook = compiled()
    hall, road = case("hall", "agreed street helps equal"), case("road", "agreed land none equal")

    reach, trust = compare(rulebook, decisions(rulebook, hall, road)).differences

    assert {"decide": LAND, "pay": TOWN} == {shift.role.id: shift.after[0] for shift in reach.alone[0]}
    assert () == trust.alone[0]


def test_differences_that_only_count_together_are_named_together():
    """Neither the reach nor the trust alone makes a contest, the two together do."""
    rulebook = compiled()
    hall, torn = case("hall", "agreed street none equal"), case("torn", "agreed town essential equal")

    found = compare(rulebook, decisions(rulebook, hall, torn))

    assert ((("reach", "trust"),),) == found.together


def test_an_open_outcome_is_not_carried_anywhere():
    """With no idea of the reach, no difference leads from one outcome to another."""
    rulebook = compiled()
    vague, road = case("vague", "agreed unknown none equal"), case("road", "agreed land none equal")

    assert ((),) == compare(rulebook, decisions(rulebook, vague, road)).together
    assert ((),) == compare(rulebook, decisions(rulebook, road, vague)).together


def test_a_what_if_says_what_becomes_of_every_role():
    """With a reach across the land, the land decides and the town pays."""
    rulebook = compiled()
    (hall,) = decisions(rulebook, case("hall", "agreed street none equal"))

    found = what_if(rulebook, hall, {"reach": frozenset({"land"})})

    assert [("decide", (STREET,), (LAND,)), ("pay", (STREET,), (TOWN,))] == [
        (shift.role.id, shift.before, shift.after) for shift in found.roles
    ]


def test_a_what_if_names_the_branches_left_and_taken():
    """The walk leaves the street's last word and takes the branches that lead upward."""
    rulebook = compiled()
    (hall,) = decisions(rulebook, case("hall", "agreed street none equal"))

    decide = what_if(rulebook, hall, {"reach": frozenset({"land"})}).branches[0]

    assert ["decide/above_street/otherwise"] == [branch.id for branch in decide.left]
    assert ["decide/above_street/far", "decide/above_town/wide"] == [branch.id for branch in decide.taken]


def test_a_what_if_names_the_safeguards_gone_and_new():
    """Unequal means call for a floor that equal means do not."""
    rulebook = compiled()
    (hall,) = decisions(rulebook, case("hall", "agreed street none equal"))

    found = what_if(rulebook, hall, {"means": frozenset({"unequal"})})

    assert ((), ["floor"]) == (found.safeguards_gone, [safeguard.id for safeguard in found.safeguards_new])


def test_a_what_if_keeps_the_file_as_it_is():
    """The decision before is the one given; only the one after has the new answer."""
    rulebook = compiled()
    (hall,) = decisions(rulebook, case("hall", "agreed street none equal"))

    found = what_if(rulebook, hall, {"reach": frozenset({"town", "land"})})

    assert (frozenset({"street"}), frozenset({"town", "land"})) == found.comparison.differences[0].answers
    assert hall is found.before.decision


@given(st.data())
def test_sets_of_differences_are_the_smallest_that_do_it(data):
    """The sets named agree with trying all sets of the differing answers, the smallest first."""
    rulebook = data.draw(compiled_rulebooks())
    one, other = (data.draw(full_sheets(rulebook)) for _ in range(2))

    (together,) = compare(rulebook, [decision_of(rulebook, one), decision_of(rulebook, other)]).together

    wanted = end_of(rulebook.rulebook, options_of(other), "decide")
    if wanted == end_of(rulebook.rulebook, options_of(one), "decide"):
        assert () == together
        return
    places = [place for place in range(len(one)) if one[place] != other[place]]
    found: list[tuple[int, ...]] = []
    for size in range(1, len(places) + 1):
        found = found or [
            chosen
            for chosen in combinations(places, size)
            if wanted
            == end_of(
                rulebook.rulebook, options_of([other[p] if p in chosen else one[p] for p in range(len(one))]), "decide"
            )
        ]
    assert tuple(tuple(rulebook.order[p] for p in chosen) for chosen in found[:3]) == together


@given(st.data())
def test_what_a_difference_does_alone_is_what_walking_it_says(data):
    """Each single answer put in the first decision's place gives the outcome of a plain walk."""
    rulebook = data.draw(compiled_rulebooks())
    one, other = (data.draw(full_sheets(rulebook)) for _ in range(2))

    for difference in compare(rulebook, [decision_of(rulebook, one), decision_of(rulebook, other)]).differences:
        place = rulebook.order.index(difference.question)
        changed = options_of([*one[:place], other[place], *one[place + 1 :]])
        before, after = (ends_of(walks_of(rulebook.rulebook, options)) for options in (options_of(one), changed))
        expected = {role: (before[role], after[role]) for role in before if before[role] != after[role]}
        assert expected == {shift.role.id: (*shift.before, *shift.after) for shift in difference.alone[0]}


def options_of(sheet):
    assert bits_of([chosen.bit_length() - 1 for chosen in sheet]) == list(sheet)
    return tuple(chosen.bit_length() - 1 for chosen in sheet)
