"""In how many ways distributions of answers lead where."""

from __future__ import annotations

import math
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.brute_force import unhurried
from tests.analysis.small_rulebooks import compiled_rulebooks, every_sheet

from subsidiarity.analysis.decision.ways_to_leaves import Ways
from subsidiarity.reasoning.diagram import walk


@unhurried
@given(compiled_rulebooks(), st.data())
def test_ways_are_those_of_weighing_every_sheet(rulebook, data):
    """All of them, and those left once one question is known."""
    diagram = rulebook.roles[0].diagram
    weights = [data.draw(distributions(size)) for size in rulebook.sizes]

    ways = Ways(diagram, weights)

    assert counted(rulebook, diagram, weights) == ways.by_leaf
    for question, row in enumerate(weights):
        known = {
            option: [int(place == option) for place in range(len(row))] for option, weight in enumerate(row) if weight
        }
        once_known = {
            option: counted(rulebook, diagram, [*weights[:question], only, *weights[question + 1 :]])
            for option, only in known.items()
        }
        assert once_known == ways.once_known(question)


def distributions(size):
    return st.lists(st.integers(0, 3), min_size=size, max_size=size).filter(any)


def only(option, size):
    return [int(place == option) for place in range(size)]


def counted(rulebook, diagram, weights):
    found: Counter[int] = Counter()
    for options in every_sheet(rulebook):
        found[walk(diagram, options)] += math.prod(row[option] for row, option in zip(weights, options, strict=True))
    return {leaf: ways for leaf, ways in found.items() if ways}
