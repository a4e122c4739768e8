"""A file for its owner alone, beside another one: written whole, read with care, and taken away without a trace."""

from __future__ import annotations

import os
import stat

from subsidiarity.files.bounded_read import MAX_BYTES
from subsidiarity.files.folder import Folder
from subsidiarity.files.whole_file import SECRET, WholeFile, confirm
from subsidiarity.files.write_failure import not_written


def write_secret(path: str, data: bytes) -> None:
    """Write a file that its owner alone may read, in the place of what stands there; `NotWritten` if that fails.

    A link is replaced and not followed, and nothing of the rights of what stood there is kept.
    """
    parent, name = os.path.split(path)
    try:
        folder = Folder(parent)
    except (OSError, ValueError) as error:
        raise not_written(path, error) from None
    with folder:
        with WholeFile(folder, name, True, SECRET, shown=path) as file:
            file.write(data)
        confirm(folder, path)


def read_secret(path: str) -> bytes | None:
    """The bytes of such a file; None where nothing stands, OSError for what this user did not write or is too large."""
    parent, name = os.path.split(path)
    with Folder(parent) as folder:
        if folder.status(name) is None:
            return None
        with open(folder.open_read(name), "rb") as file:
            status = os.fstat(file.fileno())
            is_ours = not hasattr(os, "geteuid") or status.st_uid == os.geteuid()
            if not stat.S_ISREG(status.st_mode) or not is_ours or status.st_size > MAX_BYTES:
                raise PermissionError(f"{path} was not written by this user")
            return file.read(MAX_BYTES)


def remove_secret(path: str) -> None:
    """Take such a file away, with whatever a killed program left of it, so that it stays away; `NotWritten` if not."""
    parent, name = os.path.split(path)
    try:
        with Folder(parent) as folder:
            folder.sweep(name)
            if folder.status(name) is not None:
                folder.discard(name)
                confirm(folder, path)
            if folder.status(name) is not None:
                raise PermissionError("it cannot be removed")
    except (OSError, ValueError) as error:
        raise not_written(path, error) from None
