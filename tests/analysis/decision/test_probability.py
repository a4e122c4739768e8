"""Probability: exact counts of the ways in which distributions of answers combine."""

from __future__ import annotations

import math
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.small_rulebooks import compiled_rulebooks, levels_by_sheet
from tests.workshop.samples import compiled

from subsidiarity.analysis.decision.probability import outlook
from subsidiarity.analysis.level_diagram import headline
from subsidiarity.model.outcome import Outcome

STREET, TOWN, LAND = (Outcome("", level) for level in ("street", "town", "land"))


def test_ways_are_counted_for_each_level():
    """Of 5 people 2 see the reach in the street, 2 in the town, 1 in the land; all else is agreed."""
    #         goal,   reach,     trust,     means,  lawful,    holds
    people = [[5, 0], [2, 2, 1], [5, 0, 0], [5, 0], [5, 0, 0], [5, 0, 0, 0]]

    found = outlook(headline(compiled()), people)

    assert {STREET: 50, TOWN: 50, LAND: 25} == {each.outcome: each.ways for each in found.likelihoods}
    assert 125 == found.ways


def test_the_question_that_carries_the_uncertainty_comes_first():
    """Settling the reach settles everything; settling the goal hardly anything."""
    people = [[9, 1], [5, 5, 0], [10, 0, 0], [10, 0], [10, 0, 0], [10, 0, 0, 0]]

    found = outlook(headline(compiled()), people)

    assert ["reach", "goal"] == [each.question for each in found.carriers]


def test_one_level_for_certain_is_no_uncertainty():
    """Whatever the two say of their trust, it stays in the street."""
    people = [[2, 0], [2, 0, 0], [1, 1, 0], [1, 1], [2, 0, 0], [2, 0, 0, 0]]

    assert 0 == outlook(headline(compiled()), people).uncertainty


@given(st.data())
def test_ways_and_uncertainty_are_those_of_weighing_every_sheet(data):
    """Counts and expected uncertainties agree with adding up the weights of all sheets."""
    rulebook = data.draw(compiled_rulebooks())
    weights = [data.draw(distributions(size)) for size in rulebook.sizes]
    levelled = headline(rulebook)
    levels = levels_by_sheet(rulebook)

    found = outlook(levelled, weights)

    total = math.prod(map(sum, weights))
    likely = {each.outcome: each.ways / found.ways for each in found.likelihoods}
    assert pytest.approx(shares(levels, weights)) == likely
    assert total == found.ways * math.prod(
        sum(row) for place, row in enumerate(weights) if place not in levelled.turns_on
    )
    assert pytest.approx(entropy(shares(levels, weights)), abs=1e-9) == found.uncertainty
    for carrier in found.carriers:
        place = rulebook.order.index(carrier.question)
        remaining = 0.0
        for option, weight in enumerate(weights[place]):
            known = [*weights[:place], [int(o == option) for o in range(len(weights[place]))], *weights[place + 1 :]]
            remaining += weight / sum(weights[place]) * (entropy(shares(levels, known)) if weight else 0)
        assert pytest.approx(remaining, abs=1e-9) == carrier.remaining


def distributions(size):
    return st.lists(st.integers(0, 5), min_size=size, max_size=size).filter(any)


def shares(levels, weights):
    """Each level's share of the weight of all sheets."""
    total: Counter[Outcome] = Counter()
    for options, level in levels.items():
        total[level] += math.prod(row[option] for row, option in zip(weights, options, strict=True))
    return {level: weight / total.total() for level, weight in total.items() if weight}


def entropy(found):
    return -sum(share * math.log2(share) for share in found.values())
