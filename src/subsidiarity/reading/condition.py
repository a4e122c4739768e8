"""The conditions in `when`: all, any, not, and tests of questions and of earlier roles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import get_args

from subsidiarity.model.condition import All, AnswerTest, AnyOf, Condition, Not, OutcomeTest, Relation
from subsidiarity.model.outcome import Manner
from subsidiarity.model.rulebook import Question
from subsidiarity.reading.diagnostics import Problems
from subsidiarity.reading.fields import expect_entries, expect_items, expect_text
from subsidiarity.reading.tree_nodes import Entries, Items, Node, Text

CONNECTIVES = ("all", "any", "not")
RELATIONS: tuple[Relation, ...] = get_args(Relation)
_SHAPE = "write {all: [...]}, {any: [...]}, {not: {...}} or {question: {at_least: option}}"


class ConditionReader:
    """A reader of the conditions of one rulebook; roles become known as they are read."""

    def __init__(
        self, questions: Mapping[str, Question], levels: Sequence[str], manners: Sequence[Manner], problems: Problems
    ) -> None:
        self._questions = questions
        self._levels = levels
        self._manners = {manner.word: manner.id for manner in manners if manner.word}
        self._problems = problems
        self.earlier_roles: list[str] = []

    def read(self, node: Node) -> Condition | None:
        """The condition a node spells; whatever is wrong becomes a diagnostic."""
        entries = expect_entries(node, "a condition", self._problems)
        if entries is None:
            return None
        if len(entries.entries) != 1:
            message = f"a condition has one part, this has {len(entries.entries)}"
            self._problems.error("SUB106", node, message, _SHAPE)
            return None
        ((name, (key, value)),) = entries.entries.items()
        if name == "not":
            part = self.read(value)
            return None if part is None else Not(part, self._problems.span(key))
        if name in CONNECTIVES:
            return self._joined(name, key, value)
        if name in self._questions:
            return self._answer_test(self._questions[name], value)
        if name in self.earlier_roles:
            return self._outcome_test(name, value)
        known = (*CONNECTIVES, *self._questions, *self.earlier_roles)
        self._problems.unknown("SUB102", key, "no question or earlier role", name, known, _SHAPE)
        return None

    def _joined(self, name: str, key: Text, value: Node) -> Condition | None:
        items = expect_items(value, "a list of conditions", self._problems)
        if items is None:
            return None
        if not items.items:
            self._problems.error("SUB106", value, f"`{name}` has no conditions", _SHAPE)
            return None
        parts = [self.read(item) for item in items.items]
        known = tuple(part for part in parts if part is not None)
        if len(known) != len(parts):
            return None
        return (All if name == "all" else AnyOf)(known, self._problems.span(key))

    def _answer_test(self, question: Question, node: Node) -> AnswerTest | None:
        found = self._relation(node)
        if found is None:
            return None
        relation, values = found
        if relation in ("at_least", "at_most") and not question.ordered:
            message = f"`{question.id}` is not ordered, so none of its options is more than another"
            hint = "write `is: OPTION`, or `in: [OPTION, OPTION]` with every one that is meant"
            self._problems.error("SUB118", node, message, hint)
            return None
        ids = question.option_ids
        words = self._known(values, ids, "SUB103", f"`{question.id}` has no option")
        if words is None:
            return None
        return AnswerTest(question.id, relation, words, _allowed(relation, words, ids), self._problems.span(node))

    def _outcome_test(self, role: str, node: Node) -> OutcomeTest | None:
        found = self._relation(node)
        if found is None:
            return None
        relation, values = found
        manners = self._manners
        has_manners = relation in ("is", "in")
        known = (*self._levels, *(manners if has_manners else ()))
        words = self._known(values, known, "SUB104", "no level or manner" if has_manners else "no level")
        if words is None:
            return None
        levels = tuple(word for word in words if word in self._levels)
        allowed = _allowed(relation, levels, self._levels) if levels else frozenset[str]()
        named = frozenset(manners[word] for word in words if word in manners)
        return OutcomeTest(role, relation, words, allowed, named, self._problems.span(node))

    def _relation(self, node: Node) -> tuple[Relation, list[Text]] | None:
        if not isinstance(node, Entries) or len(node.entries) != 1:
            self._problems.error("SUB106", node, "a test is one of is, in, at_least, at_most", _SHAPE)
            return None
        ((name, (key, value)),) = node.entries.items()
        if name not in RELATIONS:
            self._problems.unknown("SUB106", key, "no test", name, RELATIONS)
            return None
        if (name == "in") != isinstance(value, Items):
            expected = "a list of options" if name == "in" else "one option"
            self._problems.error("SUB106", value, f"`{name}` takes {expected}", _SHAPE)
            return None
        values = value.items if isinstance(value, Items) else [value]
        if not values:
            self._problems.error("SUB106", value, "`in` has no options", _SHAPE)
            return None
        spelled = [expect_text(item, "an option", self._problems) for item in values]
        return None if None in spelled else (name, [item for item in values if isinstance(item, Text)])

    def _known(self, values: Sequence[Text], known: Sequence[str], code: str, what: str) -> tuple[str, ...] | None:
        """The words of values that must all be known."""
        strange = [value for value in values if value.value not in known]
        for value in strange:
            self._problems.unknown(code, value, what, value.value, known)
        return None if strange else tuple(value.value for value in values)


def _allowed(relation: Relation, words: tuple[str, ...], scale: Sequence[str]) -> frozenset[str]:
    if relation in ("is", "in"):
        return frozenset(words)
    place = list(scale).index(words[0])
    return frozenset(scale[place:] if relation == "at_least" else scale[: place + 1])
