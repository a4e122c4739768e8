"""A folder of reports: names of our own, each file whole or not at all, nothing of anybody else's written over."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import secrets
import unicodedata
from types import TracebackType

from subsidiarity.reporting.html.page import GENERATOR

_SLUG_LIMIT = 48
_MARK = f'content="{GENERATOR}"'.encode()
_MARK_WITHIN = 2_000


class NotOurs(Exception):
    """A file of this name stands in the folder, and no report of ours does."""


def page_name(decision_id: str, title: str) -> str:
    """A file name without its ending: the title's plain letters, and a hash of the id that tells any two ids apart."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    slug = "-".join(re.findall(r"[a-z0-9]+", plain))[:_SLUG_LIMIT].strip("-") or "decision"
    return f"{slug}-{hashlib.sha256(decision_id.encode()).hexdigest()[:10]}"


class ReportFolder:
    """An open folder; every name is one within it, and links in the place of a file are replaced, not followed."""

    def __init__(self, path: str) -> None:
        """Open the folder, and make it first if need be; OSError or ValueError where that cannot be."""
        os.makedirs(path, exist_ok=True)
        self._folder = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)

    def __enter__(self) -> ReportFolder:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.close(self._folder)

    def write_page(self, name: str, text: str) -> None:
        """Write a page, in the place of an earlier one of ours; `NotOurs` where something else stands."""
        if not self._may_replace(name):
            raise NotOurs(name)
        self.write(name, text.encode("utf-8"))

    def write(self, name: str, data: bytes) -> None:
        """Write a whole file: on the disk before it has its name."""
        temporary = f".{name}.{secrets.token_hex(4)}.tmp"
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
        descriptor = os.open(temporary, flags, 0o666, dir_fd=self._folder)
        try:
            with open(descriptor, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.replace(temporary, name, src_dir_fd=self._folder, dst_dir_fd=self._folder)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(temporary, dir_fd=self._folder)
            raise

    def confirm(self) -> None:
        """Make the new names durable."""
        os.fsync(self._folder)

    def _may_replace(self, name: str) -> bool:
        flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
        try:
            descriptor = os.open(name, flags, dir_fd=self._folder)
        except FileNotFoundError:
            return True
        except OSError:
            return False
        with open(descriptor, "rb") as file:
            return _MARK in file.read(_MARK_WITHIN)
