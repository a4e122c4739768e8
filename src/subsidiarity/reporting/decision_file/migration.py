"""A decision file carried from an earlier edition to the one in use: its ids are changed in place, and nothing else.

What cannot be carried stays in the file as a comment and is listed; no answer is guessed. The new text is read again,
and must hold what the old one held, word for word, under the new ids.
"""

from __future__ import annotations

from dataclasses import dataclass

from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.model.rulebook import Question, Rulebook
from subsidiarity.reading.decision import DecisionReader
from subsidiarity.reading.editions.answered_edition import MADE_BY_EDITIONS, OTHER_EDITION, said_edition
from subsidiarity.reading.tree import read_documents
from subsidiarity.reading.tree_nodes import Document, Entries, Items, Node, Text
from subsidiarity.reporting.decision_file.decision import answered_lines
from subsidiarity.reporting.decision_file.earlier_ids import EarlierIds
from subsidiarity.reporting.decision_file.migrated_answers import Left, MigratedAnswers, Refused, Tree
from subsidiarity.reporting.decision_file.migrated_workshop import migrate_workshop, say_new_edition
from subsidiarity.reporting.decision_file.text_edit import CannotEdit, TextEdit


@dataclass(frozen=True, slots=True)
class Migration:
    """The text of a file as it is to be, and the parts that could not be carried over.

    `number` counts the answers carried; `unanswered` are the questions of this edition that a decision of the file does
    not speak of once it is carried, in the rulebook's order.
    """

    text: str
    left: tuple[Left, ...]
    number: int = 0
    unanswered: tuple[Question, ...] = ()


class CannotMigrate(Exception):
    """A file cannot be carried over as it is written; the message says why."""


def migrate(text: str, file: str, reader: DecisionReader, rulebook: Rulebook) -> Migration | tuple[Diagnostic, ...]:
    """The file in the edition of the rulebook, or what must be mended in it first; `CannotMigrate`."""
    documents, faults = read_documents(text.encode(), file)
    entries = reader.entries(documents, (), file, None)
    found = (*faults, *(each for _, said in entries for each in said))
    grave = tuple(
        each for each in found if each.severity == "error" and each.code not in (*MADE_BY_EDITIONS, OTHER_EDITION)
    )
    if grave:
        return grave
    edit = TextEdit(text)
    expected: list[Tree] = []
    left: list[Left] = []
    carried: list[_MigratedDocument] = []
    try:
        for document, (decision, _) in zip(documents, entries, strict=True):
            assert isinstance(document.root, Entries), "it was read as a decision"
            migrated = _MigratedDocument(document, document.root, rulebook, edit)
            expected.append(migrated.tree(reader, can_be_read=decision is not None))
            left += migrated.left
            carried.append(migrated)
    except CannotEdit as reason:
        raise CannotMigrate(str(reason)) from None
    changed = edit.text()
    again, _ = read_documents(changed.encode(), file)
    if [plain(document.root) for document in again] != expected:
        raise CannotMigrate("it is written in a way that cannot be changed without risk: write it in lines first")
    now = reader.entries(again, (), file, None)
    wrong = [each for _, said in now for each in said if each.severity == "error"]
    if wrong and changed == text:
        return tuple(wrong)
    if wrong:
        raise CannotMigrate(wrong[0].message)
    spoken_of = [
        decision.answers.keys() for (decision, _), one in zip(now, carried, strict=True) if decision and one.has_moved
    ]
    return Migration(
        changed,
        tuple(sorted(left, key=lambda each: each.line)),
        sum(each.number for each in carried),
        tuple(each for each in rulebook.questions if any(each.id not in names for names in spoken_of)),
    )


def plain(node: Node) -> Tree:
    """The content of a tree, without the spans."""
    if isinstance(node, Text):
        return node.value
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    return {name: plain(value) for name, (_, value) in node.entries.items()}


