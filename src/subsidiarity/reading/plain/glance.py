"""The quick readers of one rulebook's decisions, made together once."""

from __future__ import annotations

from functools import cached_property

from subsidiarity.model.annotation import TYPE_CHECKING
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reading.decision import DecisionReader
from subsidiarity.reading.plain.fields import PlainFields
from subsidiarity.reading.plain.known_answers import known_answers

if TYPE_CHECKING:
    from collections.abc import Callable

    from subsidiarity.model.decision import Decision
    from subsidiarity.model.diagnostic import Diagnostic
    from subsidiarity.reading.stream_lines import Numbered
    from subsidiarity.reading.tables.csv_decisions import CsvHeader


class Glance:
    """The quick readers: each gives the decision of a plain text, and None of a text that is left to the careful.

    The reader of a notation is made, and its code loaded, when the first text of it comes.
    """

    def __init__(self, rulebook: Rulebook, reader: DecisionReader) -> None:
        self._reader = reader
        self._fields = PlainFields(rulebook)
        self._known = known_answers(rulebook.questions, reader.plain_answers)

    def read(self, data: bytes, file: str) -> tuple[tuple[Decision, ...], tuple[Diagnostic, ...]]:
        """The decisions of a YAML file that can be used and the diagnostics of all of it, as the reader gives them."""
        plain = self.yaml(data, file)
        return self._reader.read(data, file) if plain is None else ((plain,), ())

    @cached_property
    def yaml(self) -> Callable[[bytes, str], Decision | None]:
        """A reader of a YAML file's bytes, given the file's name."""
        from subsidiarity.reading.plain.yaml_file import PlainYaml

        return PlainYaml(self._reader, self._fields, self._known).decision

    @cached_property
    def json(self) -> Callable[[Numbered, str], Decision | None]:
        """A reader of a JSON line, given the file's name."""
        from subsidiarity.reading.plain.json_line import PlainJson

        return PlainJson(self._reader, self._fields, self._known).decision

    @cached_property
    def csv(self) -> Callable[[CsvHeader, Numbered, str], Decision | None]:
        """A reader of a row of CSV, given its table's header and the file's name."""
        from subsidiarity.reading.plain.csv_row import PlainCsv

        return PlainCsv(self._fields, self._known).decision
