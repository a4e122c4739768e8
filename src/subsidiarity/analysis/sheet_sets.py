"""The sets of full answer sheets: which walks come to a step, which a branch decides, how many, and one of them.

A set is a place in a diagram builder whose leaves are FALSE and TRUE; it holds the sheets that end at TRUE.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from subsidiarity.analysis.full_sheet import Options
from subsidiarity.model.condition import Condition
from subsidiarity.model.diagram import FIRST_OUTCOME
from subsidiarity.model.noun import dataclass
from subsidiarity.model.outcome import Outcome
from subsidiarity.reasoning.compiled import CompiledBranch, CompiledRole, CompiledRulebook, CompiledStep
from subsidiarity.reasoning.condition_diagrams import ConditionDiagrams
from subsidiarity.reasoning.diagram_builder import FALSE, TRUE, DiagramBuilder
from subsidiarity.reasoning.step_order import last_first

PROOF_LIMIT = 300_000
"""The most ways on from nodes, one for each option, looked at for a proof about a rulebook; our audit takes 22,000."""
PAIR_LIMIT = 200_000
"""The most pairs of nodes that are compared, a second or two; larger diagrams are too large. Ours takes 900."""


@dataclass(frozen=True, slots=True)
class RoleSheets:
    """The sets of sheets of one role: by step those whose walk comes to it, by branch those that it decides there."""

    reaching: Mapping[str, int]
    deciding: Mapping[str, int]


class SheetSets:
    """Sets of sheets of one rulebook, on one table of nodes that begins with the rulebook's own."""

    def __init__(self, compiled: CompiledRulebook, limit: int = PROOF_LIMIT) -> None:
        """Begin with no sets; any set that would take more than `limit` (see `PROOF_LIMIT`) raises `Tangled`."""
        self.compiled = compiled
        nodes = compiled.roles[0].diagram.nodes
        self._builder = DiagramBuilder(compiled.order, compiled.sizes, limit, nodes)
        self._conditions: ConditionDiagrams | None = None
        self._counted: dict[int, int] = {FALSE: 0, TRUE: 1}
        self._of_role: dict[str, RoleSheets] = {}
        below = [1]
        for size in reversed(compiled.sizes):
            below.append(below[-1] * size)
        self._below = below[::-1]

    @property
    def every(self) -> int:
        """The number of full answer sheets."""
        return self._below[0]

    def both(self, one: int, other: int) -> int:
        """The sheets in both sets."""
        return self._builder.choose(one, other, FALSE)

    def either(self, one: int, other: int) -> int:
        """The sheets in one set or the other."""
        return self._builder.choose(one, TRUE, other)

    def without(self, one: int, other: int) -> int:
        """The sheets in one set and not in the other."""
        return self._builder.choose(other, FALSE, one)

    def having(self, question: int, option: int) -> int:
        """The sheets that answer a question with one option (both indices from 0)."""
        return self._builder.test(question, 1 << option)

    def given(self, place: int, question: int, option: int) -> int:
        """The sheets in the set once a question has one option (both indices from 0), whatever they answer to it."""
        return self._builder.given(place, question, option)

    def ending(self, role: CompiledRole, wanted: Collection[Outcome]) -> int:
        """The sheets on which a role's outcome is one of those wanted."""
        leaves = {
            ~(FIRST_OUTCOME + number): TRUE if outcome in wanted else FALSE
            for number, outcome in enumerate(self.compiled.outcomes)
        }
        return self._builder.relabel(role.diagram.root, leaves)

    def meeting(self, condition: Condition) -> int:
        """The sheets on which a condition, or a part of one, holds."""
        if self._conditions is None:
            roots = {role.role.id: role.diagram.root for role in self.compiled.roles}
            self._conditions = ConditionDiagrams(self.compiled.rulebook, self._builder, roots)
        return self._conditions.place(condition)

    def holds_sheet(self, place: int, options: Options) -> bool:
        """Whether a sheet is in a set."""
        while place >= 0:
            node = self._builder.nodes[place]
            place = node[options[node[0]] + 1]
        return place == TRUE

    def holding(self, branch: CompiledBranch) -> int:
        """The sheets on which a branch's condition holds, whether or not a walk comes to it."""
        return TRUE if branch.diagram is None else branch.diagram.root

    def steps(self, role: CompiledRole) -> tuple[CompiledStep, ...]:
        """A role's steps that its start leads to, in the order written."""
        return tuple(role.steps[step] for step in role.role.graph.steps if step in role.steps)

    def of_role(self, role: CompiledRole) -> RoleSheets:
        """The sets of sheets by where the walks of a role go."""
        if role.role.id not in self._of_role:
            self._of_role[role.role.id] = self._walks(role)
        return self._of_role[role.role.id]

    def _walks(self, role: CompiledRole) -> RoleSheets:
        reaching = dict.fromkeys(role.steps, FALSE)
        reaching[role.role.graph.start] = TRUE
        deciding: dict[str, int] = {}
        for step in reversed(last_first(role.role)):
            rest = reaching[step.id]
            for branch in role.steps[step.id].branches:
                holds = self.holding(branch)
                decided = self.both(rest, holds)
                rest = self.without(rest, holds)
                deciding[branch.branch.id] = decided
                target = branch.branch.to
                if isinstance(target, str):
                    reaching[target] = self.either(reaching[target], decided)
        return RoleSheets(reaching, deciding)

    def count(self, place: int) -> int:
        """The number of sheets that a set holds."""
        return self._count(place) * (self._below[0] // self._below[self._question(place)])

    def first(self, place: int) -> Options | None:
        """A sheet of a set, the weakest options first; None if the set is empty."""
        if place == FALSE:
            return None
        options = [0] * len(self.compiled.sizes)
        while place >= 0:
            question, *lands = self._builder.nodes[place]
            options[question] = next(option for option, land in enumerate(lands) if land != FALSE)
            place = lands[options[question]]
        return tuple(options)

    def _question(self, place: int) -> int:
        return self._builder.nodes[place][0] if place >= 0 else len(self.compiled.sizes)

    def _count(self, place: int) -> int:
        """The number of sheets of a set over the questions from its first node's own on."""
        known = self._counted.get(place)
        if known is None:
            question, *lands = self._builder.nodes[place]
            below = self._below[question + 1]
            known = sum(self._count(land) * (below // self._below[self._question(land)]) for land in lands)
            self._counted[place] = known
        return known
