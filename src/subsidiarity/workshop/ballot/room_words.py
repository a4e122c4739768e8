"""Words on the room and its phones, the same in every shell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from subsidiarity.reporting.language import plural, words
from subsidiarity.workshop.ballot.desk import Desk
from subsidiarity.workshop.ballot.network import NamedAddress

PATIENCE_SECONDS = 60.0
"""Seconds without a phone after which help is offered."""


def address_rows(addresses: Sequence[NamedAddress]) -> Iterator[str]:
    """A row for each address that a room can be opened on."""
    for address in addresses:
        if address.is_loopback:
            yield words("{host} (this machine alone, to try it out)", host=address.host)
        elif address.interface:
            yield words("{host} ({interface})", host=address.host, interface=address.interface)
        else:
            yield address.host


def opening_promise(host: str) -> str:
    """A sentence on what opening an address means, before it is done."""
    return words(
        "Until the workshop ends, everybody on the network of {host} can open the voting page there, and nothing else "
        "of this machine. Votes travel unencrypted on that network.",
        host=host,
    )


def join_lines(desk: Desk, address: str, people: int) -> Iterator[str]:
    """Sentences for those who want to join: the address, its code, and how many phones came."""
    yield words("Open on your phone: {address}", address=address)
    yield words("The code at its end is {code}. It must be http, not https.", code=desk.room.code)
    if desk.voters.are_strict:
        yield words("Each slip of the hand-out has a code of its own, which is asked for there.")
    else:
        yield words("Anybody with this address can vote, so one person with two phones could vote twice.")
    yield here_sentence(desk, people)


def here_sentence(desk: Desk, people: int) -> str:
    """A sentence on how many phones came, of how many people (0 where nobody said)."""
    if people:
        return words("{here} of {people} phones are here.", here=desk.here, people=people)
    return plural("{number} phone is here.", "{number} phones are here.", desk.here)


def progress_sentence(desk: Desk, people: int) -> str:
    """A sentence on how many voted, which is all that may be said of an open round."""
    if people:
        return words("{voted} of {people} voted.", voted=desk.voted, people=people)
    return plural("{number} voted.", "{number} voted.", desk.voted)


def expected(desk: Desk, people: int) -> int:
    """The number of people who are expected to vote: those on the card, or else the phones that came."""
    return people or desk.here


def nobody_came() -> Iterator[str]:
    """Help for when no phone has come for a minute, the likeliest cause first."""
    yield words("No phone has come yet. What most often stands in the way:")
    yield words("The phone is on another Wi-Fi, or on mobile data: switch mobile data off, and choose this Wi-Fi.")
    yield words("The phone says that this Wi-Fi has no internet: tell it to stay connected all the same.")
    yield words(
        "The Wi-Fi keeps its guests apart (many do in hotels and schools): use a hotspot of this machine or a phone."
    )
    yield words("A firewall on this machine asks, or refuses without asking: allow Python on private networks.")
    yield words("Hands and paper count in the same round, so nobody has to wait for this.")


def port_is_closed(address: str) -> str:
    """A sentence on the end: the port is closed."""
    return words("The port is closed: no phone reaches {address} any more.", address=address)


def waiting_lines_sentence(desk: Desk) -> str:
    """A sentence on how many lines of phones wait to be read by the facilitator alone; "" for none."""
    if not desk.lines:
        return ""
    return plural("{number} line from a phone waits.", "{number} lines from phones wait.", len(desk.lines))
