"""A room in the loop that opens it, as a screen has it; and a program that is told to end while votes come in."""

from __future__ import annotations

import asyncio
import contextlib
import http.client
import random
import signal
import socket
import threading
from urllib.parse import urlsplit

import pytest
from tests.cli.running import PATIENCE_SECONDS
from tests.lines.facilitator import facilitating
from tests.phones.visitor import Visitor
from tests.workshop.ballot.rooms import TALLIES, begun

from subsidiarity.phones.room import Room
from subsidiarity.phones.room_thread import RoomThread
from subsidiarity.workshop.ballot.sitting_votes import close_round, open_round, show_stage
from subsidiarity.workshop.refusal import Refusal

pytest.importorskip("aiohttp")
GONE = (OSError, http.client.HTTPException)


async def test_a_room_lives_in_the_loop_that_opens_it(tmp_path):
    """Votes come in while the loop goes on; each change is told; at the end the port is closed."""
    sitting, desk = begun(tmp_path)
    room = await Room.open(desk, "127.0.0.1", str, 0)
    assert isinstance(room, Room)
    changes: list[int] = []
    desk.watch(lambda: changes.append(desk.voted))
    assert open_round(sitting, desk) is None
    show_stage(sitting, desk, TALLIES)
    phones = [Visitor(room.address) for _ in range(3)]
    for phone in phones:
        await asyncio.to_thread(phone.vote, "2")
    assert close_round(sitting, desk) is None
    await room.close()

    assert (3, 3) == (desk.here, max(changes))
    assert ["Counted. You can change it until the vote closes."] * 3 == [phone.said for phone in phones]
    with pytest.raises(ConnectionRefusedError):
        phones[0].look()


async def test_a_room_comes_back_at_its_address(tmp_path):
    """Phones find it where it was."""
    _, desk = begun(tmp_path)
    first = await Room.open(desk, "127.0.0.1", str, 0)
    assert isinstance(first, Room)
    await first.close()
    again = await Room.open(desk, "127.0.0.1", str)
    assert isinstance(again, Room)
    await again.close()

    assert first.address == again.address


async def test_a_room_that_cannot_be_kept_leaves_no_port_open(tmp_path):
    """It is refused, and whoever knocks finds nobody."""
    _, desk = begun(tmp_path)
    (tmp_path / ".hall.yaml.room").mkdir()
    with socket.create_server(("127.0.0.1", 0)) as found:
        port = found.getsockname()[1]
    refused = await Room.open(desk, "127.0.0.1", str, port)

    assert isinstance(refused, Refusal)
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port), PATIENCE_SECONDS)


async def test_three_hundred_phones_may_come_while_the_screen_is_busy(tmp_path):
    """None is held up until it tries again, as each would be that comes when no more may wait."""
    _, desk = begun(tmp_path)
    room = await Room.open(desk, "127.0.0.1", str, 0)
    assert isinstance(room, Room)
    place = urlsplit(room.address)
    with contextlib.ExitStack() as coming:
        for _ in range(300):  # nothing is awaited, so nobody takes them
            coming.enter_context(socket.create_connection((place.hostname, place.port), 5))
        await room.close()


def test_an_address_that_is_none_of_this_machine_cannot_be_opened(tmp_path):
    """The error reaches whoever asked, from the room's own thread."""
    _, desk = begun(tmp_path)

    with pytest.raises(OSError, match=r"."):
        RoomThread.open(desk, "192.0.2.77", str)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(16))
def test_whatever_ends_the_program_what_was_counted_stays(tmp_path, seed):
    """Told to end, or killed, after any number of votes while more come in: none that was acknowledged is lost."""
    chance = random.Random(seed)
    after, number = (
        chance.randrange(1, 12),
        chance.choice([signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL]),
    )
    told: list[Visitor] = []
    enough = threading.Event()

    def vote(phone: Visitor) -> None:
        try:
            phone.look()
            phone.send("vote", choice="1")
        except GONE:
            return
        if phone.said.startswith("Counted."):
            told.append(phone)
        if len(told) >= after:
            enough.set()

    with facilitating(tmp_path) as held:
        held.open_vote()
        voting = [threading.Thread(target=vote, args=(Visitor(held.address),)) for _ in range(12)]
        for each in voting:
            each.start()
        assert enough.wait(PATIENCE_SECONDS)
        held.process.send_signal(number)
        held.process.wait(PATIENCE_SECONDS)
        for each in voting:
            each.join()
    with facilitating(tmp_path) as held:
        voted = int(held.hear(" voted. It goes on").rpartition("open: ")[2].split()[0])
        held.type("j")
        held.open_address()
        for phone in told:
            phone.address = held.address  # another port, where another program has taken the first one meanwhile
            phone.look()
        held.type("x")
        held.leave()

    assert len(told) <= voted <= 12
    assert {"Counted. You can change it until the vote closes."} == {phone.said for phone in told}
