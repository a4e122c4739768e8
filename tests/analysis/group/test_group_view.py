"""Groups: the middle sheet, each one's own level, and whether the differences matter."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.small_rulebooks import allows, compiled_rulebooks, decision_of, levels_by_sheet, sheets
from tests.workshop.samples import compiled, read

from subsidiarity.analysis.group.agreement import weights_of
from subsidiarity.analysis.group.difference import Differences
from subsidiarity.analysis.group.group_view import group_view, middle_sheet, spreads_of
from subsidiarity.analysis.group.reliability import reliabilities
from subsidiarity.model.group import Spread
from subsidiarity.model.outcome import Outcome

STREET, TOWN, LAND = (Outcome("", level) for level in ("street", "town", "land"))
TORN = Outcome("contested", "street", "town")


def people(rulebook, *answers: str):
    """One sheet a person, of goal, reach, trust and means."""
    sheets = []
    for line in answers:
        goal, reach, trust, means = line.split()
        text = f"""
decision: hall
title: Who runs the hall?
answers: {{goal: {goal}, reach: {reach}, trust: {trust}, means: {means}, lawful: street, holds: nobody}}
"""
        sheets.append(read(text, rulebook)[0])
    return sheets


def test_each_sheet_has_its_own_level():
    """Two sheets stay in the street, the third goes to the town."""
    rulebook = compiled()
    found = group_view(rulebook, people(
        rulebook, "agreed street none equal", "agreed street helps equal", "agreed town helps equal"
    ))  # fmt: skip

    assert ((STREET,), (STREET,), (TOWN,)) == found.own


def test_the_middle_sheet_is_walked():
    """The middle of street, street and town is the street."""
    rulebook = compiled()
    found = group_view(rulebook, people(
        rulebook, "agreed street none equal", "agreed street helps equal", "agreed town helps equal"
    ))  # fmt: skip

    assert "street" == found.middle.level
    assert frozenset({"helps"}) == found.middle.decision.answers["trust"].options


def test_a_middle_between_two_options_leaves_both_open():
    """Two people, one for the street and one for the town, leave both possible."""
    rulebook = compiled()
    found = group_view(rulebook, people(rulebook, "agreed street none equal", "agreed town none equal"))

    assert (STREET, TOWN) == found.middle.headline.possible


def test_a_difference_that_changes_the_level_matters_alone():
    """With the rest at the middle, the street and the town lead to different levels."""
    rulebook = compiled()
    found = group_view(rulebook, people(
        rulebook, "agreed street none equal", "agreed street none equal", "agreed town none equal"
    ))  # fmt: skip

    (reach,) = found.differences
    assert ("reach", "alone") == (reach.question, reach.matters)
    assert [("street", 2, (STREET,)), ("town", 1, (TOWN,))] == [(o.option, o.people, o.possible) for o in reach.options]


def test_a_difference_that_needs_another_one_matters_together():
    """Trust changes nothing in the street, yet it would, were the reach the town's as one person says."""
    rulebook = compiled()
    found = group_view(rulebook, people(
        rulebook, "agreed street none equal", "agreed street none equal", "agreed town essential equal"
    ))  # fmt: skip

    assert {"reach": "alone", "trust": "together"} == {each.question: each.matters for each in found.differences}


def test_a_difference_without_consequence_never_matters():
    """All agree on the street: whatever the trust, it stays there."""
    rulebook = compiled()
    found = group_view(rulebook, people(
        rulebook, "agreed street none equal", "agreed street none equal", "agreed street essential equal"
    ))  # fmt: skip

    assert ["never"] == [each.matters for each in found.differences]


def test_a_difference_may_matter_to_other_roles_and_safeguards_only():
    """The means move no level, yet they decide who pays and whether there is a floor."""
    rulebook = compiled()
    found = group_view(rulebook, people(
        rulebook, "agreed street none equal", "agreed street none equal", "agreed street none unequal"
    ))  # fmt: skip

    (means,) = found.differences
    assert ("never", ["pay"], ["floor"]) == (
        means.matters, [role.id for role in means.roles], [safeguard.id for safeguard in means.safeguards]
    )  # fmt: skip


def test_those_who_lead_elsewhere_are_walked_on_their_own_sheets():
    """One of four has it torn between street and town, and her own answers say why."""
    rulebook = compiled()
    found = group_view(rulebook, people(
        rulebook, "agreed street none equal", "agreed street none equal", "agreed street none equal",
        "agreed town essential equal",
    ))  # fmt: skip

    (minority,) = found.minorities
    assert (1, (TORN,), ("reach", "trust")) == (minority.people, minority.possible, minority.differs_on)
    taken = minority.recommendation.headline.walk[-1].taken
    assert taken is not None
    assert "decide/above_street/torn" == taken.id


