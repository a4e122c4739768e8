"""The likelihood of each level when answers are distributions: exact, counted in ways to combine them.

An answer's weights are whole numbers, one an option: people who chose it, or equal chances.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from subsidiarity.analysis.decision.ways_to_leaves import Ways, Weights
from subsidiarity.analysis.level_diagram import Levelled
from subsidiarity.model.prospect import Likelihood, Outlook, Settling


def outlook(levelled: Levelled, weights: Weights) -> Outlook:
    """The distribution over outcomes by level, and which questions carry its uncertainty."""
    # Questions that the role does not turn on would only multiply the ways.
    own = [list(row) if index in levelled.turns_on else [1] for index, row in enumerate(weights)]
    ways = Ways(levelled.diagram, own)
    found = ways.by_leaf
    likelihoods = tuple(Likelihood(levelled.outcomes[leaf], found[leaf]) for leaf in sorted(found))
    return Outlook(sum(found.values()), likelihoods, uncertainty(found), settling(levelled, own, ways))


def settling(levelled: Levelled, weights: Weights, ways: Ways) -> tuple[Settling, ...]:
    """The questions with more than one weight that the role turns on, the one whose answer settles most first."""
    found = []
    for question in levelled.turns_on:
        row = weights[question]
        total = sum(row)
        if max(row) < total:
            leaves = []
            remaining = 0.0
            for option, once_known in ways.once_known(question).items():
                remaining += row[option] / total * uncertainty(once_known)
                outcomes = tuple(levelled.outcomes[leaf] for leaf in sorted(once_known))
                leaves.append((levelled.option(question, option), outcomes))
            found.append(Settling(levelled.diagram.order[question], remaining, tuple(leaves)))
    # Rounded, so that questions which settle as much keep the rulebook's order on every machine.
    return tuple(sorted(found, key=lambda settled: round(settled.remaining, 9)))


def uncertainty(ways: Mapping[int, int]) -> float:
    """The entropy of a distribution, in bits: 0 when one outcome is certain, 1 when two are even."""
    total = sum(ways.values())
    return -sum(count / total * math.log2(count / total) for count in ways.values() if count < total)
