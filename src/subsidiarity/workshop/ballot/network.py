"""The network as a shell asks for it: addresses of this machine, and a room that is open on one of them.

Whoever starts a shell hands it a network, or none; the workshop knows only this much of it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol

from subsidiarity.workshop.ballot.desk import Desk
from subsidiarity.workshop.refusal import Refusal


class NamedAddress(Protocol):
    """An address of this machine, and the name of its interface ("" if it is not known)."""

    @property
    def host(self) -> str:
        """The address in numbers."""

    @property
    def interface(self) -> str:
        """The name of the interface."""

    @property
    def is_loopback(self) -> bool:
        """Whether no other machine reaches it."""


class ReachedRoom(Protocol):
    """A room that phones reach."""

    @property
    def address(self) -> str:
        """The address to open on a phone."""


class OpenRoom(ReachedRoom, Protocol):
    """A room that phones reach, for a shell without a loop."""

    @property
    def awake(self) -> int:
        """The number of phones that hold a connection now."""

    def close(self) -> None:
        """Tell the phones, and close the port."""


class LoopRoom(ReachedRoom, Protocol):
    """A room that phones reach, in the loop of the shell that opened it."""

    def close(self) -> Awaitable[None]:
        """Tell the phones, and close the port."""


class Surroundings(Protocol):
    """The means of this machine to be reached by phones."""

    def missing(self) -> Refusal | None:
        """A refusal that says what is not installed; None if nothing is missing."""

    def addresses(self) -> Sequence[NamedAddress]:
        """The addresses of this machine, the likeliest first, the one that no other machine reaches last."""


class Network(Surroundings, Protocol):
    """A network that phones could come by, for a shell without a loop."""

    def open(self, desk: Desk, host: str, minutes: Callable[[], str]) -> OpenRoom | Refusal:
        """Open a room at an address; a refusal if it cannot be."""

    def picture(self, address: str) -> Sequence[str]:
        """The address as lines that a camera reads, with the colours they need."""


class LoopNetwork(Surroundings, Protocol):
    """A network that phones could come by, for a shell with a loop."""

    def open(self, desk: Desk, host: str, minutes: Callable[[], str]) -> Awaitable[LoopRoom | Refusal]:
        """Open a room at an address in the loop that asks; a refusal if it cannot be."""

    def picture(self, address: str) -> Sequence[str]:
        """The address as lines that a camera reads, black on white."""
