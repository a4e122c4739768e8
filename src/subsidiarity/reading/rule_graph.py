"""The rule graph of a role's `start` and `steps`: branches that lead somewhere, and never round."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from subsidiarity.model.condition import Condition
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.rule_graph import Branch, RuleGraph, Step
from subsidiarity.reading.citation import expect_source
from subsidiarity.reading.condition import ConditionReader
from subsidiarity.reading.diagnostics import Problems
from subsidiarity.reading.fields import Fields, expect_entries, expect_id, expect_items
from subsidiarity.reading.outcome import OutcomeReader
from subsidiarity.reading.tree_nodes import Node, Text

OTHERWISE = "otherwise"


class RuleGraphReader:
    """A reader of the rule graphs of one rulebook's roles."""

    def __init__(
        self, conditions: ConditionReader, outcomes: OutcomeReader, sources: Collection[str], problems: Problems
    ) -> None:
        self._conditions = conditions
        self._outcomes = outcomes
        self._without_manner = (*outcomes.levels, *outcomes.alone)
        self._sources = sources
        self._problems = problems

    def read(self, role: str, fields: Fields) -> RuleGraph:
        """The rule graph of a role from its fields `start` and `steps`; only for use if nothing was wrong."""
        steps: dict[str, Step] = {}
        entries = expect_entries(fields.node("steps", required=True), "steps by id", self._problems)
        names: Collection[str] = {} if entries is None else entries.entries
        for name, (key, node) in () if entries is None else entries.entries.items():
            if name in self._without_manner:
                message = f"a step may not have the name of the outcome `{name}`"
                self._problems.error("SUB109", key, message, f"call it `above_{name}`, say")
            step = self._step(role, name, key, node, names)
            if step is not None:
                steps[name] = step
        start = fields.text("start", required=True)
        if start and names and start not in names:
            self._problems.unknown("SUB205", fields.located("start"), "no step", start, names)
        graph = RuleGraph(start, steps, self._problems.span(fields.at))
        self._refuse_cycles(graph)
        return graph

    def _step(self, role: str, name: str, key: Text, node: Node, names: Collection[str]) -> Step | None:
        expect_id(key, "a step's id", self._problems)
        entries = expect_entries(node, "a step (ask, branches, otherwise)", self._problems)
        if entries is None:
            return None
        fields = Fields(entries, ("ask", "branches", OTHERWISE), f"the step `{name}`", self._problems)
        items = expect_items(fields.node("branches"), "a list of branches", self._problems)
        found: dict[str, Branch] = {}
        for number, item in enumerate([] if items is None else items.items, 1):
            branch = self._branch(f"{role}/{name}", number, item, names)
            if branch is not None and found.setdefault(branch.id, branch) is not branch:
                self._problems.error("SUB109", item, f"a second branch `{branch.id}`", "give it an id of its own")
        branches = list(found.values())
        last = fields.node(OTHERWISE)
        if last is None:
            hint = "add `otherwise: {to: ..., because: ..., source: ...}` so that every answer leads on"
            self._problems.error("SUB203", key, f"the step `{name}` has no `otherwise`", hint)
        else:
            otherwise = self._target(f"{role}/{name}/{OTHERWISE}", last, names)
            branches += [] if otherwise is None else [otherwise]
        return Step(name, fields.text("ask", required=True), tuple(branches), self._problems.span(key))

    def _branch(self, step: str, number: int, node: Node, names: Collection[str]) -> Branch | None:
        entries = expect_entries(node, "a branch (when, to, because, source)", self._problems)
        if entries is None:
            return None
        fields = Fields(entries, ("id", "when", "to", "because", "source"), "a branch", self._problems)
        own = fields.node("id")
        name = (None if own is None else expect_id(own, "a branch's id", self._problems)) or str(number)
        if name == OTHERWISE:
            message = "only a step's last branch is called `otherwise`"
            self._problems.error("SUB109", fields.located("id"), message, "give it another id")
        when = fields.node("when", required=True)
        condition = None if when is None else self._conditions.read(when)
        return self._made(f"{step}/{name}", fields, condition, names)

    def _target(self, branch_id: str, node: Node, names: Collection[str]) -> Branch | None:
        entries = expect_entries(node, "a branch (to, because, source)", self._problems)
        if entries is None:
            return None
        fields = Fields(entries, ("to", "because", "source"), "`otherwise`", self._problems)
        return self._made(branch_id, fields, None, names)

    def _made(self, branch_id: str, fields: Fields, condition: Condition | None, names: Collection[str]) -> Branch:
        to = self._to(fields.node("to", required=True), names)
        because = fields.text("because", required=True)
        source = expect_source(fields, self._sources, self._problems)
        span = self._problems.span(fields.at)
        return Branch(branch_id, condition, to, because, source, span)

    def _to(self, node: Node | None, names: Collection[str]) -> str | Outcome:
        if node is None:
            return ""
        if isinstance(node, Text):
            if node.value in names:
                return node.value
            if "," not in node.value and node.value not in self._without_manner and node.value.strip():
                known = (*names, *self._without_manner)
                self._problems.unknown("SUB201", node, "no step or level", node.value, known)
                return ""
        return self._outcomes.read(node, self._problems) or ""

    def _refuse_cycles(self, graph: RuleGraph) -> None:
        cycle = _find_cycle(graph.steps)
        if cycle:
            path = " -> ".join((*cycle, cycle[0]))
            hint = "let one of these branches lead to a later step or to a level"
            span = graph.steps[cycle[0]].span
            self._problems.error("SUB202", span, f"these steps lead round in a circle: {path}", hint)


def _find_cycle(steps: Mapping[str, Step]) -> list[str]:
    """The first circle of steps, in the order walked, [] if there is none; no recursion, so depth costs no stack."""
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
