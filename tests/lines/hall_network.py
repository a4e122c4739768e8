"""The network that facilitator and phones of a test share: this machine alone, or a wire between two namespaces.

Namespaces need Linux, its `ip`, and root; what is sent there leaves neither of them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

ADDRESS = "10.231.7.1"
"""The facilitator's address on the wire; both ends of that are in namespaces of the test's own."""
_ADDRESS_OF_PHONES = "10.231.7.2"


@dataclass(frozen=True, slots=True)
class HallNetwork:
    """A network: the words before a command that run it at the facilitator's end, and at the phones'."""

    at_facilitator: tuple[str, ...] = ()
    at_phones: tuple[str, ...] = ()
    is_loopback: bool = True

    @contextmanager
    def silent(self) -> Iterator[None]:
        """Let nothing of the facilitator's end reach the phones while the block runs: not even that it has ended.

        What has ended is forgotten soon, and not said once the block is over.
        """
        route = ("route", "{}", "blackhole", f"{_ADDRESS_OF_PHONES}/32")
        at = self.at_facilitator[-1]
        _ip("netns", "exec", at, "sh", "-c", "echo 1 >/proc/sys/net/ipv4/tcp_orphan_retries")
        _ip("-n", at, *(each.format("add") for each in route))
        try:
            yield
        finally:
            _ip("-n", at, *(each.format("delete") for each in route))


LOOPBACK = HallNetwork()


@contextmanager
def hall_network(kind: str) -> Iterator[HallNetwork]:
    """The network of a kind, "loopback" or "namespace", while the block runs."""
    if kind == "loopback":
        yield LOOPBACK
        return
    facilitator, phones = (f"hall-{os.getpid()}-{end}" for end in ("desk", "phones"))
    try:
        for name in (facilitator, phones):
            _ip("netns", "add", name)
        _ip("-n", facilitator, "link", "add", "desk", "type", "veth", "peer", "name", "phones", "netns", phones)
        for name, link, address in ((facilitator, "desk", ADDRESS), (phones, "phones", _ADDRESS_OF_PHONES)):
            _ip("-n", name, "address", "add", f"{address}/24", "dev", link)
            for each in (link, "lo"):
                _ip("-n", name, "link", "set", each, "up")
        yield HallNetwork(("ip", "netns", "exec", facilitator), ("ip", "netns", "exec", phones), is_loopback=False)
    finally:
        for name in (facilitator, phones):
            subprocess.run(["ip", "netns", "delete", name], check=False, capture_output=True)


def no_namespace() -> str:
    """The reason why this machine lets nobody make such a network; "" if it does."""
    if shutil.which("ip") is None:
        return "no `ip` (iproute2)"
    try:
        with hall_network("namespace"):
            return ""
    except subprocess.CalledProcessError as failed:
        return f"no namespace of a network can be made: {failed.stderr.strip()}"


def _ip(*arguments: str) -> None:
    subprocess.run(["ip", *arguments], check=True, capture_output=True, text=True)
