"""The answers of a document carried to another edition: which take a new id, which cannot be carried, and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from subsidiarity.model.rulebook import Question
from subsidiarity.reading.answers.answer import NOTHING, UNKNOWN
from subsidiarity.reading.tree_nodes import Entries, Items, Node, Text
from subsidiarity.reporting.decision_file.earlier_ids import EarlierIds
from subsidiarity.reporting.decision_file.text_edit import TextEdit

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


class MigratedAnswers:
    """Gathers the changes of one document, and what is left in it as a comment."""

    def __init__(self, earlier: EarlierIds, edit: TextEdit, edition: str) -> None:
        self._earlier = earlier
        self.edit = edit
        self._edition = shown(edition)
        self.left: list[Left] = []
        self.has_changed = False

    def answers(self, root: Entries, tree: dict[str, Tree]) -> None:
        """Carry each answer to the question that takes it; answers to several that became one must agree."""
        found = root.entries["answers"][1]
        before = tree["answers"]
        if not isinstance(found, Entries) or not isinstance(before, dict):
            return
        carried, refused = self.sorted_out(found, named_options)
        after: dict[str, Tree] = {}
        for together in carried.values():
            chosen = _agreed(together)
            for each in together:
                if chosen is None:
                    names = " and ".join(f"`{other.key.value}`" for other in together)
                    refused.append(Refused(each.key, f"{names} are one question now, and were answered differently"))
                elif each is not chosen:
                    refused.append(Refused(each.key, f"`{chosen.question.id}` takes what `{chosen.key.value}` says"))
                elif _names_several_kinds(each) and not _has_talk(root, each.key.value):
                    refused.append(Refused(each.key, "this edition asks for one kind, and several are named"))
                else:
                    self.rename_all(each)
                    new = {node.value: option for node, option in each.options}
                    after[each.question.id] = with_options(before[each.key.value], new)
        for one in refused:
            self.leave(one)
        tree["answers"] = after if after or not before else ""

    def sorted_out(
        self, entries: Entries, named: Callable[[Node], Sequence[Text]]
    ) -> tuple[dict[str, list[Carried]], list[Refused]]:
        """The entries of a mapping that can be carried, by their new question, and the others.

        `named` says where an entry names options.
        """
        carried: dict[str, list[Carried]] = {}
        refused: list[Refused] = []
        for name, (key, value) in entries.entries.items():
            question = self._earlier.question(name)
            if question is None:
                refused.append(Refused(key, "this edition has no such question"))
                continue
            options = self._options(question, named(value))
            if isinstance(options, str):
                refused.append(Refused(key, f"this edition has no option `{options[:80]}` of this question"))
            elif len(dict.fromkeys(new for _, new in options)) < len({node.value for node, _ in options}):
                refused.append(Refused(key, "several of its options are one in this edition"))
            else:
                carried.setdefault(question.id, []).append(Carried(key, value, question, options))
        return carried, refused

    def rename_all(self, carried: Carried) -> None:
        """Give an entry and the options that it names their new ids; `CannotEdit`."""
        self.rename(carried.key, carried.question.id)
        for node, new in carried.options:
            self.rename(node, new, in_list=True)

    def rename(self, node: Text, new: str, *, in_list: bool = False) -> None:
        """Give a word its new form, if that is another; `CannotEdit`."""
        if node.value != new:
            self.has_changed = True
            self.edit.rename(node, new, in_list=in_list)

    def leave(self, refused: Refused, part: str = "") -> None:
        """Leave an entry as a comment that says why; `CannotEdit`."""
        self._list(refused, part)
        self.edit.comment_out(refused.key, self._heading(refused.why))

    def leave_all(self, key: Text, refused: Sequence[Refused], part: str) -> None:
        """Leave a mapping of which no entry can be carried; `CannotEdit`."""
        for each in refused:
            self._list(each, part)
        reasons = "; ".join(f"{each.key.value}: {each.why}" for each in refused)
        self.edit.comment_out(key, self._heading(reasons))

    def _list(self, refused: Refused, part: str) -> None:
        name = refused.key.value
        self.left.append(Left(refused.key.line, f"`{name}`{f' in `{part}`' if part else ''}", refused.why))

    def _heading(self, why: str) -> str:
        return f"Not carried {f'from edition {self._edition}' if self._edition else 'over'}: {why}."

    def _options(self, question: Question, named: Sequence[Text]) -> tuple[tuple[Text, str], ...] | str:
        """Each option with its new id, or the first that has none."""
        found = []
        for node in named:
            new = self._earlier.option(question, node.value)
            if new is None:
                return node.value
            found.append((node, new))
        return tuple(found)


def named_options(value: Node) -> list[Text]:
    """The nodes in which an answer names options; none where it is not known yet."""
    if isinstance(value, Entries):
        found = value.entries.get("answer")
        return [] if found is None else named_options(found[1])
    if isinstance(value, Items):
        return [item for item in value.items if isinstance(item, Text)]
    return [] if value.value == UNKNOWN or (value.is_plain and value.value in NOTHING) else [value]


def shown(edition: str) -> str:
    """An edition as a comment of one line can name it."""
    return " ".join(edition.split())[:80]


def _agreed(together: Sequence[Carried]) -> Carried | None:
    """The one answer that stands for several: the first that is known, if no other that is known differs."""
    known = [each for each in together if each.known]
    return None if len({each.known for each in known}) > 1 else (known or together)[0]


def _names_several_kinds(carried: Carried) -> bool:
    """Whether an answer names several options of a question of kinds; only votes may leave them tied."""
    return not carried.question.ordered and len({new for _, new in carried.options}) > 1


def _has_talk(root: Entries, question: str) -> bool:
    """Whether the workshop of a document holds anything on a question."""
    found: Node = root
    for name in ("workshop", "questions", question):
        if not isinstance(found, Entries) or name not in found.entries:
            return False
        found = found.entries[name][1]
    return True


def with_options(tree: Tree, new: Mapping[str, str]) -> Tree:
    """An answer with its options under their new ids; what stands beside it as it was."""
    if isinstance(tree, dict):
        return {name: with_options(value, new) if name == "answer" else value for name, value in tree.items()}
    if isinstance(tree, list):
        return [with_options(each, new) for each in tree]
    return new.get(tree, tree)
