"""The smallest changes of answers that lead to another level: cheapest paths through the decision diagram.

Where an answer is a range or not known yet, a step is counted from its nearest option, so that
choosing among the options that are open costs nothing and is no change.
"""

from __future__ import annotations

from collections.abc import Sequence

from subsidiarity.analysis.decision.option_steps import step_costs
from subsidiarity.analysis.level_diagram import Levelled
from subsidiarity.model.diagram import Diagram
from subsidiarity.model.prospect import Change, SmallestChange, Way
from subsidiarity.reasoning.diagram import still_possible

MOST_WAYS = 3
"""The most ways of equal cost that are named, unless more are asked for."""

Costs = Sequence[Sequence[int | None]]
"""For each question, the cost of each option in answer steps; None where it may not be chosen."""
Choice = tuple[int, int]
"""A question and one of its options, as indices from 0."""
Choices = tuple[Choice, ...]


def smallest_changes(levelled: Levelled, sheet: Sequence[int], most: int = MOST_WAYS) -> tuple[SmallestChange, ...]:
    """For each outcome by level that is not possible now, the smallest changes that lead to it, lowest level first."""
    costs = step_costs(sheet, levelled.rulebook.questions)
    cheapest = CheapestPaths(levelled.diagram, costs)
    possible = still_possible(levelled.diagram, sheet)
    return tuple(
        _smallest_change(levelled, sheet, costs, cheapest, leaf, most)
        for leaf in sorted(cheapest.reachable)
        if leaf not in possible
    )


def _smallest_change(
    levelled: Levelled, sheet: Sequence[int], costs: Costs, cheapest: CheapestPaths, leaf: int, most: int
) -> SmallestChange:
    found = cheapest.ways(leaf, most + 1)
    ways = tuple(_way(levelled, sheet, costs, choices, leaf) for choices in found[:most])
    return SmallestChange(levelled.outcomes[leaf], cheapest.reachable[leaf], ways, len(found) > most)


def _way(levelled: Levelled, sheet: Sequence[int], costs: Costs, choices: Choices, leaf: int) -> Way:
    changed = list(sheet)
    for question, option in choices:
        changed[question] = 1 << option
    changes = tuple(
        Change(levelled.diagram.order[question], levelled.option(question, option), costs[question][option] or 0)
        for question, option in choices
    )
    return Way(changes, still_possible(levelled.diagram, changed) == {leaf})


class CheapestPaths:
    """The cheapest choices of options that lead to each leaf of a diagram; `reachable` gives their cost by leaf."""

    def __init__(self, diagram: Diagram, costs: Costs) -> None:
        self._diagram = diagram
        self._costs = costs
        self._known: dict[int, dict[int, int]] = {}
        self.reachable = self._cheapest(diagram.root)

    def ways(self, leaf: int, most: int) -> list[Choices]:
        """The first `most` sets of choices that cost something and together cost least, those of fewest choices first.

        Options that cost nothing are not named, so ways that differ only in these are one way.
        """
        return self._ways(self._diagram.root, leaf, most, {})

    def _cheapest(self, place: int) -> dict[int, int]:
        if place < 0:
            return {~place: 0}
        known = self._known.get(place)
        if known is None:
            known = {}
            question, *lands = self._diagram.nodes[place]
            for cost, land in zip(self._costs[question], lands, strict=True):
                if cost is not None:
                    for leaf, further in self._cheapest(land).items():
                        if known.get(leaf, cost + further) >= cost + further:
                            known[leaf] = cost + further
            self._known[place] = known
        return known

    def _ways(self, place: int, leaf: int, most: int, found: dict[int, list[Choices]]) -> list[Choices]:
        if place < 0:
            return [()]
        known = found.get(place)
        if known is None:
            # The first few of each child are enough: a choice put before them keeps their order.
            ways: set[Choices] = set()
            question, *lands = self._diagram.nodes[place]
            least = self._cheapest(place)[leaf]
            for option, (cost, land) in enumerate(zip(self._costs[question], lands, strict=True)):
                if cost is not None and cost + self._cheapest(land).get(leaf, least + 1) == least:
                    choice: Choices = ((question, option),) if cost else ()
                    ways.update(choice + further for further in self._ways(land, leaf, most, found))
            known = sorted(ways, key=lambda choices: (len(choices), choices))[:most]
            found[place] = known
        return known
