"""The builder of all diagrams of a rulebook: of its roles, of its branches' conditions and of its safeguards'."""

from __future__ import annotations

from subsidiarity.model.condition import All, AnswerTest, AnyOf, Condition, Named, Not, OutcomeTest
from subsidiarity.model.diagram import FIRST_OUTCOME, RulebookDiagrams
from subsidiarity.model.rulebook import Role, Rulebook, Safeguard
from subsidiarity.model.span import Span
from subsidiarity.reasoning.condition_bits import placing_of
from subsidiarity.reasoning.diagram_builder import FALSE, TRUE, WORK_LIMIT, DiagramBuilder, Tangled
from subsidiarity.reasoning.outcome_order import outcomes_of
from subsidiarity.reasoning.step_order import last_first

ASKED_LIMIT = 300_000
"""The most ways on from nodes, times the outcomes they end at, that explaining one decision looks at: half a second.

Ours has 98,000.
"""


class TangledRulebook(Exception):
    """A role or safeguard (`what`) whose diagram passes a limit; `questions` hold most of its nodes."""

    def __init__(self, what: str, span: Span, questions: tuple[str, ...]) -> None:
        super().__init__(f"{what} tangles too many questions")
        self.what = what
        self.span = span
        self.questions = questions


def build_diagrams(
    rulebook: Rulebook, work_limit: int = WORK_LIMIT, asked_limit: int = ASKED_LIMIT
) -> RulebookDiagrams:
    """The diagrams of every role and safeguard.

    `TangledRulebook` where building them would take more than the one limit, or asking all of them more than the other.
    """
    return _Builder(rulebook, work_limit, asked_limit).built()


class _Builder:
    def __init__(self, rulebook: Rulebook, work_limit: int, asked_limit: int) -> None:
        self.rulebook = rulebook
        self.order = tuple(question.id for question in rulebook.questions)
        self.outcomes = outcomes_of(rulebook)
        self.number = {outcome: index for index, outcome in enumerate(self.outcomes)}
        sizes = [len(question.option_ids) for question in rulebook.questions]
        self.builder = DiagramBuilder(self.order, sizes, work_limit)
        self.may_be_asked = asked_limit
        self.placing = placing_of(rulebook, self.outcomes)
        self.roots: dict[str, int] = {}
        self.outcome_tests: dict[tuple[int, int], int] = {}
        self.named: dict[int, int] = {}
        """The places of diagrams by the identity of their condition, which the rulebook keeps alive."""
        self.holds: dict[str, int] = {}

    def built(self) -> RulebookDiagrams:
        for role in self.rulebook.roles:
            self.roots[role.id] = self._root(role)
        safeguards = tuple([self._safeguard(safeguard) for safeguard in self.rulebook.safeguards])
        return RulebookDiagrams(tuple(self.builder.nodes), self.roots, self.holds, safeguards)

    def _condition(self, condition: Condition) -> int:
        """The place of a condition's diagram."""
        match condition:
            case All(parts):
                place = TRUE
                for part in reversed(parts):
                    place = self.builder.choose(self._condition(part), place, FALSE)
                return place
            case AnyOf(parts):
                place = FALSE
                for part in reversed(parts):
                    place = self.builder.choose(self._condition(part), TRUE, place)
                return place
            case Not(part):
                return self.builder.negation(self._condition(part))
            case Named(part=part):
                return self._named(part)
            case AnswerTest():
                return self.builder.test(*self.placing(condition))
            case _:
                return self._outcome_test(condition)

    def _named(self, part: Condition) -> int:
        """The place of the diagram of a condition with a name: built once for all that name it."""
        if id(part) not in self.named:
            self.named[id(part)] = self._condition(part)
        return self.named[id(part)]

    def _outcome_test(self, test: OutcomeTest) -> int:
        """The earlier role's diagram with TRUE for each outcome that the test allows: built once for each set."""
        key = self.placing(test)
        if key not in self.outcome_tests:
            _, allowed = key
            leaves = {_leaf(index): TRUE if allowed >> index & 1 else FALSE for index in range(len(self.outcomes))}
            self.outcome_tests[key] = self.builder.relabel(self.roots[test.role], leaves)
        return self.outcome_tests[key]

    def _root(self, role: Role) -> int:
        places: dict[str, int] = {}
        span = role.span
        try:
            for step in last_first(role):
                place = FALSE
                for branch in reversed(step.branches):
                    span = branch.span
                    target = places[branch.to] if isinstance(branch.to, str) else _leaf(self.number[branch.to])
                    holds = TRUE if branch.when is None else self._condition(branch.when)
                    self.holds[branch.id] = holds
                    place = self.builder.choose(holds, target, place)
                places[step.id] = place
                for reason in step.support:
                    span = reason.span
                    self.holds[reason.id] = self._condition(reason.when)
            self._ask(places[role.graph.start])
        except Tangled as tangled:
            raise self._tangled(f"the role `{role.id}`", span, tangled) from None
        return places[role.graph.start]

    def _safeguard(self, safeguard: Safeguard) -> int | None:
        if safeguard.when is None:
            return None
        try:
            place = self._condition(safeguard.when)
            self._ask(place)
        except Tangled as tangled:
            raise self._tangled(f"the safeguard `{safeguard.id}`", safeguard.span, tangled) from None
        return place

    def _ask(self, place: int) -> None:
        """Count what may be asked of a diagram; `Tangled` once all of them are too much together."""
        ways, leaves = self.builder.extent(place)
        self.may_be_asked -= ways * leaves
        if self.may_be_asked < 0:
            raise self.builder.tangled()

    def _tangled(self, what: str, span: Span, tangled: Tangled) -> TangledRulebook:
        return TangledRulebook(what, span, tuple(self.order[index] for index in tangled.questions))


def _leaf(outcome: int) -> int:
    return ~(FIRST_OUTCOME + outcome)
