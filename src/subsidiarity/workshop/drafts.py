"""Texts and counts that are half typed, kept beside the decision file: a crash or a closed tab loses none of them."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Mapping

from subsidiarity.files.bounded_read import read_bytes
from subsidiarity.files.folder import Folder
from subsidiarity.files.owner import hidden_beside
from subsidiarity.files.whole_file import PRIVATE, SPARE, write_whole
from subsidiarity.files.write_failure import NotWritten
from subsidiarity.reading.decoded_text import clean

_HEAD = b'{"half typed": '
"""The beginning of a file of drafts, which no file of a person's has."""


class Drafts:
    """The drafts of one decision file: for each box, by its name, what stands in its fields, by their names.

    They are in a hidden file that only its owner may read, and that goes with the last draft. A draft changes nothing
    of the decision until somebody takes it.
    """

    def __init__(self, path: str) -> None:
        """Find the drafts that were left beside the decision file at `path`."""
        self._path = hidden_beside(path, "draft")
        self._drafts = _read(self._path)
        self.is_kept = True
        """Whether everything half typed is in the file, as far as known."""

    def of(self, name: str) -> Mapping[str, str]:
        """The draft of a box, its texts by the names of the fields; empty if nothing is half typed there."""
        return self._drafts.get(name, {})

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the boxes in which something is half typed."""
        return tuple(self._drafts)

    def keep(self, name: str, texts: Mapping[str, str], *, must_last: bool = True) -> bool:
        """Keep what stands in a box; whether it is in the file.

        Unless it `must_last`, it outlives a crash of the program but perhaps not of the computer, and is quick enough
        for every key.
        """
        self._drafts = {**self._drafts, name: dict(texts)}
        return self._write(must_last=must_last)

    def forget(self, name: str) -> None:
        """Forget the draft of a box, which was taken or given up."""
        if name in self._drafts:
            self._drafts = {other: texts for other, texts in self._drafts.items() if other != name}
            self._write(must_last=False)

    def move(self, path: str) -> None:
        """Keep the drafts beside another decision file from now on."""
        before, self._path = self._path, hidden_beside(path, "draft")
        if before != self._path and self._write(must_last=True):
            _remove(before)

    def _write(self, *, must_last: bool) -> bool:
        try:
            if self._drafts:
                data = _HEAD + json.dumps(self._drafts).encode("ascii") + b"}\n"
                write_whole(self._path, data, _is_ours, PRIVATE if must_last else SPARE)
            else:
                _remove(self._path)
        except (OSError, ValueError, NotWritten):
            self.is_kept = False
        else:
            self.is_kept = True
        return self.is_kept


def _is_ours(data: bytes) -> bool:
    return not data or data.startswith(_HEAD)


def _remove(path: str) -> None:
    parent, name = os.path.split(path)
    with contextlib.suppress(FileNotFoundError), Folder(parent) as folder:
        folder.discard(name)


def _read(path: str) -> dict[str, dict[str, str]]:
    """The drafts in a file; none of one that is not ours, or damaged."""
    if not os.path.lexists(path):
        return {}
    data, _ = read_bytes(path)
    if data is None or not data.startswith(_HEAD):
        return {}
    try:
        found = json.loads(data)["half typed"]
    except (ValueError, RecursionError):
        return {}
    drafts = found.items() if isinstance(found, dict) else ()
    return {name: texts for name, fields in drafts if (texts := _texts(fields))}


def _texts(fields: object) -> dict[str, str]:
    if not isinstance(fields, dict):
        return {}
    return {name: clean(text) for name, text in fields.items() if isinstance(text, str)}
