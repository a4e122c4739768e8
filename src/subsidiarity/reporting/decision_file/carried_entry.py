"""An entry of a document on its way to another edition: carried to a question, or refused with the reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from subsidiarity.model.rulebook import Question
from subsidiarity.reading.tree_nodes import Items, Node, Text

Tree: TypeAlias = "str | list[Tree] | dict[str, Tree]"
"""The content of a document, without the spans."""


@dataclass(frozen=True, slots=True)
class Left:
    """A part that stays as a comment: the line where it stood, the thing, and why it could not be carried."""

    line: int
    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Refused:
    """An entry that cannot be carried, and why."""

    key: Text
    why: str


@dataclass(frozen=True, slots=True)
class Carried:
    """An entry of a mapping that can be carried: its place, its new question and the options that it names."""

    key: Text
    value: Node
    question: Question
    options: tuple[tuple[Text, str], ...]
    """Each option as it stands in the text, with its new id."""

    @property
    def known(self) -> frozenset[str]:
        """The options chosen, under their new ids; none where the answer is not known yet."""
        chosen = frozenset(new for _, new in self.options)
        return frozenset() if chosen == frozenset(self.question.option_ids) else chosen

    @property
    def merged(self) -> tuple[tuple[Text, Text], ...]:
        """The options that became one with another before them, each after the option that precedes it."""
        kept = _kept([node.value for node, _ in self.options], {node.value: new for node, new in self.options})
        pairs = zip(self.options, self.options[1:], kept[1:], strict=False)
        return tuple((before, node) for (before, _), (node, _), is_kept in pairs if not is_kept)


def why_not(carried: Carried, chosen: Carried | None, together: Sequence[Carried], *, has_talk: bool) -> str:
    """The reason why a question does not take an answer, given the one that it takes of several; "" if it does."""
    if chosen is None:
        names = " and ".join(f"`{other.key.value}`" for other in together)
        return f"{names} are one question now, and were answered differently"
    if carried is not chosen:
        return f"`{chosen.question.id}` takes what `{chosen.key.value}` says"
    if _names_several_kinds(carried) and not has_talk:
        return "this edition asks for one kind, and several are named"
    return ""


def agreed(together: Sequence[Carried]) -> Carried | None:
    """The one answer that stands for several: the first that is known, if no other that is known differs."""
    known = [each for each in together if each.known]
    return None if len({each.known for each in known}) > 1 else (known or together)[0]


def _names_several_kinds(carried: Carried) -> bool:
    """Whether an answer names several options of a question of kinds; only votes may leave them tied."""
    return not carried.question.ordered and len({new for _, new in carried.options}) > 1


def plain(node: Node) -> Tree:
    """The content of a tree, without the spans."""
    if isinstance(node, Text):
        return node.value
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    return {name: plain(value) for name, (_, value) in node.entries.items()}


def with_options(tree: Tree, new: Mapping[str, str]) -> Tree:
    """An answer with its options under their new ids; what stands beside it as it was."""
    if isinstance(tree, dict):
        return {name: with_options(value, new) if name == "answer" else value for name, value in tree.items()}
    if isinstance(tree, list):
        words = [each for each in tree if isinstance(each, str)]
        return [with_options(each, new) for each, is_kept in zip(words, _kept(words, new), strict=True) if is_kept]
    return new.get(tree, tree)


def _kept(words: Sequence[str], new: Mapping[str, str]) -> list[bool]:
    """Whether each option of a list stays in it: of those that become one, the first does."""
    first: dict[str, str] = {}
    return [first.setdefault(new.get(word, word), word) == word for word in words]
