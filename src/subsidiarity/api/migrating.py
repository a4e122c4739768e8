"""Decision files carried from an earlier edition of a rulebook to the one in use, and rulebooks to today's format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from subsidiarity.batch.source import form_of
from subsidiarity.files.bounded_read import MAX_BYTES, STDIN, read_bytes, read_whole
from subsidiarity.model.diagnostic import Diagnostic, has_errors
from subsidiarity.model.rulebook import Question
from subsidiarity.reading.decision import NOT_CARRIED, DecisionReader
from subsidiarity.reading.rulebook import holds_rulebook
from subsidiarity.reasoning.compiled import CompiledRulebook
from subsidiarity.reporting.decision_file.carried_entry import Left
from subsidiarity.reporting.decision_file.migrated_lines import migrate_lines
from subsidiarity.reporting.decision_file.migrated_table import migrate_table
from subsidiarity.reporting.decision_file.migration import CannotMigrate, migrate
from subsidiarity.reporting.rulebook.first_format import RulebookMigration, WrittenOut, migrate_rulebook

_BOM = "\ufeff"
_PACKED = (".gz", ".zip", ".bz2", ".xz", ".zst", ".parquet", ".feather", ".arrow", ".xlsx")
"""Endings of files that no text editor shows."""


@dataclass(frozen=True, slots=True)
class MigratedFile:
    """The outcome of one file: its bytes, the text that carries it over, and the parts that stay in that as comments.

    A file without a text is left as it is: `why` says why, or the diagnostics do.
    """

    path: str
    data: bytes = b""
    text: str | None = None
    left: tuple[Left, ...] = ()
    number: int = 0
    """The number of answers carried."""
    lost: tuple[Question, ...] = ()
    """The questions that did not take what answered them before, in the rulebook's order."""
    unanswered: tuple[Question, ...] = ()
    """The questions of which no decision that was carried speaks, in the rulebook's order."""
    why: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()
    is_rulebook: bool = False
    written: tuple[WrittenOut, ...] = ()
    """The fields added to a rulebook of the first format."""

    @property
    def is_usable(self) -> bool:
        """Whether the file can be carried over, if only as it is."""
        return not self.why and not has_errors(self.diagnostics)

    @property
    def place_of_rest(self) -> str:
        """The place where parts that are not carried are kept, in words."""
        return "comments" if form_of(self.path) == "yaml" else f"`{NOT_CARRIED}`"

    @property
    def most_bytes(self) -> int:
        """The bytes that the file may have; lines and rows are read one by one, however many there are."""
        sizes = (len(self.data), len((self.text or "").encode())) if form_of(self.path) in ("jsonl", "csv") else ()
        return max(MAX_BYTES, *sizes, 0)

    @property
    def has_changed(self) -> bool:
        """Whether the text differs from the file's bytes."""
        return self.text is not None and self.text.encode() != self.data


def migrated_files(compiled: CompiledRulebook, files: Iterable[str]) -> Iterator[MigratedFile]:
    """Each file as it is to be in the edition in use; nothing is written."""
    reader = DecisionReader(compiled.rulebook)
    for file in files:
        why = _why_not(file)
        if why:
            yield MigratedFile(file, why=why)
            continue
        data, faults = read_whole(file) if form_of(file) in ("jsonl", "csv") else read_bytes(file)
        yield MigratedFile(file, diagnostics=faults) if data is None else _migrated(compiled, reader, file, data)


def _why_not(file: str) -> str:
    """The reason why a file of this name cannot be carried over; "" if it can."""
    if file == STDIN:
        return "standard input cannot be changed in place: name a file"
    if file.lower().endswith(_PACKED):
        return "only YAML, JSON, JSON lines and CSV are carried over: unpack it, or write it as CSV, first"
    return ""


def _migrated(compiled: CompiledRulebook, reader: DecisionReader, file: str, data: bytes) -> MigratedFile:
    form = form_of(file)
    is_rulebook = form == "yaml" and holds_rulebook(data)
    before = data.decode("utf-8", "replace")
    mark = _BOM if before.startswith(_BOM) else ""
    text = before.removeprefix(_BOM)
    try:
        if is_rulebook:
            return _rulebook(file, data, migrate_rulebook(text, file), mark)
        if form == "csv":
            found = migrate_table(text, file, reader, compiled.rulebook)
        elif form == "jsonl":
            found = migrate_lines(text, file, reader, compiled.rulebook)
        else:
            found = migrate(text, file, reader, compiled.rulebook, form)
    except CannotMigrate as reason:
        return MigratedFile(file, data, why=str(reason), is_rulebook=is_rulebook)
    if isinstance(found, tuple):
        return MigratedFile(file, data, diagnostics=found)
    return MigratedFile(file, data, mark + found.text, found.left, found.number, found.lost, found.unanswered)


def _rulebook(file: str, data: bytes, found: RulebookMigration | tuple[Diagnostic, ...], mark: str) -> MigratedFile:
    """The outcome of a rulebook; `mark` stood before its text."""
    if isinstance(found, tuple):
        return MigratedFile(file, data, diagnostics=found, is_rulebook=True)
    return MigratedFile(file, data, mark + found.text, is_rulebook=True, written=found.written)
