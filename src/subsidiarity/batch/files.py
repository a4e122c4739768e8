"""Which files a batch reads: folders are walked in a fixed order, links to folders are not followed."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

SUFFIXES = (".yaml", ".yml")


def decision_files(paths: Sequence[str]) -> Iterator[str]:
    """Each file named, and each YAML file below each folder named, folders sorted by name."""
    for path in paths:
        if os.path.isdir(path):
            yield from _below(path)
        else:
            yield path


def _below(folder: str) -> Iterator[str]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        yield folder  # reading it says why it cannot be read
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            if not entry.name.startswith("."):
                yield from _below(entry.path)
        elif entry.name.endswith(SUFFIXES) and not entry.name.startswith("."):
            yield entry.path
