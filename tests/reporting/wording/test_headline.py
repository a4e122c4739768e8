"""The recommendation in one sentence."""

from __future__ import annotations

import pytest
from tests.reporting.samples import CONTESTED, DISPUTED, HIGHEST, JOINT, OPEN, SETTLED, recommended

from subsidiarity.api import load_advisor
from subsidiarity.model.decision import Decision
from subsidiarity.reporting.wording.headline import headline_of, role_sentence


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (SETTLED, "Town should decide."),
        (JOINT, "Street should decide, jointly with its neighbours."),
        (CONTESTED, "Contested: street or town."),
        (OPEN, "Still open: street, jointly with its neighbours; or town; or land."),
        (
            DISPUTED,
            "No level can be recommended. They do not want the same thing, so no level can be right yet.",
        ),
    ],
    ids=["settled", "joint", "contested", "open", "disputed"],
)
def test_each_kind_of_outcome_has_a_headline(text, sentence):
    """A settled level, a joint one, two sides, several still possible, and none."""
    assert sentence == headline_of(recommended(text))


def test_where_every_level_is_possible_the_headline_does_not_list_them():
    """The ladder below it shows them."""
    advisor, _ = load_advisor()
    assert advisor is not None
    decision = Decision("hall", "The hall", "", {})

    assert headline_of(advisor.evaluate(decision)) == "Nothing is ruled out yet."


@pytest.mark.parametrize(
    ("text", "role", "sentence"),
    [
        (SETTLED, 0, "Who takes the decision? Town."),
        (HIGHEST, 2, "Who checks it? Land, through an independent body."),
        (CONTESTED, 0, "Who takes the decision? Contested between street and town."),
        (OPEN, 1, "Who pays? Still open: street or land."),
        (DISPUTED, 0, "Who takes the decision? That cannot be said yet."),
    ],
    ids=["settled", "independent", "contested", "open", "disputed"],
)
def test_each_role_has_a_sentence(text, role, sentence):
    """A role's question with what is known."""
    recommendation = recommended(text)

    assert sentence == role_sentence(recommendation, recommendation.roles[role])
