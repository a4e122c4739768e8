"""A decision file carried from an earlier edition to the one in use: its ids are changed in place, and nothing else.

What cannot be carried stays in the file as a comment, or in JSON in a field, and is listed; no answer is guessed. The
new text is read again, and must hold what the old one held, word for word, under the new ids.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from subsidiarity.model.decision import Decision
from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.model.rulebook import Question, Rulebook
from subsidiarity.reading.decision import DecisionReader
from subsidiarity.reading.editions.answered_edition import MADE_BY_EDITIONS, OTHER_EDITION
from subsidiarity.reading.editions.was import earlier_ids
from subsidiarity.reading.json_tree import read_json_documents
from subsidiarity.reading.tree import read_documents
from subsidiarity.reading.tree_nodes import Entries, Notation
from subsidiarity.reporting.decision_file.carried_entry import Left, Tree, plain
from subsidiarity.reporting.decision_file.edit import CannotEdit, Edit
from subsidiarity.reporting.decision_file.json_edit import JsonEdit
from subsidiarity.reporting.decision_file.migrated_document import MigratedDocument
from subsidiarity.reporting.decision_file.text_edit import TextEdit


@dataclass(frozen=True, slots=True)
class Migration:
    """The text of a file as it is to be, and the parts that could not be carried over.

    `number` counts the answers carried. Of the questions of this edition, in its order, `lost` are those that did not
    take what answered them before, and `unanswered` those of which no decision that was carried speaks.
    """

    text: str
    left: tuple[Left, ...]
    number: int = 0
    lost: tuple[Question, ...] = ()
    unanswered: tuple[Question, ...] = ()


class CannotMigrate(Exception):
    """A file cannot be carried over as it is written; the message says why."""


def migrate(
    text: str, file: str, reader: DecisionReader, rulebook: Rulebook, notation: Notation = "yaml"
) -> Migration | tuple[Diagnostic, ...]:
    """The file in the edition of the rulebook, or what must be mended in it first; `CannotMigrate`."""
    read = read_json_documents if notation == "json" else read_documents
    documents, faults = read(text.encode(), file)
    entries = reader.entries(documents, (), file, None)
    found = (*faults, *(each for _, said in entries for each in said))
    grave = tuple(
        each for each in found if each.severity == "error" and each.code not in (*MADE_BY_EDITIONS, OTHER_EDITION)
    )
    if grave:
        return grave
    edit: Edit = JsonEdit(text, documents) if notation == "json" else TextEdit(text)
    expected: list[Tree] = []
    carried: list[MigratedDocument] = []
    try:
        for document, (decision, _) in zip(documents, entries, strict=True):
            assert isinstance(document.root, Entries), "it was read as a decision"
            carried.append(MigratedDocument(document, document.root, rulebook, edit))
            expected.append(carried[-1].tree(reader, can_be_read=decision is not None))
    except CannotEdit as reason:
        raise CannotMigrate(str(reason)) from None
    changed = edit.text()
    again, _ = read(changed.encode(), file)
    if [plain(document.root) for document in again] != expected:
        raise CannotMigrate("it is written in a way that cannot be changed without risk: write it in lines first")
    now = reader.entries(again, (), file, None)
    wrong = tuple(each for _, said in now for each in said if each.severity == "error")
    if wrong and changed == text:
        return wrong
    if wrong:
        raise CannotMigrate(wrong[0].message)
    return _migration(changed, carried, [decision for decision, _ in now], rulebook)


def _migration(
    text: str, carried: Sequence[MigratedDocument], decisions: Sequence[Decision | None], rulebook: Rulebook
) -> Migration:
    moved = [
        (one.asked, decision.answers)
        for decision, one in zip(decisions, carried, strict=True)
        if decision is not None and one.has_moved
    ]
    return Migration(
        text,
        tuple(sorted((each for one in carried for each in one.left), key=lambda each: each.line)),
        sum(one.number for one in carried),
        tuple(
            each
            for each in rulebook.questions
            if any(each.id not in now and not asked.isdisjoint(earlier_ids(each)) for asked, now in moved)
        ),
        tuple(each for each in rulebook.questions if moved and all(each.id not in now for _, now in moved)),
    )
