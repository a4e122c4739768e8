"""What strangers on the network may send: slow, many, malformed; the room's own phones and the facilitator go on."""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import resource
import signal
import socket
from collections.abc import Awaitable
from urllib.parse import urlsplit

import pytest
from tests.cli.running import PATIENCE_SECONDS
from tests.lines.facilitator import facilitating
from tests.phones.visitor import Visitor, opened

from subsidiarity.phones.door import SPARE_FILES, Connection, Door, Transport, most_sockets

pytest.importorskip("aiohttp")

MOST_SOCKETS = 2_000
FUZZED = 20_000
FORM = b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 20\r\n\r\nround="
ANSWER_SECONDS = 0.5
"""Seconds after which it is said that nothing more is sent, for a request that has promised more."""
ODD_HEADERS = ["Transfer-Encoding: chunked", "Expect: 100-continue", "Expect: é", "X: " + "y" * 5_000, "\x01", ": "]


class Ended:
    """A connection as a door sees it."""

    def __init__(self, address: str) -> None:
        self.peername = (address, 1)
        self.transport: Transport | None = self
        self.is_aborted = False

    def is_closing(self) -> bool:
        return self.is_aborted

    def abort(self) -> None:
        self.is_aborted = True


class Server:
    """A server whose connections come from the addresses that are said."""

    def __init__(self) -> None:
        self.connections: list[Connection] = []
        self.address = ""

    def __call__(self) -> Ended:
        coming = Ended(self.address)
        self.connections.append(coming)
        return coming

    def comes(self, door: Door, address: str) -> Ended:
        self.address = address
        coming = door()
        assert isinstance(coming, Ended)
        return coming


def test_whoever_opens_many_connections_loses_its_own():
    """The phones of others stay, whichever came first."""
    server = Server()
    door = Door(server, 5)
    own = [server.comes(door, "phone"), server.comes(door, "phone")]
    flood = [server.comes(door, "stranger") for _ in range(50)]

    assert [False, False] == [each.is_aborted for each in own]
    assert 3 == sum(not each.is_aborted for each in flood)


def test_connections_on_which_nothing_was_asked_go_first():
    """A phone behind the same address as a flood keeps its stream."""
    server = Server()
    door = Door(server, 5)
    phone = server.comes(door, "shared")
    door.hear(phone)
    for _ in range(50):
        server.comes(door, "shared")

    assert not phone.is_aborted


def malformed(chance: random.Random, place: str, netloc: str, cookie: str) -> bytes:
    """A request with one or more things wrong with it, or none."""
    paths = [
        "",
        "/vote",
        "/vote",
        "/vote",
        "/line",
        "/slip",
        "/main",
        "/events/x",
        "/minutes",
        "/in",
        "/%00",
        "/" + "a" * 3_000,
    ]
    method = chance.choice(["GET", "POST", "POST", "POST", "PUT", "\x00", "G" * 50])
    kind = chance.choice(
        ["application/x-www-form-urlencoded"] * 3 + ["application/json", "multipart/form-data", "\xff"]
    )
    fields = ["round", "choice", "turn", "line", "code", "script", "x", "%00", ""]
    values = ["1", "0", "a", "%ff", "%", "9" * 400, "<script>", "%E2%80%AE", "-1", "1.5", "null", "\x00", "[]", "é"]
    body = "&".join(f"{chance.choice(fields)}={chance.choice(values)}" for _ in range(chance.randrange(12))).encode()
    length = chance.choice([len(body)] * 60 + [0, len(body) + 5, 10**9])
    headers = [f"Host: {netloc}", f"Content-Type: {kind}", f"Content-Length: {length}"]
    if chance.random() < 0.8:
        headers.append(f"Origin: http://{netloc}")
    if chance.random() < 0.8:
        headers.append(
            f"Cookie: {chance.choice([cookie, cookie, cookie, cookie, cookie[:-1], 'seat=', 'seat=é', ';;;', 'seat'])}"
        )
    if chance.random() < 0.1:
        headers.append(chance.choice(ODD_HEADERS))
    version = chance.choice(["HTTP/1.1"] * 9 + ["HTTP/9.9"])
    head = f"{method} {place}{chance.choice(paths)} {version}\r\n" + "\r\n".join(headers) + "\r\n\r\n"
    whole = head.encode("latin-1", "replace") + body
    if chance.random() < 0.2:
        at = chance.randrange(len(whole))
        whole = whole[:at] + bytes([chance.randrange(256)]) + whole[at + 1 :]
    return whole


async def within(seconds: float, line: Awaitable[bytes]) -> bytes | None:
    """A line that comes in time; None if it does not."""
    try:
        return await asyncio.wait_for(line, seconds)
    except TimeoutError:
        return None


async def statuses(address: str, cookie: str, number: int, seed: int) -> dict[int, int]:
    """How often each status was answered."""
    chance = random.Random(seed)
    place = urlsplit(address)
    found: dict[int, int] = {}
    slots = asyncio.Semaphore(20)

    async def send(request: bytes) -> None:
        async with slots:
            reader, writer = await asyncio.open_connection(place.hostname, place.port)
            with contextlib.suppress(OSError):
                writer.write(request)
                line = await within(ANSWER_SECONDS, reader.readline())
                if line is None:
                    writer.write_eof()
                    line = await reader.readline()
                status = int(line.split()[1]) if line else 0
                found[status] = found.get(status, 0) + 1
            writer.close()
            with contextlib.suppress(OSError):
                await writer.wait_closed()

    for start in range(0, number, 500):
        batch = (malformed(chance, place.path, place.netloc, cookie) for _ in range(min(500, number - start)))
        await asyncio.gather(*map(send, batch))
    return found


