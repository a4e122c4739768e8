"""Pictures of the screens on which phones join and vote, at two sizes; look at each before it is drawn anew."""

from __future__ import annotations

import pytest
from tests.tui.workshop_samples import AGREED, RULES
from tests.workshop.ballot.rooms import phone, votes

from subsidiarity.phones.address import Address
from subsidiarity.phones.network import LoopNetwork

pytest.importorskip("segno")
OF_THIRTY = AGREED.replace("{place: The hall}", "{place: The hall, people: 30}")


class StillRoom:
    """A room that no phone reaches, at an address that is the same on every machine."""

    address = "http://192.168.178.20:8421/K7M2X"

    async def close(self):
        """Nothing is open."""


class StillNetwork(LoopNetwork):
    """A network that is the same on every machine."""

    def missing(self):
        return None

    def addresses(self):
        return (Address("192.168.178.20", "wlan0"), Address("127.0.0.1", "lo"))

    async def open(self, *_):
        return StillRoom()


JOIN = ("J", "down", "enter")
VOTE = (*JOIN, "b", "v", *RULES)
WAYS = {
    "phones-asked": ("J",),
    "phones-promise": ("J", "enter"),
    "phones-join": JOIN,
    "phones-vote": VOTE,
}


@pytest.mark.parametrize("size", [(80, 24), (40, 15), (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", WAYS)
async def test_it_looks_as_in_its_picture(workshop_app, picture, monkeypatch, name, size):
    """Twenty-three phones of thirty people are here, nineteen have voted."""
    monkeypatch.setattr("subsidiarity.workshop.ballot.kept_room.new_code", lambda: "K7M2X")
    app = workshop_app("hall.yaml", OF_THIRTY)
    app.network = StillNetwork
    async with app.run_test(size=size) as pilot:
        await pilot.press(*WAYS[name])
        await pilot.pause()
        if app.phones is not None and app.phones.round is not None:
            votes(app.phones.desk, *"1122312a0123111" + "1" * 4)
        elif app.phones is not None:
            for _ in range(23):
                phone(app.phones.desk)
        await pilot.pause()

        picture(f"{name}-{size[0]}x{size[1]}", app)
