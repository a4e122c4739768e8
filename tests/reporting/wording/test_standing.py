"""How a decision stands, in the few words of a list."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.nonsense_ids import shipped

from subsidiarity.reporting.wording.index.standing import standing_of

DECISIONS = Path(__file__).parents[3] / "decisions"


@pytest.mark.parametrize(
    ("name", "kind", "begins"),
    [
        ("harbour-hall", "firm", "Firm: no answer would change it by itself."),
        ("alcohol-minimum-price", "one", "Turns on where those who gain or lose live (on record)."),
        ("spinal-injuries-unit", "several", "Turns on how many people it takes (reported) and whether neighbours can"),
        ("clean-air-zone", "several", "Turns on whether neighbours can settle it (reported), what should be the same"),
        ("school-meals-kitchen", "open", "Open: it waits for where those who gain or lose live, whether neighbours "),
    ],
)
def test_a_decision_is_firm_or_turns_on_answers_or_is_open(name, kind, begins):
    """Two answers are named at most, the least well known first, or the most useful one to settle."""
    found = shipped().evaluate(shipped().read_file(str(DECISIONS / f"{name}.yaml"))[0][0])

    standing = standing_of(found, found.headline, shipped().prospects(found.decision))

    assert (kind, True) == (standing.kind, standing.text.startswith(begins))
    assert standing.text.count("(") <= 2


def test_answers_that_are_open_are_counted_beside_a_result():
    """It is the same whatever they are."""
    found = shipped().evaluate(shipped().read_file(str(DECISIONS / "allotment-rents.yaml"))[0][0])

    standing = standing_of(found, found.headline, shipped().prospects(found.decision))

    assert standing.text.endswith(" answers are still open.")
