"""A folder of reports: names of our own, each file whole or not at all, nothing of anybody else's written over."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from types import TracebackType

from subsidiarity.api import ReportFile
from subsidiarity.cli.target import make_folder, say_lost
from subsidiarity.files.folder import Folder
from subsidiarity.files.whole_file import WholeFile, confirm
from subsidiarity.files.write_failure import NotWritten, not_written


class NotOurs(Exception):
    """A refusal to write over a file in the folder that is no report, or a report that somebody changed."""


class ReportFolder:
    """An open folder of reports; every name is one within it, and links in the place of a file are never followed."""

    def __init__(self, path: str, *, may_replace: bool = False) -> None:
        """Open the folder, and make it first if need be; `NotWritten` where that cannot be.

        `may_replace`: whether to write over files that are no reports of ours, or were changed since.
        """
        make_folder(path)
        try:
            self._folder = Folder(path)
        except (OSError, ValueError) as error:
            raise not_written(path, error) from None
        self._may_replace = may_replace

    def __enter__(self) -> ReportFolder:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the folder."""
        self._folder.__exit__(kind, error, trace)

    def write_all(self, files: Iterable[ReportFile]) -> None:
        """Write each file, in the place of an earlier one of ours that nobody changed; `NotOurs`, `NotWritten`."""
        for file in files:
            self.write(file.name, file.data, file.is_unchanged)

    def write(self, name: str, data: bytes, is_ours: Callable[[bytes], bool]) -> None:
        """Write a whole file, in the place of one of which `is_ours` holds; `NotOurs`, `NotWritten`."""
        try:
            with WholeFile(self._folder, name, self._may_replace or is_ours) as file:
                file.write(data)
        except NotWritten as failed:
            if failed.cause == "exists":
                raise NotOurs(name) from None
            raise
        say_lost(file.path, file.lost)

    def confirm(self) -> None:
        """Make the new names last; `NotWritten`."""
        confirm(self._folder, self._folder.path)
