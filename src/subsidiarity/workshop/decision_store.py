"""Decision files as an interview finds them: those that may be opened, those to be made, and their decisions."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from subsidiarity.files.bounded_read import STDIN, read_bytes
from subsidiarity.files.decision_files import is_yaml_name
from subsidiarity.files.owner import find_owner
from subsidiarity.model.decision import Decision
from subsidiarity.model.diagnostic import Diagnostic, has_errors
from subsidiarity.model.recommendation import Recommendation
from subsidiarity.model.span import Span
from subsidiarity.reading.decision import DecisionReader
from subsidiarity.reading.plain.glance import Glance
from subsidiarity.reasoning.advise import Adviser
from subsidiarity.reasoning.compiled import CompiledRulebook
from subsidiarity.reporting.diagnostic import diagnostic_sentence
from subsidiarity.reporting.language import words
from subsidiarity.workshop.autosave import BACKUP_SUFFIX
from subsidiarity.workshop.refusal import Refusal
from subsidiarity.workshop.typed_text import kept_text

MOST_FOUND = 200
"""Files of one folder that are looked into at most."""

_HOLDS_A_DECISION = re.compile(rb"(?:^|\r)(?:\xef\xbb\xbf)?[\"']?decision[\"']?[ \t]*:", re.MULTILINE)
_ID_LIMIT = 60
_NOT_OF_ITS_TEXT = ("SUB001", "SUB017")
"""The codes of diagnostics on a file as a whole, which have no line: it cannot be read, or another program has it."""


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """An opened file without a fault: its path, the bytes that were read, and the decisions in it."""

    path: str
    decisions: tuple[Decision, ...]
    data: bytes


@dataclass(frozen=True, slots=True)
class FoundDecision:
    """A decision in a folder; `index` is its index in the file, from 0. It can be opened if it has a recommendation."""

    path: str
    index: int
    title: str
    recommendation: Recommendation | None
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def has_a_waiting_vote(self) -> bool:
        """Whether a vote of its workshop is in and not revealed."""
        workshop = None if self.recommendation is None else self.recommendation.decision.workshop
        return workshop is not None and bool(workshop.with_hidden_vote)


def index_of_waiting(found: Sequence[FoundDecision]) -> int | None:
    """The index, from 0, of the first decision whose vote waits to be revealed; None where none does."""
    return next((index for index, each in enumerate(found) if each.has_a_waiting_vote), None)


def open_file(path: str, compiled: CompiledRulebook) -> tuple[OpenedFile | None, tuple[Diagnostic, ...]]:
    """A file opened to be changed, which can be saved again without losing anything, and its diagnostics.

    None if any document in it has a fault, or if another program has it open to change it.
    """
    if path == STDIN:
        message = words("an interview cannot be saved to standard input")
        return None, (Diagnostic("SUB001", "error", message, Span(path, 1, 1), words("name a file")),)
    found = find_owner(path)
    if found is not None:
        message = words("another program has this file open to change it (process {owner})", owner=found.owner)
        hint = words("leave it there first, or copy the file and open the copy")
        if found.is_tab:
            message = words(
                "another program has this file open to change it, in a tab of a browser (process {owner})",
                owner=found.owner,
            )
            hint = words("leave it in that tab or close the tab, or copy the file and open the copy")
        return None, (Diagnostic("SUB017", "error", message, Span(path, 1, 1), hint),)
    return read_file(path, compiled)


def refused_name(path: str) -> Refusal | None:
    """A refusal to make a decision file of this name; None if it can be made."""
    if is_yaml_name(path):
        return None
    said = words("There is no file {path}, and a new decision file cannot be called so.", path=path)
    return Refusal(said, words("Give it a name that ends in .yaml."))


def is_of_the_whole(errors: Sequence[Diagnostic]) -> bool:
    """Whether errors are of a file as a whole, which cannot be read or is held by another program, not of its text."""
    return bool(errors) and errors[0].code in _NOT_OF_ITS_TEXT


def refused_file(path: str, diagnostics: Sequence[Diagnostic]) -> Refusal:
    """A refusal in words of a file that cannot be opened; only faults in its text are named by their places."""
    errors = [each for each in diagnostics if each.severity == "error"]
    if not errors:
        return Refusal(words("There is no decision in this file."))
    if not is_of_the_whole(errors):
        return Refusal(" ".join(map(diagnostic_sentence, errors)))
    hint = errors[0].hint
    said = words("{path} cannot be opened: {problem}.", path=path, problem=errors[0].message)
    if not os.path.lexists(path):
        said = words("There is no file {path} here.", path=path)
    return Refusal(said, f"{hint[:1].upper()}{hint[1:]}." if hint else "")


def read_file(path: str, compiled: CompiledRulebook) -> tuple[OpenedFile | None, tuple[Diagnostic, ...]]:
    """A file opened to be looked at, and its diagnostics; None if any document in it has a fault."""
    data, diagnostics = read_bytes(path)
    if data is None:
        return None, diagnostics
    decisions, diagnostics = _glance(compiled).read(data, path)
    if has_errors(diagnostics) or not decisions:
        return None, diagnostics
    return OpenedFile(path, decisions, data), diagnostics


def backup_of(path: str, compiled: CompiledRulebook) -> str | None:
    """The path of the copy kept beside a file, if it can be opened; None otherwise."""
    backup = path + BACKUP_SUFFIX
    return None if path == STDIN or read_file(backup, compiled)[0] is None else backup


def found_decisions(folder: str, compiled: CompiledRulebook) -> tuple[FoundDecision, ...]:
    """The decisions in a folder's own files, the file last changed first; other YAML files are left out."""
    try:
        entries = [entry for entry in os.scandir(folder) if _may_be_a_decision_file(entry)]
        entries.sort(key=lambda entry: (-entry.stat().st_mtime_ns, entry.name))
    except OSError:
        return ()
    glance = _glance(compiled)
    found: list[FoundDecision] = []
    for entry in entries[:MOST_FOUND]:
        path = os.path.normpath(entry.path)
        data, _ = read_bytes(path)
        if data is not None and _HOLDS_A_DECISION.search(data):
            found += _found_in(path, data, glance, compiled)
    return tuple(found)


