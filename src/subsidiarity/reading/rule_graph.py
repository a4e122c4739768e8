"""From a role's `start` and `steps` to its rule graph: branches that lead somewhere, and never round."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from subsidiarity.model.condition import Condition
from subsidiarity.model.outcome import NO_LEVEL, Outcome
from subsidiarity.model.rule_graph import Branch, RuleGraph, Step, Support
from subsidiarity.reading.citation import expect_source
from subsidiarity.reading.condition import ConditionReader
from subsidiarity.reading.diagnostics import Problems
from subsidiarity.reading.fields import Fields, expect_entries, expect_id, expect_items
from subsidiarity.reading.outcome import read_outcome
from subsidiarity.reading.tree_nodes import Node, Text

OTHERWISE = "otherwise"


class RuleGraphReader:
    """Reads the rule graph of each role of one rulebook."""

    def __init__(
        self, conditions: ConditionReader, levels: Sequence[str], sources: Collection[str], problems: Problems
    ) -> None:
        self._conditions = conditions
        self._levels = levels
        self._sources = sources
        self._problems = problems

    def read(self, role: str, fields: Fields) -> RuleGraph:
        """The graph of a role from its fields `start` and `steps`; only for use if nothing was wrong."""
        steps: dict[str, Step] = {}
        entries = expect_entries(fields.node("steps", required=True), "steps by id", self._problems)
        names: Collection[str] = {} if entries is None else entries.entries
        for name, (key, node) in () if entries is None else entries.entries.items():
            if name in self._levels:
                message = f"a step may not have the name of the level `{name}`"
                self._problems.error("SUB109", key, message, f"call it `above_{name}`, say")
            step = self._step(role, name, key, node, names)
            if step is not None:
                steps[name] = step
        start = fields.text("start", required=True)
        if start and names and start not in names:
            self._problems.unknown("SUB205", fields.place("start"), "no step", start, names)
        graph = RuleGraph(start, steps, self._problems.span(fields.at))
        self._refuse_cycles(graph)
        return graph

    def _step(self, role: str, name: str, key: Text, node: Node, names: Collection[str]) -> Step | None:
        expect_id(key, "a step's id", self._problems)
        entries = expect_entries(node, "a step (ask, branches, otherwise)", self._problems)
        if entries is None:
            return None
        fields = Fields(entries, ("ask", "branches", OTHERWISE, "support"), f"the step `{name}`", self._problems)
        met: set[str] = set()
        branches = []
        for number, item in self._listed(fields, "branches"):
            branch = self._branch(f"{role}/{name}", number, item, names)
            if branch is not None and self._is_new(branch.id, met, item):
                branches.append(branch)
        support = []
        for number, item in self._listed(fields, "support"):
            reason = self._support(f"{role}/{name}", number, item)
            if reason is not None and self._is_new(reason.id, met, item):
                support.append(reason)
        last = fields.node(OTHERWISE)
        if last is None:
            hint = "add `otherwise: {to: ..., because: ..., source: ...}` so that every answer leads on"
            self._problems.error("SUB203", key, f"the step `{name}` has no `otherwise`", hint)
        else:
            otherwise = self._target(f"{role}/{name}/{OTHERWISE}", last, names)
            branches += [] if otherwise is None else [otherwise]
        ask, span = fields.text("ask", required=True), self._problems.span(key)
        return Step(name, ask, tuple(branches), span, tuple(support))

    def _listed(self, fields: Fields, name: str) -> Iterable[tuple[int, Node]]:
        """The items of a list of branches with their numbers, from 1."""
        items = expect_items(fields.node(name), "a list of branches", self._problems)
        return enumerate([] if items is None else items.items, 1)

    def _is_new(self, branch_id: str, met: set[str], node: Node) -> bool:
        if branch_id in met:
            self._problems.error("SUB109", node, f"a second branch `{branch_id}`", "give it an id of its own")
            return False
        met.add(branch_id)
        return True

    def _branch(self, place: str, number: int, node: Node, names: Collection[str]) -> Branch | None:
        entries = expect_entries(node, "a branch (when, to, because, source)", self._problems)
        if entries is None:
            return None
        fields = Fields(entries, ("id", "when", "to", "because", "source"), "a branch", self._problems)
        name = self._name(fields, str(number))
        return self._made(f"{place}/{name}", fields, self._when(fields), names)

    def _support(self, place: str, number: int, node: Node) -> Support | None:
        entries = expect_entries(node, "a reason (when, because, source)", self._problems)
        if entries is None:
            return None
        fields = Fields(entries, ("id", "when", "because", "source"), "a branch of `support`", self._problems)
        name, condition = self._name(fields, f"support_{number}"), self._when(fields)
        because, source = self._because(fields)
        if condition is None:
            return None
        return Support(f"{place}/{name}", condition, because, source, self._problems.span(fields.at))

    def _name(self, fields: Fields, number: str) -> str:
        """A branch's id, or the number that stands for it."""
        own = fields.node("id")
        name = (None if own is None else expect_id(own, "a branch's id", self._problems)) or number
        if name == OTHERWISE:
            message = "only a step's last branch is called `otherwise`"
            self._problems.error("SUB109", fields.place("id"), message, "give it another id")
        return name

    def _when(self, fields: Fields) -> Condition | None:
        when = fields.node("when", required=True)
        return None if when is None else self._conditions.read(when)

    def _because(self, fields: Fields) -> tuple[str, str]:
        """A branch's sentence and its source."""
        because = fields.text("because", required=True)
        return because, expect_source(fields, self._sources, self._problems)

    def _target(self, branch_id: str, node: Node, names: Collection[str]) -> Branch | None:
        entries = expect_entries(node, "a branch (to, because, source)", self._problems)
        if entries is None:
            return None
        fields = Fields(entries, ("to", "because", "source"), "`otherwise`", self._problems)
        return self._made(branch_id, fields, None, names)

    def _made(self, branch_id: str, fields: Fields, condition: Condition | None, names: Collection[str]) -> Branch:
        to = self._to(fields.node("to", required=True), names)
        because, source = self._because(fields)
        span = self._problems.span(fields.at)
        return Branch(branch_id, condition, to, because, source, span)

    def _to(self, node: Node | None, names: Collection[str]) -> str | Outcome:
        if node is None:
            return ""
        if isinstance(node, Text):
            if node.value in names:
                return node.value
            if "," not in node.value and node.value not in (*self._levels, NO_LEVEL) and node.value.strip():
                known = (*names, *self._levels, NO_LEVEL)
                self._problems.unknown("SUB201", node, "no step or level", node.value, known)
                return ""
        return read_outcome(node, self._levels, self._problems) or ""

    def _refuse_cycles(self, graph: RuleGraph) -> None:
        cycle = _find_cycle(graph.steps)
        if cycle:
            path = " -> ".join((*cycle, cycle[0]))
            hint = "let one of these branches lead to a later step or to a level"
            place = graph.steps[cycle[0]].span
            self._problems.error("SUB202", place, f"these steps lead round in a circle: {path}", hint)


def _find_cycle(steps: Mapping[str, Step]) -> list[str]:
    """The first circle of steps, in the order walked; without recursion, so that depth costs no stack."""
    finished: set[str] = set()
    for first in steps:
        waiting = [(first, iter(_next_steps(steps, first)))] if first not in finished else []
        path = dict.fromkeys(step for step, _ in waiting)
        while waiting:
            step, targets = waiting[-1]
            for target in targets:
                if target in path:
                    return [*path][[*path].index(target) :]
                if target not in finished:
                    path[target] = None
                    waiting.append((target, iter(_next_steps(steps, target))))
                    break
            else:
                finished.add(step)
                del path[step]
                waiting.pop()
    return []


def _next_steps(steps: Mapping[str, Step], step: str) -> list[str]:
    return [branch.to for branch in steps[step].branches if isinstance(branch.to, str) and branch.to in steps]
