"""Files of precedents, which say what others do: those that are shipped, and others."""

from __future__ import annotations

import os
from collections.abc import Sequence

from subsidiarity.api.given.kinds import DECISION, PATH, PRECEDENTS, RULEBOOK, several, takes
from subsidiarity.files.bounded_read import STDIN, read_bytes
from subsidiarity.model.annotation import TYPE_CHECKING
from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.model.noun import dataclass
from subsidiarity.model.precedent import Precedents, PrecedentsByWord
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reading.kept_rulebook import find_kept_noun, keep

if TYPE_CHECKING:
    from subsidiarity.analysis.decision.precedents import NearestFunctions
    from subsidiarity.model.decision import Decision
    from subsidiarity.reporting.outline import Outline

FOLDER = os.path.join(os.path.dirname(os.path.dirname(__file__)), "precedents")
"""The folder of the files that are shipped, each with its origin and its licence."""


@dataclass(frozen=True, slots=True)
class PrecedentsFile:
    """A file of precedents as it was found: without precedents it cannot be used, and the diagnostics say why."""

    path: str
    precedents: Precedents | None
    diagnostics: tuple[Diagnostic, ...]


def shipped_precedents(rulebook: Rulebook) -> tuple[PrecedentsByWord, ...]:
    """The files of precedents that are shipped and of a rulebook with this id, in the order of their names."""
    paths = [os.path.join(FOLDER, name) for name in sorted(os.listdir(FOLDER)) if name.endswith(".yaml")]
    found = (_shipped(path, rulebook) for path in paths)
    return tuple(each for each in found if each is not None and each.file.rulebook == rulebook.id)


@takes(path=PATH, rulebook=RULEBOOK)
def load_precedents(path: str, rulebook: Rulebook) -> PrecedentsFile:
    """The precedents in a file, checked with the rulebook that they are to be used with."""
    data, diagnostics = read_bytes(path)
    if data is None:
        return PrecedentsFile(path, None, diagnostics)
    from subsidiarity.reading.precedents import read_precedents

    return PrecedentsFile(path, *read_precedents(data, path, rulebook))


@takes(rulebook=RULEBOOK, files=several(PRECEDENTS, "precedents"))
def nearest_functions(rulebook: Rulebook, files: Sequence[Precedents] = ()) -> NearestFunctions:
    """A finder of public functions near to decisions that others have placed, in what is shipped and in more files."""
    from subsidiarity.analysis.decision.precedents import NearestFunctions, by_word

    return NearestFunctions(rulebook, (*shipped_precedents(rulebook), *map(by_word, files)))


@takes(rulebook=RULEBOOK, decision=DECISION)
def elsewhere_page(rulebook: Rulebook, decision: Decision) -> Outline:
    """The outline of what others do with something like a decision, as far as is known from what is shipped."""
    from subsidiarity.reporting.outlines.elsewhere import elsewhere_outline

    functions = nearest_functions(rulebook)
    return elsewhere_outline(decision, functions.near(decision), functions.files)


@takes(path=PATH)
def is_precedents(path: str) -> bool:
    """Whether a file holds precedents; standard input is taken to hold decisions."""
    from subsidiarity.reading.precedents import holds_precedents

    data, _ = read_bytes(path) if path != STDIN else (None, ())
    return data is not None and holds_precedents(data)


def _shipped(path: str, rulebook: Rulebook) -> PrecedentsByWord | None:
    """A file that is shipped, kept since the last time or read anew."""
    data, _ = read_bytes(path)
    if data is None:
        return None
    name = f"{path} for {rulebook.id} {rulebook.edition}"
    kept = find_kept_noun(data, name, PrecedentsByWord)
    if kept is not None:
        return kept
    from subsidiarity.analysis.decision.precedents import by_word
    from subsidiarity.reading.precedents import read_precedents

    found, _ = read_precedents(data, path, rulebook)
    if found is None:
        return None
    keep(data, name, made := by_word(found))
    return made
