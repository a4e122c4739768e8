"""Votes on phones line by line: the address is asked for once, the rest is said when it is asked for."""

from __future__ import annotations

from collections.abc import Callable

from subsidiarity.analysis.group.vote_tally import Tallies
from subsidiarity.lines.conversation import Lines
from subsidiarity.model.workshop import Round
from subsidiarity.reporting.language import words
from subsidiarity.reporting.safe import safe, safe_flow
from subsidiarity.workshop.ballot.desk import Desk
from subsidiarity.workshop.ballot.kept_room import KeptRound
from subsidiarity.workshop.ballot.network import Network, OpenRoom
from subsidiarity.workshop.ballot.room_words import (
    address_rows,
    eyes_first,
    join_lines,
    no_line_waits,
    nobody_came,
    nothing_is_opened,
    opening_promise,
    phones_can_come_again,
    progress_sentence,
    vote_is_open,
    vote_is_thrown_away,
    waiting_line_words,
)
from subsidiarity.workshop.ballot.sitting_phones import SittingPhones
from subsidiarity.workshop.ballot.sitting_votes import is_left_behind, set_up_desk
from subsidiarity.workshop.option_numbers import number_in
from subsidiarity.workshop.refusal import Refusal
from subsidiarity.workshop.sitting import Sitting

_OTHER = "other"


