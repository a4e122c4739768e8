"""The branches and safeguards that hold on many sheets at once, a bit for each sheet.

Where every sheet has one option for each question, a condition holds or fails, and each walk ends somewhere. Otherwise
only what is certain is worked out: where no choice that is left makes a condition fail.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, reduce
from operator import or_
from typing import Generic

from subsidiarity.model.diagram import Diagram
from subsidiarity.model.outcome import Outcome
from subsidiarity.reasoning.compiled import CompiledRole, CompiledStep
from subsidiarity.reasoning.condition_flow import ConditionFlow, Target, Towards
from subsidiarity.reasoning.diagram_builder import FALSE, TRUE
from subsidiarity.reasoning.planes import P, SheetPlanes, several_of


class Conditions(Generic[P]):
    """The conditions of a rulebook on some sheets, and the branches that hold on their walks."""

    def __init__(self, flow: ConditionFlow, sheets: SheetPlanes[P], everywhere: P, is_full: bool) -> None:
        """Begin with some sheets; `is_full` says that every sheet has one option for each question."""
        self._flow = flow
        self._sheets = sheets
        self._everywhere = everywhere
        self._is_full = is_full

    def certain(self, diagram: Diagram | None) -> P:
        """The sheets on which a condition certainly holds; None holds everywhere."""
        return self._everywhere if diagram is None else self._certain[diagram.root]

    def possible(self, diagram: Diagram | None) -> P:
        """The sheets on which a condition possibly holds; None holds everywhere."""
        return self._everywhere if diagram is None else self._holds[diagram.root]

    @cached_property
    def _holds(self) -> Mapping[int, P]:
        return self._reaching(self._flow.towards(TRUE))

    @cached_property
    def _certain(self) -> Mapping[int, P]:
        if self._is_full:
            return self._holds
        certain = self._reaching(self._flow.towards(FALSE))
        for place, fails in certain.items():  # one by one: each plane makes room for the next
            certain[place] = ~fails
        return certain

    def _reaching(self, towards: Towards) -> dict[int, P]:
        """For each place at which a condition begins, the sheets of which some choice leads from there to a leaf."""
        chosen = [self._sheets.chosen(choice) for choice in towards.options]
        leaf = towards.leaf
        reaching = {leaf: self._everywhere, TRUE + FALSE - leaf: ~self._everywhere}
        for place, ways, done in towards.nodes:
            (options, land), *others = ways
            assert options is not None, "only the second way is all the rest"
            found = chosen[options] if land == leaf else chosen[options] & reaching[land]
            for options, land in others:
                if options is None:
                    found = found | reaching[land]
                else:  # in place: the first way made a plane of its own
                    found |= chosen[options] if land == leaf else chosen[options] & reaching[land]
            for each in done:
                del reaching[each]
            reaching[place] = found
        return reaching

    def held(self, role: CompiledRole) -> tuple[dict[str, P], dict[Outcome, P]]:
        """For each branch (its id) the sheets on whose walk it holds, for each outcome those whose walk ends there.

        A branch holds where the walk comes by, is certain there, and finds that it holds; an end is certain, too.
        It follows `reasoning.visited_step`: `otherwise` only where it is taken, no branch of a step that is still open.
        """
        reached = {role.role.graph.start: self._everywhere}
        found: dict[str, P] = {}
        ends: dict[Outcome, P] = {}
        for step in reversed(tuple(role.steps.values())):
            if step.step.id in reached:
                for target, plane in self._pass(role, step, reached[step.step.id], found).items():
                    if isinstance(target, str):
                        reached[target] = reached[target] | plane if target in reached else plane
                    else:
                        ends[target] = ends[target] | plane if target in ends else plane
        return found, ends

    def _pass(self, role: CompiledRole, step: CompiledStep, here: P, found: dict[str, P]) -> dict[Target, P]:
        """For each target, the sheets of `here` that go on to it from a step; adds branches that hold to `found`."""
        waiting = here
        leads: dict[Target, P] = {}
        holding = []
        for each in step.branches:
            if each.diagram is None:
                first = holds = waiting
            else:
                holds = self._certain[each.diagram.root]
                first = waiting & holds
            waiting = waiting ^ first
            target = each.branch.to
            leads[target] = leads[target] | first if target in leads else first
            holding.append((each.branch.id, holds))
        holding += [(each.support.id, self._certain[each.diagram.root]) for each in step.support]
        if self._is_full or len(leads) == 1:
            taken, decided = leads, here
        else:
            taken = self._agreed(role, step, leads)
            decided = reduce(or_, taken.values())
        for branch, holds in holding:
            found[branch] = decided & holds
        return taken

    def _agreed(self, role: CompiledRole, step: CompiledStep, leads: Mapping[Target, P]) -> dict[Target, P]:
        """For each target, the sheets that certainly go on there.

        `leads` are those whose first certain branch leads there; on some of them a branch may be first to hold that
        leads elsewhere.
        """
        winning = self._winning(role, step)
        if len(winning) == 1:
            return {target: leads[target] for target in winning}
        if len(winning) == 2:
            (one, wins_one), (other, wins_other) = winning.items()
            return {one: leads[one] & ~wins_other, other: leads[other] & ~wins_one}
        single = ~several_of(list(winning.values()))
        return {target: leads[target] & plane & single for target, plane in winning.items()}

    def _winning(self, role: CompiledRole, step: CompiledStep) -> dict[Target, P]:
        """For each target, the sheets on which a branch that leads there may be the first of its step to hold."""
        targets, flow = self._flow.winners[role.role.id, step.step.id]
        if flow is None:
            return self._waiting(step)
        leaves = self._sheets.leaves(flow, self._everywhere)
        return {targets[leaf]: plane for leaf, plane in leaves.items()}

    def _waiting(self, step: CompiledStep) -> dict[Target, P]:
        """For each target, cautiously, the sheets on which a branch to it may hold and none before certainly does."""
        waiting = self._everywhere
        found: dict[Target, P] = {}
        for each in step.branches:
            plane = waiting & self.possible(each.diagram)
            target = each.branch.to
            found[target] = found[target] | plane if target in found else plane
            waiting = waiting & ~self.certain(each.diagram)
        return found
