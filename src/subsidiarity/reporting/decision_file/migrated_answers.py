"""The answers of a document carried to another edition: which take a new id, which cannot be carried, and why.

An answer to a question of which several were made is carried to each that has its options: in its place to the first,
and below it, as a copy, to the others.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from subsidiarity.model.rulebook import Question
from subsidiarity.reading.answers.answer import NOTHING, UNKNOWN
from subsidiarity.reading.tree_nodes import Entries, Items, Node, Text
from subsidiarity.reporting.decision_file.carried_entry import (
    Carried,
    Left,
    Refused,
    Tree,
    agreed,
    why_not,
    with_options,
)
from subsidiarity.reporting.decision_file.earlier_ids import EarlierIds
from subsidiarity.reporting.decision_file.edit import Edit


class MigratedAnswers:
    """Gathers the changes of one document, and what is left in it as a comment."""

    def __init__(self, earlier: EarlierIds, edit: Edit, edition: str) -> None:
        self._earlier = earlier
        self.edit = edit
        self._edition = shown(edition)
        self.left: list[Left] = []
        self.number = 0
        """The number of answers carried."""
        self.has_changed = False

    def answers(self, root: Entries, tree: dict[str, Tree]) -> None:
        """Carry each answer to the questions that take it; answers to several that became one must agree."""
        found = root.entries["answers"][1]
        before = tree["answers"]
        if not isinstance(found, Entries) or not isinstance(before, dict):
            return
        carried, refused = self.sorted_out(found, named_options, may_merge=True)
        taken: dict[str, list[Carried]] = {}
        for together in carried.values():
            chosen = agreed(together)
            for each in together:
                has_talk = each.key.value not in taken and _has_talk(root, each.key.value)
                why = why_not(each, chosen, together, has_talk=has_talk)
                if why:
                    refused.append(Refused(each.key, why))
                else:
                    taken.setdefault(each.key.value, []).append(each)
        for one in {each.key.value: each for each in reversed(refused) if each.key.value not in taken}.values():
            self.leave(one)
        after: dict[str, Tree] = {}
        for name, all_of_it in taken.items():
            self._take(all_of_it)
            for each in all_of_it:
                after[each.question.id] = with_options(before[name], {node.value: new for node, new in each.options})
        self.number = len(taken)
        tree["answers"] = after if after or not before else self.edit.emptied

    def _take(self, all_of_it: Sequence[Carried]) -> None:
        """Carry one answer to the first of its questions in its place, to the others as a copy below; `CannotEdit`."""
        first, *others = all_of_it
        for each in others:
            self.has_changed = True
            dropped = [node for _, node in each.merged]
            renames = [(node, new) for node, new in each.options if node not in dropped]
            self.edit.copy_below(each.key, each.value, [(each.key, each.question.id), *renames], each.merged)
        self.rename_all(first)

    def sorted_out(
        self, entries: Entries, named: Callable[[Node], Sequence[Text]], *, may_merge: bool
    ) -> tuple[dict[str, list[Carried]], list[Refused]]:
        """The entries of a mapping that can be carried, by their new question, and the others.

        `named` says where an entry names options, which `may_merge`. An entry may be carried to several questions.
        """
        carried: dict[str, list[Carried]] = {}
        refused: list[Refused] = []
        for name, (key, value) in entries.entries.items():
            questions = self._earlier.questions(name)
            whys = []
            for question in questions:
                options = self._options(question, named(value))
                if isinstance(options, str):
                    of_which = "this question" if question.id == name else f"`{question.id}`"
                    whys.append(f"this edition has no option `{options[:80]}` of {of_which}")
                elif not may_merge and len({new for _, new in options}) < len({node.value for node, _ in options}):
                    whys.append("several of its options are one in this edition")
                else:
                    carried.setdefault(question.id, []).append(Carried(key, value, question, options))
            if len(whys) == len(questions):
                refused.append(Refused(key, _joined(questions, whys)))
        return carried, refused

    def rename_all(self, carried: Carried) -> None:
        """Give an entry and the options that it names their new ids; `CannotEdit`."""
        self.rename(carried.key, carried.question.id)
        dropped = [node for _, node in carried.merged]
        for node, new in carried.options:
            if node not in dropped:
                self.rename(node, new, in_list=True)
        for before, node in carried.merged:
            self.has_changed = True
            self.edit.drop_item(node, before)

    def rename(self, node: Text, new: str, *, in_list: bool = False) -> None:
        """Give a word its new form, if that is another; `CannotEdit`."""
        if node.value != new:
            self.has_changed = True
            self.edit.rename(node, new, in_list=in_list)

    def leave(self, refused: Refused, part: str = "") -> None:
        """Leave an entry as a comment that says why; `CannotEdit`."""
        self._list(refused, part)
        self.edit.take_out(refused.key, self._heading(refused.why))

    def leave_all(self, key: Text, refused: Sequence[Refused], part: str) -> None:
        """Leave a mapping of which no entry can be carried; `CannotEdit`."""
        for each in refused:
            self._list(each, part)
        reasons = "; ".join(f"{each.key.value}: {each.why}" for each in refused)
        self.edit.take_out(key, self._heading(reasons))

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


def _joined(questions: Sequence[Question], whys: Sequence[str]) -> str:
    """The one reason why no question takes an entry."""
    if not whys:
        return "this edition has no such question"
    if len(whys) == 1:
        return whys[0]
    names = " nor ".join(f"`{question.id}`" for question in questions)
    return f"this edition asks {len(questions)} questions in its place, and neither {names} has this option"


def _has_talk(root: Entries, question: str) -> bool:
    """Whether the workshop of a document holds anything on a question."""
    found: Node = root
    for name in ("workshop", "questions", question):
        if not isinstance(found, Entries) or name not in found.entries:
            return False
        found = found.entries[name][1]
    return True
