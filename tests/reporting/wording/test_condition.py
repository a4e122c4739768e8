"""Conditions in words, for people who read a rulebook and not its file."""

from __future__ import annotations

import pytest
from tests.reading.samples import rulebook

from subsidiarity.model.condition import All, AnswerTest, Named, Not
from subsidiarity.reporting.wording.condition import condition_words

TOWN = AnswerTest("reach", "is", ("town",), frozenset({"town"}))


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (Named("wide", TOWN, "all of the town sits on them"), "all of the town sits on them"),
        (Named("wide", TOWN), "reach is “People from all over town”"),
        (Not(Named("wide", TOWN, "all sit there.")), "not all sit there"),
        (All((Named("wide", TOWN, "all sit there"), TOWN)), "all sit there; and reach is “People from all over town”"),
    ],
)
def test_a_condition_with_a_name_is_told_by_its_clause_or_else_by_its_tests(condition, expected):
    """Never by the name, which is for files."""
    assert expected == condition_words(rulebook(), condition)
