"""New files in a folder: each whole or not at all, and none over a file that says something else."""

from __future__ import annotations

import os
from collections.abc import Mapping

from subsidiarity.cli.streams import talk
from subsidiarity.reporting.safe import safe


def write_folder(folder: str, texts: Mapping[str, str]) -> bool:
    """Write each text under its file name, making the folder if need be; False once it was said what went wrong.

    A file that holds the very same text already is as good as written.
    """
    try:
        os.makedirs(folder, exist_ok=True)
    except (OSError, ValueError) as error:
        return _failed(folder, error)
    is_fine = True
    for name, text in texts.items():
        path = os.path.join(folder, name)
        try:
            write_new(path, text)
        except FileExistsError:
            if not _holds(path, text):
                talk(f"subsidiarity: {safe(path)} exists already and holds something else; it is left as it is")
                is_fine = False
        except (OSError, ValueError) as error:
            is_fine = _failed(path, error)
    return is_fine


def write_one(path: str, text: str, done: str = "") -> bool:
    """Write a new file and say so, or say what is `done`; False once it was said why it is not written."""
    try:
        write_new(path, text)
    except FileExistsError:
        talk(f"subsidiarity: {safe(path)} exists already, and is left as it is")
        return False
    except (OSError, ValueError) as error:
        return _failed(path, error)
    talk(done or f"{safe(path)} is written")
    return True


def write_new(path: str, text: str) -> None:
    """Write a whole file or none; FileExistsError if anything stands there."""
    with open(path, "x", encoding="utf-8", newline="\n") as file:
        try:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            os.unlink(path)
            raise


def _holds(path: str, text: str) -> bool:
    try:
        with open(path, "rb") as file:
            return file.read() == text.encode()
    except OSError:
        return False


def _failed(path: str, error: Exception) -> bool:
    words = getattr(error, "strerror", None) or str(error)
    talk(f"subsidiarity: {safe(path)} could not be written: {safe(words)}")
    return False
