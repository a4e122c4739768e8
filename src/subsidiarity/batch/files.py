"""Which files a batch reads: folders are walked in a fixed order, links to folders are not followed."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

SUFFIXES = (".yaml", ".yml")


def decision_files(paths: Sequence[str]) -> Iterator[str]:
    """Each file named, and each YAML file below each folder named, by name; what is named twice comes once."""
    seen: set[str] = set()
    for path in paths:
        for file in _below(path) if os.path.isdir(path) else (path,):
            if file not in seen:
                seen.add(file)
                yield file


def _below(folder: str) -> Iterator[str]:
    waiting = [(folder, True)]
    while waiting:  # no recursion: folders may lie deeper than the stack
        path, is_folder = waiting.pop()
        listed = _listed(path) if is_folder else None
        if listed is None:
            yield path  # a file; or a folder that cannot be listed, and reading it says why
        else:
            waiting += reversed(listed)


def _listed(folder: str) -> list[tuple[str, bool]] | None:
    """The paths in a folder, by name, each with whether it is a folder; None if it cannot be listed."""
    try:
        with os.scandir(folder) as scanned:
            entries = sorted(scanned, key=lambda entry: entry.name)
    except OSError:
        return None
    kinds = ((entry, entry.is_dir(follow_symlinks=False)) for entry in entries if not entry.name.startswith("."))
    return [(entry.path, is_folder) for entry, is_folder in kinds if is_folder or entry.name.endswith(SUFFIXES)]
