"""A file of precedents: public functions, whom others let decide on them, and the sources that say so."""

from __future__ import annotations

from collections import Counter

from subsidiarity.model.annotation import cast, get_args
from subsidiarity.model.diagnostic import Diagnostic, has_errors
from subsidiarity.model.precedent import Precedent, Precedents, PrecedentSource, PublicFunction, Read, Says, Sheet
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reading.answers.answer import AnswersReader
from subsidiarity.reading.diagnostics import Problems
from subsidiarity.reading.fields import Fields, expect_entries, expect_id, expect_items
from subsidiarity.reading.taken_for_another import PRECEDENTS
from subsidiarity.reading.tree import read_documents
from subsidiarity.reading.tree_nodes import Entries, Node, Text

_FIELDS = (PRECEDENTS, "title", "licence", "rulebook", "edition", "sources", "functions")
_SOURCE_FIELDS = ("title", "link", "licence", "read")
_FUNCTION_FIELDS = ("title", "description", "answers", "placed")
_PRECEDENT_FIELDS = ("system", "level", "called", "says", "source", "at", "because", "note")
_SAYS: tuple[Says, ...] = get_args(Says)
_READ: tuple[Read, ...] = get_args(Read)
_WEB = ("http://", "https://")


def holds_precedents(data: bytes) -> bool:
    """Whether the text of a file says that it holds precedents."""
    documents, _ = read_documents(data, "")
    root = documents[0].root if documents else None
    return isinstance(root, Entries) and PRECEDENTS in root.entries


def read_precedents(data: bytes, file: str, rulebook: Rulebook) -> tuple[Precedents | None, tuple[Diagnostic, ...]]:
    """The precedents in a file, or None if they cannot be used, and the diagnostics.

    Levels and answers are checked where they are those of this rulebook, and taken as they are where they are not.
    """
    documents, found = read_documents(data, file)
    if not documents or has_errors(found):
        return None, found
    problems = Problems(file)
    if len(documents) > 1:
        message = "a file of precedents holds one document"
        problems.error("SUB112", documents[1].root, message, "delete what follows ---")
    root = expect_entries(documents[0].root, f"precedents ({', '.join(_FIELDS[:3])}...)", problems)
    precedents = None if root is None else _PrecedentsReader(rulebook, problems).read(root)
    diagnostics = (*found, *problems.take())
    return (None if has_errors(diagnostics) else precedents), diagnostics