def folders_beside(folder: str) -> tuple[str, ...]:
    """The folders in a folder by name, without hidden ones, and the one above it."""
    try:
        names = sorted(each.name for each in os.scandir(folder) if each.is_dir() and not each.name.startswith("."))
    except OSError:
        names = []
    return tuple(os.path.normpath(os.path.join(folder, name)) for name in (*names[:MOST_FOUND], ".."))


def decisions_of(opened: OpenedFile, compiled: CompiledRulebook) -> tuple[FoundDecision, ...]:
    """The decisions of one file, in order."""
    advise = Adviser(compiled).advise
    return tuple(
        FoundDecision(opened.path, index, decision.title, advise(decision))
        for index, decision in enumerate(opened.decisions)
    )


def new_decision(title: str, description: str, taken: frozenset[str] = frozenset()) -> Decision:
    """A decision without answers; its id is made from the title, and is none of the ids `taken`."""
    title = kept_text(title)
    wanted = decision_id(title)
    free = (wanted if number == 1 else f"{wanted}-{number}" for number in range(1, len(taken) + 2))
    return Decision(next(name for name in free if name not in taken), title, kept_text(description), {})


def decision_id(title: str) -> str:
    """A title as an id: its words, small, with hyphens between."""
    plain = unicodedata.normalize("NFKC", title).casefold()
    parts = re.findall(r"[^\W_]+", plain)
    return "-".join(parts)[:_ID_LIMIT].strip("-") or "decision"


def free_path(folder: str, decision: Decision) -> str:
    """A path in a folder, named after the decision's id, where no file stands yet."""
    number = 1
    while True:
        name = decision.id if number == 1 else f"{decision.id}-{number}"
        path = os.path.normpath(os.path.join(folder, f"{name}.yaml"))
        if not os.path.lexists(path):
            return path
        number += 1


def _may_be_a_decision_file(entry: os.DirEntry[str]) -> bool:
    return is_yaml_name(entry.name) and not entry.name.startswith(".") and entry.is_file()


def _glance(compiled: CompiledRulebook) -> Glance:
    """The readers of files, most of which are plain: the careful one takes long to load."""
    return Glance(compiled.rulebook, DecisionReader(compiled.rulebook))


def _found_in(path: str, data: bytes, glance: Glance, compiled: CompiledRulebook) -> list[FoundDecision]:
    decisions, diagnostics = glance.read(data, path)
    errors = tuple(diagnostic for diagnostic in diagnostics if diagnostic.severity == "error")
    if errors:
        return [FoundDecision(path, 0, Path(path).name, None, errors)]
    return list(decisions_of(OpenedFile(path, decisions, data), compiled))
