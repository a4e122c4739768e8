"""Rulebooks in other languages: the side files beside one, the one that is chosen, and each brought up to date.

Most rulebooks have no side file beside them, and to look for one loads nothing that reads one.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

from subsidiarity.api.errors import UnknownName
from subsidiarity.api.given.kinds import PATH, RULEBOOK, TEXT, takes
from subsidiarity.files.bounded_read import STDIN, read_bytes
from subsidiarity.files.decision_files import SUFFIXES
from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.model.noun import dataclass, replace
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.model.translation import SourceText, Translation, TranslationState
from subsidiarity.reading.translation.language_tag import is_language


@dataclass(frozen=True, slots=True)
class SideFile:
    """A side file as it was found: without a translation it cannot be used, and the diagnostics say why."""

    path: str
    data: bytes
    translation: Translation | None
    state: TranslationState | None
    """How much of the rulebook it covers; None where it cannot be used."""
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class TranslatedFile:
    """A side file to be written: its bytes of before (None: there is none yet), and its text."""

    path: str
    data: bytes | None
    text: str
    translation: Translation
    state: TranslationState

    @property
    def has_changed(self) -> bool:
        """Whether the text is another than that of before."""
        return self.data != self.text.encode()


class NoSuchLanguage(UnknownName):
    """An error on a language in which a rulebook is not there; `known` are those in which it is, its own first."""


def side_file_paths(rulebook: str) -> dict[str, str]:
    """The paths of the side files beside a rulebook's file, by the language in their names, in that order."""
    folder, name = os.path.split(rulebook)
    stem, _ = os.path.splitext(name)
    try:
        names = sorted(os.listdir(folder or "."))
    except OSError:
        return {}
    found: dict[str, str] = {}
    for each in names:
        start, ending = os.path.splitext(each)
        tag = start.removeprefix(f"{stem}.")
        if ending.lower() in SUFFIXES and tag != start and is_language(tag):
            found.setdefault(tag, os.path.join(folder, each))
    return found


def source_texts(data: bytes) -> tuple[SourceText, ...]:
    """The texts of a rulebook's file that may be translated, in the order of the rulebook; none if it has no fields."""
    from subsidiarity.reading.translation.source_texts import text_spots
    from subsidiarity.reading.tree import read_documents
    from subsidiarity.reading.tree_nodes import Entries

    documents, _ = read_documents(data, "")
    root = documents[0].root if documents else None
    return tuple(spot.source for spot in text_spots(root)) if isinstance(root, Entries) else ()


def open_side_file(path: str, rulebook: Rulebook, sources: Sequence[SourceText]) -> SideFile:
    """The side file at a path, of a rulebook with these texts."""
    from subsidiarity.analysis.editions.renewed_translation import translation_state
    from subsidiarity.reading.translation.side_file import read_side_file

    data, diagnostics = read_bytes(path)
    if data is None:
        return SideFile(path, b"", None, None, diagnostics)
    translation, diagnostics = read_side_file(data, path, rulebook, sources)
    state = None if translation is None else translation_state(translation, sources)
    return SideFile(path, data, translation, state, diagnostics)


def in_language(data: bytes, file: str, rulebook: Rulebook, language: str) -> tuple[Rulebook | None, SideFile | None]:
    """The rulebook with its texts in a language, and the side file they are from: none for the rulebook's own language.

    None for the rulebook if its side file cannot be used; `NoSuchLanguage` if there is none.
    """
    from subsidiarity.reading.rulebook import read_rulebook
    from subsidiarity.reading.translation.side_file import texts_to_show

    paths = side_file_paths(file)
    known = (rulebook.language, *paths)
    tag = _nearest(language, known)
    if tag is None:
        raise NoSuchLanguage(language, known, "language")
    if tag == rulebook.language:
        return rulebook, None
    sources = source_texts(data)
    side_file = open_side_file(paths[tag], rulebook, sources)
    if side_file.translation is None:
        return None, side_file
    texts = texts_to_show(side_file.translation, {source.key: source.text for source in sources})
    found, diagnostics = read_rulebook(data, file, texts)
    assert found is not None, diagnostics
    return replace(found, language=side_file.translation.language), side_file


@takes(path=PATH)
def is_side_file(path: str) -> bool:
    """Whether a file says that it translates a rulebook."""
    from subsidiarity.reading.translation.side_file import holds_side_file

    data, _ = read_bytes(path) if path != STDIN else (None, ())
    return data is not None and holds_side_file(data)


def rulebook_of(path: str) -> str:
    """The path of the rulebook beside which a side file stands: `climb.yaml` for `climb.fr.yaml`."""
    start, ending = os.path.splitext(path)
    return f"{os.path.splitext(start)[0]}{ending}"


def open_beside(path: str, file: str, rulebook: Rulebook) -> SideFile:
    """The side file at a path, of a sound rulebook and its file."""
    data, diagnostics = read_bytes(file)
    if data is None:
        return SideFile(path, b"", None, None, diagnostics)
    return open_side_file(path, rulebook, source_texts(data))


@takes(file=PATH, rulebook=RULEBOOK)
def side_files(file: str, rulebook: Rulebook) -> tuple[SideFile, ...]:
    """The side files beside the file of a sound rulebook, by language."""
    paths = side_file_paths(file)
    data, _ = read_bytes(file) if paths else (None, ())
    if data is None:
        return ()
    sources = source_texts(data)
    return tuple(open_side_file(path, rulebook, sources) for path in paths.values())


@takes(file=PATH, rulebook=RULEBOOK, language=TEXT, path=PATH)
def translated_file(file: str, rulebook: Rulebook, language: str, path: str) -> TranslatedFile | SideFile:
    """The side file at a path made, or brought up to date, with all texts of a sound rulebook's file.

    What is there already and cannot be used comes back as it is.
    """
    from subsidiarity.analysis.editions.renewed_translation import renewed, translation_state
    from subsidiarity.reporting.rulebook.side_file import render_side_file

    data, diagnostics = read_bytes(file)
    if data is None:
        return SideFile(file, b"", None, None, diagnostics)
    sources = source_texts(data)
    old = open_side_file(path, rulebook, sources) if os.path.lexists(path) else None
    if old is not None and old.translation is None:
        return old
    before = None if old is None else old.translation
    found = renewed(rulebook, sources, language if before is None else before.language, before)
    text = render_side_file(found)
    return TranslatedFile(path, None if old is None else old.data, text, found, translation_state(found, sources))


def _nearest(wanted: str, known: Sequence[str]) -> str | None:
    """The known language that a wanted one names, or else the general one that it belongs to; None without one.

    The language alone stands for its one region that is known, too: `en` for `en-GB`.
    """
    folded = {tag.casefold(): tag for tag in reversed(known)}
    parts = wanted.casefold().replace("_", "-").split("-")
    for end in range(len(parts), 0, -1):
        found = folded.get("-".join(parts[:end]))
        if found is not None:
            return found
    within = [tag for tag in known if tag.casefold().startswith(f"{'-'.join(parts)}-")]
    return within[0] if len(within) == 1 else None