class _MigratedDocument:
    """A document on its way; `left` has the parts that could not be carried."""

    def __init__(self, document: Document, root: Entries, rulebook: Rulebook, edit: TextEdit) -> None:
        self._document = document
        self._root = root
        self._rulebook = rulebook
        self._edit = edit
        self.left: tuple[Left, ...] = ()
        self.number = 0
        """The number of answers carried."""
        self.has_moved = False
        """Whether the document answered another edition."""

    def tree(self, reader: DecisionReader, *, can_be_read: bool) -> Tree:
        """The tree that the changed document is to have; its changes are gathered; `CannotEdit`.

        A document that says no edition and `can_be_read` as it is may answer this one.
        """
        tree = plain(self._root)
        assert isinstance(tree, dict), "a document is a group of lines"
        edition, is_said = self._edition()
        if can_be_read and not is_said:
            return tree
        migrated = MigratedAnswers(EarlierIds(self._rulebook), self._edit, edition)
        now = self._rulebook.edition
        if edition != now:
            migrated.answers(self._root, tree)
            self._expects(reader, migrated, tree)
        self._workshop(migrated, tree)
        self.left, self.number = tuple(migrated.left), migrated.number
        if not is_said:
            self._refuse_to_guess()
        self.has_moved = edition != now and (is_said or migrated.has_changed)
        if self.has_moved:
            self._say_edition(tree)
        return tree

    def _edition(self) -> tuple[str, bool]:
        """The edition that is answered, and whether the document, or its workshop, says so."""
        found = [said_edition(part) for part in (self._root, self._workshop_entries()) if part is not None]
        said = next((each.value for each in found if each is not None), None)
        return said or "", said is not None

    def _workshop_entries(self) -> Entries | None:
        found = self._root.entries.get("workshop")
        return found[1] if found is not None and isinstance(found[1], Entries) else None

    def _workshop(self, migrated: MigratedAnswers, tree: dict[str, Tree]) -> None:
        workshop, held = self._workshop_entries(), tree.get("workshop")
        said = None if workshop is None else said_edition(workshop)
        if workshop is None or said is None or said.value == self._rulebook.edition or not isinstance(held, dict):
            return
        migrate_workshop(migrated, workshop, held)
        say_new_edition(migrated, workshop, held, self._rulebook.edition)

    def _refuse_to_guess(self) -> None:
        """`CannotEdit` where something cannot be carried, and may be a mistake: no edition is said that had it."""
        if self.left:
            first = self.left[0]
            said = f"line {first.line}: {first.what}: {first.why}"
            raise CannotEdit(f"{said}; if it answers an earlier edition, say so with `edition:` at the top")

    def _say_edition(self, tree: dict[str, Tree]) -> None:
        """Write the edition in use where one stands, or below the decision's id."""
        values = {"rulebook": self._rulebook.id, "edition": self._rulebook.edition}
        found = self._root.entries.get("edition")
        if found is not None and isinstance(found[1], Text) and found[1].value != values["edition"]:
            self._edit.rename(found[1], values["edition"])
        lines = dict(zip(values, answered_lines(*values.values()), strict=True))
        missing = [name for name in values if name not in self._root.entries]
        try:
            if missing:
                self._edit.add_lines_below(self._root.entries["decision"][0], [lines[name] for name in missing])
        except CannotEdit:
            if found is None:
                raise
            values.pop("rulebook")  # a document within braces need not say that
        tree.update(values)

    def _expects(self, reader: DecisionReader, migrated: MigratedAnswers, tree: dict[str, Tree]) -> None:
        """Leave what is expected where it names a level or a branch that is not known now."""
        if "expects" not in self._root.entries:
            return
        key = self._root.entries["expects"][0]
        alone = Entries(self._root.line, self._root.column)
        alone.entries = {name: self._root.entries[name] for name in ("decision", "title", "expects")}
        alone.entries["answers"] = (key, Entries(key.line, key.column))
        ((decision, _),) = reader.entries((Document(alone, self._document.file),), (), self._document.file, None)
        if decision is None:
            migrated.leave(Refused(key, "it names what this edition does not have"))
            del tree["expects"]