class LinePhones:
    """The phones of one sitting, as the lines speak of them; nothing is open until an address was chosen."""

    def __init__(self, sitting: Sitting, lines: Lines, network: Network, tallies: Tallies) -> None:
        self._sitting = sitting
        self._lines = lines
        self._network = network
        self._tallies = tallies
        self._phones: SittingPhones[OpenRoom] | None = None

    @property
    def desk(self) -> Desk | None:
        """The desk, once phones were asked for."""
        return None if self._phones is None else self._phones.desk

    @property
    def round(self) -> KeptRound | None:
        """The round that phones may vote in now."""
        return None if self._phones is None else self._phones.round

    @property
    def are_open(self) -> bool:
        """Whether phones reach this machine."""
        return self._phones is not None and bool(self._phones.address)

    def begin(self, *, is_new: bool) -> None:
        """Ask how people vote where that was not asked yet, and go on with what a killed program left."""
        if is_left_behind(self._sitting):
            self._set_up()
        if is_new and self.round is None:
            said = self._lines.ask(words("How do people vote? Enter for hands and paper, j for phones too:"))
            if said.lower() == "j":
                self.join()

    def join(self, typed: str = "") -> None:
        """Say how to join, after opening an address if none is open.

        `qr` draws the address for cameras, and `other` opens another one.
        """
        phones = self._phones if self.are_open and typed != _OTHER else self._open()
        if phones is None:
            return
        if typed and typed != _OTHER:
            self._lines.say_all(self._network.picture(phones.address))
        self._lines.say_all(map(safe, join_lines(phones.desk, phones.address, phones.people)))
        if not typed:
            self._lines.say(
                words(
                    "j qr draws the address for cameras, at a terminal. j other opens another one. j says this again."
                )
            )
        if phones.is_waited_for_in_vain:
            self._lines.say_all(nobody_came(phones.address, f"j {_OTHER}"))

    def follow(self) -> None:
        """Let the phones show where the sitting stands."""
        if self._phones is not None:
            self._phones.follow()

    def progress(self) -> str:
        """A sentence on how many voted in the open round."""
        return "" if self._phones is None else progress_sentence(self._phones.desk, self._phones.expected)

    def begin_round(self) -> bool:
        """Open a round on the question asked, and return whether it is open."""
        return self._done(self._asked_for.open_round(), vote_is_open())

    def add(self, typed: Round) -> None:
        """Put counts of hands and paper into the open round."""
        refused = self._asked_for.add(typed)
        self._done(refused, self.progress())

    def close(self) -> bool:
        """Close the open round and reveal it, and return whether it is; fewer than expected are asked about."""
        phones = self._asked_for
        if phones.desk.voted < phones.expected:
            asked = words("{progress} Reveal all the same? (y reveals, Enter waits)", progress=self.progress())
            if self._lines.ask(asked).lower() != "y":
                return False
        return self._done(phones.close_round())

    def throw_away(self) -> None:
        """Keep nothing of the open round."""
        self._done(self._asked_for.throw_away(), vote_is_thrown_away())

    def end(self) -> None:
        """Close the port, say so, and leave nothing beside the decision but a round that is still open."""
        if self._phones is not None:
            room = self._phones.part_with_room()
            if room is not None:
                room.close()
            self._lines.say_all(map(safe_flow, self._phones.end(room)))

    @property
    def _asked_for(self) -> SittingPhones[OpenRoom]:
        assert self._phones is not None, "only an open room has rounds"
        return self._phones

    def _set_up(self) -> SittingPhones[OpenRoom] | None:
        if self._phones is None:
            desk = set_up_desk(self._sitting)
            if isinstance(desk, Refusal):
                self._lines.say(safe(desk.words))
                return None
            self._phones = SittingPhones(self._sitting, desk, self._tallies)
            if notice := self._phones.take_up():
                self._lines.say(notice)
            if self._phones.round is not None:
                self._lines.say(phones_can_come_again("j", "r", "x"))
        return self._phones

    def _open(self) -> SittingPhones[OpenRoom] | None:
        """Ask for an address, open a room there if it is agreed to, and return the phones that may come.

        A room that is open already closes then.
        """
        if (missing := self._network.missing()) is not None:
            self._lines.say(missing.words)
            return None
        phones = self._set_up()
        if phones is None:
            return None
        host = self._asked_address(phones)
        if host is None and not phones.address:
            self._lines.say(nothing_is_opened("j"))
            return None
        if host is None or host == phones.host:
            return phones
        found = self._network.open(phones.desk, host, phones.minutes)
        if isinstance(found, Refusal):
            self._lines.say(safe_flow(found.words))
            return None
        left = phones.part_with_room()
        phones.come_by(found)
        if left is not None:
            left.close()
        return phones

    def _asked_address(self, phones: SittingPhones[OpenRoom]) -> str | None:
        """The address to open, which is chosen and agreed to; None if none is."""
        addresses = phones.offered(self._network.addresses())
        self._lines.say(words("Addresses of this machine:"))
        self._lines.say_all(f"{number}  {safe(row)}" for number, row in enumerate(address_rows(addresses), 1))
        number = number_in(self._lines.ask(words("Number of the address to open (Enter for none):")), len(addresses))
        if number is None:
            return None
        host = addresses[number - 1].host
        if not addresses[number - 1].is_loopback:
            self._lines.say(opening_promise(host))
            if self._lines.ask(words("Open it? (y opens, Enter does not)")).lower() != "y":
                return None
        return host

    def _done(self, refused: Refusal | None, said: str = "") -> bool:
        """Say why something was refused, or else `said`, and return whether it was done."""
        if refused is not None:
            self._lines.say(safe_flow(refused.words))
        elif said:
            self._lines.say(said)
        return refused is None


def read_lines(phones: LinePhones, lines: Lines, record: Callable[[str, str], bool]) -> None:
    """Read the lines from phones, for the facilitator's eyes first; `record` gets a question's id and a text."""
    desk = phones.desk
    if desk is None or not desk.lines:
        lines.say(no_line_waits())
        return
    lines.say(eyes_first())
    if lines.ask(words("Enter shows them, n leaves them unread:")):
        return
    index = 0
    while index < len(desk.lines):
        question, text = desk.lines[index]
        lines.say(waiting_line_words(desk, index))
        said = lines.ask(words("d records it as a minority view, x throws it away, Enter leaves it:")).lower()
        if said == "x" or (said == "d" and record(question, text)):
            desk.drop_line(index)
        else:
            index += 1
