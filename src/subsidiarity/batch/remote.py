"""The files that are not on this machine: any address that `fsspec` knows, which comes with the extra `cluster`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO, cast

import fsspec

from subsidiarity.batch.source import MARK
from subsidiarity.files.bounded_read import broken_off, open_stream
from subsidiarity.files.decision_files import is_yaml_name
from subsidiarity.model.diagnostic import Diagnostic


def open_anywhere(path: str) -> tuple[BinaryIO | None, tuple[Diagnostic, ...]]:
    """A file at an address, or on this machine, to be read line by line."""
    if MARK not in path:
        return open_stream(path)
    try:
        return cast(BinaryIO, fsspec.open(path, "rb").open()), ()
    except (OSError, ValueError, ImportError) as error:
        return None, (broken_off(path, _as_said(error)),)


def addresses(paths: Iterable[str]) -> Iterator[str]:
    """The paths, with each address that is a folder or a pattern replaced by the addresses of its files, by name."""
    for path in paths:
        yield from _below(path) if MARK in path else (path,)


def _below(address: str) -> list[str]:
    try:
        system, path = fsspec.core.url_to_fs(address)
        if any(sign in path for sign in "*?["):
            found = system.glob(path)
        elif system.isdir(path):
            found = [file for file in system.find(path) if is_yaml_name(file)]
        else:
            return [address]
        return sorted(system.unstrip_protocol(file) for file in found) or [address]
    except (OSError, ValueError, ImportError):
        return [address]  # opening it says why it cannot be read


def _as_said(error: Exception) -> OSError | ValueError:
    """The error, in words where a library is missing."""
    return error if isinstance(error, OSError | ValueError) else ValueError(str(error))
