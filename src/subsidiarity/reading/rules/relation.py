"""The one test of a question or a role: a relation and its values."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from subsidiarity.model.annotation import get_args
from subsidiarity.model.condition import Relation
from subsidiarity.reading.diagnostics import Problems
from subsidiarity.reading.fields import expect_text
from subsidiarity.reading.tree_nodes import Entries, Items, Node, Text

RELATIONS: tuple[Relation, ...] = get_args(Relation)
_SHAPE = "write {is: OPTION}, {in: [OPTION, OPTION]}, {at_least: OPTION} or {at_most: OPTION}"
_DENIALS = ("is_not", "isnt", "not", "not_in", "is_none_of")


def read_test(
    about: str, node: Node, problems: Problems, here: Callable[[Entries], Node | None]
) -> tuple[Relation, list[Text]] | None:
    """The relation and the values of a test `about` a question or a role; None, with a diagnostic, if it is none.

    Where values are given for each level, `here` gives those of the step's; None where it has none, or none yet.
    """
    if isinstance(node, Text) and node.value.strip():
        message = f"`{about}` is tested by is, in, at_least or at_most"
        problems.error("SUB106", node, message, f"write {{{about}: {{is: {node.value[:80]}}}}}")
        return None
    if not isinstance(node, Entries) or len(node.entries) != 1:
        problems.error("SUB106", node, f"`{about}` is tested by one of is, in, at_least, at_most", _SHAPE)
        return None
    ((name, (key, value)),) = node.entries.items()
    if name not in RELATIONS:
        hint = _denied(about, value) if name in _DENIALS else ""
        if hint:
            problems.error("SUB106", key, f"no test `{name}`", hint)
        else:
            problems.unknown("SUB106", key, "no test", name, RELATIONS)
        return None
    if isinstance(value, Entries):
        found = here(value)
        if found is None:
            return None
        value = found
    if (name == "in") != isinstance(value, Items):
        problems.error("SUB106", value, *_on_number(name, value))
        return None
    values = value.items if isinstance(value, Items) else [value]
    if not values:
        problems.error("SUB106", value, "`in` has no options", _SHAPE)
        return None
    words = _words(values, problems)
    return None if words is None else (name, words)


def allowed_by(relation: Relation, words: tuple[str, ...], scale: Sequence[str]) -> frozenset[str]:
    """The words of a scale, the lowest first, that a relation to some of them allows."""
    if relation in ("is", "in"):
        return frozenset(words)
    index = list(scale).index(words[0])
    return frozenset(scale[index:] if relation == "at_least" else scale[: index + 1])


def refuse_order_of_kinds(question: str, value: Text, node: Node, problems: Problems) -> None:
    """Say of a test for more or less that it is about a question of kinds."""
    message = f"`{question}` is not ordered, so none of its options is more than another"
    one = value.value[:80]
    problems.error("SUB118", node, message, f"write `is: {one}`, or `in: [{one}, OPTION]` with every one that is meant")


def refuse_order_of_manners(value: Text, problems: Problems) -> None:
    """Say of a test for more or less that it names a manner."""
    message = f"`{value.value}` is a manner, and none is more than another"
    problems.error("SUB104", value, message, f"write `is: {value.value}`")


def _on_number(name: str, value: Node) -> tuple[str, str]:
    """A message on a relation with a list where one option was expected, or the other way, and how to mend it."""
    if name == "in":
        one = value.value if isinstance(value, Text) and value.value else "OPTION"
        return "`in` takes a list of options", f"write `in: [{one[:80]}]`"
    if name == "is":
        return "`is` takes one option", f"write `in: {_listed(value)}`"
    return f"`{name}` takes one option", f"write `{name}: OPTION`, with the one where it begins or ends"


def _denied(about: str, value: Node) -> str:
    """A hint that spells the denial of a test."""
    test = f"is: {value.value[:80]}" if isinstance(value, Text) else f"in: {_listed(value)}"
    return f"write {{not: {{{about}: {{{test}}}}}}}"


def _listed(value: Node) -> str:
    words = [item.value[:80] for item in value.items if isinstance(item, Text)] if isinstance(value, Items) else []
    return f"[{', '.join(words)}]" if words else "[OPTION, OPTION]"


def _words(values: Sequence[Node], problems: Problems) -> list[Text] | None:
    spelled = [expect_text(item, "an option", problems) for item in values]
    if None in spelled:
        return None
    words = [item for item in values if isinstance(item, Text)]
    met: set[str] = set()
    for item in words:
        if item.value in met:
            problems.error("SUB109", item, f"a second `{item.value[:80]}`", "name each option once")
        met.add(item.value)
    return words
