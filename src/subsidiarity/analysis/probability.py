"""How likely each level is when answers are distributions: exact, counted in ways to combine them.

An answer's weights are whole numbers, one an option: people who chose it, or equal chances. Answers
are taken as independent: a way takes one weight's worth from each question.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from subsidiarity.analysis.levelled import Levelled
from subsidiarity.model.diagram import Diagram
from subsidiarity.model.prospect import Likelihood, Outlook, Settling

Weights = Sequence[Sequence[int]]
"""For each question, a whole number from 0 an option, not all of them 0."""


def ways_by_leaf(diagram: Diagram, weights: Weights) -> dict[int, int]:
    """In how many ways of combining the weights a walk ends at each leaf; leaves in no way are left out."""
    below = [1] * (len(weights) + 1)
    for question in range(len(weights) - 1, -1, -1):
        below[question] = below[question + 1] * sum(weights[question])
    known: dict[int, dict[int, int]] = {}

    def top(place: int) -> int:
        return diagram.nodes[place][0] if place >= 0 else len(weights)

    def weighed(place: int) -> dict[int, int]:
        """Ways over the questions from this node's own on."""
        if place < 0:
            return {~place: 1}
        if place not in known:
            total: dict[int, int] = {}
            question, *lands = diagram.nodes[place]
            for weight, land in zip(weights[question], lands, strict=True):
                if weight:
                    factor = weight * (below[question + 1] // below[top(land)])
                    for leaf, ways in weighed(land).items():
                        total[leaf] = total.get(leaf, 0) + ways * factor
            known[place] = total
        return known[place]

    above = below[0] // below[top(diagram.root)]
    return {leaf: ways * above for leaf, ways in weighed(diagram.root).items()}


def outlook(levelled: Levelled, weights: Weights) -> Outlook:
    """The distribution over outcomes by level, and which questions carry its uncertainty."""
    # Questions that the role does not turn on would only multiply the ways.
    own = [list(row) if place in levelled.turns_on else [1] for place, row in enumerate(weights)]
    found = ways_by_leaf(levelled.diagram, own)
    likelihoods = tuple(Likelihood(levelled.outcomes[leaf], found[leaf]) for leaf in sorted(found))
    return Outlook(sum(found.values()), likelihoods, uncertainty(found), settling(levelled, own))


def settling(levelled: Levelled, weights: Weights) -> tuple[Settling, ...]:
    """Each question with more than one weight that the role turns on, the one whose answer settles most first."""
    found = []
    for question in levelled.turns_on:
        row = weights[question]
        total = sum(row)
        if max(row) < total:
            leaves = []
            remaining = 0.0
            for option, weight in enumerate(row):
                if weight:
                    ways = _once_known(levelled.diagram, weights, question, option)
                    remaining += weight / total * uncertainty(ways)
                    outcomes = tuple(levelled.outcomes[leaf] for leaf in sorted(ways))
                    leaves.append((levelled.option(question, option), outcomes))
            found.append(Settling(levelled.diagram.order[question], remaining, tuple(leaves)))
    # Rounded, so that questions which settle as much keep the rulebook's order on every machine.
    return tuple(sorted(found, key=lambda settled: round(settled.remaining, 9)))


def uncertainty(ways: Mapping[int, int]) -> float:
    """The entropy of a distribution, in bits: 0 when one outcome is certain, 1 when two are even."""
    total = sum(ways.values())
    return -sum(count / total * math.log2(count / total) for count in ways.values() if count < total)


def _once_known(diagram: Diagram, weights: Weights, question: int, option: int) -> dict[int, int]:
    known = list(weights)
    known[question] = [int(place == option) for place in range(len(weights[question]))]
    return ways_by_leaf(diagram, known)
