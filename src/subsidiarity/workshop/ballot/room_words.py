"""Words on the room and its phones, the same in every shell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from subsidiarity.reporting.language import plural, words
from subsidiarity.reporting.safe import safe_flow
from subsidiarity.workshop.ballot.desk import Desk
from subsidiarity.workshop.ballot.network import NamedAddress


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
    if _is_own(address):
        yield words("Open on this machine, to try it out: {address}", address=address)
    else:
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


def nobody_came(address: str, change: str) -> Iterator[str]:
    """Help for when no phone has come for a minute, the likeliest cause first; `change` asks for another address."""
    if _is_own(address):
        yield words("No phone can come: this address is this machine's own. {key} asks for another.", key=change)
        return
    yield words("No phone has come yet. What most often stands in the way:")
    yield words("The phone is on another Wi-Fi, or on mobile data: switch mobile data off, and choose this Wi-Fi.")
    yield words("The address is not the one of this Wi-Fi: {key} asks for another.", key=change)
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


def how_people_vote() -> str:
    """The question that begins a workshop."""
    return words("How do people vote?")


def vote_is_open() -> str:
    """A sentence once a vote is open on the phones."""
    return words("The vote is open on the phones.")


def vote_holds_back(reveal: str, throw_away: str) -> str:
    """A sentence for whoever wants something else while a vote is open; it names these keys."""
    return words(
        "A vote is open. {reveal} reveals it, {throw_away} throws it away.", reveal=reveal, throw_away=throw_away
    )


def vote_is_thrown_away() -> str:
    """A sentence once nothing is kept of a vote."""
    return words("The vote is thrown away.")


def vote_stays_open() -> str:
    """A sentence on leaving while a vote is open."""
    return words("A vote is still open: it is kept, unseen, until this file is opened again.")


def phones_can_come_again(join: str, reveal: str, throw_away: str) -> str:
    """A sentence on a vote that a program before this one left open; it names these keys."""
    return words(
        "{join} lets the phones in again. {reveal} reveals the vote, {throw_away} throws it away.",
        join=join,
        reveal=reveal,
        throw_away=throw_away,
    )


def reveal_all_the_same(desk: Desk, people: int) -> str:
    """A question to whoever closes a vote below the number expected."""
    return words("{progress} Reveal all the same?", progress=progress_sentence(desk, people))


def nothing_is_opened(join: str) -> str:
    """A sentence once no address was agreed to; it names this key."""
    return words("Nothing is opened. {join} asks again.", join=join)


def phones_are_on() -> str:
    """Words at the foot for as long as phones reach this machine."""
    return words("Phones are on")


def no_line_waits() -> str:
    """A sentence for whoever wants to read lines of phones where there are none."""
    return words("No line from a phone waits.")


def eyes_first() -> str:
    """A warning before lines of phones are shown, which nobody has read."""
    return words("These lines are for your eyes first. If the room sees this screen, cover it now.")


def waiting_line_words(desk: Desk, index: int) -> str:
    """A line of a phone, by index from 0, after its number among those that wait."""
    _, text = desk.lines[index]
    return words("{at} of {number}: {text}", at=index + 1, number=len(desk.lines), text=safe_flow(text))


def _is_own(address: str) -> bool:
    """Whether no other machine reaches this address."""
    return (urlsplit(address).hostname or "").startswith("127.")
