"""Many sheets side by side lead where each of them leads alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.brute_force import rulebooks_to_audit
from tests.analysis.small_rulebooks import decision_of, sheets

from subsidiarity.reasoning.advise import advise
from subsidiarity.reasoning.many_sheets import SideBySide


@given(st.data())
def test_outcomes_and_safeguards_are_those_of_each_sheet(data):
    """Any answers: one option, several or all."""
    compiled = data.draw(rulebooks_to_audit())
    rows = data.draw(st.lists(sheets(compiled), min_size=1, max_size=20))
    outcomes, safeguards = SideBySide(compiled).of(rows)
    for number, row in enumerate(rows):
        alone = advise(compiled, decision_of(compiled, row))
        possible = [sum(1 << compiled.outcomes.index(each) for each in role.possible) for role in alone.roles]

        assert possible == [role[number] for role in outcomes]
        assert list(alone.safeguards) == safeguards[number]
