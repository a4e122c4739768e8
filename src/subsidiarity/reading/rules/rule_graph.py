"""From a role's `start` and `steps` to its rule graph: branches that lead somewhere, and never round."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import cast

from subsidiarity.model.condition import Condition
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.rule_graph import Branch, Pull, RuleGraph, Step, Support
from subsidiarity.reading.citation import expect_source
from subsidiarity.reading.diagnostics import Problems
from subsidiarity.reading.fields import Fields, expect_entries, expect_id, expect_items
from subsidiarity.reading.rules.condition import ConditionReader
from subsidiarity.reading.rules.cycle import find_cycle
from subsidiarity.reading.rules.outcome import OutcomeReader
from subsidiarity.reading.shorthand.level_steps import FOR_EACH_LEVEL, WrittenStep, WrittenSteps, levels_at, said_at
from subsidiarity.reading.shorthand.rung import RUNG_WORDS, with_levels
from subsidiarity.reading.tree_nodes import Node, Text

OTHERWISE = "otherwise"
AT = "at"
PULLS = ("up", "down")
"""The field of a branch that names some of the levels that its step is for."""


class RuleGraphReader:
    """Reads the rule graph of each role of one rulebook."""

    def __init__(
        self, conditions: ConditionReader, outcomes: OutcomeReader, sources: Collection[str], problems: Problems
    ) -> None:
        self._conditions = conditions
        self._outcomes = outcomes
        self._levels = outcomes.levels
        self._without_manner = (*outcomes.levels, *outcomes.alone)
        self._sources = sources
        self._problems = problems
        self._written = WrittenSteps(None, outcomes.levels, problems)
        self._step_levels: Sequence[str] = ()
        """The levels that the parts of the step being read may be for; none for a step of its own."""

    def read(self, role: str, fields: Fields) -> RuleGraph:
        """The graph of a role from its fields `start` and `steps`; only for use if nothing was wrong."""
        steps: dict[str, Step] = {}
        entries = expect_entries(fields.node("steps", required=True), "steps by id", self._problems)
        written = self._written = WrittenSteps(entries, self._levels, self._problems)
        if entries is not None and not entries.entries:
            hint = "add the step at which it begins"
            self._problems.error("SUB112", entries, f"the role `{role}` has no steps", hint)
        for name, (key, _) in () if entries is None else entries.entries.items():
            self._expect_name(name, key)
        for written_step in written.in_order():
            self._conditions.rung = written_step.rung
            self._problems.once(is_again=written_step.is_again)
            step = self._step(role, written_step)
            if step is not None:
                steps[written_step.id] = step
        self._conditions.rung = None
        self._problems.once(is_again=False)
        graph = RuleGraph(self._start(fields), steps, self._problems.span(fields.at))
        self._refuse_cycles(graph)
        return graph

    def _expect_name(self, name: str, key: Text) -> None:
        expect_id(key, "a step's id", self._problems)
        if name in self._without_manner:
            message = f"a step may not have the name of the outcome `{name}`"
            self._problems.error("SUB109", key, message, f"call it `above_{name}`, say")
        elif name in self._outcomes.between and self._written.levels_of(name):
            message = f"a step for each level may not have the name of the manner `{name}`"
            self._problems.error("SUB109", key, message, f"`{name}, LEVEL or LEVEL` is an outcome: give it another id")
        elif name in RUNG_WORDS and self._written.has_levels:
            message = f"a step may not be called `{name}` beside one for each level"
            self._problems.error("SUB109", key, message, "there, the word stands for a level: give it another id")

    def _start(self, fields: Fields) -> str:
        start = fields.text("start", required=True)
        node = fields.node("start")
        if not start or not isinstance(node, Text) or not self._written:
            return start
        found = self._written.find(node, None)
        if not isinstance(found, str):
            self._problems.unknown("SUB205", node, "no step", start, tuple(self._written))
            return start
        return found

    def _step(self, role: str, written: WrittenStep) -> Step | None:
        entries = expect_entries(written.node, "a step (ask, branches, otherwise)", self._problems)
        if entries is None:
            return None
        name, key = written.id, written.key
        known = ("ask", "branches", OTHERWISE, "support", FOR_EACH_LEVEL)
        fields = Fields(entries, known, f"the step `{key.value}`", self._problems)
        self._step_levels = self._written.known_levels_of(key.value)
        met: set[str] = set()
        branches = []
        for number, item in self._listed(fields, "branches"):
            branch = self._branch(f"{role}/{name}", number, item)
            if branch is not None and self._is_new(branch.id, met, item):
                branches.append(branch)
        support = []
        for number, item in self._listed(fields, "support"):
            reason = self._support(f"{role}/{name}", number, item)
            if reason is not None and self._is_new(reason.id, met, item):
                support.append(reason)
        last = fields.node(OTHERWISE)
        if last is None and not fields.is_misspelt(OTHERWISE):
            hint = "add `otherwise: {to: ..., because: ..., source: ...}` so that every answer leads on"
            self._problems.error("SUB203", key, f"the step `{key.value}` has no `otherwise`", hint)
        elif last is not None:
            otherwise = self._target(f"{role}/{name}/{OTHERWISE}", last)
            branches += [] if otherwise is None else [otherwise]
        ask, span = self._said(fields, "ask"), self._problems.span(key)
        level = None if written.rung is None else written.rung.here
        return Step(name, ask, tuple(branches), span, tuple(support), level)

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

    def _branch(self, step: str, number: int, node: Node) -> Branch | None:
        entries = expect_entries(node, "a branch (when, to, because, source)", self._problems)
        if entries is None:
            return None
        fields = Fields(
            entries, self._known("id", "when", "to", "pull", "because", "source"), "a branch", self._problems
        )
        if not self._is_here(fields):
            return None
        name = self._name(fields, str(number))
        return self._made(f"{step}/{name}", fields, self._when(fields))

    def _support(self, step: str, number: int, node: Node) -> Support | None:
        entries = expect_entries(node, "a reason (when, because, source)", self._problems)
        if entries is None:
            return None
        known = self._known("id", "when", "pull", "because", "source")
        if "to" in entries.entries:
            known += ("to",)
            message, hint = "a reason in `support` leads nowhere", "leave out `to`, or write it among the `branches`"
            self._problems.error("SUB021", entries.entries["to"][0], message, hint)
        fields = Fields(entries, known, "a branch of `support`", self._problems)
        if not self._is_here(fields):
            return None
        name, condition = self._name(fields, f"support_{number}"), self._when(fields)
        pull = self._pull(fields, PULLS)
        because, source = self._because(fields)
        if condition is None:
            return None
        return Support(f"{step}/{name}", condition, because, source, pull, self._problems.span(fields.at))

    def _known(self, *names: str) -> tuple[str, ...]:
        """The fields of a branch; in a step for each level it may name its levels."""
        return names if self._conditions.rung is None else (*names, AT)

    def _is_here(self, fields: Fields) -> bool:
        """Whether a branch is for the level of its step."""
        rung = self._conditions.rung
        return rung is None or rung.here in levels_at(fields.node(AT), self._step_levels, self._problems)

    def _said(self, fields: Fields, name: str) -> str:
        """A text that a step for each level may have for each of them."""
        rung = self._conditions.rung
        if rung is None:
            return fields.text(name, required=True)
        node = fields.node(name, required=True)
        return said_at(node, f"`{name}`", rung, self._step_levels, self._problems)

    def _name(self, fields: Fields, number: str) -> str:
        """A branch's id, or the number that stands for it."""
        own = fields.node("id")
        name = (None if own is None else expect_id(own, "a branch's id", self._problems)) or number
        if name == OTHERWISE:
            message = "only a step's last branch is called `otherwise`"
            self._problems.error("SUB109", fields.located("id"), message, "give it another id")
        return name

    def _when(self, fields: Fields) -> Condition | None:
        when = fields.node("when", required=True)
        return None if when is None else self._conditions.read(when)

    def _because(self, fields: Fields) -> tuple[str, str]:
        """A branch's sentence and its source."""
        because = self._said(fields, "because")
        return because, expect_source(fields, self._sources, self._problems)

    def _target(self, branch_id: str, node: Node) -> Branch | None:
        entries = expect_entries(node, "a branch (to, because, source)", self._problems)
        if entries is None:
            return None
        return self._made(branch_id, Fields(entries, ("to", "because", "source"), "`otherwise`", self._problems), None)

    def _made(self, branch_id: str, fields: Fields, condition: Condition | None) -> Branch:
        to = self._to(fields.node("to", required=True))
        because, source = self._because(fields)
        span = self._problems.span(fields.at)
        return Branch(branch_id, condition, to, because, source, self._pull(fields, (*PULLS, "none")), span)

    def _pull(self, fields: Fields, known: tuple[str, ...]) -> Pull:
        return cast(Pull, fields.word("pull", known, ""))

    def _to(self, node: Node | None) -> str | Outcome:
        if node is None:
            return ""
        if isinstance(node, Text):
            found = self._written.find(node, self._conditions.rung)
            if found is not None:
                return found
            is_misspelt = self._outcomes.refuse_misspelt(node.value, node, self._problems)
            text = None if is_misspelt else with_levels(node.value, self._conditions.rung, node, self._problems)
            if text is None:
                return ""
            if "," not in text and text not in self._without_manner and text.strip():
                known = (*self._written, *self._without_manner)
                self._problems.unknown("SUB201", node, "no step or level", text, known)
                return ""
            node = Text(text, node.line, node.column, node.is_plain)
        return self._outcomes.read(node, self._problems) or ""

    def _refuse_cycles(self, graph: RuleGraph) -> None:
        cycle = find_cycle({name: step for name, step in graph.steps.items() if name not in self._without_manner})
        if cycle:
            message = f"these steps lead round in a circle: {' -> '.join((*cycle, cycle[0]))}"
            hint = "let one of these branches lead to a later step or to a level"
            self._problems.error("SUB202", graph.steps[cycle[0]].span, message, hint)
