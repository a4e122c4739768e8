"""Single changes: each known answer moved by one step, and where that leads."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.small_rulebooks import compiled_rulebooks, full_sheets
from tests.workshop.samples import compiled

from subsidiarity.analysis.decision.robustness import firmness
from subsidiarity.analysis.decision.single_change import single_changes
from subsidiarity.analysis.level_diagram import headline
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.prospect import SingleChange

#          goal, reach, trust, means, lawful, holds
AT_HOME = [0b01, 0b001, 0b001, 0b01, 0b001, 0b0001]
STREET, TOWN, DISPUTED = Outcome("", "street"), Outcome("", "town"), Outcome("no level")


def test_every_answer_that_the_level_turns_on_is_moved_by_one_step():
    """One step from home the goal, the reach and the trust can move; only the trust leaves it with the street."""
    assert (
        SingleChange("goal", "disputed", (DISPUTED,)),
        SingleChange("reach", "town", (TOWN,)),
        SingleChange("trust", "helps", (STREET,)),
    ) == single_changes(headline(compiled()), AT_HOME)


def test_what_is_open_or_a_range_is_not_moved():
    """There is no one answer to move; what the others lead to stays open with it."""
    sheet = [0b01, 0b011, 0b111, 0b01, 0b001, 0b0001]

    assert (SingleChange("goal", "disputed", (DISPUTED,)),) == single_changes(headline(compiled()), sheet)


@given(st.data())
def test_on_a_full_sheet_they_are_the_sheets_one_step_away(data):
    """As many, and as many of them keep the level."""
    rulebook = data.draw(compiled_rulebooks())
    found, sheet = headline(rulebook), data.draw(full_sheets(rulebook))
    changes, counted = single_changes(found, sheet), firmness(found, sheet, steps=1)

    assert counted is not None
    (near,) = counted.within
    kept = sum(each.possible == (counted.outcome,) for each in changes)
    assert (near.sheets, near.kept) == (len(changes), kept)
