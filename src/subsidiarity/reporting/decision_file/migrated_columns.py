"""The columns of a table in another edition: which question takes which column, and what becomes of a row's cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from subsidiarity.model.rulebook import Question, Rulebook
from subsidiarity.reading.answers.answer import BETWEEN, UNKNOWN
from subsidiarity.reading.tables.unread_columns import OWN
from subsidiarity.reporting.decision_file.earlier_ids import EarlierIds


@dataclass(frozen=True, slots=True)
class CarriedCells:
    """The cells of a row in another edition.

    `taken` has the cell of each question by id; `left` the cells that none takes, by their column's index, each with
    the reason; `lost` are the questions that did not take what answered them; `number` counts the answers carried.
    """

    taken: Mapping[str, str]
    left: Mapping[int, str]
    lost: frozenset[str]
    number: int


@dataclass(frozen=True, slots=True)
class _Meaning:
    """A cell as a question takes it: the options, none where it is not known, and the cell in its new words."""

    column: int
    options: frozenset[str]
    cell: str


class MigratedColumns:
    """The columns of one table, by the names that they have; `sources` are those that each question takes, by id."""

    def __init__(self, names: Sequence[str], rulebook: Rulebook) -> None:
        self._names = names
        self._earlier = EarlierIds(rulebook)
        self._questions = {question.id: question for question in rulebook.questions}
        self.sources: dict[str, list[int]] = {}
        for column, name in enumerate(names):
            for question in () if name in OWN else self._earlier.questions(name):
                self.sources.setdefault(question.id, []).append(column)
        self.homes = {question: self._home(question, columns) for question, columns in self.sources.items()}
        """The column in whose place each question's answers stand from now on; those of a second one come last."""
        self.in_place: dict[int, str] = {}
        """The question that is first in the place of each column."""
        self.added: list[str] = []
        """The questions that get a column of their own at the end, in the rulebook's order."""
        for taker in (each for each in self._questions if each in self.homes):
            if self.in_place.setdefault(self.homes[taker], taker) != taker:
                self.added.append(taker)

    @property
    def unread(self) -> Iterator[int]:
        """The columns, by index, that no question takes."""
        taken = {column for columns in self.sources.values() for column in columns}
        return (column for column, name in enumerate(self._names) if column not in taken and name and name not in OWN)

    def carried(self, values: Sequence[str]) -> CarriedCells:
        """The cells of a row, given its values."""
        taken: dict[str, str] = {}
        takers: set[int] = set()
        whys: dict[int, str] = {}
        for question_id, columns in self.sources.items():
            found = self._meanings(self._questions[question_id], columns, values, whys)
            known = [each for each in found if each.options]
            if len({each.options for each in known}) > 1:
                names = " and ".join(f"`{self._names[each.column]}`" for each in known)
                whys |= {each.column: f"{names} are one question now, and were answered differently" for each in known}
                continue
            chosen = (known or found)[:1]
            taken.update((question_id, each.cell) for each in chosen)
            takers.update(each.column for each in (known or chosen))
        answered = {column for column in takers if values[column]}
        left = {column: why for column, why in whys.items() if column not in takers}
        lost = {
            question
            for question, columns in self.sources.items()
            if question not in taken and any(values[column] for column in columns)
        }
        return CarriedCells(taken, left, frozenset(lost), len(answered))

    def _home(self, question: str, columns: Sequence[int]) -> int:
        """The column of several whose place a question takes: that of its own name, or else the first."""
        return next((column for column in columns if self._names[column] == question), columns[0])

    def _meanings(
        self, question: Question, columns: Sequence[int], values: Sequence[str], whys: dict[int, str]
    ) -> list[_Meaning]:
        """The cells as a question takes them; why it does not take the others is put into `whys`."""
        found = []
        for column in columns:
            value = values[column]
            if value in ("", UNKNOWN):
                found.append(_Meaning(column, frozenset(), value))
                continue
            parts = [part.strip() for part in value.split(BETWEEN)]
            options = {part: self._earlier.option(question, part) for part in parts}
            new = list(dict.fromkeys(option for option in options.values() if option is not None))
            strange = next((part for part, option in options.items() if option is None), None)
            if strange is not None:
                whys.setdefault(column, f"this edition has no option `{strange[:80]}` of `{question.id}`")
            elif len(new) > 1 and not question.ordered:
                whys.setdefault(column, "this edition asks for one kind, and several are named")
            else:
                chosen = frozenset(new) if len(new) < len(question.options) else frozenset()
                found.append(_Meaning(column, chosen, value if new == parts else BETWEEN.join(new)))
        return found
