"""A table of decisions carried to the edition in use: columns are renamed, and cells where options are.

A column that no question takes stays as it is. A cell that its question cannot take is kept in its row, in the column
`not_carried`. Of two questions made of one, the second gets a column of its own at the end.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reading.decision import NOT_CARRIED, DecisionReader
from subsidiarity.reading.editions.answered_edition import MADE_BY_EDITIONS, OTHER_EDITION
from subsidiarity.reading.tree_nodes import Document
from subsidiarity.reporting.decision_file.carried_entry import Left
from subsidiarity.reporting.decision_file.earlier_ids import EarlierIds
from subsidiarity.reporting.decision_file.migrated_columns import CarriedCells, MigratedColumns
from subsidiarity.reporting.decision_file.migrated_document import knows_what_is_expected
from subsidiarity.reporting.decision_file.migration import CannotMigrate, Migration
from subsidiarity.reporting.decision_file.table_text import WrittenRow, WrittenTable, read_table, spelled, unquoted

_EDITION, _RULEBOOK, _EXPECTS = "edition", "rulebook", "expects"


def migrate_table(
    text: str, file: str, reader: DecisionReader, rulebook: Rulebook
) -> Migration | tuple[Diagnostic, ...]:
    """The table in the edition of the rulebook, or what must be mended in it first; `CannotMigrate`."""
    ids = {question.id: None for question in rulebook.questions}.keys()
    earlier = EarlierIds(rulebook)
    names = [name.strip(' "') for name in _split(next(filter(str.strip, text.splitlines()), ""))]
    table, said = read_table(text, file, [*ids, *(name for name in names if earlier.questions(name))])
    if table is None:
        return said
    wrong = _errors(reader, table.documents, file)
    grave = tuple(each for each in wrong if each.code not in (*MADE_BY_EDITIONS, OTHER_EDITION))
    if grave:
        return grave
    migrated = _MigratedTable(table, rulebook)
    if migrated.is_of_now or not (migrated.editions or migrated.has_earlier_names(ids)):
        return wrong or Migration(text, ())
    changed = migrated.text(reader, file)
    again, said = read_table(changed, file, [*ids])
    wrong = said if again is None else _errors(reader, again.documents, file)
    if wrong:
        raise CannotMigrate(f"line {wrong[0].span.line}: {wrong[0].message}")
    lost, unanswered = (
        tuple(question for question in rulebook.questions if question.id in named)
        for named in (migrated.lost, ids - migrated.answered)
    )
    return Migration(changed, tuple(migrated.left), migrated.number, lost, unanswered)


def _split(line: str) -> list[str]:
    """The names in a header, whatever stands between them."""
    return line.removeprefix("\ufeff").replace(";", ",").replace("\t", ",").split(",")


def _errors(reader: DecisionReader, documents: Sequence[Document], file: str) -> tuple[Diagnostic, ...]:
    entries = reader.entries(documents, (), file, None)
    return tuple(each for _, said in entries for each in said if each.severity == "error")


class _MigratedTable:
    """A table on its way; `left` has the parts that no question takes.

    `lost` are the questions that some row answered and that did not take it, `answered` those that some row answers.
    """

    def __init__(self, table: WrittenTable, rulebook: Rulebook) -> None:
        self._table = table
        self._rulebook = rulebook
        self._names = [unquoted(cell).strip() for cell in table.rows[0].cells]
        self._columns = MigratedColumns(self._names, rulebook)
        self._place = {name: column for column, name in enumerate(self._names)}
        self.editions = dict.fromkeys(value for value in map(self._edition, table.rows[1:]) if value)
        self.left: list[Left] = []
        self.number = 0
        self.lost: set[str] = set()
        self.answered: set[str] = set()

    @property
    def is_of_now(self) -> bool:
        """Whether the rows say that they answer the edition in use; `CannotMigrate` if some do."""
        if self._rulebook.edition in self.editions and len(self.editions) > 1:
            raise CannotMigrate("some of its rows answer this edition, and some another: put them into two files")
        return self._rulebook.edition in self.editions

    def has_earlier_names(self, ids: Collection[str]) -> bool:
        """Whether a column has a name that a question had in an earlier edition alone."""
        return any(self._names[column] not in ids for columns in self._columns.sources.values() for column in columns)

    def text(self, reader: DecisionReader, file: str) -> str:
        """The table in the edition in use; `CannotMigrate` where it says no edition and something is left."""
        table, separator = self._table, self._table.header.separator
        known = [knows_what_is_expected(document, reader, file) for document in table.documents]
        rows = [self._row(row, is_known) for row, is_known in zip(table.rows[1:], known, strict=True)]
        has_notes = any(note for _, note in rows) and NOT_CARRIED not in self._place
        for column in self._columns.unread if self.editions else ():
            self.left.append(Left(1, f"the column `{self._names[column]}`", "this edition has no such question"))
        self.left.sort(key=lambda each: each.line)
        if self.left and not self.editions:
            first = self.left[0]
            hint = f"if it answers an earlier edition, say so in a column `{_EDITION}`"
            raise CannotMigrate(f"line {first.line}: {first.what}: {first.why}; {hint}")
        new = [name for name in (_RULEBOOK, _EDITION) if name not in self._place]
        header = [*self._header(), *self._columns.added, *new, *([NOT_CARRIED] if has_notes else [])]
        texts = [table.rows[0].text(header, separator)]
        for row, (cells, note) in zip(table.rows[1:], rows, strict=True):
            texts.append(row.text([*cells, *([spelled(note, separator)] if has_notes else [])], separator))
        return "".join(texts) + table.rest

    def _header(self) -> list[str]:
        """The names of the columns, each as it is written: a new one, or what it was."""
        in_place = self._columns.in_place
        edition = next(iter(self.editions), "before")
        names = []
        for column, cell in enumerate(self._table.rows[0].cells):
            name = self._names[column]
            if column in in_place:
                names.append(cell if in_place[column] == name else in_place[column])
            elif name in in_place.values() or any(name == question.id for question in self._rulebook.questions):
                names.append(spelled(f"{name} ({edition})", self._table.header.separator))
            else:
                names.append(cell)
        return names

    def _row(self, row: WrittenRow, is_expectation_known: bool) -> tuple[list[str], str]:
        """The cells of a row, each as it is to be written, and what is kept of it beside them."""
        separator = self._table.header.separator
        values = [row.value(column) for column in range(len(row.cells))]
        carried = self._columns.carried(values)
        self.number += carried.number
        self.lost |= carried.lost
        self.answered.update(question for question, cell in carried.taken.items() if cell)
        cells, kept = list(row.cells), self._left_in(row, carried)
        for column, question in self._columns.in_place.items():
            cell = carried.taken.get(question, "")
            cells[column] = row.cells[column] if cell == values[column] else spelled(cell, separator)
        if not is_expectation_known:
            column = self._place[_EXPECTS]
            kept.append(f"{_EXPECTS}: {values[column]}")
            self.left.append(Left(row.line, f"`{_EXPECTS}`", "it names what this edition does not have"))
            cells[column] = ""
        if _EDITION in self._place:
            cells[self._place[_EDITION]] = spelled(self._rulebook.edition, separator)
        cells += [spelled(carried.taken.get(question, ""), separator) for question in self._columns.added]
        said = {_RULEBOOK: self._rulebook.id, _EDITION: self._rulebook.edition}
        cells += [spelled(value, separator) for name, value in said.items() if name not in self._place]
        note = "; ".join(kept)
        if note and NOT_CARRIED in self._place:
            column = self._place[NOT_CARRIED]
            note = "; ".join(filter(None, (values[column], note)))
            cells[column] = spelled(note, separator)
        return cells, note

    def _left_in(self, row: WrittenRow, carried: CarriedCells) -> list[str]:
        """The texts of the cells of a row that no question takes, and that another cell stands in place of."""
        in_place = self._columns.in_place
        kept = []
        for column, why in sorted(carried.left.items()):
            self.left.append(Left(row.line, f"`{self._names[column]}`", why))
            if column in in_place:
                kept.append(f"{self._names[column]}: {row.value(column)}")
        return kept

    def _edition(self, row: WrittenRow) -> str:
        return row.value(self._place[_EDITION]) if _EDITION in self._place else ""
