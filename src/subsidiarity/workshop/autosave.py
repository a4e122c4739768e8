"""Saving whole or not at all: a save has reached the disk, or the file is as it was and a problem says why."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass

from subsidiarity.files.attributes import Trait
from subsidiarity.files.bounded_read import MAX_BYTES
from subsidiarity.files.decision_files import SUFFIXES, is_yaml_name
from subsidiarity.files.folder import Folder
from subsidiarity.files.owner import Owned, Owner
from subsidiarity.files.whole_file import PRIVATE, WholeFile, confirm, write_whole
from subsidiarity.files.write_failure import Cause, NotWritten, not_written
from subsidiarity.reporting.language import Phrase, words
from subsidiarity.reporting.wording.noun_words import capitalised

BACKUP_SUFFIX = ".bak"

_SOMETHING_ELSE = b"\0"
"""Bytes that stand for what no decision file holds: a folder, a device, more than a file may hold."""
_WORDS: dict[Cause, tuple[Phrase, Phrase]] = {
    "changed": (
        Phrase("another program changed this file after it was opened here"),
        Phrase("save under another name, or leave and open the file again"),
    ),
    "exists": (Phrase("there is a file of this name already"), Phrase("save under another name")),
    "full": (
        Phrase("the disk is full"),
        Phrase("make room and answer again, or save under another name on another disk"),
    ),
    "forbidden": (
        Phrase("this file or its folder may not be written to"),
        Phrase("save under another name, in a folder of your own"),
    ),
    "gone": (Phrase("its folder is no longer there"), Phrase("put the disk back, or save under another name")),
    "name": (
        Phrase("the name of such a file ends in {endings}"),
        Phrase("give it a name with that ending"),
    ),
    "owned": (
        Phrase("another program has this file open to change it"),
        Phrase("close it there, or save under another name"),
    ),
    "too large": (
        Phrase("the file would be larger than {most} bytes, and could not be opened again"),
        Phrase("shorten the notes"),
    ),
    "unconfirmed": (
        Phrase("the file is written, but the disk did not confirm it"),
        Phrase("save under another name on another disk"),
    ),
}


@dataclass(frozen=True, slots=True)
class NotSaved:
    """A save that did not happen: the cause, a sentence on it, and a hint on what a person can do about it."""

    cause: Cause
    message: str
    hint: str

    @property
    def is_helped_elsewhere(self) -> bool:
        """Whether another file would take what this one did not."""
        return self.cause != "too large"

    @property
    def advice(self) -> str:
        """The hint as a sentence of its own."""
        return f"{capitalised(self.hint)}."


class Autosave:
    """The keeper and owner of one file: it knows what the file held last, so that nobody else's changes are lost."""

    def __init__(self, path: str, known: bytes | None, most_bytes: int = MAX_BYTES) -> None:
        """Own the file at `path`; `known` are its bytes when it was read, None for a file that is to be made.

        Of more than `most_bytes`, nothing is saved.
        """
        self.path = path
        self._most_bytes = most_bytes
        self.lost: tuple[Trait, ...] = ()
        """Traits that the file had when it was opened and has no longer: its group, for instance."""
        self._known = known
        self._opened = known
        self._is_new = known is None
        self._is_confirmed = known is not None
        self._owner: Owner | None = None
        if not self._is_new:
            self._own()

    def save(self, text: str) -> NotSaved | None:
        """Write the text so that it survives a crash; None once it is on the disk, the problem otherwise."""
        data = text.encode("utf-8")
        if len(data) > self._most_bytes:
            return _not_saved("too large")
        if self._is_new and not is_yaml_name(self.path):
            return _not_saved("name", SUFFIXES)
        if not self._own():
            return _not_saved("owned")
        try:
            found = self._found()
            problem = self._conflict(found)
            if problem is None and found == data and not self._is_confirmed:
                self._confirm()
            elif problem is None and found != data:
                self._replace(found, data)
        except (OSError, ValueError) as error:
            return explained(not_written(self.path, error))
        except NotWritten as failed:
            return explained(failed)
        return problem

    @property
    def is_owner(self) -> bool:
        """Whether no other program owns the file, as far as can be told."""
        return self._own()

    def let_go(self) -> None:
        """Let other programs own the file."""
        if self._owner is not None:
            self._owner.let_go()
            self._owner = None

    def _own(self) -> bool:
        """Whether no other program owns the file: this one does from now on, where that can be told."""
        if self._owner is None:
            try:
                self._owner = Owner(self.path)
            except Owned:
                return False
            except (OSError, ValueError):  # saving says what is wrong
                return True
        return True

    def _found(self) -> bytes | None:
        """The bytes that the file holds now; None if there is no file."""
        try:
            status = os.stat(self.path)
        except FileNotFoundError:
            return None
        if not stat.S_ISREG(status.st_mode) or status.st_size > self._most_bytes:
            return _SOMETHING_ELSE
        with open(self.path, "rb", buffering=0) as file:
            return file.read(status.st_size + 1)  # one that has grown since holds other bytes in any case

    def _conflict(self, found: bytes | None) -> NotSaved | None:
        """The problem if the file holds other bytes than this program last knew, or may not be written; else None."""
        if found is None:
            return None
        if found != self._known:
            return _not_saved("exists" if self._known is None else "changed")
        return None if os.access(self.path, os.W_OK) else _not_saved("forbidden")

    def _replace(self, found: bytes | None, data: bytes) -> None:
        """Keep the file as it was opened, comments and all, and write the new one.

        Later saves of one sitting leave that copy alone. Of a file that was made in this sitting, the version before
        this one is kept.
        """
        kept = found if self._is_new else self._opened
        if kept is not None:
            self._back_up(kept)
        self._is_confirmed = False
        may_replace = found is not None or os.path.islink(self.path)
        try:
            self.lost = write_whole(self.path, data, may_replace, PRIVATE) or self.lost
        except NotWritten as failed:
            if failed.cause == "unconfirmed":
                self._known = data
            raise
        self._known = data
        self._is_confirmed = True

    def _back_up(self, kept: bytes) -> None:
        """Write the backup copy, with the rights of the file; `NotWritten` names the copy if that fails."""
        parent, name = os.path.split(os.path.realpath(self.path))
        copy = f"{name}{BACKUP_SUFFIX}"
        with Folder(parent) as folder, WholeFile(folder, copy, True, PRIVATE, like=name) as file:
            file.write(kept)
        self._opened = None

    def _confirm(self) -> None:
        with Folder(os.path.dirname(os.path.realpath(self.path))) as folder:
            confirm(folder, self.path)
        self._is_confirmed = True


