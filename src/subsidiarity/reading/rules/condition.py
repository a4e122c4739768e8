"""From `when` to a Condition: all, any, not, tests of questions and of earlier roles, and names of conditions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from subsidiarity.model.condition import All, AnswerTest, AnyOf, Condition, Named, Not, OutcomeTest
from subsidiarity.model.manner import Manner
from subsidiarity.model.rulebook import Question
from subsidiarity.reading.diagnostics import Problems
from subsidiarity.reading.fields import Fields, expect_entries, expect_id, expect_items
from subsidiarity.reading.rules.relation import allowed_by, read_test, refuse_order_of_kinds, refuse_order_of_manners
from subsidiarity.reading.shorthand.condition_names import ConditionNames, Definition
from subsidiarity.reading.shorthand.rung import RUNG_WORDS, Rung, level_named, refuse_outside, value_at
from subsidiarity.reading.tree_nodes import Entries, Items, Node, Text

CONNECTIVES = ("all", "any", "not")
_SHAPE = "write {all: [...]}, {any: [...]}, {not: {...}} or {question: {at_least: option}}"


class ConditionReader:
    """Reads the conditions of one rulebook; names become known as they are defined, roles as they are read."""

    def __init__(
        self, questions: Mapping[str, Question], levels: Sequence[str], manners: Sequence[Manner], problems: Problems
    ) -> None:
        self._questions = questions
        self._levels = levels
        self._manners = {manner.word: manner.id for manner in manners if manner.word}
        self._problems = problems
        self._names = ConditionNames(problems)
        self._at_levels: dict[tuple[str, str], Condition | None] = {}
        self._roles_written: Sequence[str] = ()
        self.earlier_roles: list[str] = []
        self.role_read = ""
        """The role whose conditions are read."""
        self.rung: Rung | None = None
        """The level of the step whose conditions are read, if it is written for each level."""
        self._is_relative = False
        self._roles: set[str] = set()
        self._tests = 0
        self._depth = 0
        """How deep the part that is being read stands within parts, 1 for a whole condition; 0 between conditions."""
        self._deepest = 0

    def define(self, node: Node | None, roles: Sequence[str]) -> tuple[Named, ...]:
        """Read the conditions under `conditions`, of a rulebook with these `roles`, and give those of no one level."""
        self._roles_written = roles
        entries = expect_entries(node, "conditions by name", self._problems)
        if entries is None:
            return ()
        self._names = ConditionNames(self._problems, entries.entries)
        self.earlier_roles += roles
        found: list[Named] = []
        for name, (key, value) in entries.entries.items():
            expect_id(key, "a condition's name", self._problems)
            if name in self._questions or name in roles or name in CONNECTIVES:
                hint = "a question, a role or a word of conditions has this name: give it one of its own"
                self._problems.error("SUB109", key, f"a condition may not be called `{name}`", hint)
            self._names.being_defined = name
            definition = self._definition(name, value)
            self._names.define(name, definition)
            if definition is not None and definition.condition is not None:
                found.append(Named(name, definition.condition, definition.about, self._problems.span(key)))
        self._names.being_defined = ""
        self.earlier_roles.clear()
        return tuple(found)

    def warn_of_unused(self) -> None:
        """Name each condition that no other one, no branch and no safeguard uses, once everything is read."""
        self._names.warn_of_unused()

    def _definition(self, name: str, node: Node) -> Definition | None:
        entries = expect_entries(node, "a condition's definition (when, about)", self._problems)
        if entries is None:
            return None
        fields = Fields(entries, ("when", "about"), f"the condition `{name}`", self._problems)
        about = fields.text("about")
        when = fields.node("when", required=True)
        self._is_relative, self._roles, self._tests, self._deepest = False, set(), 0, 0
        before = self._problems.number
        condition = None if when is None else self.read(when)
        if when is None or not (condition or self._is_relative) or self._problems.number > before:
            return None
        return Definition(when, about, condition, self._is_relative, self._roles, self._tests, self._deepest)

    def read(self, node: Node) -> Condition | None:
        """The condition a node spells; whatever is wrong becomes a diagnostic."""
        self._depth += 1
        self._deepest = max(self._deepest, self._depth)
        condition = self._part(node)
        self._depth -= 1
        return condition

    def _part(self, node: Node) -> Condition | None:
        if isinstance(node, Text) and node.value.strip():
            return self._named(node)
        if isinstance(node, Items):
            hint = "write {all: [...]} or {any: [...]} around it; `not` takes one condition, without the brackets"
            self._problems.error("SUB020", node, "expected a condition, found a list", hint)
            return None
        entries = expect_entries(node, "a condition", self._problems)
        if entries is None:
            return None
        if len(entries.entries) != 1:
            message = f"a condition has one part, this has {len(entries.entries)}"
            parts = ", ".join(f"{{{name}: ...}}" for name in entries.entries)
            self._problems.error("SUB106", node, message, f"write {{all: [{parts}]}}" if parts else _SHAPE)
            return None
        ((key, value),) = entries.entries.values()
        return self._spelled(key, value)

    def _spelled(self, key: Text, value: Node) -> Condition | None:
        name = key.value
        if name == "not":
            part = self.read(value)
            return None if part is None else Not(part, self._problems.span(key))
        if name in CONNECTIVES:
            return self._joined(name, key, value)
        if name in self._questions:
            return self._answer_test(self._questions[name], value)
        if name in self.earlier_roles:
            return self._outcome_test(name, value)
        if name in self._later_roles:
            self._problems.error("SUB102", key, *self._on_later_role(name))
            return None
        if name in self._names:
            hint = f"a condition's name stands alone: `{name}`, or {{not: {name}}}"
            self._problems.error("SUB106", key, f"`{name}` is the name of a condition", hint)
            return None
        known = (*CONNECTIVES, *self._questions, *self.earlier_roles)
        self._problems.unknown("SUB102", key, "no question or earlier role", name, known, _SHAPE)
        return None

    def _on_later_role(self, name: str) -> tuple[str, str]:
        """A message on a test of a role that is not placed yet, and how to mend it."""
        if name == self.role_read:
            return f"the role `{name}` cannot test its own outcome", "test what its branches test instead"
        hint = f"move `{name}` before `{self.role_read}`, or test it in a later role or a safeguard"
        return f"the role `{name}` is placed after this one, `{self.role_read}`", hint

    @property
    def _later_roles(self) -> tuple[str, ...]:
        return tuple(role for role in self._roles_written if role not in self.earlier_roles)

    def _named(self, node: Text) -> Named | None:
        if node.value in (*self._questions, *self.earlier_roles) and node.value not in self._names:
            word = "OPTION" if node.value in self._questions else "LEVEL"
            message = f"`{node.value}` is a {'question' if word == 'OPTION' else 'role'}, and nothing is tested of it"
            self._problems.error("SUB106", node, message, f"write {{{node.value}: {{is: {word}}}}}")
            return None
        definition = self._names.find(node, self.earlier_roles, self._depth)
        if definition is None:
            return None
        self._is_relative |= definition.is_relative
        self._roles |= set(definition.roles)
        self._tests += definition.tests
        self._deepest = max(self._deepest, self._depth + definition.depth)
        condition = self._at_level(node, definition) if definition.is_relative else definition.condition
        return None if condition is None else Named(node.value, condition, definition.about, self._problems.span(node))

    def _at_level(self, node: Text, definition: Definition) -> Condition | None:
        """The meaning of a condition on `here`, `above` or `below` on the level of the step that names it."""
        if self.rung is None:
            if not self._names.being_defined:
                refuse_outside(f"a word in the condition `{node.value}`", node, self._problems)
            return None
        key = node.value, self.rung.here
        if key not in self._at_levels:
            self._at_levels[key] = self.read(definition.when)
        return self._at_levels[key]

    def _joined(self, name: str, key: Text, value: Node) -> Condition | None:
        items = expect_items(value, "a list of conditions", self._problems)
        if items is None:
            return None
        if not items.items:
            hint = f"write {{{name}: [CONDITION, CONDITION]}}"
            self._problems.error("SUB106", value, f"`{name}` has no conditions", hint)
            return None
        parts = [self.read(item) for item in items.items]
        known = tuple(part for part in parts if part is not None)
        if len(known) != len(parts):
            return None
        return (All if name == "all" else AnyOf)(known, self._problems.span(key))

    def _answer_test(self, question: Question, node: Node) -> AnswerTest | None:
        found = read_test(question.id, node, self._problems, self._value_here)
        if found is None:
            return None
        relation, values = found
        if relation in ("at_least", "at_most") and not question.ordered:
            refuse_order_of_kinds(question.id, values[0], node, self._problems)
            return None
        self._tests += 1
        words = self._known(values, question.option_ids, "SUB103", f"`{question.id}` has no option")
        if words is None:
            return None
        return AnswerTest(
            question.id, relation, words, allowed_by(relation, words, question.option_ids), self._problems.span(node)
        )

    def _outcome_test(self, role: str, node: Node) -> OutcomeTest | None:
        found = read_test(role, node, self._problems, self._value_here)
        if found is None:
            return None
        relation, values = found
        self._tests += 1
        self._roles.add(role)
        has_manners = relation in ("is", "in")
        if not has_manners and values[0].value in self._manners:
            refuse_order_of_manners(values[0], self._problems)
            return None
        known = (*self._levels, *self._manners) if has_manners else self._levels
        words = self._known(values, known, "SUB104", "no level or manner" if has_manners else "no level")
        if words is None:
            return None
        levels = tuple(word for word in words if word in self._levels)
        allowed = allowed_by(relation, levels, self._levels) if levels else frozenset[str]()
        named = frozenset(self._manners[word] for word in words if word in self._manners)
        return OutcomeTest(role, relation, words, allowed, named, self._problems.span(node))

    def _value_here(self, node: Entries) -> Node | None:
        """The value that a test compares with on the level of its step, where that is written for each level."""
        if node.entries.keys().isdisjoint(self._levels):
            return node
        if self.rung is not None:
            return value_at(node, "the test", self.rung, self._levels, self._problems)
        self._is_relative = bool(self._names.being_defined)
        if not self._is_relative:
            refuse_outside("a value for each level", node, self._problems)
        return None

    def _known(self, values: Sequence[Text], known: Sequence[str], code: str, what: str) -> tuple[str, ...] | None:
        """The words of values that must all be known."""
        words = [self._known_word(value, known, code, what) for value in values]
        found = tuple(word for word in words if word is not None)
        return found if len(found) == len(words) else None

    def _known_word(self, value: Text, known: Sequence[str], code: str, what: str) -> str | None:
        word: str | None = value.value
        if word in RUNG_WORDS and word not in known:
            if self.rung is None and self._names.being_defined:
                self._is_relative = True
                return None
            word = level_named(value.value, self.rung, value, self._problems)
        if word is not None and word not in known:
            self._problems.unknown(code, value, what, word, known)
            return None
        return word
