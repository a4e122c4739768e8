"""The builder of decision diagrams: a table in which no node stands twice, and a memoised if-then-else.

After Bryant 1986 (reduced ordered diagrams), with nodes that lead to as many places as a question has options.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from subsidiarity.model.diagram import Diagram
from subsidiarity.reasoning.diagram import lands_of, places_below

WORK_LIMIT = 100_000
"""The most ways on from nodes, one for each option, that are looked at while a rulebook's diagrams are built.

Ours takes 78,000; thirteen crossed pairs of questions take 66,000 and a sixth of a second, fourteen are too many.
"""

FALSE, TRUE = ~0, ~1
"""The places of the two leaves of a condition's diagram; leaf numbers from 2 on are outcomes."""


class Tangled(Exception):
    """A diagram would take more than the limit; `nodes` are those so far, or those of the questions in question."""

    def __init__(self, nodes: Sequence[tuple[int, ...]]) -> None:
        super().__init__("the rule graphs tangle too many questions")
        self._nodes = nodes

    @property
    def questions(self) -> tuple[int, ...]:
        """The questions (indices from 0) that hold most of the nodes; counted when somebody asks."""
        counts = Counter(node[0] for node in self._nodes)
        return tuple(sorted(question for question, _ in counts.most_common(5)))


class DiagramBuilder:
    """A builder with one table of nodes for all diagrams of a rulebook."""

    def __init__(
        self,
        order: Sequence[str],
        sizes: Sequence[int],
        limit: int = WORK_LIMIT,
        nodes: Sequence[tuple[int, ...]] = (),
    ) -> None:
        """Begin with an empty table, or with the `nodes` of diagrams that stand already."""
        self._order = tuple(order)
        self._sizes = tuple(sizes)
        self._limit = limit
        self._rows = list(nodes)
        self._nodes = {node: index for index, node in enumerate(self._rows)}
        self._chosen: dict[tuple[int, int, int], int] = {}
        self._work = 0

    @property
    def nodes(self) -> Sequence[tuple[int, ...]]:
        """The nodes built so far; it grows as more are built."""
        return self._rows

    def diagram(self, root: int) -> Diagram:
        """The diagram from a place on, over the nodes built so far."""
        return Diagram(self._order, tuple(self._rows), root)

    def test(self, question: int, allowed: int) -> int:
        """The place of a test, TRUE where a question (an index from 0) has one of the allowed options (bits)."""
        lands = [TRUE if allowed >> option & 1 else FALSE for option in range(self._sizes[question])]
        return self._node(question, lands)

    def negation(self, condition: int) -> int:
        """The place of a condition that is TRUE where another is FALSE."""
        return self.choose(condition, FALSE, TRUE)

    def choose(self, condition: int, then: int, otherwise: int) -> int:
        """The place that is `then` where the condition is TRUE, `otherwise` where it is FALSE."""
        if condition == TRUE or then == otherwise:
            return then
        if condition == FALSE:
            return otherwise
        if then == TRUE and otherwise == FALSE:
            return condition
        key = (condition, then, otherwise)
        known = self._chosen.get(key)
        if known is not None:
            return known
        rows = self._rows
        question = min([rows[part][0] for part in key if part >= 0])
        size = self._sizes[question]
        conditions = lands_of(rows, condition, question, size)
        thens, otherwises = lands_of(rows, then, question, size), lands_of(rows, otherwise, question, size)
        choose = self.choose
        place = self._node(question, list(map(choose, conditions, thens, otherwises)))
        self._chosen[key] = place
        return place

    def beside(self, sets: int, condition: int, bit: int, limit: int) -> int:
        """The place of a diagram whose leaves are `sets` (bits), with one more bit in them where the condition is TRUE.

        `Tangled` if more than `limit` pairs of nodes would have to be put together.
        """
        rows, sizes = self._rows, self._sizes
        known: dict[tuple[int, int], int] = {}

        def together(one: int, other: int) -> int:
            if one < 0 and other < 0:
                return ~(~one | ~other << bit)
            found = known.get((one, other))
            if found is None:
                question = min([rows[part][0] for part in (one, other) if part >= 0])
                size = sizes[question]
                sides = lands_of(rows, one, question, size), lands_of(rows, other, question, size)
                lands = list(map(together, *sides))
                if len(known) >= limit:
                    raise self.tangled()
                found = known[one, other] = self._node(question, lands)
            return found

        return together(sets, condition)

    def relabel(self, place: int, leaves: Mapping[int, int]) -> int:
        """The place of a diagram that is another with each leaf (a place below 0) replaced by a place."""
        known: dict[int, int] = {}

        def relabelled(place: int) -> int:
            if place < 0:
                return leaves[place]
            if place not in known:
                question, *lands = self._rows[place]
                known[place] = self._node(question, [relabelled(land) for land in lands])
            return known[place]

        return relabelled(place)

    def given(self, place: int, question: int, option: int) -> int:
        """The place of a diagram once a question is answered by one option (both indices from 0)."""
        known: dict[int, int] = {}

        def fixed(place: int) -> int:
            if place < 0 or self._rows[place][0] > question:
                return place
            if place not in known:
                asked, *lands = self._rows[place]
                known[place] = (
                    lands[option] if asked == question else self._node(asked, [fixed(land) for land in lands])
                )
            return known[place]

        return fixed(place)

    def extent(self, place: int) -> tuple[int, int]:
        """The number of ways that lead on from the nodes below a place, and of the leaves at which they end."""
        below = places_below(self._rows, (place,))
        ways = [len(self._rows[each]) - 1 for each in below if each >= 0]
        return sum(ways), len(below) - len(ways)

    def tangled(self) -> Tangled:
        """The error to raise where there are too many nodes."""
        return Tangled(self._rows)

    def _node(self, question: int, lands: list[int]) -> int:
        self._work += len(lands)
        if self._work > self._limit:
            raise self.tangled()
        first = lands[0]
        if lands.count(first) == len(lands):
            return first
        node = (question, *lands)
        place = self._nodes.get(node)
        if place is None:
            place = len(self._rows)
            self._nodes[node] = place
            self._rows.append(node)
        return place
