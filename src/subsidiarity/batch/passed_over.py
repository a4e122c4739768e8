"""The files that folders do not stand for although somebody may have meant them, so that a command can say so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress

from subsidiarity.files.bounded_read import open_stream
from subsidiarity.files.decision_files import other_entries

MOST_LOOKED_INTO = 1_000
"""The most JSON and CSV files that are opened to see whether they hold decisions."""

_YAML_IN_IT = re.compile(r"\.ya?ml")
_MISSPELT = frozenset(map(tuple, map(sorted, ("yaml", "yml"))))
"""The letters of a name's ending, in the order of the alphabet: `.ymal` has those of `.yaml`."""
_COPIES = ("~", ".bak", ".old", ".orig", ".part", ".rej", ".save", ".swp", ".tmp")
"""The endings of the names of what programs and people put aside."""
_JSON, _CSV = (".json", ".jsonl", ".ndjson"), (".csv", ".tsv")
_BYTES_LOOKED_AT = 4_096
_KEY_OF_A_DECISION = re.compile(rb'"decision"\s*:')
_CELL = re.compile(rb'[^\s,;"]+')


def passed_over(paths: Sequence[str]) -> Iterator[str]:
    """The paths of such files below each folder named, and of links to folders, by name.

    Such a file's name has `.yaml` or `.yml` in it or misspelt, or it is JSON or CSV and begins like decisions.
    Backups and hidden files are passed over without a word.
    """
    looked_into = 0
    for entry in other_entries(paths):
        name = entry.name.lower()
        with suppress(OSError):
            if looks_like_yaml(name) or (entry.is_symlink() and entry.is_dir()):
                yield entry.path
            elif name.endswith((*_JSON, *_CSV)) and looked_into < MOST_LOOKED_INTO:
                looked_into += 1
                if _holds_decisions(entry.path, is_table=name.endswith(_CSV)):
                    yield entry.path


def looks_like_yaml(name: str) -> bool:
    """Whether a name in small letters says YAML and does not end so: `a.yaml.txt`, `a.ymal`, but not `a.yaml.bak`."""
    _, point, ending = name.rpartition(".")
    is_misspelt = bool(point) and tuple(sorted(ending)) in _MISSPELT
    return (is_misspelt or _YAML_IN_IT.search(name) is not None) and not name.endswith(_COPIES)


def _holds_decisions(path: str, *, is_table: bool) -> bool:
    """Whether the first bytes hold the key of a decision, or name a column `id` and none of results."""
    stream, _ = open_stream(path)
    if stream is None:
        return False
    with stream:
        data = stream.read(_BYTES_LOOKED_AT)
    if not is_table:
        return _KEY_OF_A_DECISION.search(data) is not None
    names = _CELL.findall(data.removeprefix(b"\xef\xbb\xbf").partition(b"\n")[0])
    return b"id" in names and b"result" not in names