class _PrecedentsReader:
    """A reader of one file, which is of the rulebook in use or of another."""

    def __init__(self, rulebook: Rulebook, problems: Problems) -> None:
        self._rulebook = rulebook
        self._problems = problems
        self._answers: AnswersReader | None = None
        """The reader of answers; None where the file is of another rulebook, or another edition."""
        self._level_ids: tuple[str, ...] = ()
        self._sources: dict[str, PrecedentSource] = {}
        self._cited: Counter[str] = Counter()

    def read(self, root: Entries) -> Precedents | None:
        fields = Fields(root, _FIELDS, "a file of precedents", self._problems)
        identity, title, licence = fields.id(PRECEDENTS), fields.text("title"), fields.text("licence", required=True)
        rulebook, edition = fields.text("rulebook", required=True), fields.text("edition", required=True)
        if PRECEDENTS not in root.entries:
            return None
        if rulebook == self._rulebook.id and edition == self._rulebook.edition:
            self._answers = AnswersReader(self._rulebook.questions)
            self._level_ids = self._rulebook.level_ids
        elif rulebook and edition:
            self._say_other(fields, rulebook, edition)
        sources = expect_entries(fields.node("sources", required=True), "sources by id", self._problems)
        for key, value in () if sources is None else sources.entries.values():
            self._source(key, value)
        entries = expect_entries(fields.node("functions", required=True), "functions by id", self._problems)
        given = () if entries is None else entries.entries.values()
        functions = [found for key, value in given if (found := self._function(key, value)) is not None]
        self._say_unused(sources)
        return Precedents(identity, title or identity, licence, rulebook, edition, self._sources, tuple(functions))

    def _say_other(self, fields: Fields, rulebook: str, edition: str) -> None:
        own = self._rulebook
        is_other = rulebook != own.id
        theirs = f"these are levels and answers of {rulebook[:80]} {edition[:80]}"
        message = f"{theirs}; the rulebook in use is {own.id} {own.edition}"
        hint = "nothing is compared but words; name the rulebook they are of with --rulebook"
        self._problems.warning("SUB621", fields.located("rulebook" if is_other else "edition"), message, hint)

    def _source(self, key: Text, value: Node) -> None:
        name = expect_id(key, "the id of a source", self._problems)
        entries = expect_entries(value, "a source (title, link, licence, read)", self._problems)
        if name is None or entries is None:
            return
        fields = Fields(entries, _SOURCE_FIELDS, "a source", self._problems)
        link = fields.text("link")
        if link and not link.startswith(_WEB):
            message, hint = f"`{link[:80]}` is no web address", f"begin it with {' or '.join(_WEB)}, or leave it out"
            self._problems.error("SUB623", fields.located("link"), message, hint)
        read = cast(Read, fields.word("read", _READ, "text", required=True))
        title, licence = fields.text("title", required=True), fields.text("licence", required=True)
        self._sources[name] = PrecedentSource(name, title, licence, read, link)

    def _function(self, key: Text, value: Node) -> PublicFunction | None:
        name = expect_id(key, "the id of a function", self._problems)
        entries = expect_entries(value, "a function (title, placed)", self._problems)
        if name is None or entries is None:
            return None
        fields = Fields(entries, _FUNCTION_FIELDS, "a function", self._problems)
        title, description = fields.text("title", required=True), fields.text("description")
        sheets = expect_items(fields.node("answers"), "a list of answer sheets", self._problems)
        placed = expect_items(fields.node("placed", required=True), "a list of who places it where", self._problems)
        if placed is not None and not placed.items:
            self._problems.error("SUB023", placed, "expected who places it where, found nothing", "name a system")
        return PublicFunction(
            name,
            title,
            description,
            tuple(self._sheet(item) for item in ([] if sheets is None else sheets.items)),
            self._precedents([] if placed is None else placed.items),
        )

    def _sheet(self, node: Node) -> Sheet:
        if self._answers is None:
            return {}
        return {name: answer.options for name, answer in self._answers.read(node, self._problems).items()}

    def _precedents(self, items: list[Node]) -> tuple[Precedent, ...]:
        found: dict[tuple[str, str, str], Precedent] = {}
        for item in items:
            read = self._precedent(item)
            if read is None:
                continue
            if found.setdefault((read.system, read.level, read.source), read) is not read:
                message = f"{read.system[:80]} stands here twice, at one level and from one source"
                self._problems.warning("SUB622", item, message, "keep one of the two")
        return tuple(found.values())

    def _precedent(self, node: Node) -> Precedent | None:
        entries = expect_entries(node, "a precedent (system, level, says, source)", self._problems)
        if entries is None:
            return None
        fields = Fields(entries, _PRECEDENT_FIELDS, "a precedent", self._problems)
        level, source = fields.text("level", required=True), fields.text("source", required=True)
        if level and self._level_ids and level not in self._level_ids:
            self._problems.unknown("SUB104", fields.located("level"), "no level", level, self._level_ids)
        if source and source not in self._sources:
            self._problems.unknown("SUB620", fields.located("source"), "no source", source, self._sources)
        self._cited[source] += 1
        return Precedent(
            fields.text("system", required=True),
            level,
            cast(Says, fields.word("says", _SAYS, "does", required=True)),
            source,
            fields.text("called"),
            fields.text("at"),
            fields.text("because"),
            fields.text("note"),
        )

    def _say_unused(self, sources: Entries | None) -> None:
        for name, (key, _) in () if sources is None else sources.entries.items():
            if not self._cited[name]:
                message = f"nothing here rests on the source `{name[:80]}`"
                self._problems.warning("SUB624", key, message, "delete it, or name it in what it says")
