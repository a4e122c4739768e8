"""What benchmarks are made of still fits the nouns: they run by hand, and nobody sees them break."""

from __future__ import annotations

import pytest
from benchmarks.rulebooks import made_rulebook
from benchmarks.rules import nested_rules, questions_asked, ways

from subsidiarity.reasoning.compiled import compile_rulebook


def test_a_made_rulebook_compiles_and_its_rules_can_be_given_to_peers():
    """Each full sheet goes one of the ways."""
    compiled = compile_rulebook(made_rulebook(8, 12, seed=1))

    assert nested_rules(compiled) is not None
    assert questions_asked(compiled)
    assert {way.outcome for way in ways(compiled)} <= set(range(len(compiled.outcomes)))


@pytest.mark.parametrize("is_tangled", [False, True])
def test_each_level_of_a_made_rulebook_is_named(is_tangled):
    """And no other."""
    rulebook = made_rulebook(8, 12, seed=1, is_tangled=is_tangled)
    ends = {outcome.level for outcome in compile_rulebook(rulebook).outcomes}

    assert ends <= set(rulebook.level_ids)
