"""The files that stand for decisions: folders are walked in a fixed order, links to folders are not followed."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

SUFFIXES = (".yaml", ".yml")
IS_WINDOWS = os.name == "nt"

Entry = os.DirEntry[str]


def decision_files(paths: Sequence[str]) -> Iterator[str]:
    """The files named, and the YAML files below each folder named, by name; what is named twice comes once."""
    seen: set[str] = set()
    for path in _expanded(paths) if IS_WINDOWS else paths:
        for file in _below(path) if os.path.isdir(path) else (path,):
            name = file.replace("\\", "/") if IS_WINDOWS else file  # the same bytes in records on every system
            if name not in seen:
                seen.add(name)
                yield name


def other_entries(paths: Sequence[str]) -> Iterator[Entry]:
    """The entries below the folders named, to any depth, beside YAML files, folders and what is hidden, by name."""
    waiting = [path for path in dict.fromkeys(paths) if os.path.isdir(path)][::-1]
    while waiting:
        entries = _entries(waiting.pop()) or []
        yield from (entry for entry, is_folder in entries if not is_folder and not is_yaml_name(entry.name))
        waiting += [entry.path for entry, is_folder in reversed(entries) if is_folder]


def is_yaml_name(name: str) -> bool:
    """Whether a folder stands for files of this name: those that end in .yaml or .yml, in capitals or not."""
    return name.lower().endswith(SUFFIXES)


def _expanded(paths: Sequence[str]) -> Iterator[str]:
    """The paths, with each pattern replaced by what it stands for, by name: the shells of Windows leave that to us."""
    from glob import glob, has_magic

    for path in paths:
        found = sorted(glob(path)) if has_magic(path) and not os.path.lexists(path) else []
        yield from found or (path,)


def _below(folder: str) -> Iterator[str]:
    waiting = [(folder, True)]
    while waiting:  # no recursion: folders may lie deeper than the stack
        path, is_folder = waiting.pop()
        entries = _entries(path) if is_folder else None
        if entries is None:
            yield path  # a file; or a folder that cannot be listed, and reading it says why
        else:
            waiting += [(entry.path, is_in) for entry, is_in in reversed(entries) if is_in or is_yaml_name(entry.name)]


def _entries(folder: str) -> list[tuple[Entry, bool]] | None:
    """The entries of a folder that are not hidden, with whether each is a folder, by name; None if it is not listed."""
    try:
        with os.scandir(folder) as scanned:
            entries = sorted(scanned, key=lambda entry: entry.name)
    except OSError:
        return None
    return [(entry, entry.is_dir(follow_symlinks=False)) for entry in entries if not entry.name.startswith(".")]
