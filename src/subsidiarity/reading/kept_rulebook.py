"""Nouns that were read before, kept in the user's cache folder: to read a rulebook anew takes ten times as long.

Rulebooks and precedents are kept. What is kept is used for the same bytes, the same file name and the same program
alone. It is made of the model's nouns and of nothing else: whatever a file there says, nothing in it runs, and
nothing of a damaged one is used. Where there is no such folder, nothing is kept.

The late fields of nouns are kept packed, and unpacked when somebody looks: one decision needs few of them.
"""

from __future__ import annotations

import os
import pickle
import sys
from binascii import crc32
from collections.abc import Callable
from contextlib import suppress
from functools import cache, partial
from importlib import import_module
from io import BytesIO

from subsidiarity import __version__
from subsidiarity.files.own_folders import cache_folder
from subsidiarity.model.annotation import Any, TypeVar
from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.model.diagram import RulebookDiagrams, RulebookSets
from subsidiarity.model.noun import dataclass
from subsidiarity.model.rulebook import Rulebook

T = TypeVar("T")
_MOST_FILES = 8
_CHECKSUM_BYTES = 4
_MODEL = "subsidiarity.model."
MAKERS = (
    "model",
    "model/annotation",
    "reading",
    "reading/answers",
    "reading/editions",
    "reading/rules",
    "reading/shorthand",
    "reading/translation",
    "reasoning",
    "analysis",
    "analysis/decision",
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
            checksum, text = stream.read(_CHECKSUM_BYTES), stream.read()
        if _checksum(text) != checksum:
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
    # What is only found again is not written, and to load what writes takes longer than to find it.
    from subsidiarity.files.whole_file import SPARE, write_whole
    from subsidiarity.files.write_failure import NotWritten

    with suppress(OSError, NotWritten):
        made_of = (_program(), file, data)
        folder = _folder()
        os.makedirs(folder, mode=0o700, exist_ok=True)
        text = _packed((made_of, kept))
        path = os.path.join(folder, _name(made_of))
        write_whole(path, _checksum(text) + text, may_replace=True, kind=SPARE)
        _drop_oldest(folder)


class _Packer(pickle.Pickler):
    """A pickler that packs each late field of a noun by itself."""

    def reducer_override(self, noun: Any) -> Any:
        """The parts that make a noun with late fields: its kind, the others, and the late ones packed, by name."""
        kind = type(noun)
        late = getattr(kind, "late", ())
        if not late or not hasattr(kind, "__match_args__"):
            return NotImplemented
        fields = tuple([getattr(noun, name) for name in kind.__match_args__ if name not in late])
        return _unpacked, (kind, fields, {name: _packed(getattr(noun, name)) for name in late})


def _packed(noun: object) -> bytes:
    stream = BytesIO()
    _Packer(stream, protocol=5).dump(noun)
    return stream.getvalue()


def _unpacked(kind: type, fields: tuple[object, ...], late: dict[str, bytes]) -> object:
    """A noun of a kind, whose late fields are unpacked when they are looked at."""
    noun: Any = object.__new__(kind)
    names = [name for name in noun.__match_args__ if name not in late]
    for name, value in zip((*names, "_make"), (*fields, partial(_late_field, late)), strict=True):
        object.__setattr__(noun, name, value)
    return noun


def _late_field(late: dict[str, bytes], name: str) -> object:
    return _Nouns(BytesIO(late[name])).load()


_OWN: dict[str, Callable[..., object]] = {"Kept": Kept, "_unpacked": _unpacked}
"""The names of this module that a file may use: neither does more than make nouns."""


class _Nouns(pickle.Unpickler):
    """An unpickler of the model's nouns and what they are made of; it refuses every other name."""

    def find_class(self, module: str, name: str) -> Callable[..., object]:
        """The noun of a name; pickle.UnpicklingError for any other."""
        if module == __name__ and name in _OWN:
            return _OWN[name]
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


def _checksum(text: bytes) -> bytes:
    """The checksum of what is kept: it tells a damaged file, and costs less than to load a digest does."""
    return crc32(text).to_bytes(_CHECKSUM_BYTES)


@cache
def _program() -> tuple[str, int, int]:
    """The mark of this program: another for each release, each Python, and each edit of the code involved.

    It is taken once: a program that is edited while it runs goes on as it was.
    """
    home = os.path.dirname(os.path.dirname(__file__))
    files = (entry for room in MAKERS for entry in os.scandir(os.path.join(home, room)) if entry.name.endswith(".py"))
    return __version__, sys.hexversion, max(file.stat().st_mtime_ns for file in files)


def _drop_oldest(folder: str) -> None:
    """Remove the oldest files over the number that is kept, and what broken runs left behind."""
    files = sorted(os.scandir(folder), key=lambda entry: entry.stat().st_mtime_ns, reverse=True)
    for entry in files[_MOST_FILES:]:
        os.unlink(entry.path)
