"""The phones of a workshop on the screen: the desk, the room that is open in the app's own loop, and no widget."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from subsidiarity.analysis.group.vote_tally import Tallies
from subsidiarity.model.workshop import Round
from subsidiarity.reporting.html.minutes import render_minutes_page
from subsidiarity.workshop.ballot.desk import Desk
from subsidiarity.workshop.ballot.kept_room import KeptRound
from subsidiarity.workshop.ballot.network import LoopNetwork, LoopRoom
from subsidiarity.workshop.ballot.room_words import PATIENCE_SECONDS, expected, port_is_closed, vote_stays_open
from subsidiarity.workshop.ballot.sitting_votes import close_round, open_round, set_up_desk, show_stage, take_up
from subsidiarity.workshop.refusal import Refusal
from subsidiarity.workshop.sitting import Sitting
from subsidiarity.workshop.view.minutes import minutes_of


class Phones:
    """The phones of one sitting; nothing is open until an address was agreed to."""

    def __init__(self, sitting: Sitting, network: LoopNetwork, desk: Desk) -> None:
        """Use `set_up`."""
        self.network = network
        self.desk = desk
        self._sitting = sitting
        self._tallies = Tallies(sitting.session.compiled)
        self._room: LoopRoom | None = None
        self._since = 0.0

    @classmethod
    def set_up(cls, sitting: Sitting, network: LoopNetwork) -> Phones | Refusal:
        """The phones of a sitting; a refusal if what is kept of an earlier vote cannot be read."""
        desk = set_up_desk(sitting)
        return desk if isinstance(desk, Refusal) else cls(sitting, network, desk)

    @property
    def address(self) -> str:
        """The address that phones open; "" while none reaches this machine."""
        return "" if self._room is None else self._room.address

    @property
    def round(self) -> KeptRound | None:
        """The round that phones may vote in now, or that waits to be revealed."""
        return self.desk.round

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

    async def open(self, host: str) -> Refusal | None:
        """Open a room at an address that was agreed to."""
        found = await self.network.open(self.desk, host, self._minutes)
        if isinstance(found, Refusal):
            return found
        self._room, self._since = found, time.monotonic()
        self.follow()
        return None

    def watch(self, told: Callable[[], None]) -> None:
        """Call this after each change, from whatever thread makes it."""
        self.desk.watch(told)

    def follow(self) -> None:
        """Let the phones show where the sitting stands."""
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

    def picture(self) -> Sequence[str]:
        """The address as lines that a camera reads."""
        return self.network.picture(self.address)

    async def end(self) -> list[str]:
        """Close the port, leave nothing beside the decision but an open round, and return sentences on that."""
        room, self._room = self._room, None
        said = []
        if room is not None:
            await room.close()
            said.append(port_is_closed(room.address))
        if (refused := self.desk.end()) is not None:
            said.append(refused.words)
        if self.round is not None:
            said.append(vote_stays_open())
        return said

    def _minutes(self) -> str:
        session = self._sitting.session
        return render_minutes_page([minutes_of(session.compiled, session.decision)])