@pytest.mark.parametrize("number", [600, pytest.param(FUZZED, marks=pytest.mark.long)])
def test_malformed_requests_are_refused_and_nothing_breaks(tmp_path, number):
    """No error of the server's own, and no vote but for the choices of this round."""
    with opened(tmp_path) as (_, desk, room):
        phone = Visitor(room.address)
        phone.look()
        found = asyncio.run(statuses(room.address, phone.cookie, number, 5))
        honest = phone.vote("3")

        assert {} == {status: times for status, times in found.items() if status >= 500}
        assert number * 0.9 < sum(found.values())
        assert (200, 1) == (honest, desk.voted)


@pytest.mark.long
def test_slow_sockets_hold_up_nobody(tmp_path):
    """Two thousand that say nothing, or little: a vote arrives, what is typed is answered, little is written."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    if 0 < most < MOST_SOCKETS + 200:
        pytest.skip("this machine lets nobody open so many sockets")
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(before[0], MOST_SOCKETS + 200), most))
    try:
        with facilitating(tmp_path) as held, contextlib.ExitStack() as slow:
            held.open_vote()
            place = urlsplit(held.address)
            for number in range(MOST_SOCKETS):
                found = slow.enter_context(socket.socket())
                found.bind((f"127.0.0.{2 + number % 50}", 0))
                found.connect((place.hostname, place.port))
                with contextlib.suppress(OSError):
                    found.sendall(b"POST /" if number % 2 else b"")
            held_open = len(os.listdir(f"/proc/{held.process.pid}/fd"))
            phone = Visitor(held.address, "127.0.0.99")
            phone.vote("1")
            held.type("")
            held.hear("1 of 1 voted.")
            held.type("x")
            said = held.leave()
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)

    assert held_open < most_sockets() + SPARE_FILES
    assert "Counted. You can change it until the vote closes." == phone.said
    assert len(said) < 100_000
    assert "Traceback" not in said


@pytest.mark.long
@pytest.mark.parametrize(
    ("begun", "expected"),
    [
        (b"", b""),
        (b"GET /", b""),
        (b"POST {place}/vote HTTP/1.1\r\nHost: {netloc}\r\n", b""),
        (
            b"POST {place}/vote HTTP/1.1\r\nHost: {netloc}\r\nOrigin: http://{netloc}\r\nCookie: {cookie}\r\n" + FORM,
            b"HTTP/1.1 408",
        ),
    ],
    ids=["nothing", "half a line", "half the headers", "half a body"],
)
def test_a_connection_that_does_not_go_on_is_ended(tmp_path, begun, expected):
    """Whatever it has said so far; what was not sent in time is no vote."""
    with opened(tmp_path) as (_, desk, room):
        phone = Visitor(room.address)
        phone.look()
        place = urlsplit(room.address)
        sent = begun.decode().format(place=place.path, netloc=place.netloc, cookie=phone.cookie).encode()
        with socket.create_connection((place.hostname, place.port), PATIENCE_SECONDS) as slow:
            slow.sendall(sent)
            answer = slow.makefile("rb").read()

        assert (expected, 0) == (answer[: len(expected)] if expected else answer, desk.voted)


def test_a_refused_body_is_not_waited_for_as_long_as_a_word(tmp_path):
    """Who promises much and sends nothing is gone while a silent connection that came before may still speak."""
    with opened(tmp_path) as (_, _, room):
        place = urlsplit(room.address)
        promise = f"POST {place.path}/vote HTTP/1.1\r\nHost: {place.netloc}\r\nContent-Length: 1000000000\r\n\r\n"
        with (
            socket.create_connection((place.hostname, place.port), PATIENCE_SECONDS) as silent,
            socket.create_connection((place.hostname, place.port), PATIENCE_SECONDS) as promising,
        ):
            promising.sendall(promise.encode())
            refusal = promising.makefile("rb").read()
            silent.sendall(b"GET / HTTP/1.1\r\nHost: elsewhere\r\n\r\n")
            answer = silent.recv(12)

    assert (b"HTTP/1.1 403", b"HTTP/1.1 403") == (refusal[:12], answer)


@pytest.mark.long
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_a_full_room(tmp_path, number):
    """Two hundred phones that listen: each is told, the port is closed, and the program ends."""
    with facilitating(tmp_path) as held:
        held.open_vote()
        place = urlsplit(held.address)
        streams = []
        for _ in range(200):
            phone = Visitor(held.address)
            phone.look()
            stream = socket.create_connection((place.hostname, place.port), PATIENCE_SECONDS)
            stream.sendall(
                f"GET {place.path}/events HTTP/1.1\r\nHost: {place.netloc}\r\nCookie: {phone.cookie}\r\n\r\n".encode()
            )
            assert stream.recv(4_096)
            streams.append(stream)
        held.process.send_signal(number)
        assert held.process.wait(PATIENCE_SECONDS) in (130, 143)
        told = [stream.makefile("rb").read() for stream in streams]
        for stream in streams:
            stream.close()

    assert 200 == sum(b"event: end" in each for each in told)
