"""The reasons behind the roles beside the headline."""

from __future__ import annotations

from tests.reporting.samples import RULES, SETTLED, recommended

from subsidiarity.model.recommendation import Recommendation
from subsidiarity.reporting.outline import Item, Items
from subsidiarity.reporting.wording.role import roles_section

EVEN = """          - id: even
            when: {reach: {at_least: town}}
            to: town
            because: A town has rich and poor streets.
            source: Marsh 1998
"""


def points_of(found: Recommendation) -> tuple[Item, ...]:
    """The points of the section on who does what."""
    return tuple(point for block in roles_section(found).blocks if isinstance(block, Items) for point in block.items)


def test_a_reason_that_would_place_a_role_elsewhere_is_said_not_to_decide():
    """It holds, too, and would contradict the others if it stood beside them without a word."""
    means = "            source: Reed 2004\n        otherwise: {to: street, because: Every street can pay."
    rules = RULES.replace(means, means.replace("        other", EVEN + "        other"))
    pays = next(point for point in points_of(recommended(SETTLED, rules)) if point.text == "Who pays? Land.")

    assert (
        "Some streets could not pay, so the land evens out the money. [Reed 2004]",
        "Also true, but not what decides: A town has rich and poor streets.",
    ) == pays.details
