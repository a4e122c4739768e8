"""The network of a shell without a loop: each room is served in a thread of its own. Loaded in full when it is used."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec

from subsidiarity.phones.address import Address, own_addresses
from subsidiarity.reporting.language import words
from subsidiarity.workshop.ballot.desk import Desk
from subsidiarity.workshop.ballot.network import OpenRoom
from subsidiarity.workshop.refusal import Refusal

_LIBRARIES = ("aiohttp", "segno")


class ThreadNetwork:
    """The network of this machine."""

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

    def open(self, desk: Desk, host: str, minutes: Callable[[], str]) -> OpenRoom | Refusal:
        """Open a room at an address; a refusal if it cannot be."""
        from subsidiarity.phones.room_thread import RoomThread

        try:
            return RoomThread.open(desk, host, minutes)
        except OSError as error:
            reason = error.strerror or str(error)
            return Refusal(
                words("Nothing can be opened at {host}: {reason}.", host=host, reason=reason),
                words("Choose another address."),
            )

    def picture(self, address: str) -> tuple[str, ...]:
        """The address as a QR code, black on white by escape codes."""
        from subsidiarity.phones.qr_code import coloured, qr_lines

        return (*coloured(qr_lines(address)),)
