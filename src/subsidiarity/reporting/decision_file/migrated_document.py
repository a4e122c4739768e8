"""A document of a decision file on its way to the edition in use: its answers, expectation, workshop and edition."""

from __future__ import annotations

from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reading.decision import NOT_CARRIED, DecisionReader
from subsidiarity.reading.editions.answered_edition import said_edition
from subsidiarity.reading.tree_nodes import Document, Entries, Text
from subsidiarity.reporting.decision_file.carried_entry import Left, Refused, Tree, plain
from subsidiarity.reporting.decision_file.earlier_ids import EarlierIds
from subsidiarity.reporting.decision_file.edit import CannotEdit, Edit
from subsidiarity.reporting.decision_file.migrated_answers import MigratedAnswers
from subsidiarity.reporting.decision_file.migrated_workshop import migrate_workshop, say_new_edition


class MigratedDocument:
    """A document on its way; `left` has the parts that could not be carried."""

    def __init__(self, document: Document, root: Entries, rulebook: Rulebook, edit: Edit) -> None:
        self._document = document
        self._root = root
        self._rulebook = rulebook
        self._edit = edit
        self.left: tuple[Left, ...] = ()
        self.number = 0
        """The number of answers carried."""
        self.asked: frozenset[str] = frozenset()
        """The questions that were answered in the words of another edition."""
        self.has_moved = False
        """Whether the document answered another edition."""

    def tree(self, reader: DecisionReader, *, can_be_read: bool) -> Tree:
        """The tree that the changed document is to have; its changes are gathered; `CannotEdit`.

        A document that says no edition and `can_be_read` as it is may answer this one.
        """
        tree, answers = plain(self._root), self._root.entries["answers"][1]
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
        self.asked = frozenset(answers.entries if isinstance(answers, Entries) else ())
        self.left, self.number = tuple(migrated.left), migrated.number
        if not is_said:
            self._refuse_to_guess()
        self.has_moved = edition != now and (is_said or migrated.has_changed)
        if self.has_moved:
            self._say_edition(tree)
        kept = self._edit.end_document(self._root)
        return tree | {NOT_CARRIED: kept} if kept else tree

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
        missing = {name: value for name, value in values.items() if name not in self._root.entries}
        try:
            if missing:
                self._edit.add_fields_below(self._root.entries["decision"][0], missing)
        except CannotEdit:
            if found is None:
                raise
            values.pop("rulebook")  # a document within braces need not say that
        tree.update(values)

    def _expects(self, reader: DecisionReader, migrated: MigratedAnswers, tree: dict[str, Tree]) -> None:
        """Leave what is expected where it names a level or a branch that is not known now."""
        if "expects" not in self._root.entries:
            return
        if not knows_what_is_expected(self._document, reader, self._document.file):
            key = self._root.entries["expects"][0]
            migrated.leave(Refused(key, "it names what this edition does not have"))
            del tree["expects"]


def knows_what_is_expected(document: Document, reader: DecisionReader, file: str) -> bool:
    """Whether the levels, manners and branches that a document expects are known to the reader's edition."""
    root = document.root
    assert isinstance(root, Entries), "it was read as a decision"
    if "expects" not in root.entries:
        return True
    key = root.entries["expects"][0]
    alone = Entries(root.line, root.column)
    alone.entries = {name: root.entries[name] for name in ("decision", "title", "expects")}
    alone.entries["answers"] = (key, Entries(key.line, key.column))
    ((decision, _),) = reader.entries((Document(alone, file),), (), file, None)
    return decision is not None
