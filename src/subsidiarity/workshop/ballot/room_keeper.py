"""The keeper of a room: what it knows is in its file first, and only then said."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from dataclasses import replace

from subsidiarity.files.write_failure import NotWritten
from subsidiarity.reporting.language import words
from subsidiarity.workshop.autosave import explained
from subsidiarity.workshop.ballot.kept_room import KeptRoom, remove_room, write_room
from subsidiarity.workshop.refusal import Refusal


class RoomKeeper:
    """The keeper of a room beside a decision file; safe to be asked from several threads."""

    def __init__(self, path: Callable[[], str], room: KeptRoom, *, is_kept: bool) -> None:
        """Take the path of the decision file (a function: it may move), the room, and whether that is kept there."""
        self._path = path
        self._kept_beside = path() if is_kept else ""
        """The path of the decision file beside which the room stands; "" while it stands nowhere."""
        self._room = room
        self._is_confirmed = is_kept
        self._lock = threading.RLock()
        self._watchers: list[Callable[[], None]] = []

    @property
    def room(self) -> KeptRoom:
        """The room as it is kept."""
        return self._room

    def watch(self, watcher: Callable[[], None]) -> None:
        """Call this after each change, from whatever thread makes it; it must return at once."""
        self._watchers.append(watcher)

    def settle_at(self, host: str, port: int) -> Refusal | None:
        """Keep the address at which phones reach the room, so that it is the same one after a crash."""
        with self._lock:
            return self._keep(replace(self._room, host=host, port=port))

    def end(self) -> Refusal | None:
        """Take away what is kept: all of it, but for an open round, and for the seals of slips that were printed."""
        with self._lock:
            if self._room.round is not None or not self._kept_beside:
                return None
            if self._room.slips is not None:
                return self._keep(replace(self._room, lines=())) if self._room.lines else None
            try:
                remove_room(self._kept_beside)
            except NotWritten as failed:
                return _refusal(failed)
            self._kept_beside, self._is_confirmed = "", False
        return None

    def _keep(self, room: KeptRoom) -> Refusal | None:
        """Keep a room; None once it is on the disk. Else the room is as it was, unless the disk has it after all."""
        path = self._path()
        try:
            write_room(path, room)
            if self._kept_beside and os.path.realpath(self._kept_beside) != os.path.realpath(path):
                remove_room(self._kept_beside)
        except NotWritten as failed:
            self._is_confirmed = False
            if failed.cause == "unconfirmed":
                self._room, self._kept_beside = room, path
            return _refusal(failed)
        self._room, self._kept_beside, self._is_confirmed = room, path, True
        return None

    def _tell(self) -> None:
        for watcher in tuple(self._watchers):
            watcher()


def _refusal(failed: NotWritten) -> Refusal:
    problem = explained(failed)
    return Refusal(words("The votes cannot be kept: {problem}.", problem=problem.message), problem.advice)
