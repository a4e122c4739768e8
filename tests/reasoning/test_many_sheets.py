"""Many sheets side by side lead where each of them leads alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.brute_force import rulebooks_to_audit
from tests.analysis.small_rulebooks import decision_of, sheets
from tests.analysis.written_rulebooks import compiled, later_role
from tests.reasoning.written_decisions import PAY, THREE_WAYS, decision

from subsidiarity.reasoning.advise import advise, sheet_of
from subsidiarity.reasoning.many_sheets import SideBySide


def test_each_sheet_has_the_outcomes_that_it_leaves_possible_by_role():
    """The bits of street, town and land; the second sheet is open for the one role, the third for the other."""
    rules = compiled(THREE_WAYS, later_roles=later_role("pay", PAY))
    answers = ("{reach: land, means: poor}", "{reach: town, means: rich}", "{reach: street}")
    outcomes, _ = SideBySide(rules).of([sheet_of(rules, decision(rules, each)) for each in answers])

    assert [[0b100, 0b011, 0b001], [0b100, 0b001, 0b101]] == outcomes


def test_each_sheet_has_the_safeguards_that_hold_or_may_hold_in_order():
    """The second always holds."""
    safeguards = (
        "voice: {kind: voice, title: T, when: {trust: {is: none}}, advice: A, because: B, source: S}, "
        "review: {kind: review, title: T, advice: A, because: B, source: S}, "
        "money: {kind: money, title: T, when: {means: {is: poor}}, advice: A, because: B, source: S}"
    )
    rules = compiled(THREE_WAYS, safeguards=safeguards)
    answers = ("{trust: none, means: rich}", "{trust: [none, some], means: poor}", "{trust: much}")
    _, found = SideBySide(rules).of([sheet_of(rules, decision(rules, each)) for each in answers])

    assert [
        [("voice", True), ("review", True)],
        [("voice", False), ("review", True), ("money", True)],
        [("review", True), ("money", False)],
    ] == [[(each.safeguard.id, each.is_certain) for each in row] for row in found]


@given(st.data())
def test_outcomes_and_safeguards_are_those_of_each_sheet(data):
    """Any answers: one option, several or all."""
    rules = data.draw(rulebooks_to_audit())
    rows = data.draw(st.lists(sheets(rules), min_size=1, max_size=20))
    outcomes, safeguards = SideBySide(rules).of(rows)
    for number, row in enumerate(rows):
        alone = advise(rules, decision_of(rules, row))
        possible = [sum(1 << rules.outcomes.index(each) for each in role.possible) for role in alone.roles]

        assert possible == [role[number] for role in outcomes]
        assert list(alone.safeguards) == safeguards[number]
