"""Decision files carried from an earlier edition of a rulebook to the one in use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from subsidiarity.batch.source import form_of
from subsidiarity.files.bounded_read import STDIN, read_bytes
from subsidiarity.model.diagnostic import Diagnostic, has_errors
from subsidiarity.model.rulebook import Question
from subsidiarity.reading.decision import DecisionReader
from subsidiarity.reading.rulebook import holds_rulebook
from subsidiarity.reasoning.compiled import CompiledRulebook
from subsidiarity.reporting.decision_file.migrated_answers import Left
from subsidiarity.reporting.decision_file.migration import CannotMigrate, migrate

_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class MigratedFile:
    """The outcome of one file: its bytes, the text that carries it over, and the parts that stay in that as comments.

    A file without a text is left as it is: `why` says why, or the diagnostics do. A rulebook is no decision file.
    """

    path: str
    data: bytes = b""
    text: str | None = None
    left: tuple[Left, ...] = ()
    number: int = 0
    """The number of answers carried."""
    unanswered: tuple[Question, ...] = ()
    """The questions that are to be answered anew, in the rulebook's order."""
    why: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()
    is_rulebook: bool = False

    @property
    def is_usable(self) -> bool:
        """Whether the file can be carried over, if only as it is."""
        return not self.why and not has_errors(self.diagnostics)

    @property
    def has_changed(self) -> bool:
        """Whether the text differs from the file's bytes."""
        return self.text is not None and self.text.encode() != self.data


def migrated_files(compiled: CompiledRulebook, files: Iterable[str]) -> Iterator[MigratedFile]:
    """Each file as it is to be in the edition in use; nothing is written."""
    reader = DecisionReader(compiled.rulebook)
    for file in files:
        if file == STDIN or form_of(file) != "yaml":
            yield MigratedFile(file, why="only decision files in YAML are carried over")
            continue
        data, faults = read_bytes(file)
        yield MigratedFile(file, diagnostics=faults) if data is None else _migrated(compiled, reader, file, data)


def _migrated(compiled: CompiledRulebook, reader: DecisionReader, file: str, data: bytes) -> MigratedFile:
    if holds_rulebook(data):
        return MigratedFile(file, data, is_rulebook=True)
    before = data.decode("utf-8", "replace")
    mark = _BOM if before.startswith(_BOM) else ""
    try:
        found = migrate(before.removeprefix(_BOM), file, reader, compiled.rulebook)
    except CannotMigrate as reason:
        return MigratedFile(file, data, why=str(reason))
    if isinstance(found, tuple):
        return MigratedFile(file, data, diagnostics=found)
    return MigratedFile(file, data, mark + found.text, found.left, found.number, found.unanswered)
