"""The network of a shell: a room in a thread of its own, or in the shell's loop. Loaded in full when it is used."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec

from subsidiarity.phones.address import Address, own_addresses
from subsidiarity.reporting.language import words
from subsidiarity.workshop.ballot.desk import Desk
from subsidiarity.workshop.ballot.network import LoopRoom, OpenRoom
from subsidiarity.workshop.refusal import Refusal

_LIBRARIES = ("aiohttp", "segno")


class _Machine:
    """A machine as phones could reach it."""

    def missing(self) -> Refusal | None:
        """A refusal that says what is not installed; None if nothing is missing."""
        library = next((name for name in _LIBRARIES if find_spec(name) is None), None)
        if library is None:
            return None
        command = "pip install 'subsidiarity[room]'"
        return Refusal(
            words("Votes on phones need {library}, which is not installed.", library=library),
            words("It comes with: {command}", command=command),
        )

    def addresses(self) -> tuple[Address, ...]:
        """The addresses of this machine, the likeliest first, the one that no other machine reaches last."""
        return own_addresses()


class ThreadNetwork(_Machine):
    """The network of a shell without a loop: each room is served in a thread of its own."""

    def open(self, desk: Desk, host: str, minutes: Callable[[], str]) -> OpenRoom | Refusal:
        """Open a room at an address; a refusal if it cannot be."""
        from subsidiarity.phones.room_thread import RoomThread

        try:
            return RoomThread.open(desk, host, minutes)
        except OSError as error:
            return _refusal(host, error)

    def picture(self, address: str) -> tuple[str, ...]:
        """The address as a QR code, black on white by escape codes."""
        from subsidiarity.phones.qr_code import coloured, qr_lines

        return (*coloured(qr_lines(address)),)


class LoopNetwork(_Machine):
    """The network of a shell with a loop, in which its rooms are served."""

    async def open(self, desk: Desk, host: str, minutes: Callable[[], str]) -> LoopRoom | Refusal:
        """Open a room at an address in the loop that asks; a refusal if it cannot be."""
        from subsidiarity.phones.room import Room

        try:
            return await Room.open(desk, host, minutes)
        except OSError as error:
            return _refusal(host, error)

    def picture(self, address: str) -> tuple[str, ...]:
        """The address as a QR code in half blocks, to be drawn black on white."""
        from subsidiarity.phones.qr_code import qr_lines

        return qr_lines(address)


def _refusal(host: str, error: OSError) -> Refusal:
    reason = error.strerror or str(error)
    return Refusal(
        words("Nothing can be opened at {host}: {reason}.", host=host, reason=reason),
        words("Choose another address."),
    )
