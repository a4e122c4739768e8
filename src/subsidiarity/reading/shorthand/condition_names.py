"""The conditions that a rulebook names: each is defined once, before it is used, and never by itself."""

from __future__ import annotations

from collections.abc import Collection

from subsidiarity.model.condition import Condition
from subsidiarity.model.noun import dataclass
from subsidiarity.reading.diagnostics import Problems
from subsidiarity.reading.tree_nodes import Keyed, Node, Text

MAX_NAMED_TESTS = 20_000
"""Tests that the names in a rulebook's conditions stand for, all together: names of names could double for ever."""
MAX_PARTS_DEEP = 50
"""How deep parts stand within parts, with names spelled out: a condition is walked by recursion."""


@dataclass(frozen=True, slots=True)
class Definition:
    """A named condition as it was read; `condition` is None where it is faulty, or where it depends on a level.

    `roles` are those it tests, `tests` is the number of tests that it comes to, and `depth` how deep its parts stand
    within parts, 1 for a test.
    """

    when: Node
    about: str
    condition: Condition | None
    is_relative: bool
    roles: Collection[str]
    tests: int
    depth: int


class ConditionNames:
    """The condition that each name stands for, as far as the rulebook has been read."""

    def __init__(self, problems: Problems, declared: Keyed | None = None) -> None:
        """`declared` are all the names that the rulebook defines somewhere, with their places."""
        self._problems = problems
        self._declared = declared or {}
        self._defined: dict[str, Definition | None] = {}
        self._tests = 0
        self._used: set[str] = set()
        self.being_defined = ""
        """The name whose condition is being read; "" once all are."""

    def define(self, name: str, definition: Definition | None) -> None:
        """Add a name; None for one whose definition is faulty."""
        self._defined[name] = definition

    def __contains__(self, name: str) -> bool:
        """Whether the rulebook defines the name anywhere."""
        return name in self._declared

    def find(self, node: Text, earlier_roles: Collection[str], depth: int) -> Definition | None:
        """The condition that a name stands for; what is wrong with the name, or with its use here, is a diagnostic.

        `depth` is how deep the name stands within parts, 1 for one that is the whole condition.
        """
        name = node.value
        self._used.add(name)
        if name not in self._defined:
            self._refuse(node)
            return None
        definition = self._defined[name]
        if definition is None:
            return None
        later = "" if self.being_defined else next((role for role in definition.roles if role not in earlier_roles), "")
        if later:
            message = f"the condition `{name}` tests the role `{later}`, which is not placed before this one"
            self._problems.error("SUB113", node, message, "use it in a later role or a safeguard, or write another")
            return None
        if depth + definition.depth > MAX_PARTS_DEEP:
            message = f"with names spelled out, this condition is nested deeper than {MAX_PARTS_DEEP} levels"
            self._problems.error("SUB112", node, message, "let fewer conditions be made of others with names")
            return None
        return definition if self._has_room(node, definition.tests) else None

    def warn_of_unused(self) -> None:
        """Name each condition that nothing uses, once everything is read."""
        for name, (key, _) in self._declared.items():
            if name not in self._used:
                message = f"nothing uses the condition `{name}`"
                self._problems.warning("SUB114", key, message, "use it where it is meant, or delete it")

    def _has_room(self, node: Text, tests: int) -> bool:
        had_room = self._tests <= MAX_NAMED_TESTS
        self._tests += tests
        if had_room and self._tests > MAX_NAMED_TESTS:
            message = f"the names of conditions stand for more than {MAX_NAMED_TESTS:,} tests in this rulebook"
            self._problems.error("SUB112", node, message, "let fewer conditions be made of others with names")
        return self._tests <= MAX_NAMED_TESTS

    def _refuse(self, node: Text) -> None:
        name = node.value
        if name and name == self.being_defined:
            message = f"the condition `{name}` is made of itself"
            self._problems.error("SUB113", node, message, f"leave `{name}` out of it")
        elif name in self._declared:
            message = f"the condition `{name}` is defined further down"
            self._problems.error("SUB113", node, message, f"move it above `{self.being_defined}`")
        elif self._declared:
            self._problems.unknown("SUB113", node, "no condition is called", name, self._declared)
        else:
            hint = "write {question: {at_least: option}}, or define the name under `conditions`"
            self._problems.error("SUB113", node, f"no condition is called `{name[:80]}`", hint)
