"""Support: reasons of a step that lead nowhere."""

from __future__ import annotations

import pytest
from tests.reading.samples import at_mark, rulebook, said_of_rulebook

from subsidiarity.model.condition import AnswerTest
from subsidiarity.model.rule_graph import Support

STEP = """roles:
  decide:
    name: decides
    ask: Who decides on the benches?
    start: above_street
    steps:
      above_street:
        ask: Is it necessary to move above the street?
        branches:
          - {id: shared, when: {reach: {is: town}}, to: town, because: They share it., source: Oates 1972}
        otherwise: {to: street, because: They can decide., source: Oates 1972}
        support:
          - SUPPORT
"""
REASON = "{id: upkeep, when: {reach: {is: town}}, because: All can pay., source: Oates 1972}"


def test_support_is_kept_apart_from_the_branches_of_its_step():
    """Its id is unique among them all."""
    step = rulebook(STEP.replace("SUPPORT", REASON)).roles[0].graph.steps["above_street"]
    test = AnswerTest("reach", "is", ("town",), frozenset({"town"}))

    assert (Support("decide/above_street/upkeep", test, "All can pay.", "Oates 1972"),) == step.support
    assert ["shared", "otherwise"] == [branch.id.split("/")[-1] for branch in step.branches]


@pytest.mark.parametrize(
    ("reason", "message"),
    [
        (REASON.replace("upkeep, ", "upkeep, §to: town, "), "SUB021 a reason in `support` leads nowhere"),
        (REASON.replace("{id: upkeep", "§{id: shared"), "SUB109 a second branch `decide/above_street/shared`"),
        (
            "§{id: upkeep, because: All can pay., source: Oates 1972}",
            "SUB022 a branch of `support` needs the field `when`",
        ),
    ],
)
def test_support_that_leads_on_or_has_another_s_id_or_always_holds_is_refused(reason, message):
    """With its place."""
    text, expected = at_mark(STEP.replace("SUPPORT", reason), message)

    assert [expected] == said_of_rulebook(text)
