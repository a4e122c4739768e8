"""A door: how many connections there are at once, and who has to go when another one comes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Protocol

MOST_SOCKETS = 1_000
BURST = 1
"""Connections that are taken at once: between any two of them the one who has to go can go, and a key can count."""
WAITING = 1_024
"""Connections that may wait to be taken: beyond these, a phone is held up for a second or more."""
SPARE_FILES = 300
"""File descriptors that are left to the rest of the program, and to bursts."""


class Connection(Protocol):
    """A connection of a server."""

    @property
    def transport(self) -> Transport | None:
        """The connection's own transport; None before it begins and after it has ended."""

    @property
    def peername(self) -> tuple[str, int] | tuple[str, int, int, int] | str | None:
        """The other end."""


class Transport(Protocol):
    """The part of a transport that a door needs."""

    def is_closing(self) -> bool:
        """Whether it is at its end already."""

    def abort(self) -> None:
        """End it at once."""


class Listening(Protocol):
    """A server whose connections are known, the oldest first; called, it makes the protocol of another one."""

    @property
    def connections(self) -> list[Connection]:
        """The connections that have begun and not ended."""

    def __call__(self) -> Connection:
        """The protocol of one more connection."""


class Door:
    """A maker of protocols for a server: when too many have come, the busiest address loses its oldest connection.

    Connections on which nothing has been asked go first, so that whoever opens many and says nothing crowds out itself.
    """

    def __init__(self, server: Listening, most: int | None = None) -> None:
        """Take the server, and how many connections it may have at once (None: as many as this machine bears)."""
        self._server = server
        self._most = most_sockets() if most is None else most
        self._heard: set[object] = set()

    def __call__(self) -> Connection:
        """The protocol of one more connection."""
        found = [each for each in self._server.connections if _is_open(each)]
        self._heard.intersection_update(found)
        if len(found) >= self._most:
            busiest, _ = Counter(map(_address, found)).most_common(1)[0]
            own = [each for each in found if _address(each) == busiest]
            leaving = next((each for each in own if each not in self._heard), own[0])
            if leaving.transport is not None:
                leaving.transport.abort()
        return self._server()

    def hear(self, connection: object) -> None:
        """Note that something was asked on a connection."""
        self._heard.add(connection)


def most_sockets() -> int:
    """The number of connections that this machine bears."""
    limit: Callable[[int], tuple[int, int]]
    try:
        from resource import RLIMIT_NOFILE, getrlimit

        limit = getrlimit
    except ImportError:  # Windows has no such limit
        return MOST_SOCKETS
    allowed, _ = limit(RLIMIT_NOFILE)
    return max(16, min(MOST_SOCKETS, allowed - SPARE_FILES)) if allowed > 0 else MOST_SOCKETS


def _is_open(connection: Connection) -> bool:
    return connection.transport is not None and not connection.transport.is_closing()


def _address(connection: Connection) -> str:
    name = connection.peername
    return name[0] if isinstance(name, tuple) else ""
