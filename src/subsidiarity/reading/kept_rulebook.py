"""Nouns that were read before, kept in the user's cache folder: to read a rulebook anew takes ten times as long.

Rulebooks and precedents are kept. What is kept is used for the same bytes, the same file name and the same program
alone. It is made of the model's nouns and of nothing else: whatever a file there says, nothing in it runs, and
nothing of a damaged one is used. Where there is no such folder, nothing is kept.
"""

from __future__ import annotations

import os
import pickle
import sys
from binascii import crc32
from contextlib import suppress
from hashlib import sha256
from importlib import import_module
from io import BytesIO
from typing import TypeVar

from subsidiarity import __version__
from subsidiarity.files.own_folders import cache_folder
from subsidiarity.files.whole_file import SPARE, write_whole
from subsidiarity.files.write_failure import NotWritten
from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.model.diagram import RulebookDiagrams, RulebookSets
from subsidiarity.model.noun import dataclass
from subsidiarity.model.rulebook import Rulebook

T = TypeVar("T")
_MOST_FILES = 8
_DIGEST_BYTES = 32
_MODEL = "subsidiarity.model."
MAKERS = (
    "model",
    "reading",
    "reading/answers",
    "reading/editions",
    "reading/rules",
    "reading/shorthand",
    "reading/translation",
    "reasoning",
    "analysis",
    "analysis/rulebook",
)
"""The folders whose code decides what is kept."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A rulebook without faults, the diagnostics worth knowing of it, and its diagrams."""

    rulebook: Rulebook
    diagnostics: tuple[Diagnostic, ...]
    diagrams: RulebookDiagrams
    sets: RulebookSets


def find_kept(data: bytes, file: str) -> Kept | None:
    """The rulebook that was kept of a file with these bytes; None if there is none, or if it cannot be used."""
    return find_kept_noun(data, file, Kept)


def find_kept_noun(data: bytes, file: str, kind: type[T]) -> T | None:
    """The noun of a kind that was kept of a file with these bytes; None if there is none, or if it cannot be used."""
    try:
        made_of = (_program(), file, data)
        with open(os.path.join(_folder(), _name(made_of)), "rb") as stream:
            digest, text = stream.read(_DIGEST_BYTES), stream.read()
        if sha256(text).digest() != digest:
            return None
        found = _Nouns(BytesIO(text)).load()
    except Exception:  # noqa: BLE001 - whatever is wrong there, the rulebook is read anew
        return None
    match found:
        case (before, kept) if before == made_of and isinstance(kept, kind):
            return kept
    return None


def keep(data: bytes, file: str, kept: object) -> None:
    """Keep a noun that was made of a file for the next time, if that can be done; of many the oldest go."""
    with suppress(OSError, NotWritten):
        made_of = (_program(), file, data)
        folder = _folder()
        os.makedirs(folder, mode=0o700, exist_ok=True)
        text = pickle.dumps((made_of, kept), protocol=5)
        path = os.path.join(folder, _name(made_of))
        write_whole(path, sha256(text).digest() + text, may_replace=True, kind=SPARE)
        _drop_oldest(folder)


class _Nouns(pickle.Unpickler):
    """An unpickler of the model's nouns and what they are made of; it refuses every other name."""

    def find_class(self, module: str, name: str) -> type:
        """The noun of a name; pickle.UnpicklingError for any other."""
        if module == __name__ and name == Kept.__name__:
            return Kept
        found = vars(import_module(module)).get(name) if module.startswith(_MODEL) else None
        if isinstance(found, type) and found.__module__ == module and hasattr(found, "__match_args__"):
            return found
        raise pickle.UnpicklingError(f"{module}.{name} is no noun of the model")


def _folder() -> str:
    """The user's own folder; OSError if there is none, or if others can write there."""
    folder = cache_folder()
    if not os.path.isabs(folder):
        raise FileNotFoundError(folder)
    with suppress(FileNotFoundError):
        found = os.stat(folder)
        if hasattr(os, "geteuid") and (found.st_uid != os.geteuid() or found.st_mode & 0o022):
            raise PermissionError(folder)
    return folder


def _name(made_of: tuple[object, str, bytes]) -> str:
    program, file, data = made_of
    return f"{crc32(data, crc32(repr((program, file)).encode('utf-8', 'backslashreplace'))):08x}.rulebook"


def _program() -> tuple[str, int, int]:
    """The mark of this program: another for each release, each Python, and each edit of the code involved."""
    home = os.path.dirname(os.path.dirname(__file__))
    latest = max(entry.stat().st_mtime_ns for room in MAKERS for entry in os.scandir(os.path.join(home, room)))
    return __version__, sys.hexversion, latest


def _drop_oldest(folder: str) -> None:
    """Remove the oldest files over the number that is kept, and what broken runs left behind."""
    files = sorted(os.scandir(folder), key=lambda entry: entry.stat().st_mtime_ns, reverse=True)
    for entry in files[_MOST_FILES:]:
        os.unlink(entry.path)