def save_new(path: str, text: str | bytes, endings: Sequence[str]) -> NotSaved | None:
    """Write a file with one of these endings where none stands yet, for its owner's eyes.

    None once it is on the disk, the problem otherwise.
    """
    if not path.lower().endswith(tuple(endings)):
        return _not_saved("name", endings)
    try:
        write_whole(path, text if isinstance(text, bytes) else text.encode("utf-8"), kind=PRIVATE)
    except NotWritten as failed:
        return explained(failed)
    return None


def _not_saved(cause: Cause, endings: Sequence[str] = ()) -> NotSaved:
    message, hint = _WORDS[cause]
    most, joiner = f"{MAX_BYTES:,}", words("or")
    return NotSaved(cause, words(message, most=most, endings=f" {joiner} ".join(endings)), words(hint))


def explained(failed: NotWritten) -> NotSaved:
    """The reason why a file was not written, and what a person can do about it."""
    if failed.path.endswith(BACKUP_SUFFIX) and failed.cause == "other":
        said = words("the copy from before cannot be kept as {path}: {reason}", path=failed.path, reason=failed.reason)
        return NotSaved("other", said, words("move what stands there, or save under another name"))
    if failed.cause in _WORDS:
        return _not_saved(failed.cause)
    return NotSaved(
        "other", words("the computer says: {reason}", reason=failed.reason), words("save under another name")
    )