def test_a_sheet_that_leaves_the_groups_level_possible_is_no_minority():
    """Whoever does not know the reach does not contradict the street."""
    rulebook = compiled()
    found = group_view(rulebook, people(
        rulebook, "agreed street none equal", "agreed street none equal", "agreed unknown none equal"
    ))  # fmt: skip

    assert () == found.minorities


def test_spreads_keep_ranges_and_the_unknown_apart():
    """One chose the street, one a range, one does not know yet."""
    rulebook = compiled()
    found = spreads_of(rulebook, [[1, 0b001, 1, 1, 1, 1], [1, 0b011, 1, 1, 1, 1], [1, 0b111, 1, 1, 1, 1]])

    assert Spread("reach", (1, 0, 0), (frozenset({0, 1}),), 1) == found[1]


def test_what_nobody_answered_stays_unknown_in_the_middle():
    """The group's middle imputes nothing."""
    rulebook = compiled()

    assert 0b111 == middle_sheet(rulebook, spreads_of(rulebook, [[1, 0b111, 1, 1, 1, 1]]))[1]


def test_counts_alone_are_enough_to_find_the_differences_that_matter():
    """After a vote only the histogram is known, and the other answers of the group."""
    rulebook = compiled()
    goal_agreed_else_unknown = [0b01, 0b111, 0b001, 0b11, 0b111, 0b1111]

    (reach,) = Differences(rulebook).find(goal_agreed_else_unknown, [Spread("reach", (3, 2, 0))])

    assert ("alone", [(STREET,), (TOWN,)]) == (reach.matters, [option.possible for option in reach.options])


def test_reliability_is_found_for_each_question_and_the_level():
    """Two raters agree on the reach of two decisions and differ in their trust."""
    rulebook = compiled()
    hall = people(rulebook, "agreed street none equal", "agreed street helps equal")
    road = people(rulebook, "agreed land none equal", "agreed land none equal")

    found = {each.question: each for each in reliabilities(rulebook, [hall, road])}

    assert (2, 2, 1) == (found["reach"].decisions, found["reach"].alike, found["reach"].alpha)
    assert (2, 1, 0) == (found["trust"].decisions, found["trust"].alike, found["trust"].alpha)
    assert (2, 2, 1) == (found[None].decisions, found[None].alike, found[None].alpha)


def test_the_outlook_counts_the_ways_to_mix_the_answers():
    """Of three for the street and one for the town, one way in four leads to the town."""
    rulebook = compiled()
    found = group_view(rulebook, people(rulebook, *["agreed street none equal"] * 3, "agreed town none equal"))

    # Four goals, four reaches and four trusts to take; the means, the law and the holder change no level.
    assert {STREET: 48, TOWN: 16} == {each.outcome: each.ways for each in found.outlook.likelihoods}
    assert ["reach"] == [carrier.question for carrier in found.outlook.carriers]


def test_a_range_weighs_in_parts_and_the_unknown_not_at_all():
    """One for the first option, one for either of two; and where nobody knows, all are alike."""
    assert [3, 1, 0] == weights_of(Spread("reach", (1, 0, 0), (frozenset({0, 1}),), unknown=5))
    assert [1, 1, 1] == weights_of(Spread("reach", (0, 0, 0), unknown=2))


@given(st.data())
def test_whether_a_difference_matters_is_that_of_trying_every_sheet(data):
    """Alone, together and never agree with walking all the sheets that the votes allow."""
    rulebook = data.draw(compiled_rulebooks())
    decisions = [decision_of(rulebook, data.draw(sheets(rulebook))) for _ in range(data.draw(st.integers(1, 4)))]
    levels = levels_by_sheet(rulebook)

    found = group_view(rulebook, decisions)

    middle = bits(rulebook, found.middle.decision)
    voted = [sum(1 << option for option in each.spread.voted) for each in found.agreements]
    wide = [one | other if other & (other - 1) else one for one, other in zip(middle, voted, strict=True)]
    for difference in found.differences:
        place = rulebook.order.index(difference.question)
        options = [option for option in range(rulebook.sizes[place]) if voted[place] >> option & 1]
        alone = [{levels[o] for o in levels if allows(varied(middle, place, option), o)} for option in options]
        assert alone == [set(option.possible) for option in difference.options]
        contexts: dict[tuple[int, ...], set[Outcome]] = {}
        for o, level in levels.items():
            if allows(wide, o):
                contexts.setdefault((*o[:place], *o[place + 1 :]), set()).add(level)
        expected = "together" if any(len(seen) > 1 for seen in contexts.values()) else "never"
        if any(one != alone[0] for one in alone):
            expected = "alone"
        assert expected == difference.matters


def varied(sheet, place, option):
    return [*sheet[:place], 1 << option, *sheet[place + 1 :]]


def bits(rulebook, decision):
    return [
        sum(bit for option, bit in bits.items() if option in decision.answers[question].options)
        for question, bits in zip(rulebook.order, rulebook.bits, strict=True)
    ]
