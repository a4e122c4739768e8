"""Addresses of this machine that phones in the room could reach, by the interface that each belongs to."""

from __future__ import annotations

import contextlib
import socket
import struct
import sys
from dataclasses import dataclass

LOOPBACK = "127.0.0.1"
FIRST_PORT = 8421
"""The port at which a room opens, unless that is taken."""

_GET_ADDRESS = {"linux": 0x8915, "darwin": 0xC0206921}
"""The request SIOCGIFADDR, which asks for an interface's address, by system."""
_SELF_ASSIGNED = "169.254."


@dataclass(frozen=True, slots=True)
class Address:
    """An address of this machine (IPv4) and the name of its interface, "" where the system does not say."""

    host: str
    interface: str

    @property
    def is_loopback(self) -> bool:
        """Whether no other machine reaches it."""
        return self.host == LOOPBACK


def own_addresses() -> tuple[Address, ...]:
    """The addresses that others may reach, the one towards other networks first; the loopback address comes last."""
    found = {address.host: address for address in (*_of_interfaces(), *_of_name())}
    first = _towards_others()
    if first and first not in found:
        found[first] = Address(first, "")
    usable = [each for host, each in found.items() if not host.startswith(("127.", _SELF_ASSIGNED, "0."))]
    usable.sort(key=lambda each: each.host != first)
    return (*usable, Address(LOOPBACK, "lo"))


def _of_interfaces() -> list[Address]:
    """The address of each interface that has one, as far as the system tells."""
    request = _GET_ADDRESS.get(sys.platform)
    if request is None:
        return []
    import fcntl

    found = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        for _, name in socket.if_nameindex():
            with contextlib.suppress(OSError):
                answer = fcntl.ioctl(asking.fileno(), request, struct.pack("256s", name.encode()[:15]))
                found.append(Address(socket.inet_ntoa(answer[20:24]), name))
    return found


def _of_name() -> list[Address]:
    """The addresses that the machine's own name leads to."""
    try:
        return [Address(host, "") for host in socket.gethostbyname_ex(socket.gethostname())[2]]
    except OSError:
        return []


def _towards_others() -> str:
    """The address from which this machine would reach another network, "" if none; nothing is sent to find out."""
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
            asking.connect(("192.0.2.1", 9))  # an address kept for documentation
            host: str = asking.getsockname()[0]
            return host
    except OSError:
        return ""
