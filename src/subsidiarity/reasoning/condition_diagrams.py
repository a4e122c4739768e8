"""The diagrams of conditions, each with the nodes of the roles that it tests."""

from __future__ import annotations

from collections.abc import Mapping

from subsidiarity.model.condition import All, AnswerTest, AnyOf, Condition, Named, Not, OutcomeTest
from subsidiarity.model.diagram import FIRST_OUTCOME
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reasoning.condition_bits import placing_of
from subsidiarity.reasoning.diagram_builder import FALSE, TRUE, DiagramBuilder
from subsidiarity.reasoning.outcome_order import outcomes_of


class ConditionDiagrams:
    """A maker of the diagrams of one rulebook's conditions, whose leaves are TRUE and FALSE, in one builder."""

    def __init__(self, rulebook: Rulebook, builder: DiagramBuilder, roots: Mapping[str, int]) -> None:
        """`roots` are the places of the roles' diagrams by their ids, of all that a condition may test."""
        self._builder = builder
        self._roots = roots
        self._outcomes = outcomes_of(rulebook)
        self._placing = placing_of(rulebook, self._outcomes)
        self._outcome_tests: dict[tuple[int, int], int] = {}
        self._of_named: dict[int, int] = {}
        """The places of diagrams by the identity of their condition, which the rulebook keeps alive."""

    def place(self, condition: Condition) -> int:
        """The place of a condition's diagram."""
        match condition:
            case All(parts):
                place = TRUE
                for part in reversed(parts):
                    place = self._builder.choose(self.place(part), place, FALSE)
                return place
            case AnyOf(parts):
                place = FALSE
                for part in reversed(parts):
                    place = self._builder.choose(self.place(part), TRUE, place)
                return place
            case Not(part):
                return self._builder.negation(self.place(part))
            case Named(part=part):
                return self._named(part)
            case AnswerTest():
                return self._builder.test(*self._placing(condition))
            case _:
                return self._outcome_test(condition)

    def _named(self, part: Condition) -> int:
        """The place of the diagram of a condition with a name: built once for all that name it."""
        if id(part) not in self._of_named:
            self._of_named[id(part)] = self.place(part)
        return self._of_named[id(part)]

    def _outcome_test(self, test: OutcomeTest) -> int:
        """The earlier role's diagram with TRUE for each outcome that the test allows: built once for each set."""
        key = self._placing(test)
        if key not in self._outcome_tests:
            _, allowed = key
            leaves = {leaf_of(index): TRUE if allowed >> index & 1 else FALSE for index in range(len(self._outcomes))}
            self._outcome_tests[key] = self._builder.relabel(self._roots[test.role], leaves)
        return self._outcome_tests[key]


def leaf_of(outcome: int) -> int:
    """The place of the leaf of an outcome by its index, from 0."""
    return ~(FIRST_OUTCOME + outcome)
