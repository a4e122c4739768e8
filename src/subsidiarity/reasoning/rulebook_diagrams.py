"""The builder of all diagrams of a rulebook: of its roles, of its branches' conditions and of its safeguards'."""

from __future__ import annotations

from subsidiarity.model.diagram import RulebookDiagrams
from subsidiarity.model.rulebook import Role, Rulebook, Safeguard
from subsidiarity.model.span import Span
from subsidiarity.reasoning.condition_diagrams import ConditionDiagrams, leaf_of
from subsidiarity.reasoning.diagram_builder import FALSE, WORK_LIMIT, DiagramBuilder, Tangled
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
        self.roots: dict[str, int] = {}
        self.conditions = ConditionDiagrams(rulebook, self.builder, self.roots)
        self.holds: dict[str, int | None] = {}

    def built(self) -> RulebookDiagrams:
        for role in self.rulebook.roles:
            self.roots[role.id] = self._root(role)
        safeguards = tuple([self._safeguard(safeguard) for safeguard in self.rulebook.safeguards])
        return RulebookDiagrams(tuple(self.builder.nodes), self.roots, self.holds, safeguards)

    def _root(self, role: Role) -> int:
        places: dict[str, int] = {}
        span = role.span
        try:
            for step in last_first(role):
                place = FALSE
                for branch in reversed(step.branches):
                    span = branch.span
                    target = places[branch.to] if isinstance(branch.to, str) else leaf_of(self.number[branch.to])
                    holds = None if branch.when is None else self.conditions.place(branch.when)
                    self.holds[branch.id] = holds
                    place = target if holds is None else self.builder.choose(holds, target, place)
                places[step.id] = place
                for reason in step.support:
                    span = reason.span
                    self.holds[reason.id] = self.conditions.place(reason.when)
            self._ask(places[role.graph.start])
        except Tangled as tangled:
            raise self._tangled(f"the role `{role.id}`", span, tangled) from None
        return places[role.graph.start]

    def _safeguard(self, safeguard: Safeguard) -> int | None:
        if safeguard.when is None:
            return None
        try:
            place = self.conditions.place(safeguard.when)
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
