"""Votes on phones line by line: the address is asked for once, the rest is said when it is asked for."""

from __future__ import annotations

import time
from collections.abc import Callable

from subsidiarity.analysis.group.vote_tally import Tallies
from subsidiarity.lines.conversation import Lines
from subsidiarity.model.workshop import Round
from subsidiarity.reporting.html.minutes import render_minutes_page
from subsidiarity.reporting.language import words
from subsidiarity.reporting.safe import safe, safe_flow
from subsidiarity.workshop.ballot.desk import Desk
from subsidiarity.workshop.ballot.kept_room import KeptRound
from subsidiarity.workshop.ballot.network import Network, OpenRoom
from subsidiarity.workshop.ballot.room_words import (
    PATIENCE_SECONDS,
    address_rows,
    expected,
    eyes_first,
    join_lines,
    no_line_waits,
    nobody_came,
    nothing_is_opened,
    opening_promise,
    phones_can_come_again,
    port_is_closed,
    progress_sentence,
    vote_is_open,
    vote_is_thrown_away,
    vote_stays_open,
    waiting_line_words,
)
from subsidiarity.workshop.ballot.sitting_votes import (
    close_round,
    has_open_round,
    open_round,
    set_up_desk,
    show_stage,
    take_up,
)
from subsidiarity.workshop.option_numbers import number_in
from subsidiarity.workshop.refusal import Refusal
from subsidiarity.workshop.sitting import Sitting
from subsidiarity.workshop.view.minutes import minutes_of


class LinePhones:
    """The phones of one sitting, as the lines speak of them; nothing is open until an address was chosen."""

    def __init__(self, sitting: Sitting, lines: Lines, network: Network, tallies: Tallies) -> None:
        self._sitting = sitting
        self._lines = lines
        self._network = network
        self._tallies = tallies
        self._desk: Desk | None = None
        self._room: OpenRoom | None = None
        self._since = 0.0

    @property
    def desk(self) -> Desk | None:
        """The desk, once phones were asked for."""
        return self._desk

    @property
    def round(self) -> KeptRound | None:
        """The round that phones may vote in now."""
        return None if self._desk is None else self._desk.round

    @property
    def are_open(self) -> bool:
        """Whether phones reach this machine."""
        return self._room is not None

    @property
    def people(self) -> int:
        """The number of people on the card."""
        workshop = self._sitting.session.decision.workshop
        return 0 if workshop is None else workshop.card.people

    def begin(self, *, is_new: bool) -> None:
        """Ask how people vote where that was not asked yet, and go on with a round that a killed program left."""
        if has_open_round(self._sitting):
            self._set_up()
        elif is_new:
            said = self._lines.ask(words("How do people vote? Enter for hands and paper, j for phones too:"))
            if said.lower() == "j":
                self.join()

    def join(self, typed: str = "") -> None:
        """Say how to join, after opening an address if none is open; `qr` draws the address for cameras."""
        if self._room is None:
            self._open()
        if self._room is None or self._desk is None:
            return
        if typed:
            self._lines.say_all(self._network.picture(self._room.address))
        self._lines.say_all(map(safe, join_lines(self._desk, self._room.address, self.people)))
        if not typed:
            self._lines.say(words("j qr draws the address for cameras, at a terminal. j says this again."))
        if not self._desk.here and time.monotonic() - self._since > PATIENCE_SECONDS:
            self._lines.say_all(nobody_came())

    def follow(self) -> None:
        """Let the phones show where the sitting stands."""
        if self._desk is not None:
            show_stage(self._sitting, self._desk, self._tallies)

    def progress(self) -> str:
        """A sentence on how many voted in the open round."""
        return "" if self._desk is None else progress_sentence(self._desk, expected(self._desk, self.people))

    def begin_round(self) -> bool:
        """Open a round on the question asked, and return whether it is open."""
        assert self._desk is not None, "only an open room has rounds"
        refused = open_round(self._sitting, self._desk)
        self._say(refused)
        if refused is None:
            self._lines.say(vote_is_open())
        self.follow()
        return refused is None

    def add(self, typed: Round) -> None:
        """Put counts of hands and paper into the open round."""
        assert self._desk is not None, "only an open room has rounds"
        refused = self._desk.add_typed(typed)
        self._say(refused)
        if refused is None:
            self._lines.say(self.progress())

    def close(self) -> bool:
        """Close the open round and reveal it, and return whether it is; fewer than expected are asked about."""
        assert self._desk is not None, "only an open room has rounds"
        if self._desk.voted < expected(self._desk, self.people):
            asked = words("{progress} Reveal all the same? (y reveals, Enter waits)", progress=self.progress())
            if self._lines.ask(asked).lower() != "y":
                return False
        refused = close_round(self._sitting, self._desk)
        self._say(refused)
        self.follow()
        return refused is None

    def throw_away(self) -> None:
        """Keep nothing of the open round."""
        assert self._desk is not None, "only an open room has rounds"
        refused = self._desk.drop_round()
        self._say(refused)
        if refused is None:
            self._lines.say(vote_is_thrown_away())
        self.follow()

    def end(self) -> None:
        """Close the port, say so, and leave nothing beside the decision but a round that is still open."""
        room, self._room = self._room, None
        if room is not None:
            room.close()
            self._lines.say(safe(port_is_closed(room.address)))
        if self._desk is not None:
            self._say(self._desk.end())
            if self._desk.round is not None:
                self._lines.say(vote_stays_open())

    def _set_up(self) -> bool:
        if self._desk is None:
            found = set_up_desk(self._sitting)
            if isinstance(found, Refusal):
                self._lines.say(safe(found.words))
                return False
            self._desk = found
            if notice := take_up(self._sitting, found):
                self._lines.say(notice)
            if found.round is not None:
                self._lines.say(phones_can_come_again("j", "r", "x"))
            self.follow()
        return True

    def _open(self) -> None:
        """Ask for an address, and open a room there if it is agreed to."""
        if (missing := self._network.missing()) is not None:
            self._lines.say(missing.words)
            return
        if not self._set_up() or self._desk is None:
            return
        host = self._asked_address()
        if host is None:
            self._lines.say(nothing_is_opened("j"))
            return
        found = self._network.open(self._desk, host, self._minutes)
        if isinstance(found, Refusal):
            self._lines.say(safe_flow(found.words))
            return
        self._room, self._since = found, time.monotonic()
        self.follow()

    def _asked_address(self) -> str | None:
        """The address to open, which is chosen and agreed to; None if none is."""
        addresses = tuple(self._network.addresses())
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

    def _minutes(self) -> str:
        session = self._sitting.session
        return render_minutes_page([minutes_of(session.compiled, session.decision)])

    def _say(self, refused: Refusal | None) -> None:
        if refused is not None:
            self._lines.say(safe_flow(refused.words))


def read_lines(phones: LinePhones, lines: Lines, record: Callable[[str, str], bool]) -> None:
    """Read the lines from phones, for the facilitator's eyes first; `record` gets a question's id and a text."""
    desk = phones.desk
    if desk is None or not desk.lines:
        lines.say(no_line_waits())
        return
    lines.say(eyes_first())
    if lines.ask(words("Enter shows them, n leaves them unread:")):
        return
    place = 0
    while place < len(desk.lines):
        question, text = desk.lines[place]
        lines.say(waiting_line_words(desk, place))
        said = lines.ask(words("d records it as a minority view, x throws it away, Enter leaves it:")).lower()
        if said == "x" or (said == "d" and record(question, text)):
            desk.drop_line(place)
        else:
            place += 1
