"""The phones of one sitting: its desk, the room that they reach, and what every shell does with both."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Generic, TypeVar
from urllib.parse import urlsplit

from subsidiarity.analysis.group.vote_tally import Tallies
from subsidiarity.model.workshop import Round
from subsidiarity.reporting.html.minutes import render_minutes_page
from subsidiarity.workshop.ballot.desk import Desk
from subsidiarity.workshop.ballot.kept_room import KeptRound
from subsidiarity.workshop.ballot.network import NamedAddress, ReachedRoom
from subsidiarity.workshop.ballot.room_words import expected, port_is_closed, vote_stays_open
from subsidiarity.workshop.ballot.sitting_votes import (
    close_round,
    let_go,
    open_round,
    show_stage,
    take_up,
    waiting_round,
)
from subsidiarity.workshop.refusal import Refusal
from subsidiarity.workshop.sitting import Sitting
from subsidiarity.workshop.view.minutes import minutes_of

PATIENCE_SECONDS = 60.0
"""Seconds without a phone after which help is offered."""
_Room = TypeVar("_Room", bound=ReachedRoom)
_Address = TypeVar("_Address", bound=NamedAddress)


class SittingPhones(Generic[_Room]):
    """The phones of one sitting; none reaches it until a shell has opened a room."""

    def __init__(self, sitting: Sitting, desk: Desk, tallies: Tallies) -> None:
        self.desk = desk
        self._sitting = sitting
        self._tallies = tallies
        self._room: _Room | None = None
        self._since = 0.0

    @property
    def address(self) -> str:
        """The address that phones open; "" while none reaches this machine."""
        return "" if self._room is None else self._room.address

    @property
    def host(self) -> str:
        """The address of this machine that phones come by, in numbers; "" while none reaches it."""
        return urlsplit(self.address).hostname or ""

    def offered(self, addresses: Sequence[_Address]) -> tuple[_Address, ...]:
        """The addresses of this machine in the order in which they are offered.

        The one of before a program ended comes first, the one that is open now last.
        """
        before, now = self.desk.room.host, self.host
        return tuple(sorted(addresses, key=lambda each: (each.host == now, each.host != before)))

    @property
    def round(self) -> KeptRound | None:
        """The round that phones may vote in now, or that waits to be revealed."""
        return waiting_round(self._sitting, self.desk)

    @property
    def people(self) -> int:
        """The number of people on the card; 0 where it says none."""
        workshop = self._sitting.session.decision.workshop
        return 0 if workshop is None else workshop.card.people

    @property
    def expected(self) -> int:
        """The number of people who are expected to vote."""
        return expected(self.desk, self.people)

    @property
    def is_waited_for_in_vain(self) -> bool:
        """Whether the room has been open for a minute and no phone came."""
        return bool(self.address) and not self.desk.here and time.monotonic() - self._since > PATIENCE_SECONDS

    def take_up(self) -> str:
        """Go on with the round that a killed program left, and return a sentence on it; "" for none."""
        notice = take_up(self._sitting, self.desk)
        self.follow()
        return notice

    def come_by(self, room: _Room) -> None:
        """Let phones come by this room, which has just been opened."""
        self._room, self._since = room, time.monotonic()
        self.follow()

    def part_with_room(self) -> _Room | None:
        """The room that phones came by, which is to be closed now; None if none is open."""
        room, self._room = self._room, None
        return room

    def follow(self) -> None:
        """Let the phones show where the sitting stands; a round that is saved by now is kept no more."""
        let_go(self._sitting, self.desk)
        show_stage(self._sitting, self.desk, self._tallies)

    def open_round(self) -> Refusal | None:
        """Open a round on the question asked."""
        refused = open_round(self._sitting, self.desk)
        self.follow()
        return refused

    def add(self, typed: Round) -> Refusal | None:
        """Put counts of hands and paper into the open round."""
        return self.desk.add_typed(typed)

    def close_round(self) -> Refusal | None:
        """Close the open round and reveal it."""
        refused = close_round(self._sitting, self.desk)
        self.follow()
        return refused

    def throw_away(self) -> Refusal | None:
        """Keep nothing of the open round."""
        refused = self.desk.drop_round()
        self.follow()
        return refused

    def end(self, closed: _Room | None) -> list[str]:
        """Leave nothing beside the decision but an open round, and return sentences on that and on a closed room."""
        said = [] if closed is None else [port_is_closed(closed.address)]
        if (refused := self.desk.end()) is not None:
            said.append(refused.words)
        if self.round is not None:
            said.append(vote_stays_open())
        return said

    def minutes(self) -> str:
        """The page of minutes as they are now."""
        session = self._sitting.session
        return render_minutes_page([minutes_of(session.compiled, session.decision)])
