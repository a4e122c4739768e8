"""The phones of a workshop on the screen: the room is open in the app's own loop, and no widget is known."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from subsidiarity.analysis.group.vote_tally import Tallies
from subsidiarity.workshop.ballot.desk import Desk
from subsidiarity.workshop.ballot.network import LoopNetwork, LoopRoom
from subsidiarity.workshop.ballot.sitting_phones import SittingPhones
from subsidiarity.workshop.ballot.sitting_votes import set_up_desk
from subsidiarity.workshop.refusal import Refusal
from subsidiarity.workshop.sitting import Sitting


class Phones(SittingPhones[LoopRoom]):
    """The phones of one sitting, in the loop of the screen; nothing is open until an address was agreed to."""

    def __init__(self, sitting: Sitting, network: LoopNetwork, desk: Desk) -> None:
        """Use `set_up`."""
        super().__init__(sitting, desk, Tallies(sitting.session.compiled))
        self.network = network

    @classmethod
    def set_up(cls, sitting: Sitting, network: LoopNetwork) -> Phones | Refusal:
        """The phones of a sitting; a refusal if what is kept of an earlier vote cannot be read."""
        desk = set_up_desk(sitting)
        return desk if isinstance(desk, Refusal) else cls(sitting, network, desk)

    async def open(self, host: str) -> Refusal | None:
        """Open a room at an address that was agreed to, in place of the one that is open, if any."""
        if host == self.host:
            return None
        found = await self.network.open(self.desk, host, self.minutes)
        if isinstance(found, Refusal):
            return found
        left = self.part_with_room()
        self.come_by(found)
        if left is not None:
            await left.close()
        return None

    def watch(self, told: Callable[[], None]) -> None:
        """Call this after each change, from whatever thread makes it."""
        self.desk.watch(told)

    def picture(self) -> Sequence[str]:
        """The address as lines that a camera reads."""
        return self.network.picture(self.address)

    async def close(self) -> list[str]:
        """Close the port, leave nothing beside the decision but an open round, and return sentences on that."""
        room = self.part_with_room()
        if room is not None:
            await room.close()
        return self.end(room)
