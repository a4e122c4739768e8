"""A file changed in place, with a copy of it from before beside it."""

from __future__ import annotations

import os

from subsidiarity.cli.streams import talk
from subsidiarity.cli.target import say_lost
from subsidiarity.files.bounded_read import MAX_BYTES, read_bytes
from subsidiarity.reporting.safe import safe_flow, safe_path
from subsidiarity.workshop.autosave import BACKUP_SUFFIX, Autosave


def write_with_copy(
    path: str, data: bytes, text: str, undone: str, *, may_replace: bool, most_bytes: int = MAX_BYTES
) -> bool:
    """Whether a file that held `data` was written, with a copy from before; False once it was said why not.

    A copy that is there is written over only if it `may_replace`; `undone` says what did not happen. Of more than
    `most_bytes`, nothing is written.
    """
    shown, copy = safe_path(path), copy_of(path)
    is_replaceable = os.path.islink(copy) or os.path.isfile(copy)
    if is_replaceable and not may_replace and read_bytes(copy)[0] != data:
        talk(f"subsidiarity: {shown} is left as it is, for {safe_path(copy)} exists; --replace writes over that")
        return False
    save = Autosave(path, data, most_bytes)
    try:
        problem = save.save(text)
    finally:
        save.let_go()
    if problem is not None:
        what = "may be lost at a power cut" if problem.cause == "unconfirmed" else undone
        talk(f"subsidiarity: {shown} {what}: {safe_flow(problem.message)}")
        return False
    say_lost(path, save.lost)
    return True


def copy_of(path: str) -> str:
    """The path under which a file is kept as it was: beside the file itself, if the path is a link."""
    return (os.path.realpath(path) if os.path.islink(path) else path) + BACKUP_SUFFIX
